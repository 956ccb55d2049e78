"""The JSON line of `gatepost parse`."""

from __future__ import annotations

import json

from hypothesis import given

from gatepost.message.reading import read
from gatepost.message.wire import encode
from support.messages import messages


def test_a_message_is_one_line_of_json() -> None:
    assert encode('feat(api)!: say "hi"\n\nCloses #1\nRelease-As: 2.0.0') == (
        '{"commits": ['
        '{"type": "Release-As", "scope": null, "bareMessage": "2.0.0", "breaking": false, "notes": [], '
        '"references": [], "message": "Release-As: 2.0.0"}, '
        '{"type": "feat", "scope": "api", "bareMessage": "say \\"hi\\"", "breaking": true, "notes": ['
        '{"title": "BREAKING CHANGE", "text": "say \\"hi\\""}, {"title": "RELEASE AS", "text": "2.0.0"}], '
        '"references": [{"prefix": "#", "action": "Closes", "issue": "1"}], '
        '"message": "feat(api)!: say \\"hi\\""}], "error": null, "part_errors": []}'
    )


def test_a_message_that_cannot_be_read_says_why_twice() -> None:
    assert encode("Fixed") == (
        '{"commits": [], "error": "unexpected token EOF at 1:6, valid tokens [(, !, :]", '
        '"part_errors": ["Error: unexpected token EOF at 1:6, valid tokens [(, !, :]"]}'
    )


def test_a_part_may_fail_where_the_whole_does_not() -> None:
    line = encode("feat: a\n\nBEGIN_NESTED_COMMITxEND_NESTED_COMMIT")
    assert json.loads(line)["part_errors"] == ["Error: unexpected token EOF at 1:2, valid tokens [(, !, :]"]
    assert json.loads(line)["error"] is None


def test_an_empty_message_has_an_error_and_no_part() -> None:
    assert json.loads(encode("")) == {
        "commits": [],
        "error": "unexpected token EOF at 1:1, valid tokens [<type>]",
        "part_errors": [],
    }


@given(text=messages())
def test_every_line_is_ascii_json_with_all_commits(text: str) -> None:
    line = encode(text)
    assert line.isascii()
    assert "\n" not in line
    assert [commit["message"] for commit in json.loads(line)["commits"]] == [
        commit.header for commit in read(text).commits
    ]

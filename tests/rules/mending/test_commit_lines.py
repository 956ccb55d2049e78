"""Which line each commit of a message comes from."""

from __future__ import annotations

import pytest

from gatepost.rules.mending.commit_lines import commit_lines
from support.judging import case_of


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("fix: a", [(1, "fix: a")]),
        ("fix: a\n\nRefs: b\nCc: d", [(3, "Refs: b"), (4, "Cc: d"), (1, "fix: a")]),
        ("fix: a\n\nfeat: b\n\nRefs: c", [(1, "fix: a"), (5, "Refs: c"), (3, "feat: b")]),
        ("Fixed\n\nfeat: b\n\nfix: c", [(3, "feat: b"), (5, "fix: c")]),
        ("fix: a\n\nfoo(b\n\nfeat: c", [(5, "feat: c")]),
        (
            "fix: a\n\nBEGIN_NESTED_COMMIT\nfeat: b\nEND_NESTED_COMMIT\n\nchore: c",
            [(1, "fix: a"), (7, "chore: c"), (4, "feat: b")],
        ),
    ],
)
def test_a_footer_s_commit_has_the_footer_s_line(text: str, expected: list[tuple[int, str]]) -> None:
    case = case_of(text)
    assert [(case.position(offset)[0], commit.header) for offset, commit in commit_lines(case)] == expected

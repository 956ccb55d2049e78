"""The parts of a message, and where each of their characters comes from."""

from __future__ import annotations

import re

import pytest
from hypothesis import given

from gatepost.message.split import Part, split
from support.messages import messages

REAL = re.compile(r"\r?\n\r?\n(?=(?:feat|fix|docs|style|refactor|perf|test|build|ci|chore|revert)(?:\(.*?\))?: )")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", []),
        ("feat: a", ["feat: a"]),
        ("feat: a\n\nbody", ["feat: a\n\nbody"]),
        ("feat: a\n\nfix: b", ["feat: a", "fix: b"]),
        ("feat: a\r\n\r\nfix: b\r\n", ["feat: a", "fix: b\r\n"]),
        ("feat: a\n\r\nfix: b", ["feat: a", "fix: b"]),
        ("feat: a\n\nfix(x): b\n\nprose\n\ndocs: c", ["feat: a", "fix(x): b\n\nprose", "docs: c"]),
        ("feat: a\n\nfix(x)y): b", ["feat: a", "fix(x)y): b"]),
        ("feat: a\n\nfix(x\u2028): b", ["feat: a\n\nfix(x\u2028): b"]),
        ("feat: a\n\nfix!: b", ["feat: a\n\nfix!: b"]),
        ("feat: a\n\nfix:b", ["feat: a\n\nfix:b"]),
        ("feat: a\n\nFix: b", ["feat: a\n\nFix: b"]),
        ("feat: a\n\nfixed: b", ["feat: a\n\nfixed: b"]),
        ("feat: a\n\n\nfix: b", ["feat: a\n", "fix: b"]),
        ("feat: a\nfix: b", ["feat: a\nfix: b"]),
        ("\n\nfix: b", ["fix: b"]),
        ("\n\n\n\nfix: b", ["\n\n", "fix: b"]),
        ("a BEGIN_NESTED_COMMITbEND_NESTED_COMMIT c", ["a  c", "b"]),
        ("BEGIN_NESTED_COMMITb", ["b"]),
        ("aBEGIN_NESTED_COMMITb", ["a", "b"]),
        ("aBEGIN_NESTED_COMMITbEND_NESTED_COMMITcEND_NESTED_COMMITd", ["acEND_NESTED_COMMITd", "b"]),
        ("a\n\nBEGIN_NESTED_COMMITxEND_NESTED_COMMITfix: b", ["a", "fix: b", "x"]),
        ("BEGIN_NESTED_COMMITBEGIN_NESTED_COMMIT", ["", ""]),
    ],
)
def test_a_message_is_cut_before_headers_and_at_nested_commits(text: str, expected: list[str]) -> None:
    assert [part.text for part in split(text)] == expected


@given(text=messages())
def test_cuts_are_those_of_the_real_pattern(text: str) -> None:
    text = text.replace("BEGIN_NESTED_COMMIT", "").replace("\u2028", "").replace("\u2029", "")
    assert [part.text for part in split(text)] == [piece for piece in REAL.split(text) if piece]


def characters(part: Part, text: str) -> str:
    return "".join(text[part.offset_in_whole(at)] for at in range(len(part.text)))


@given(text=messages())
def test_every_character_of_a_part_is_found_in_the_whole(text: str) -> None:
    assert [characters(part, text) for part in split(text)] == [part.text for part in split(text)]


def test_nested_commits_leave_gaps_that_are_leapt_over() -> None:
    text = "feat: aBEGIN_NESTED_COMMITfix: bEND_NESTED_COMMITc\n\ndocs: dBEGIN_NESTED_COMMITxEND_NESTED_COMMITe"
    found = [(part.text, [text[part.offset_in_whole(at)] for at in range(len(part.text))]) for part in split(text)]
    assert found == [(each, list(each)) for each in ("feat: ac", "docs: de", "fix: b", "x")]


def test_a_part_with_thousands_of_gaps_finds_each_character_at_once() -> None:
    text = "aBEGIN_NESTED_COMMITxEND_NESTED_COMMIT" * 20_000
    main = split(text)[0]
    step = len(text) // 20_000
    assert [main.offset_in_whole(at) for at in range(20_000)] == [step * at for at in range(20_000)]

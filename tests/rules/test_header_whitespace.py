"""`header-whitespace`, GP111."""

from __future__ import annotations

import pytest

from gatepost.rules.header_whitespace import HeaderWhitespace
from gatepost.values import ERROR, WARNING
from support.judging import Found, case_of, found

WIDE = "a wide space stands where one plain space should be"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("fix:a", [Found(1, 5, 6, "a space is missing after the colon", "fix: a")]),
        ("fix:  a", [Found(1, 5, 7, "there are 2 spaces in a row", "fix: a")]),
        ("fix:\ta", [Found(1, 5, 6, "a tab stands where one plain space should be", "fix: a")]),
        ("fix:\xa0a", [Found(1, 5, 6, "a no-break space stands where one plain space should be", "fix: a")]),
        ("fix: a  b", [Found(1, 7, 9, "there are 2 spaces in a row", "fix: a b")]),
        ("fix: a\tb", [Found(1, 7, 8, "a tab stands where one plain space should be", "fix: a b")]),
        ("fix: a \n\nb", [Found(1, 7, 8, "there are spaces at the end", "fix: a\n\nb")]),
        ("fix: a\xa0b", [Found(1, 7, 8, "a no-break space stands where one plain space should be", "fix: a b")]),
        ("fix: \u200ba", [Found(1, 5, 7, "an invisible space stands where one plain space should be", "fix: a")]),
        ("fix: a\u200b", [Found(1, 7, 8, "an invisible space hides here", "fix: a")]),
        ("fix: \ufeffa", [Found(1, 5, 7, "a byte order mark stands where one plain space should be", "fix: a")]),
        ("fix: a\u2060b", [Found(1, 7, 8, "an invisible joiner hides here", "fix: ab")]),
        ("fix: a\x0bb", [Found(1, 7, 8, "a vertical tab stands where one plain space should be", "fix: a b")]),
        ("fix: a\x0cb", [Found(1, 7, 8, "a form feed stands where one plain space should be", "fix: a b")]),
        (" fix: a", [Found(1, 1, 2, "white space stands in front of the header", "fix: a")]),
        ("\tfix: a", [Found(1, 1, 2, "a tab stands in front of the header", "fix: a")]),
        ("\n\nfix: a\n", [Found(1, 1, 2, "white space stands in front of the header", "fix: a\n")]),
        ("\ufefffix: a b", [Found(1, 1, 2, "a byte order mark stands in front of the header", "fix: a b")]),
        ("  fix:a", [Found(1, 1, 3, "white space stands in front of the header", "fix: a")]),
        ("fix(api)!:a  b", [Found(1, 11, 12, "a space is missing after the colon", "fix(api)!: a b")]),
        ("fix: a   b  c", [Found(1, 7, 10, "there are 3 spaces in a row", "fix: a b c")]),
        ("fix: \u3000a", [Found(1, 5, 7, WIDE, "fix: a")]),
        ("fix:\u3000a", [Found(1, 5, 6, WIDE, "fix: a")]),
        ("fix:\u3000 a\u3000b", [Found(1, 5, 7, WIDE, "fix: a\u3000b")]),
        ("fix(api): \u3000\u3000a  b", [Found(1, 10, 13, WIDE, "fix(api): a b")]),
        ("fix: si\u200bgn in", [Found(1, 8, 9, "an invisible space hides here", "fix: sign in")]),
        (
            "fix: \u65b0  \u6a5f\u80fd\u3000x",
            [Found(1, 7, 9, "there are 2 spaces in a row", "fix: \u65b0 \u6a5f\u80fd\u3000x")],
        ),
    ],
)
def test_the_first_wrong_white_space_is_pointed_at_and_all_of_it_is_mended(text: str, expected: list[Found]) -> None:
    assert found(HeaderWhitespace, text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "",
        "fix",
        "fix #1",
        "fix: a",
        "fix:",
        "fix: ",
        "fix: a\u3000b",
        "fix: a ",
        "fix: a  ",
    ],
)
def test_plain_headers_pass(text: str) -> None:
    assert found(HeaderWhitespace, text) == []


def test_the_header_of_a_merge_is_git_s_own() -> None:
    assert found(HeaderWhitespace, case_of("fix:a", merge=True)) == []


def test_the_mended_header_keeps_what_stands_below_it() -> None:
    assert [each.mended for each in found(HeaderWhitespace, "\tfix:a  b\r\n\r\nbody  x\n")] == [
        "fix: a b\r\n\r\nbody  x\n"
    ]


@pytest.mark.parametrize(
    ("text", "severity"),
    [("fix: a  b", WARNING), ("fix:  a", WARNING), ("fix: a ", WARNING), ("fix:a", ERROR), ("fix: a\tb", ERROR)],
)
def test_plain_spaces_too_many_are_a_warning(text: str, severity: str) -> None:
    assert [finding.severity for finding in HeaderWhitespace().check(case_of(f"{text}\n\nbody"))] == [severity]

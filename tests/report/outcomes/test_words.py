"""What checks say, as lines; and the sum."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from gatepost.report.outcomes.words import line_of, lines_of, reading_on, sign_of, summed
from support.outcomes import HINGE, LATCH, NOTHING, PAINT, UNSEEN, WHOLE

if TYPE_CHECKING:
    from gatepost.outcomes.values import Outcome


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("", []),
        (" \n\t", []),
        ("a", ["a"]),
        ("a\r\nb\n\nc\n", ["a", "b", "", "c"]),
        ("a\rb", ["a\\rb"]),
        ("\x1b[31m\u202e", ["\\x1b[31m\\u202e"]),
        ("x" * 1000, ["x" * 1000]),
        ("x" * 1001, ["x" * 1000 + "…"]),
    ],
)
def test_a_text_becomes_lines_that_are_safe_to_show(text: str, lines: list[str]) -> None:
    assert lines_of(text) == lines
    assert line_of(text) == " ".join(lines)


def test_of_many_lines_some_are_shown_and_the_others_counted() -> None:
    assert lines_of("a\n" * 20) == ["a"] * 20
    assert lines_of("a\n" * 21) == [*["a"] * 20, "… and 1 more line"]
    assert lines_of("a\n" * 1500)[-1] == "… and 1,480 more lines"


@pytest.mark.parametrize(
    ("outcomes", "said", "sign"),
    [
        ((), "nothing to check", "warning"),
        ((PAINT,), "1 check passed", "fine"),
        ((PAINT, PAINT, UNSEEN), "2 checks passed, 1 skipped", "fine"),
        ((UNSEEN,), "no check passed, 1 skipped", "warning"),
        ((HINGE, PAINT), "1 warning; 1 check passed", "warning"),
        ((LATCH, HINGE, HINGE), "1 error and 2 warnings; no check passed", "error"),
        ((LATCH, LATCH, UNSEEN), "2 errors; no check passed, 1 skipped", "error"),
        ((PAINT,) * 1234, "1,234 checks passed", "fine"),
    ],
)
def test_a_report_is_summed_up_and_is_fine_only_where_something_was_found_to_be_so(
    outcomes: tuple[Outcome, ...], said: str, sign: str
) -> None:
    report = replace(WHOLE, outcomes=outcomes)
    assert (summed(report), sign_of(report)) == (said, sign)


def test_a_warning_weighs_as_much_as_an_error_in_a_strict_report() -> None:
    assert sign_of(replace(WHOLE, outcomes=(PAINT, HINGE), is_strict=True)) == "error"


def test_the_pages_to_read_are_those_of_the_problems() -> None:
    assert reading_on(WHOLE) == "gatepost explain GA903 GA902"
    assert reading_on(NOTHING) == ""

"""The version in a text, as the real pattern finds it."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gatepost.message.parse import parse
from gatepost.rules.mending.versions import value_span, version_in

REAL = re.compile(r"([0-9]+)\.([0-9]+)\.([0-9]+)(-([^+]+))?(\+(.*))?")


def by_the_real_pattern(text: str) -> str:
    """Return what Release Please's own pattern finds."""
    match = REAL.search(text)
    if match is None:
        return ""
    numbers = ".".join(number.lstrip("0") or "0" for number in match.group(1, 2, 3))
    return numbers + (f"-{match[5]}" if match[5] else "") + (f"+{match[7]}" if match[7] else "")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", ""),
        ("1.2", ""),
        ("1.2.x", ""),
        ("1.2.3", "1.2.3"),
        ("v1.2.3", "1.2.3"),
        ("to 1.2.3, at last", "1.2.3"),
        ("1.2.3.4", "1.2.3"),
        ("1..2.3.4", "2.3.4"),
        ("01.000.10", "1.0.10"),
        ("1.2.3-", "1.2.3"),
        ("1.2.3-rc.1", "1.2.3-rc.1"),
        ("1.2.3-rc.1+build.5", "1.2.3-rc.1+build.5"),
        ("1.2.3+build", "1.2.3+build"),
        ("1.2.3+", "1.2.3"),
        ("1.2.3-+x", "1.2.3"),
        ("1.2.3 +x", "1.2.3"),
        ("\u0661.\u0662.\u0663", ""),
    ],
)
def test_a_version_is_found_anywhere(text: str, expected: str) -> None:
    assert version_in(text) == expected


@given(text=st.lists(st.sampled_from([*"0123.-+ vx\u0663", "..", "1.2", "1.2.3"])).map("".join))
def test_it_is_the_one_that_the_real_pattern_finds(text: str) -> None:
    assert version_in(text) == by_the_real_pattern(text)


def test_digits_and_dots_without_end_cost_no_more_than_others() -> None:
    assert [version_in("1" * 1_000_000), version_in("1." * 500_000)] == ["", "1.1.1"]


@pytest.mark.parametrize("text", ["fix: a\n\nRefs: b c", "fix: a\n\nRefs:   b c\n  d"])
def test_a_value_begins_after_its_white_space_and_ends_with_its_line(text: str) -> None:
    spans = [value_span(text, footer) for footer in parse(text).footers]
    assert [text[start:end] for start, end in spans] == ["b c"]

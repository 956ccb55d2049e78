"""Which Pythons a project supports."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gatepost.scaffold.pythons import KNOWN, UnknownRequirement, admits, in_order, is_plain, supported

ALL = ("3.10", "3.11", "3.12", "3.13", "3.14")


@pytest.mark.parametrize(
    ("requires", "pythons"),
    [
        ("", ALL),
        ("*", ALL),
        (">=3.10", ALL),
        (">=3.8", ALL),
        (">=3.11,<3.14", ("3.11", "3.12", "3.13")),
        (">=3.11, <3.14", ("3.11", "3.12", "3.13")),
        (">=3.11 <3.14", ("3.11", "3.12", "3.13")),
        (">= 3.13", ("3.13", "3.14")),
        (">3.10.4,!=3.12.*", ("3.10", "3.11", "3.13", "3.14")),
        ("==3.12.*", ("3.12",)),
        ("==3.12.7", ("3.12",)),
        ("<=3.11", ("3.10", "3.11")),
        ("~=3.12", ("3.12", "3.13", "3.14")),
        ("~=3.12.0", ("3.12",)),
        ("^3.11", ("3.11", "3.12", "3.13", "3.14")),
        ("^3", ALL),
        ("^3.11.2", ("3.11", "3.12", "3.13", "3.14")),
        ("^0.1", ()),
        ("^0.0", ()),
        ("~3.12", ("3.12",)),
        ("~3.12.1", ("3.12",)),
        ("~3", ALL),
        ("3.12", ("3.12",)),
        ("v3.12", ("3.12",)),
        ("3.*", ALL),
        ("3.12.*", ("3.12",)),
        ("^2.7 || ^3.13", ("3.13", "3.14")),
        ("3.10 | 3.14", ("3.10", "3.14")),
        (">=2.7,<3", ()),
    ],
)
def test_a_requirement_admits_what_it_says_be_it_in_poetrys_words(requires: str, pythons: tuple[str, ...]) -> None:
    assert tuple(python for python in KNOWN if admits(requires, python)) == pythons


@pytest.mark.parametrize("requires", ["three", ">=3.x", "^", "~", "^three", ">=3.10,,", "=>3.10", "3.10 and up"])
def test_what_is_no_requirement_is_named(requires: str) -> None:
    if requires == ">=3.10,,":  # which PEP 440 takes
        assert admits(requires, "3.10")
        return
    with pytest.raises(UnknownRequirement):
        admits(requires, "3.10")


@given(st.text(max_size=20) | st.text(alphabet="^~<>=!.,*|v 0123456789", max_size=12))
def test_whatever_stands_there_is_a_requirement_or_is_not(requires: str) -> None:
    try:
        found = supported(requires, (), 0)
    except UnknownRequirement:
        return
    assert set(found) <= set(KNOWN)


def test_pythons_past_their_end_are_left_out_unless_classifiers_name_them() -> None:
    assert supported(">=3.8", (), 2026) == ALL
    assert supported(">=3.8", (), 2027) == ALL[1:]
    named = tuple(f"Programming Language :: Python :: {python}" for python in ("3", "3.9", "3.10", "3.11"))
    assert supported(">=3.8", named, 2030) == ("3.10", "3.11")


def test_classifiers_do_not_widen_the_requirement() -> None:
    named = ("Programming Language :: Python :: 3.10", "Programming Language :: Python :: 3.12")
    assert supported(">=3.11", named, 2026) == ("3.12",)
    assert supported(">=3.13", named, 2026) == ("3.13", "3.14")


def test_where_nothing_else_is_left_a_python_past_its_end_is_better_than_none() -> None:
    assert supported("==3.10.*", (), 2040) == ("3.10",)


def test_pythons_are_in_order_by_their_numbers_and_others_come_last() -> None:
    given = ("3.14t", "3.13", "3.9", "pypy3.11", "3.10", "3.9", "3.12.4")
    assert in_order(given) == ("3.9", "3.10", "3.13", "3.14t", "pypy3.11", "3.12.4")
    assert [python for python in given if is_plain(python)] == ["3.13", "3.9", "3.10", "3.9"]

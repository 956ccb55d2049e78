"""JavaScript's conversions and comparisons."""

from __future__ import annotations

from math import inf, isnan, nan
from typing import TYPE_CHECKING

import pytest

from gatepost.formats.errors import UnreadableText
from gatepost.formats.jsonpath.values import (
    UNDEFINED,
    Method,
    Value,
    alike,
    int32,
    joined,
    kind,
    less,
    number,
    own,
    primitive,
    same,
    signed,
    text,
    truthy,
)
from gatepost.formats.yaml.values import Binary, Timestamp

if TYPE_CHECKING:
    from gatepost.formats.json_text import Json

METHOD = Method("a", "trim")


@pytest.mark.parametrize(
    ("value", "key", "expected"),
    [
        ({"a": 1}, "a", 1),
        ({"a": 1}, "b", UNDEFINED),
        (["x"], "0", "x"),
        (["x"], "00", UNDEFINED),
        (["x"], "1", UNDEFINED),
        (["x"], "length", 1),
        ("xy", "1", "y"),
        ("\U0001f600", "length", 2),
        (1, "length", UNDEFINED),
        (UNDEFINED, "a", UNDEFINED),
    ],
)
def test_a_value_has_members_of_its_own(value: Value, key: str, expected: Value) -> None:
    assert own(value, key) == expected


@pytest.mark.parametrize(
    ("value", "expected", "as_text", "true"),
    [
        (UNDEFINED, "undefined", "undefined", False),
        (None, "object", "null", False),
        (True, "boolean", "true", True),
        (False, "boolean", "false", False),
        ("", "string", "", False),
        ("a", "string", "a", True),
        (0, "number", "0", False),
        (nan, "number", "NaN", False),
        (-1.5, "number", "-1.5", True),
        ([], "object", "", True),
        ([1, None, ["a"]], "object", "1,,a", True),
        ({}, "object", "[object Object]", True),
        (Binary(b"ab"), "object", "97,98", True),
    ],
)
def test_a_value_has_a_kind_a_text_and_a_truth(value: Value, expected: str, as_text: str, *, true: bool) -> None:
    assert kind(value) == expected
    assert text(value) == as_text
    assert truthy(value) is true


@pytest.mark.parametrize("value", [METHOD, Timestamp(0), {"toString": 1}])
def test_what_has_no_text_is_refused(value: Value) -> None:
    assert kind(value) in ("function", "object")
    assert truthy(value)
    with pytest.raises(UnreadableText):
        primitive(value)


def test_a_list_that_gets_too_long_as_text_is_refused() -> None:
    twice: list[Json] = ["a"]
    for _ in range(40):
        twice = [twice, twice]

    with pytest.raises(UnreadableText, match="a list of more than 100000 characters"):
        joined(twice, "")


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("", 0),
        (" 12\n", 12),
        ("0x1F", 31),
        ("0B11", 3),
        ("0o17", 15),
        (f"0x{'f' * 300}", inf),
        ("-Infinity", -inf),
        (".5e1", 5),
        (True, 1),
        (None, 0),
        ([], 0),
        (["7"], 7),
    ],
)
def test_a_value_is_taken_for_a_number(value: Value, expected: float) -> None:
    assert number(value) == expected


@pytest.mark.parametrize("value", ["a", "1_0", "0x", "-0x1", "\u0661", UNDEFINED, {}, [1, 2]])
def test_what_is_no_number_is_nan(value: Value) -> None:
    assert isnan(number(value))


@pytest.mark.parametrize(
    ("value", "expected"),
    [(1.9, 1), (-1.9, -1), (nan, 0), (inf, 0), (-inf, 0), (2**31, -(2**31)), (2**32 + 5, 5), ("7", 7)],
)
def test_bits_are_those_of_32(value: Value, expected: int) -> None:
    assert int32(value) == expected
    assert signed(2**33 + 3) == 3


THE_SAME: list[Json] = []


@pytest.mark.parametrize(
    ("left", "right", "identical", "equal"),
    [
        (1, 1.0, True, True),
        (1, "1", False, True),
        (1, True, False, True),
        (0, "", False, True),
        (nan, nan, False, False),
        (None, None, True, True),
        (None, UNDEFINED, False, True),
        (UNDEFINED, 0, False, False),
        (THE_SAME, THE_SAME, True, True),
        ([], [], False, False),
        ([1], "1", False, True),
        ({}, "[object Object]", False, True),
        ("a", "a", True, True),
        (METHOD, METHOD, True, True),
    ],
)
def test_values_are_the_same_or_alike(left: Value, right: Value, *, identical: bool, equal: bool) -> None:
    assert same(left, right) is identical
    assert alike(left, right) is equal


@pytest.mark.parametrize(
    ("left", "right", "expected"),
    [
        (1, 2, True),
        ("10", "9", True),
        ("10", 9, False),
        ("\uffff", "\U0001f600", False),
        ("a", 1, None),
        (1, UNDEFINED, None),
        (Timestamp(5), 6, True),
        ([1], [2], True),
    ],
)
def test_values_are_compared(left: Value, right: Value, *, expected: bool | None) -> None:
    assert less(left, right) is expected

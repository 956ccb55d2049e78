"""Values of TOML and where they stand: the tables were checked against @iarna/toml 3.0.0."""

from __future__ import annotations

import math

import pytest

from gatepost.formats.errors import UnreadableText
from gatepost.formats.toml.source import TomlSource
from gatepost.formats.toml.tree import Scalar
from gatepost.formats.toml.values import read_assignment

VALUES: list[tuple[str, object]] = [
    ('"x"', Scalar("x", 4, 7)),
    ('""', Scalar("", 4, 7)),
    ("'''x'''", Scalar("x", 4, 12)),
    ("true", Scalar(value=True, start=4, end=8)),
    ("false", Scalar(value=False, start=4, end=9)),
    ("inf", Scalar(math.inf, 4, 7)),
    ("-inf", Scalar(-math.inf, 4, 8)),
    ("+inf", Scalar(math.inf, 4, 8)),
    ("1", Scalar(1)),
    ("-1.5", Scalar(-1.5)),
    ("1979-05-27", Scalar("1979-05-27")),
    ("[]", []),
    ("[ 1 , # c\n 2, ]", [Scalar(1), Scalar(2)]),
    ('["x",\t1]', [Scalar("x", 5, 8), Scalar(1)]),
    ("[[1], [2]]", [[Scalar(1)], [Scalar(2)]]),
    ("{ }", {}),
    ('{b = "x", c.d = 1, c.e = 2}', {"b": Scalar("x", 9, 12), "c": {"d": Scalar(1), "e": Scalar(2)}}),
]
BROKEN = [
    ("", "Key without value at row 1, col 6, pos 5"),
    ("x", "Unexpected character, expecting string, number, datetime, boolean, inline array or inline table"),
    ("tru", "Invalid boolean, expected true or false at row 1, col 9, pos 8"),
    ("fals!", "Invalid boolean, expected true or false at row 1, col 10, pos 9"),
    ("+ina", 'Unexpected character, expected "inf", "+inf" or "-inf" at row 1, col 9, pos 8'),
    ("nax", 'Unexpected character, expected "nan" at row 1, col 8, pos 7'),
    ("[", "Unterminated inline array at row 1, col 7, pos 6"),
    ("[# c", "Unterminated inline array at row 1, col 11, pos 10"),
    ("[1 2]", "Invalid character, expected whitespace, comma (,) or close bracket (]) at row 1, col 9, pos 8"),
    ("[1", "Invalid character, expected whitespace, comma (,) or close bracket (]) at row 1, col 8, pos 7"),
    ("[,]", "Unexpected character, expecting string, number, datetime, boolean, inline array or inline table"),
    ("{", "Unterminated inline array at row 1, col 7, pos 6"),
    ("{b = 1\n}", "Unterminated inline array at row 1, col 12, pos 11"),
    (
        "{b = 1 c = 2}",
        "Invalid character, expected whitespace, comma (,) or close bracket (]) at row 1, col 13, pos 12",
    ),
    ("{b = 1,}", "Trailing commas in inline tables are not permitted at row 1, col 13, pos 12"),
    ("{b = 1,, c = 2}", "Empty elements in inline tables are not permitted at row 1, col 13, pos 12"),
    ("{b = 1, b = 2}", "Can't redefine existing key at row 1, col 19, pos 18"),
    ("{b = {}, b.c = 2}", "Can't redefine existing key at row 1, col 22, pos 21"),
]
"""What stands behind `a = `, and how the real message begins."""


@pytest.mark.parametrize(("text", "value"), VALUES)
def test_a_value_is_read_with_its_place(text: str, value: object) -> None:
    assert read_assignment(TomlSource(f"a = {text}"), 0, 0) == (["a"], value, 4 + len(text))


def test_no_number_is_a_value_with_a_place_too() -> None:
    _, value, _ = read_assignment(TomlSource("a = -nan"), 0, 0)

    assert isinstance(value, Scalar)
    assert isinstance(value.value, float)
    assert math.isnan(value.value)
    assert (value.start, value.end) == (4, 8)


@pytest.mark.parametrize(("text", "message"), BROKEN)
def test_a_broken_value_is_refused(text: str, message: str) -> None:
    with pytest.raises(UnreadableText) as caught:
        read_assignment(TomlSource(f"a = {text}"), 0, 0)

    assert str(caught.value).startswith(message)


@pytest.mark.parametrize("text", ["a", "a b", "a.b 1", "a:1"])
def test_a_key_needs_an_equals_sign(text: str) -> None:
    with pytest.raises(UnreadableText, match=r"Invalid character, expected \"=\"|Key ended without value"):
        read_assignment(TomlSource(text), 0, 0)

"""Numbers of TOML: the tables were checked against @iarna/toml 3.0.0."""

from __future__ import annotations

import math

import pytest

from gatepost.formats.errors import UnreadableText
from gatepost.formats.toml.numbers import read_number, read_signed
from gatepost.formats.toml.source import TomlSource

NUMBERS: list[tuple[str, int | float]] = [
    ("0", 0),
    ("7", 7),
    ("1_000", 1000),
    ("12345_6", 123456),
    ("9007199254740991", 9007199254740991),
    ("9223372036854775807", 9223372036854775807),
    ("9223372036854775808", -9223372036854775808),
    ("99999999999999999999", 7766279631452241919),
    ("1" + "0" * 99, 0),
    ("0xDEAD_beef", 3735928559),
    ("0xFFFFFFFFFFFFFFFF", -1),
    ("0o17", 15),
    ("0b1_01", 5),
    ("0.5", 0.5),
    ("1.5", 1.5),
    ("1_0.0_1", 10.01),
    ("1e3", 1000.0),
    ("1.5E-2", 0.015),
    ("1e+1_0", 1e10),
    ("1e400", math.inf),
]
SIGNED: list[tuple[str, int | float]] = [
    ("+7", 7),
    ("-7", -7),
    ("-0", 0),
    ("+0.5", 0.5),
    ("-0e2", 0.0),
    ("-1_0", -10),
    ("-9223372036854775809", 9223372036854775807),
]
TOLERATED: list[tuple[str, int | float, int]] = [("1_]", 1, 2), ("1.]", 1.0, 2), ("0x1_,", 1, 4)]
"""What is a number where a bracket or a comma follows: the value, and where it ends."""
BROKEN = [
    ("1_", "Incomplete number at row 1, col 8, pos 7"),
    ("1__0", "Unexpected character, expected digit at row 1, col 8, pos 7"),
    ("1._5", "Unexpected character, expected digit at row 1, col 8, pos 7"),
    ("1.\n", "Incomplete number at row 1, col 8, pos 7"),
    ("1.e1", "Unexpected character, expected digit at row 1, col 8, pos 7"),
    ("1ex", "Unexpected character, expected -, + or digit at row 1, col 8, pos 7"),
    ("1e+_1", "Unexpected character, expected digit at row 1, col 9, pos 8"),
    ("0x", "Incomplete number at row 1, col 8, pos 7"),
    ("0xg", "Invalid number at row 1, col 8, pos 7"),
    ("0x_1", "Unexpected character, expected digit at row 1, col 8, pos 7"),
    ("0b2", "Invalid number at row 1, col 8, pos 7"),
    ("012", "Expected digit while parsing year part of a date at row 1, col 9, pos 8"),
    ("00001", "Expected hyphen (-) while parsing year part of date at row 1, col 10, pos 9"),
]
"""What stands behind `a = `, and the real message."""


@pytest.mark.parametrize(("text", "value"), NUMBERS)
def test_a_number_is_read(text: str, value: float) -> None:
    assert read_number(TomlSource(f"{text} # c"), 0) == (value, len(text))


@pytest.mark.parametrize(("text", "value"), SIGNED)
def test_a_signed_number_is_read(text: str, value: float) -> None:
    assert read_signed(TomlSource(text), 0) == (value, len(text))


@pytest.mark.parametrize(("text", "value", "end"), TOLERATED)
def test_a_number_may_be_incomplete_before_a_bracket(text: str, value: float, end: int) -> None:
    assert read_number(TomlSource(text), 0) == (value, end)


def test_an_exponent_without_digits_is_no_number() -> None:
    value, end = read_number(TomlSource("1e+]"), 0)

    assert isinstance(value, float)
    assert math.isnan(value)
    assert end == 3


@pytest.mark.parametrize("text", ["01", "0_1", "0e1"])
def test_a_leading_zero_ends_a_number_that_has_no_sign_of_more(text: str) -> None:
    source = TomlSource(f"+{text}")

    assert read_signed(source, 0)[0] in (0, 0.0)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("07:32:00.5", "07:32:00.5"),
        ("0001-01-01", "0001-01-01"),
        ("1979-05-27", "1979-05-27"),
        ("12:00:00.1", "12:00:00.1"),
    ],
)
def test_digits_may_be_a_date_or_a_time(text: str, value: str) -> None:
    assert read_number(TomlSource(text), 0) == (value, len(text))


@pytest.mark.parametrize(("text", "message"), BROKEN)
def test_a_broken_number_is_refused(text: str, message: str) -> None:
    with pytest.raises(UnreadableText) as caught:
        read_number(TomlSource(f"a = {text}"), 4)

    assert str(caught.value) == message


def test_a_sign_needs_a_digit() -> None:
    with pytest.raises(UnreadableText, match="Invalid number at row 1, col 7, pos 6"):
        read_signed(TomlSource("a = +x"), 4)

"""Dates and times of TOML: the tables were checked against @iarna/toml 3.0.0 on Node.js 20 or later."""

from __future__ import annotations

import pytest

from gatepost.formats.errors import UnreadableText
from gatepost.formats.toml.source import TomlSource
from gatepost.formats.toml.times import read_date, read_time

DATES = [
    "1979-05-27",
    "2020-02-31",
    "2020-012-1",
    "2020-01-",
    "0000-01-01",
    "1979-05-27T07:32:00Z",
    "1979-05-27 07:32:00",
    "1979-05-27T07:32:00.999999-07:00",
    "1979-05-27T24:00:00.000",
    "1979-05-27T00:00:00+23:59",
]
NO_DATES = [
    ("979-05-27", "Years less than 1000 must be zero padded to four characters"),
    ("1979-5-27", "Months less than 10 must be zero padded to two characters"),
    ("1979-05", "Incomplete datetime"),
    ("1979-05-27,", "Incomplete datetime"),
    ("1979-05-7T00:00:00", "Days less than 10 must be zero padded to two characters"),
    ("1979-05-27Tx", "Incomplete datetime"),
    ("1979-05-27T7:00:00", "Hours less than 10 must be zero padded to two characters"),
    ("1979-05-27T07:0:00", "Incomplete datetime"),
    ("1979-05-27T07:00", "Incomplete datetime"),
    ("1979-05-27T07:00:0", "Incomplete datetime"),
    ("1979-05-27T07:00:00.", "Expected digit in milliseconds"),
    ("1979-05-27T07:00:00x", "Unexpected character in datetime, expected period (.), minus (-), plus (+) or Z"),
    ("1979-05-27T07:00:00+7:00", "Unexpected character in datetime, expected digit"),
    ("1979-05-27T07:00:00+0700", "Unexpected character in datetime, expected colon"),
    ("1979-13-27", "Invalid Datetime"),
    ("1979-05-32", "Invalid Datetime"),
    ("1979-00-01", "Invalid Datetime"),
    ("1979-01-00", "Invalid Datetime"),
    ("1979-01-01T24:00:01Z", "Invalid Datetime"),
    ("1979-01-01T00:60:00Z", "Invalid Datetime"),
    ("1979-01-01T00:00:60Z", "Invalid Datetime"),
    ("1979-01-01T007:00:00Z", "Invalid Datetime"),
    ("1979-001-01T07:00:00Z", "Invalid Datetime"),
    ("1979-01-01T07:00:00+24:00", "Invalid Datetime"),
]
NO_TIMES = [
    ("7:00:00", "Hours less than 10 must be zero padded to two characters"),
    ("07:00", "Incomplete time"),
    ("07:0:00", "Incomplete time"),
    ("07:00:00.", "Expected digit in milliseconds"),
    ("07:00:00.5,", "Unexpected character in datetime, expected period (.), minus (-), plus (+) or Z"),
    ("25:00:00", "Invalid Datetime"),
    ("123:00:00", "Invalid Datetime"),
]


@pytest.mark.parametrize("text", DATES)
def test_a_date_is_its_text(text: str) -> None:
    assert read_date(TomlSource(f"{text}\n"), 0, 4) == (text, len(text))


def test_a_space_behind_a_date_belongs_to_it_until_something_follows() -> None:
    assert read_date(TomlSource("1979-05-27 # c"), 0, 4) == ("1979-05-27", 11)


@pytest.mark.parametrize(("text", "message"), NO_DATES)
def test_what_is_no_date_is_refused(text: str, message: str) -> None:
    with pytest.raises(UnreadableText) as caught:
        read_date(TomlSource(text), 0, text.index("-"))

    assert str(caught.value).partition(" at row")[0] == message


@pytest.mark.parametrize(
    ("text", "end"), [("07:32:00", 8), ("07:32:00.5 ", 10), ("07:32:00]", 9), ("07:32:00\na = 1", 9)]
)
def test_a_time_without_a_fraction_swallows_what_follows(text: str, end: int) -> None:
    time, after = read_time(TomlSource(text), 0, 2)

    assert time == text[:10].rstrip("]\na =")
    assert after == end


@pytest.mark.parametrize(("text", "message"), NO_TIMES)
def test_what_is_no_time_is_refused(text: str, message: str) -> None:
    with pytest.raises(UnreadableText) as caught:
        read_time(TomlSource(text), 0, text.index(":"))

    assert str(caught.value).partition(" at row")[0] == message

"""Moments in YAML: checked against js-yaml 4, where the clock runs on UTC."""

import pytest

from gatepost.formats.yaml.times import date_text, iso_text, moment


@pytest.mark.parametrize(
    ("text", "milliseconds", "iso", "date"),
    [
        (
            "2020-01-01",
            1577836800000,
            "2020-01-01T00:00:00.000Z",
            "Wed Jan 01 2020 00:00:00 GMT+0000 (Coordinated Universal Time)",
        ),
        (
            "2000-02-29",
            951782400000,
            "2000-02-29T00:00:00.000Z",
            "Tue Feb 29 2000 00:00:00 GMT+0000 (Coordinated Universal Time)",
        ),
        ("1970-01-01", 0, "1970-01-01T00:00:00.000Z", "Thu Jan 01 1970 00:00:00 GMT+0000 (Coordinated Universal Time)"),
        (
            "1969-12-31",
            -86400000,
            "1969-12-31T00:00:00.000Z",
            "Wed Dec 31 1969 00:00:00 GMT+0000 (Coordinated Universal Time)",
        ),
        (
            "0000-01-01",
            -2208988800000,
            "1900-01-01T00:00:00.000Z",
            "Mon Jan 01 1900 00:00:00 GMT+0000 (Coordinated Universal Time)",
        ),
        (
            "0099-12-31",
            946598400000,
            "1999-12-31T00:00:00.000Z",
            "Fri Dec 31 1999 00:00:00 GMT+0000 (Coordinated Universal Time)",
        ),
        (
            "0100-01-01",
            -59011459200000,
            "0100-01-01T00:00:00.000Z",
            "Fri Jan 01 0100 00:00:00 GMT+0000 (Coordinated Universal Time)",
        ),
        (
            "9999-12-31",
            253402214400000,
            "9999-12-31T00:00:00.000Z",
            "Fri Dec 31 9999 00:00:00 GMT+0000 (Coordinated Universal Time)",
        ),
        (
            "2020-13-01",
            1609459200000,
            "2021-01-01T00:00:00.000Z",
            "Fri Jan 01 2021 00:00:00 GMT+0000 (Coordinated Universal Time)",
        ),
        (
            "2020-02-30",
            1583020800000,
            "2020-03-01T00:00:00.000Z",
            "Sun Mar 01 2020 00:00:00 GMT+0000 (Coordinated Universal Time)",
        ),
        (
            "2020-00-00",
            1575072000000,
            "2019-11-30T00:00:00.000Z",
            "Sat Nov 30 2019 00:00:00 GMT+0000 (Coordinated Universal Time)",
        ),
        (
            "2001-12-14t21:59:43.10-05:00",
            1008385183100,
            "2001-12-15T02:59:43.100Z",
            "Sat Dec 15 2001 02:59:43 GMT+0000 (Coordinated Universal Time)",
        ),
        (
            "2001-12-14 21:59:43.10 -5",
            1008385183100,
            "2001-12-15T02:59:43.100Z",
            "Sat Dec 15 2001 02:59:43 GMT+0000 (Coordinated Universal Time)",
        ),
        (
            "2001-12-15 2:59:43.1",
            1008385183100,
            "2001-12-15T02:59:43.100Z",
            "Sat Dec 15 2001 02:59:43 GMT+0000 (Coordinated Universal Time)",
        ),
        (
            "2001-12-14T21:59:43Z",
            1008367183000,
            "2001-12-14T21:59:43.000Z",
            "Fri Dec 14 2001 21:59:43 GMT+0000 (Coordinated Universal Time)",
        ),
        (
            "2001-1-2 3:04:05",
            978404645000,
            "2001-01-02T03:04:05.000Z",
            "Tue Jan 02 2001 03:04:05 GMT+0000 (Coordinated Universal Time)",
        ),
        (
            "2001-12-14T21:59:43+01:30",
            1008361783000,
            "2001-12-14T20:29:43.000Z",
            "Fri Dec 14 2001 20:29:43 GMT+0000 (Coordinated Universal Time)",
        ),
        (
            "9999-12-31T99:99:99Z",
            253402576839000,
            "+010000-01-04T04:40:39.000Z",
            "Tue Jan 04 10000 04:40:39 GMT+0000 (Coordinated Universal Time)",
        ),
        (
            "2001-12-14\t21:59:43.1239",
            1008367183123,
            "2001-12-14T21:59:43.123Z",
            "Fri Dec 14 2001 21:59:43 GMT+0000 (Coordinated Universal Time)",
        ),
        (
            "2001-12-14T21:59:43.",
            1008367183000,
            "2001-12-14T21:59:43.000Z",
            "Fri Dec 14 2001 21:59:43 GMT+0000 (Coordinated Universal Time)",
        ),
        (
            "1900-03-01",
            -2203891200000,
            "1900-03-01T00:00:00.000Z",
            "Thu Mar 01 1900 00:00:00 GMT+0000 (Coordinated Universal Time)",
        ),
        (
            "2100-02-28",
            4107456000000,
            "2100-02-28T00:00:00.000Z",
            "Sun Feb 28 2100 00:00:00 GMT+0000 (Coordinated Universal Time)",
        ),
        (
            "2400-02-29",
            13574563200000,
            "2400-02-29T00:00:00.000Z",
            "Tue Feb 29 2400 00:00:00 GMT+0000 (Coordinated Universal Time)",
        ),
    ],
)
def test_a_moment_is_read_and_written(text: str, milliseconds: int, iso: str, date: str) -> None:
    assert moment(text) == milliseconds
    assert iso_text(milliseconds) == iso
    assert date_text(milliseconds) == date


@pytest.mark.parametrize(
    "text", ["", "2020", "2020-1-1", "2020-01-01T", "2020-01-01 10:00", "2020-01-01T10:00:00 UTC", "2020-01-01\n"]
)
def test_what_is_no_moment_is_none(text: str) -> None:
    assert moment(text) is None


def test_every_day_is_found_again() -> None:
    for day in range(-200_000, 200_000, 37):
        assert moment(iso_text(day * 86_400_000)[:10]) == day * 86_400_000

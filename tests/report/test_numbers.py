"""Numbers in sentences."""

from __future__ import annotations

import pytest

from gatepost.report.numbers import counted, sized


@pytest.mark.parametrize(
    ("number", "text"), [(0, "0 errors"), (1, "1 error"), (2, "2 errors"), (1234567, "1,234,567 errors")]
)
def test_things_are_counted(number: int, text: str) -> None:
    assert counted(number, "error") == text


@pytest.mark.parametrize(
    ("size", "text"),
    [
        (0, "0 bytes"),
        (1, "1 byte"),
        (999, "999 bytes"),
        (1000, "1.0 kB"),
        (4231, "4.2 kB"),
        (999_949, "999.9 kB"),
        (999_951, "1.0 MB"),
        (13_700_000, "13.7 MB"),
        (2_000_000_000, "2.0 GB"),
        (1_234_500_000_000, "1,234.5 GB"),
    ],
)
def test_bytes_are_shown_as_people_read_them(size: int, text: str) -> None:
    assert sized(size) == text

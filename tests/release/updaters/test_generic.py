from __future__ import annotations

import pytest

from gatepost.formats.errors import UnreadableText
from gatepost.policy.versions import parse_version
from gatepost.release.updaters.generic import update_generic

DATE = "2026-03-04"
ISO = "%Y-%m-%d"

MARKED_LINES = [
    ("v = '1.2.3' # x-release-please-version", "v = '3.4.5' # x-release-please-version"),
    ("1.2.3-rc.1+b-2 x-release-please-version", "3.4.5 x-release-please-version"),
    ("1.2.3 1.2.3 x-release-please-version", "3.4.5 1.2.3 x-release-please-version"),
    ("1.2 x-release-please-version", "1.2 x-release-please-version"),
    ("image:v1.2.3.4 x-release-please-version", "image:v3.4.5.4 x-release-please-version"),
    ("१.2.3 x-release-please-version", "१.2.3 x-release-please-version"),
    ("MAJOR=1 # x-release-please-major", "MAJOR=3 # x-release-please-major"),
    ("v1 # x-release-please-major", "v3 # x-release-please-major"),
    ("1a 2 x-release-please-major", "1a 3 x-release-please-major"),
    ("MINOR=2 # x-release-please-minor", "MINOR=4 # x-release-please-minor"),
    ("v2 2 # x-release-please-minor", "v2 4 # x-release-please-minor"),
    ("PATCH=3 # x-release-please-patch", "PATCH=5 # x-release-please-patch"),
    ("on 2020-01-02 x-release-please-date", "on 2026-03-04 x-release-please-date"),
    ("1.2.3 2020-01-02 x-release-please-date", "1.2.3 2026-03-04 x-release-please-date"),
    ("1.2.3 2020-01-02 x-release-please-version-date", "3.4.5 2026-03-04 x-release-please-version-date"),
    ("2020-01-02 x-release-please-version", "2020-01-02 x-release-please-version"),
    ("1 x-release-please-major x-release-please-minor", "3 x-release-please-major x-release-please-minor"),
    ("1.2.3 x-release-please-other", "1.2.3 x-release-please-other"),
    ("1.2.3 x-release-please-", "1.2.3 x-release-please-"),
    ("1.2.3", "1.2.3"),
    ("x-release-please-version", "x-release-please-version"),
]
TEXTS = [
    (
        "1.2.3\n# x-release-please-start-version\n1.2.3 1.2.3\n\na-1.2.3\n# x-release-please-end 1.2.3\n1.2.3\n",
        "1.2.3\n# x-release-please-start-version\n3.4.5 1.2.3\n\na-3.4.5\n# x-release-please-end 3.4.5\n1.2.3\n",
    ),
    (
        "x-release-please-start-major 1\n1\n1 x-release-please-minor\n1\nx-release-please-end\n1",
        "x-release-please-start-major 1\n3\n4 x-release-please-minor\n3\nx-release-please-end\n1",
    ),
    ("x-release-please-start-minor\n2\n2", "x-release-please-start-minor\n4\n4"),
    ("x-release-please-start-patch\n2\nx-release-please-end", "x-release-please-start-patch\n5\nx-release-please-end"),
    ("x-release-please-start-date\n2020-01-02", "x-release-please-start-date\n2026-03-04"),
    (
        "x-release-please-start-version-date\n1.0.0 (2020-01-02)",
        "x-release-please-start-version-date\n3.4.5 (2026-03-04)",
    ),
    (
        "x-release-please-start-version\nx-release-please-start-major 1.2.3\n1.2.3",
        "x-release-please-start-version\nx-release-please-start-major 3.4.5\n3.4.5",
    ),
    (
        "x-release-please-start-version\nx-release-please-end x-release-please-version 1.2.3\n1.2.3",
        "x-release-please-start-version\nx-release-please-end x-release-please-version 3.4.5\n3.4.5",
    ),
    ("x-release-please-start-other\n1.2.3", "x-release-please-start-other\n1.2.3"),
    ("x-release-please-end\n1.2.3", "x-release-please-end\n1.2.3"),
    ("a\r\n1.2.3 x-release-please-version\r\n\r\n", "a\n3.4.5 x-release-please-version\n\n"),
    ("a\r1.2.3 x-release-please-version", "a\r3.4.5 x-release-please-version"),
]
DATES = [
    ("%d/%m/%Y", "31/12/1999", "04/03/2026"),
    ("%m.%d.%Y", "12.31.1999", "03.04.2026"),
    ("%Y/%d/%m", "1999/31/12", "2026/04/03"),
    ("%d-%m-%Y!", "31-12-1999!", "04-03-2026!"),
    ("%Y.%m.%d", "1999-12-31", "2026.03.04"),
    ("%Y-%m-%d", "99-12-31", "99-12-31"),
    ("%Y%m%d", "19991231", "19991231"),
    ("%Y-%m", "1999-12", "1999-12"),
    ("on %Y-%m-%d", "on 1999-12-31", "on 1999-12-31"),
    ("%Y-%m-%d (%%d)", "1999-12-31", "1999-12-31"),
    ("%Y-%m-%d %Y", "1999-12-31 1999", "2026-03-04 2026"),
    ("90 %m %d %Y", "90 12 31 1999", "90 03 04 2026"),
    ("plain", "plain", "plain"),
]
CALENDAR = [
    # what the numbers at the places of the format come to, and whether it is a date
    ("00 %Y %d %m %Y", "2026-03-04", False),
    ("0 %d %m %Y ", "2026-03-04", False),
    ("29/02/%d", "2024-02-29", False),
    ("%Y-%m-%d", "2024-02-29", True),
    ("%Y-%m-%d", "2023-02-29", False),
    ("%Y-%m-%d", "1900-02-29", False),
    ("%Y-%m-%d", "2000-02-29", True),
    ("%Y-%m-%d", "2026-04-30", True),
    ("%Y-%m-%d", "2026-04-31", False),
    ("%Y-%m-%d", "2026-12-31", True),
    ("%Y-%m-%d", "2026-13-01", False),
    ("%Y-%m-%d", "2026-00-01", False),
    ("%Y-%m-%d", "2026-01-00", False),
    ("%Y-%m-%d", "0000-01-01", False),
]
BROKEN = [
    ("(%Y", r"Invalid regular expression: /((\d{4})/: Unterminated group"),
    ("%d)", r"Invalid regular expression: /(\d{2}))/: Unmatched ')'"),
    ("[%m", r"Invalid regular expression: /[(\d{2})/: Unterminated character class"),
    ("*%Y", r"Invalid regular expression: /*(\d{4})/: Nothing to repeat"),
]


def updated(content: str | None, date: str = DATE, date_format: str = ISO) -> str:
    return update_generic(content, parse_version("3.4.5"), date, date_format)


@pytest.mark.parametrize(("line", "expected"), MARKED_LINES)
def test_a_mark_changes_the_first_place_on_its_line(line: str, expected: str) -> None:
    assert updated(line) == expected
    assert updated(f"1.2.3\n{line}\n1 2 2020-01-02\n") == f"1.2.3\n{expected}\n1 2 2020-01-02\n"


@pytest.mark.parametrize(("content", "expected"), TEXTS)
def test_a_block_changes_each_of_its_lines(content: str, expected: str) -> None:
    assert updated(content) == expected


@pytest.mark.parametrize("content", [None, ""])
def test_a_file_without_text_stays_empty(content: str | None) -> None:
    assert updated(content) == ""


@pytest.mark.parametrize(("date_format", "old", "new"), DATES)
def test_a_date_is_written_in_its_format(date_format: str, old: str, new: str) -> None:
    line = "1.2.3 {} x-release-please-{}"
    assert updated(line.format(old, "date"), date_format=date_format) == line.format(new, "date")
    expected = line.format(new, "version-date").replace("1.2.3", "3.4.5")
    assert updated(line.format(old, "version-date"), date_format=date_format) == expected


@pytest.mark.parametrize(("date_format", "date", "is_date"), CALENDAR)
def test_only_a_date_of_the_calendar_is_written(date_format: str, date: str, *, is_date: bool) -> None:
    old = "1999-12-31 x-release-please-date"
    new = f"{date} x-release-please-date"
    assert updated(old, date, date_format) == (new if is_date else old)


@pytest.mark.parametrize(("date_format", "error"), BROKEN)
def test_a_date_format_that_makes_no_pattern_stops_at_the_first_mark(date_format: str, error: str) -> None:
    assert updated("1.2.3", date_format=date_format) == "1.2.3"
    with pytest.raises(UnreadableText) as caught:
        updated("1.2.3 x-release-please-version", date_format=date_format)
    assert str(caught.value) == error


@pytest.mark.parametrize("date_format", ["(" * 20_000 + ")" * 20_000, "a{99999999999}"])
def test_a_date_format_beyond_all_measure_is_refused(date_format: str) -> None:
    with pytest.raises(UnreadableText):
        updated("1.2.3 x-release-please-version", date_format=date_format)


@pytest.mark.parametrize("date_format", ["(a+)+$", "(?:a|a)", "a{3}", "%Y-%m?", "%d*"])
def test_a_date_format_that_repeats_or_chooses_is_not_planned(date_format: str) -> None:
    with pytest.raises(UnreadableText, match="which is not planned by gatepost"):
        updated(f"{'a' * 60} x-release-please-version", date_format=date_format)


def test_the_whole_version_is_written() -> None:
    version = parse_version("1.0.0-beta.1+b5")
    assert update_generic("0.9.9 x-release-please-version", version, DATE, ISO) == (
        "1.0.0-beta.1+b5 x-release-please-version"
    )

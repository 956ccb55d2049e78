"""The look of a report."""

from __future__ import annotations

import pytest

from gatepost.report.style import Style


def test_colour_is_off_unless_asked_for() -> None:
    style = Style()
    painted = [style.bad("x"), style.doubtful("x"), style.good("x"), style.strong("x"), style.faint("x")]
    assert painted == ["x"] * 5


def test_each_look_has_its_codes() -> None:
    style = Style(colour=True)
    painted = [style.bad("x"), style.doubtful("x"), style.good("x"), style.strong("x"), style.faint("x")]
    assert painted == [
        "\x1b[1;31mx\x1b[0m",
        "\x1b[1;33mx\x1b[0m",
        "\x1b[32mx\x1b[0m",
        "\x1b[1mx\x1b[0m",
        "\x1b[2mx\x1b[0m",
    ]


def test_nothing_is_not_painted() -> None:
    assert Style(colour=True).strong("") == ""


@pytest.mark.parametrize(
    ("name", "signs"),
    [("error", "✗x"), ("warning", "!!"), ("skipped", "○--"), ("bar", "│|"), ("caret", "^^")],
)
def test_every_sign_has_an_ascii_form(name: str, signs: str) -> None:
    assert Style().sign(name) + Style(unicode=False).sign(name) == signs


def test_what_is_fine_is_ok_in_ascii() -> None:
    assert [Style().sign("fine"), Style(unicode=False).sign("fine")] == ["✓", "ok"]


def test_a_screen_has_at_least_thirty_columns() -> None:
    assert [Style(columns=columns).columns for columns in (0, 30, 200)] == [30, 30, 200]


def test_a_report_for_an_ascii_screen_is_ascii() -> None:
    assert [Style().finish("a… → é"), Style(unicode=False).finish("a… → é")] == ["a… → é", r"a... -> \xe9"]

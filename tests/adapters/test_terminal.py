from __future__ import annotations

import io
import sys

import pytest

from gatepost.adapters.terminal import is_typed_at, style_for, write


class Screen(io.StringIO):
    """A stream that may be a terminal, in some encoding (None: it has none)."""

    def __init__(self, encoding: str | None = "utf-8", *, terminal: bool = True) -> None:
        super().__init__()
        self._encoding = encoding
        self._terminal = terminal

    @property
    def encoding(self) -> str:  # type: ignore[override]  # what a real stream has
        return self._encoding  # type: ignore[return-value]  # None is what is tested

    def isatty(self) -> bool:
        return self._terminal


@pytest.mark.parametrize(
    ("environment", "terminal", "colour"),
    [
        ({}, True, True),
        ({}, False, False),
        ({"TERM": "dumb"}, True, False),
        ({"NO_COLOR": "1"}, True, False),
        ({"NO_COLOR": ""}, True, True),
        ({"FORCE_COLOR": "1"}, False, True),
        ({"FORCE_COLOR": "1", "NO_COLOR": "1"}, True, False),
        ({"FORCE_COLOR": "1", "TERM": "dumb"}, False, True),
    ],
)
def test_colour_is_for_terminals_unless_the_user_says_otherwise(
    *, environment: dict[str, str], terminal: bool, colour: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TERM", "xterm")
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    assert style_for(Screen(terminal=terminal)).colour is colour


@pytest.mark.parametrize(
    ("environment", "encoding", "unicode"),
    [
        ({}, "utf-8", True),
        ({}, "UTF8", True),
        ({}, "ascii", False),
        ({}, "cp1252", False),
        ({}, None, False),
        ({"LC_ALL": "C"}, "utf-8", False),
        ({"LC_CTYPE": "POSIX"}, "utf-8", False),
        ({"LC_ALL": "C.UTF-8", "LANG": "C"}, "utf-8", True),
        ({"LANG": "C"}, "utf-8", False),
    ],
)
def test_signs_beyond_ascii_are_for_screens_that_show_them(
    *, environment: dict[str, str], encoding: str | None, unicode: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("LC_ALL", "LC_CTYPE", "LANG"):
        monkeypatch.delenv(name, raising=False)
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    assert style_for(Screen(encoding)).unicode is unicode


@pytest.mark.parametrize(("columns", "width"), [("40", 40), ("200", 200), ("7", 30), ("", 80), ("x", 80), ("0", 80)])
def test_the_width_is_that_of_the_screen(columns: str, width: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", columns)
    assert style_for(Screen(terminal=False)).columns == width


def test_a_stream_that_is_closed_has_no_colour(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TERM", "xterm")
    stream = io.TextIOWrapper(io.BytesIO(), encoding="utf-8")
    stream.close()
    assert style_for(stream).colour is False


def test_what_a_stream_cannot_show_is_written_by_its_number() -> None:
    raw = io.BytesIO()
    stream = io.TextIOWrapper(raw, encoding="ascii")
    write(stream, "caf\xe9 \udcff\n")
    assert raw.getvalue() == b"caf\\xe9 \\udcff\n"
    raw = io.BytesIO()
    stream = io.TextIOWrapper(raw, encoding="utf-8")
    write(stream, "café")
    assert raw.getvalue() == "café".encode()


def test_nobody_types_where_there_is_no_standard_input(monkeypatch: pytest.MonkeyPatch) -> None:
    closed = Screen()
    closed.close()
    found = []
    for stdin in (Screen(), Screen(terminal=False), closed, None):
        monkeypatch.setattr(sys, "stdin", stdin)
        found.append(is_typed_at())
    assert found == [True, False, False, False]

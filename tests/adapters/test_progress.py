"""The bar: when it comes up, what it takes, and that it goes. tests/e2e/test_terminal.py has it in a real terminal."""

from __future__ import annotations

import os
import select
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from gatepost.adapters import progress
from gatepost.adapters.progress import Progress

if TYPE_CHECKING:
    from collections.abc import Iterator

pytestmark = pytest.mark.skipif(os.name == "nt", reason="Windows has no pseudo terminals")

CLEAR = "\r\x1b[K"


class Screen:
    """A pseudo terminal, and what is asked for the number of things to do."""

    def __init__(self, total: int = 4) -> None:
        self._ours, theirs = os.openpty()
        self.stream = os.fdopen(theirs, "w", encoding="utf-8")
        self.total = total
        self.asked = 0

    def count(self) -> int:
        """Return how much there is to do."""
        self.asked += 1
        return self.total

    def resize(self, columns: int) -> None:
        """Set how wide the terminal is."""
        subprocess.run(["stty", "cols", str(columns)], stdin=self.stream, check=True)

    def text(self) -> str:
        """Return what was written since the last time."""
        data = b""
        while select.select([self._ours], [], [], 0)[0]:
            data += os.read(self._ours, 4096)
        return data.decode()

    def close(self) -> None:
        """Close both ends."""
        self.stream.close()
        os.close(self._ours)


@pytest.fixture
def screen(monkeypatch: pytest.MonkeyPatch) -> Iterator[Screen]:
    made = Screen()
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.setattr(progress, "_PATIENCE", 0.0)
    monkeypatch.setattr(progress, "_PAUSE", 0.0)
    yield made
    made.close()


@pytest.mark.parametrize(
    ("columns", "counted", "line"),
    [
        (80, (0, 9), "judging [..............................] 0 of 9"),
        (80, (3, 9), "judging [##########....................] 3 of 9"),
        (80, (12_300, 30_000), "judging [############..................] 12,300 of 30,000"),
        (80, (30_000, 30_000), "judging [##############################] 30,000 of 30,000"),
        (80, (30_001, 30_000), "judging [##############################] 30,000 of 30,000"),
        (40, (12_300, 30_000), "judging [####........] 12,300 of 30,000"),
        (33, (12_300, 30_000), "judging [##...] 12,300 of 30,000"),
        (32, (12_300, 30_000), "judging 12,300 of 30,000"),
        (12, (12_300, 30_000), "judging 12,"),
        (80, (12_300, 0), "judging  12,300"),
        (12, (12_300, 0), "judging  12"),
        (0, (3, 9), "judging [##########....................] 3 of 9"),
    ],
)
def test_the_bar_fits_into_a_line_and_leaves_its_last_cell_free(
    columns: int, counted: tuple[int, int], line: str, screen: Screen, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "stderr", screen.stream)
    screen.resize(columns)
    done, screen.total = counted
    Progress("judging", screen.count).advance(done)
    assert screen.text() == CLEAR + line


def test_it_is_redrawn_as_things_go_on_and_gone_at_the_end(screen: Screen, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stderr", screen.stream)
    bar = Progress("judging", screen.count)
    bar.clear()
    assert screen.text() == ""
    bar.advance(1)
    assert screen.text().endswith("] 1 of 4")
    bar.advance(2)
    assert screen.text().endswith("] 3 of 4")
    bar.clear()
    assert screen.text() == CLEAR
    bar.clear()
    assert screen.text() == ""
    bar.advance(1)
    assert screen.text().endswith("] 4 of 4")
    assert screen.asked == 1


def test_a_quick_run_has_none(screen: Screen, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stderr", screen.stream)
    monkeypatch.setattr(progress, "_PATIENCE", 60.0)
    bar = Progress("judging", screen.count)
    bar.advance(4)
    bar.clear()
    assert (screen.text(), screen.asked) == ("", 0)


def test_it_is_not_redrawn_too_often_but_at_once_where_it_made_room(
    screen: Screen, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "stderr", screen.stream)
    monkeypatch.setattr(progress, "_PAUSE", 60.0)
    bar = Progress("judging", screen.count)
    bar.advance(1)
    assert screen.text().endswith(" 1 of 4")
    bar.advance(1)
    assert screen.text() == ""
    bar.clear()
    assert screen.text() == CLEAR
    bar.advance(1)
    assert screen.text().endswith(" 3 of 4")


def test_a_dumb_terminal_has_none(screen: Screen, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stderr", screen.stream)
    monkeypatch.setenv("TERM", "dumb")
    bar = Progress("judging", screen.count)
    bar.advance(4)
    bar.clear()
    assert screen.text() == ""


def test_what_is_no_terminal_has_none(
    screen: Screen, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(progress, "_PATIENCE", 0.0)
    bar = Progress("judging", screen.count)
    bar.advance(4)
    bar.clear()
    assert capsys.readouterr() == ("", "")
    assert screen.asked == 0


def test_a_terminal_that_does_not_say_how_wide_it_is_is_taken_for_a_usual_one(
    screen: Screen, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as patch:
        patch.setattr(sys, "stderr", screen.stream)
        bar = Progress("judging", screen.count)
    bar.advance(1)
    assert capsys.readouterr().err == f"{CLEAR}judging [{'#' * 7}{'.' * 23}] 1 of 4"

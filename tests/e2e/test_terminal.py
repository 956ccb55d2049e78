"""The text report looked at in a real terminal, as tmux draws it."""

from __future__ import annotations

import os
import re
import shlex
import shutil
import subprocess
import sys
import time
from typing import TYPE_CHECKING

import pytest

from support.histories import grow, slow_path
from support.program import gatepost, start
from support.repos import git

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

pytestmark = pytest.mark.once

DONE = "that-is-all"
WAIT = 20.0


class Terminal:
    """A tmux server of its own, in which each command has a window of its own."""

    def __init__(self, socket: Path) -> None:
        self._tmux = ("tmux", "-u", "-f", os.devnull, "-S", str(socket))
        self._windows = 0

    def run(self, columns: int, line: str) -> str:
        """Run a line of shell in a window `columns` wide, and return the window's name when it has ended."""
        return self.watch(columns, line)[0]

    def watch(
        self, columns: int, line: str, *, keys: str = "", when: Callable[[str], bool] = bool
    ) -> tuple[str, list[str]]:
        """Run a line of shell, and return the window's name and all that it has shown.

        `keys` are pressed once, as soon as the window shows what `when` waits for.
        """
        name = f"w{self._windows}"
        self._windows += 1
        script = f"{line}; printf '\\n{DONE}'; sleep {WAIT}"
        self._do("new-session", "-d", "-s", name, "-x", str(columns), "-y", "50", "sh", "-c", script)
        until = time.monotonic() + WAIT
        shown = [self.text(name)]
        while DONE not in shown[-1]:
            assert time.monotonic() < until, shown[-1]
            time.sleep(0.02)
            shown.append(self.text(name))
            if keys and when(shown[-1]):
                self._do("send-keys", "-t", name, keys)
                keys = ""
        return name, shown

    def has_cursor(self, name: str) -> bool:
        """Tell whether the window shows its cursor."""
        return self._do("display-message", "-p", "-t", name, "#{cursor_flag}").strip() == "1"

    def text(self, name: str, *flags: str) -> str:
        """Return what the window shows."""
        return self._do("capture-pane", "-p", *flags, "-t", name)

    def cells(self, text: str) -> int:
        """Return in which cell the terminal goes on after `text`."""
        name = f"w{self._windows}"
        self._windows += 1
        script = f"printf %s {shlex.quote(text)}; sleep {WAIT}"
        self._do("new-session", "-d", "-s", name, "-x", "200", "-y", "5", "sh", "-c", script)
        until = time.monotonic() + WAIT
        while not self.text(name).strip():
            assert time.monotonic() < until
            time.sleep(0.02)
        return int(self._do("display-message", "-p", "-t", name, "#{cursor_x}"))

    def close(self) -> None:
        """End the server and all that runs in it."""
        subprocess.run([*self._tmux, "kill-server"], check=False, capture_output=True)

    def _do(self, *arguments: str) -> str:
        environment = dict(os.environ)  # not what C code has put beside it: readline sets COLUMNS
        command = [*self._tmux, *arguments]
        return subprocess.run(command, check=True, capture_output=True, encoding="utf-8", env=environment).stdout


@pytest.fixture(scope="module")
def terminal(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Terminal]:
    if shutil.which("tmux") is None:
        assert os.environ.get("GATEPOST_REQUIRE_ALL") != "1", "tmux is required and not installed"
        pytest.skip("tmux is not installed")
    found = Terminal(tmp_path_factory.mktemp("t") / "s")
    yield found
    found.close()


def lint(title: str, folder: Path, **env: str) -> str:
    """Return the line of shell that judges `title`."""
    words = ["env", *(f"{name}={value}" for name, value in env.items()), sys.executable, "-m", "gatepost", "lint"]
    return f"cd {shlex.quote(str(folder))} && {shlex.join([*words, '--title', title])}"


def lines_of(text: str) -> list[str]:
    return [line.rstrip() for line in text.partition(DONE)[0].rstrip().split("\n")]


LONG = (
    "Feat(authentication): sign in with a passkey that you keep in your own pocket, and nothing else.\n\nfoo(bar(baz))"
)
WIDE = (
    "Feat: sign in",
    "修正: 日本語",
    "fix(日本 語): x",
    "fix(\U0001f600 \U0001f600): x",
    "fix: naïve 日本語のとても長い説明文です。" + "語" * 40,
    "fix:\t日本",
    "fix:  e\u0301te",
    "fix: 日本語 \u202e x.",
    "fix: 日本語\n\n日本(語(語))",
)


@pytest.mark.parametrize("columns", [40, 80, 200])
def test_no_line_is_broken_by_the_edge_of_the_screen(columns: int, terminal: Terminal, tmp_path: Path) -> None:
    shown = lines_of(terminal.text(terminal.run(columns, lint(LONG, tmp_path))))
    written = gatepost(tmp_path, "lint", "--title", LONG, COLUMNS=str(columns)).out
    assert shown == [line.rstrip() for line in written.rstrip().split("\n")]
    assert max(map(len, shown)) <= columns
    assert len(shown) > 5


@pytest.mark.parametrize("columns", [40, 80])
@pytest.mark.parametrize("title", WIDE)
def test_the_caret_stands_under_what_it_points_at(title: str, columns: int, terminal: Terminal, tmp_path: Path) -> None:
    shown = lines_of(terminal.text(terminal.run(columns, lint(title, tmp_path))))
    written = gatepost(tmp_path, "lint", "--title", title, COLUMNS=str(columns)).out
    findings = [line.rstrip() for line in written.rstrip().split("\n")]
    if len(findings) > 2:
        findings = findings[: len(findings) - findings[::-1].index("") - 1]  # not the closing lines
    assert shown[: len(findings)] == findings
    carets = [at for at, line in enumerate(shown) if line.lstrip(" │").startswith("^")]
    if not carets:
        assert shown == ["✓ 1 message judged, all fine"]
        return
    for at in carets:
        above, below = shown[at - 1], shown[at]
        start = terminal.cells(below[: below.index("^")])
        end = start + below.count("^", 0, len(below) - len(below.lstrip(" │").lstrip("^")))
        borders = {terminal_width(terminal, above[:length]) for length in range(len(above) + 1)}
        assert start in borders, "the caret begins in the middle of a character"
        assert end in borders or end == max(borders) + 1, "the caret ends in the middle of a character"


_KNOWN: dict[str, int] = {"": 0}


def terminal_width(terminal: Terminal, text: str) -> int:
    if text not in _KNOWN:
        _KNOWN[text] = len(text) if text.isascii() else terminal.cells(text)
    return _KNOWN[text]


def test_a_caret_is_exactly_under_a_wide_character(terminal: Terminal, tmp_path: Path) -> None:
    shown = lines_of(terminal.text(terminal.run(80, lint("fix(日本 語): x", tmp_path))))
    at = next(number for number, line in enumerate(shown) if "^" in line)
    above, below = shown[at - 1], shown[at]
    place = terminal.cells(below[: below.index("^")])
    assert place in {terminal.cells(above[: above.index(part)]) for part in ("(", "日本", " 語")}


def test_colour_is_for_terminals_that_have_it(terminal: Terminal, tmp_path: Path) -> None:
    plain = terminal.text(terminal.run(80, lint("Nope", tmp_path)))
    coloured = terminal.text(terminal.run(80, lint("Nope", tmp_path)), "-e")
    assert "\x1b[1m" in coloured
    assert "\x1b[31m" in coloured
    assert "✗" in plain
    for environment in ({"NO_COLOR": "1"}, {"TERM": "dumb"}):
        name = terminal.run(80, lint("Nope", tmp_path, **environment))
        assert "\x1b" not in terminal.text(name, "-e")
        assert lines_of(terminal.text(name)) == lines_of(plain)


@pytest.mark.parametrize("environment", [{"LC_ALL": "C"}, {"PYTHONIOENCODING": "ascii"}, {"LC_ALL": "POSIX"}])
def test_a_screen_without_unicode_gets_signs_in_ascii(
    environment: dict[str, str], terminal: Terminal, tmp_path: Path
) -> None:
    title = "Café → … 日本"
    shown = terminal.text(terminal.run(80, lint(title, tmp_path, **environment)))
    assert shown.isascii()
    assert lines_of(shown)[0].startswith("x header-not-conventional")
    assert "  | Caf\\xe9" in shown


def test_escape_sequences_in_a_message_do_not_reach_the_screen(terminal: Terminal, tmp_path: Path) -> None:
    shown = terminal.text(terminal.run(80, lint("\x1b[2J\x1b[31mgone\x07\r\x08", tmp_path)), "-e")
    assert "\\x1b[2J\\x1b[31mgone\\x07" in "".join(shown.split("\x1b[0m"))


BAR = re.compile(r"judging (\[#*\.*\] )?[\d,]+ of 9,000")
LINT = (sys.executable, "-m", "gatepost", "lint", "--range", "HEAD")


@pytest.fixture(scope="module")
def slow(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, str]:
    """Return a history with a bad message here and there, and a PATH on which it takes two seconds to judge."""
    path = tmp_path_factory.mktemp("slow")
    git(path, "init", "--quiet", "--initial-branch=main")
    body = "\n\nA body of some words, so that there is more to read.\n" * 2
    grow(path, (f"{'Nope' if number % 700 == 5 else 'fix: a'} {number}{body}" for number in range(9_000)))
    return path, slow_path(path / "bin", seconds=0.15, size=1 << 17)


def lint_slowly(slow: tuple[Path, str], *arguments: str, more: str = "", **env: str) -> str:
    """Return the line of shell that judges the slow history."""
    words = ["env", f"PATH={slow[1]}", *(f"{name}={value}" for name, value in env.items()), *LINT, *arguments]
    return f"cd {shlex.quote(str(slow[0]))} && {shlex.join(words)}{more}"


@pytest.mark.parametrize("columns", [40, 80, 200])
def test_a_bar_shows_how_far_a_long_run_is_and_goes(columns: int, terminal: Terminal, slow: tuple[Path, str]) -> None:
    name, shown = terminal.watch(columns, lint_slowly(slow))
    bars = []
    for text in shown[:-1]:
        *above, last = lines_of(text)
        bars += [last] if last.startswith("judging") else []
        assert [line for line in above if "judging" in line] == []
    assert bars
    assert [bar for bar in bars if not BAR.fullmatch(bar)] == []
    assert max(map(len, bars)) < columns
    assert len(set(bars)) > 1
    assert "judging" not in shown[-1]
    assert terminal.has_cursor(name)
    history = terminal.text(name, "-S", "-")
    written = start(slow[0], *LINT, COLUMNS=str(columns)).out
    assert lines_of(history) == [line.rstrip() for line in written.rstrip().split("\n")]


def test_the_bar_has_no_colour_and_needs_none(terminal: Terminal, slow: tuple[Path, str]) -> None:
    name, shown = terminal.watch(80, lint_slowly(slow, NO_COLOR="1"))
    assert [text for text in shown if BAR.search(text)]
    assert "\x1b" not in terminal.text(name, "-e")


@pytest.mark.parametrize(
    ("env", "more"), [({"TERM": "dumb"}, ""), ({}, " 2>/dev/null"), ({"TERM": "dumb", "NO_COLOR": "1"}, "")]
)
def test_there_is_no_bar_where_it_could_not_be_taken_back(
    env: dict[str, str], more: str, terminal: Terminal, slow: tuple[Path, str]
) -> None:
    _, shown = terminal.watch(80, lint_slowly(slow, more=more, **env))
    assert [text for text in shown if "judging" in text] == []


def test_the_bar_stands_alone_where_the_report_goes_elsewhere(terminal: Terminal, slow: tuple[Path, str]) -> None:
    _, shown = terminal.watch(40, lint_slowly(slow, "--format", "json", more=" >out.json"))
    assert {line for text in shown for line in lines_of(text) if not BAR.fullmatch(line)} == {""}
    assert [text for text in shown if BAR.search(text)]


def test_an_error_takes_the_place_of_the_bar(terminal: Terminal, slow: tuple[Path, str]) -> None:
    name, shown = terminal.watch(80, lint_slowly(slow, "--format", "junit", more=" >/dev/full"))
    assert [text for text in shown if BAR.search(text)]
    assert lines_of(terminal.text(name))[0] == "error: cannot write the output: No space left on device"


def test_ctrl_c_takes_the_bar_away(terminal: Terminal, slow: tuple[Path, str]) -> None:
    line = f"trap : INT; {lint_slowly(slow, '--format', 'junit')}"
    name, shown = terminal.watch(80, line, keys="C-c", when=lambda text: "judging" in text)
    assert [text for text in shown if BAR.search(text)]
    assert [line for line in lines_of(terminal.text(name)) if line] == ["error: interrupted"]
    assert terminal.has_cursor(name)


def test_without_a_terminal_there_is_no_bar(slow: tuple[Path, str]) -> None:
    done = start(slow[0], *LINT, PATH=slow[1])
    assert (done.code, done.err) == (1, "")
    assert "\r" not in done.out

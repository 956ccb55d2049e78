"""A terminal to drive a program in, with nothing between them: tmux draws, tests press keys and look."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import time
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

WAIT = 20.0  # seconds, after which what is waited for will not come
_LOOKS_EVERY = 0.02
_SETTINGS = """
set -g remain-on-exit on
set -g remain-on-exit-format ""
set -g escape-time 0
set -g status off
set -g scroll-on-clear off
set -g history-limit 20000
set -g default-terminal screen-256color
"""
_PANE = "p"


def need_tmux() -> None:
    """Skip the test where there is no tmux, unless all tools have to be there."""
    if shutil.which("tmux") is None:
        assert os.environ.get("GATEPOST_REQUIRE_ALL") != "1", "tmux is required and not installed"
        pytest.skip("tmux is not installed")


class Terminal:
    """A tmux server of its own with one window, in which one program runs without a shell."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._servers = 0
        self._settings = folder / "tmux.conf"
        self._settings.write_text(_SETTINGS)

    def start(self, folder: Path, *command: str, size: str = "80x24", **env: str) -> Terminal:
        """Start a program in `folder` on a screen of so many columns x lines; `env` is added to the environment."""
        self.close()
        self._servers += 1  # the last one may not be gone yet
        columns, lines = size.split("x")
        given = [f"{name}={value}" for name, value in env.items()]
        where = ("-x", columns, "-y", lines, "-c", str(folder))
        self._do("new-session", "-d", "-s", _PANE, *where, "--", "env", *given, *command)
        return self

    def cc(self, folder: Path, *arguments: str, size: str = "80x24", **env: str) -> Terminal:
        """Start `gatepost commit ARGUMENTS`."""
        return self.start(folder, sys.executable, "-m", "gatepost", "commit", *arguments, size=size, **env)

    def keys(self, *names: str) -> Terminal:
        """Press keys by tmux's names: Enter, Escape, C-c, BSpace, Up, a."""
        self._do("send-keys", "-t", _PANE, "--", *names)
        return self

    def type(self, text: str, *keys: str) -> Terminal:
        """Type a text, then press keys."""
        self._do("send-keys", "-t", _PANE, "-l", "--", text)
        return self.keys(*keys) if keys else self

    def paste(self, text: str) -> Terminal:
        """Paste a text as terminals do: between marks, where the program has asked for them."""
        self._do("load-buffer", "-", given=text)
        self._do("paste-buffer", "-p", "-t", _PANE)
        return self

    def resize(self, columns: int, lines: int) -> Terminal:
        """Give the window another size."""
        self._do("resize-window", "-t", _PANE, "-x", str(columns), "-y", str(lines))
        return self

    def screen(self, *flags: str) -> str:
        """Return what stands on the screen, without blanks at the ends of lines, or empty lines at its end."""
        return _trimmed(self._do("capture-pane", "-p", *flags, "-t", _PANE))

    def pause(self, seconds: float = 0.5) -> Terminal:
        """Wait without a reason that could be seen on the screen, such as for it to stand still."""
        time.sleep(seconds)
        return self

    def history(self) -> str:
        """Return all that has been shown, with what has left the screen at its top."""
        return self.screen("-S", "-", "-J")

    def until(self, *texts: str, gone: str = "") -> str:
        """Wait until all of the texts stand on the screen, and `gone` does not; return the screen."""
        return self.when(lambda shown: all(text in shown for text in texts) and (not gone or gone not in shown))

    def when(self, is_so: Callable[[str], bool]) -> str:
        """Wait until the screen is as wanted, and return it."""
        end = time.monotonic() + WAIT
        shown, is_dead = self._look()
        while not is_so(shown):
            assert time.monotonic() < end, f"it does not come:\n{shown}"
            assert not is_dead or is_so(self.screen()), f"it has ended:\n{shown}"
            time.sleep(_LOOKS_EVERY)
            shown, is_dead = self._look()
        return shown

    def ended(self) -> int:
        """Wait for the program's end, and return its exit status; that of a signal is negative."""
        end = time.monotonic() + WAIT
        while True:
            dead, status, by = self.says("#{pane_dead},#{pane_dead_status},#{pane_dead_signal}").split(",")
            if status or by:
                return -int(by) if by else int(status)
            assert time.monotonic() < end, f"it does not end:\n{self.screen()}"
            if dead == "1":
                os.kill(int(self.says("#{pid}")), signal.SIGCHLD)  # tmux 3.3 may not have heard of it
            time.sleep(_LOOKS_EVERY)

    def says(self, what: str) -> str:
        """Return what tmux knows of the window, as in `#{cursor_flag}`."""
        return self._do("display-message", "-p", "-t", _PANE, what).strip()

    def send(self, number: signal.Signals) -> Terminal:
        """Send the program a signal."""
        os.kill(int(self.says("#{pane_pid}")), number)
        return self

    def close(self) -> None:
        """End the server: the terminal is closed, and what runs in it hung up."""
        subprocess.run([*self._tmux, "kill-server"], check=False, capture_output=True)

    def close_and_wait(self) -> None:
        """Close the terminal, and wait until the program in it has ended."""
        pid = int(self.says("#{pane_pid}"))
        self.close()
        end = time.monotonic() + WAIT
        while _runs(pid):
            assert time.monotonic() < end, "it outlives its terminal"
            time.sleep(_LOOKS_EVERY)

    @property
    def _tmux(self) -> list[str]:
        return ["tmux", "-u", "-f", str(self._settings), "-S", str(self._folder / f"s{self._servers}")]

    def _look(self) -> tuple[str, bool]:
        """Return the screen, and whether the program has ended: asked at once, as thousands of looks are taken."""
        told = self._do("capture-pane", "-p", "-t", _PANE, ";", "display-message", "-p", "-t", _PANE, "#{pane_dead}")
        shown, _, dead = told.removesuffix("\n").rpartition("\n")
        return _trimmed(shown), dead == "1"

    def _do(self, *arguments: str, given: str = "") -> str:
        environment = {name: value for name, value in os.environ.items() if name not in ("COLUMNS", "LINES", "TMUX")}
        done = subprocess.run(
            [*self._tmux, *arguments], check=False, capture_output=True, encoding="utf-8", input=given, env=environment
        )
        assert not done.returncode, f"tmux {' '.join(arguments)}: {done.stderr}"
        return done.stdout


def _trimmed(shown: str) -> str:
    return "\n".join(line.rstrip() for line in shown.rstrip().split("\n"))


def _runs(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    return True

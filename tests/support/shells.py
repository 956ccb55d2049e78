"""Real shells in a real terminal, as tmux draws it, each set up by the line that the docs name."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

EVERYTHING = os.environ.get("GATEPOST_REQUIRE_ALL") == "1"
PROMPT = "what-now>"
WAIT = 30.0

LINES = {
    "bash": 'eval "$(gatepost completion bash)"',
    "zsh": 'eval "$(gatepost completion zsh)"',
    "fish": "gatepost completion fish | source",
}
"""The line of the docs for each shell."""

_GIT_OF_BASH = "/usr/share/bash-completion/completions/git"
_RUN = {"bash": "bash --rcfile ~/.bashrc -i", "zsh": "zsh -i", "fish": "fish -i"}
_FILES = {"bash": ".bashrc", "zsh": ".zshrc", "fish": ".config/fish/config.fish"}
_PROMPTS = {
    "bash": f"HISTFILE=; PS1='{PROMPT} '",
    "zsh": f"PROMPT='{PROMPT} '; PROMPT_EOL_MARK=",
    "fish": f"set -g fish_autosuggestion_enabled 0\nfunction fish_prompt; printf '{PROMPT} '; end\n"
    "function fish_greeting; end",
}
CONFIGURATIONS = {
    "bash": f"source {_GIT_OF_BASH}\n{LINES['bash']}",
    "zsh": f"autoload -Uz compinit && compinit -D\n{LINES['zsh']}",
    "fish": LINES["fish"],
}
"""What stands in each shell's own file."""

_PROGRAM = """\
#!{python}
import json, os, sys
if sys.argv[1:2] in (["__complete"], ["completion"]):
    from gatepost.cli import main
    sys.exit(main())
with open({called!r}, "a") as called:
    called.write(json.dumps([os.path.basename(sys.argv[0]), *sys.argv[1:]]) + "\\n")
"""


def needs(program: str) -> None:
    """Skip the test where a program is missing, unless everything is required."""
    if shutil.which(program) is None and not Path(program).is_file():
        assert not EVERYTHING, f"{program} is required and not installed"
        pytest.skip(f"{program} is not installed")


class Shell:
    """A shell at its prompt in `folder`; the `gatepost` and the `git-cc` on its PATH write down how they are called.

    They complete as ours do, being ours as far as that. `configuration` stands in the shell's own file.
    """

    def __init__(self, name: str, place: Path, folder: Path, configuration: str = "") -> None:
        needs("tmux")
        needs(name)
        if name == "bash":
            needs(_GIT_OF_BASH)
        self.folder = folder
        self._give_up = ("C-c", "C-u") if name == "fish" else ("C-e", "C-u")  # C-c may hit the next TAB
        self._called = place / "called"
        self._home = place / "home"
        (place / "bin").mkdir()
        for program in ("gatepost", "git-cc"):
            path = place / "bin" / program
            path.write_text(_PROGRAM.format(python=sys.executable, called=str(self._called)))
            path.chmod(0o755)
        file = self._home / _FILES[name]
        file.parent.mkdir(parents=True)
        file.write_text(f"{_PROMPTS[name]}\n{configuration or CONFIGURATIONS[name]}\n")
        self._tmux = ("tmux", "-u", "-f", os.devnull, "-S", str(place / "s"))
        environment = {"HOME": self._home, "ZDOTDIR": self._home, "SHELL": f"/bin/{name}", "TERM": "xterm-256color"}
        environment["PATH"] = f"{place / 'bin'}:{os.environ['PATH']}"
        words = [f"{key}={value}" for key, value in environment.items()]
        run = ("env", *words, "sh", "-c", f"exec {_RUN[name]}")
        self._do("new-session", "-d", "-s", "w", "-x", "120", "-y", "60", "-c", str(folder), *run)
        self.shows(PROMPT)

    def type(self, text: str, *keys: str) -> None:
        """Type a text, then press keys by their names."""
        if text:
            self._do("send-keys", "-t", "w", "-l", "--", text)
        for key in keys:
            self._do("send-keys", "-t", "w", key)

    def screen(self) -> str:
        """Return what the terminal shows, without the blanks at the ends of lines."""
        shown = self._do("capture-pane", "-p", "-t", "w")
        return "\n".join(line.rstrip() for line in shown.rstrip().split("\n"))

    def shows(self, text: str) -> str:
        """Wait until the terminal shows a text, and return all that it shows."""
        return self._wait(lambda shown: text in shown, text)

    def shows_not(self, text: str) -> str:
        """Wait until the terminal shows a text no more, but a prompt."""
        return self._wait(lambda shown: text not in shown and PROMPT in shown, f"no {text}")

    def run(self, line: str, *keys: str) -> list[str]:
        """Type a line and a TAB (or keys), press Enter, and return the program that was run, and its words."""
        before = len(self._calls())
        self.type(line, *(keys or ("Tab",)), "Enter")
        until = time.monotonic() + WAIT
        while len(self._calls()) == before:
            assert time.monotonic() < until, self.screen()
            time.sleep(0.02)
        self.type("", "C-l")
        found: list[str] = self._calls()[-1]
        return found

    def listed(self, line: str, wanted: str, tabs: int = 2) -> str:
        """Type a line, press TAB so often, wait for a text, give the line up, and return what was shown."""
        self.type(line, *["Tab"] * tabs)
        self.shows(wanted)
        shown = self._settle()
        self.type("", *self._give_up, "C-l")
        self.shows_not(line.rsplit(maxsplit=1)[-1])
        return shown

    def close(self) -> None:
        """End the terminal and all that runs in it."""
        subprocess.run([*self._tmux, "kill-server"], check=False, capture_output=True)

    def _settle(self) -> str:
        """Wait until the terminal changes no more, and return what it shows."""
        before, shown = "", self.shows(PROMPT)
        until = time.monotonic() + WAIT
        while shown != before:
            assert time.monotonic() < until, shown
            time.sleep(0.3)
            before, shown = shown, self.shows(PROMPT)
        return shown

    def _wait(self, is_there: Callable[[str], bool], wanted: str) -> str:
        until = time.monotonic() + WAIT
        while not is_there(shown := self.screen()):
            assert time.monotonic() < until, f"waited for {wanted}:\n{shown}"
            time.sleep(0.02)
        return shown

    def _calls(self) -> list[list[str]]:
        if not self._called.exists():
            return []
        return [json.loads(line) for line in self._called.read_text("utf-8").splitlines()]

    def _do(self, *arguments: str) -> str:
        environment = dict(os.environ)  # not what C code has put beside it: readline sets COLUMNS
        command = [*self._tmux, *arguments]
        return subprocess.run(command, check=True, capture_output=True, encoding="utf-8", env=environment).stdout

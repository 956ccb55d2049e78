"""`gatepost commit` in this process, without a terminal or with somebody at one that knows only lines."""

from __future__ import annotations

import io
import sys
from typing import TYPE_CHECKING

from gatepost.cli import main
from support.program import Done
from support.repos import git

if TYPE_CHECKING:
    from pathlib import Path

    import pytest


class Tty(io.StringIO):
    """Lines that somebody types, or what somebody sees."""

    encoding = "utf-8"

    def isatty(self) -> bool:
        return True


class Desk:
    """A repository, and somebody who commits there."""

    def __init__(self, path: Path, patch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]) -> None:
        self.path = path
        self._patch = patch
        self._capfd = capfd
        patch.chdir(path)
        patch.setenv("COLUMNS", "100")

    def commit(self, *arguments: str) -> Done:
        """Run `gatepost commit ARGUMENTS` where nobody can be asked."""
        self._capfd.readouterr()
        code = main(["commit", *arguments])
        out, err = self._capfd.readouterr()
        return Done(code, out, err)

    def answer(self, *lines: str, arguments: tuple[str, ...] = ()) -> Done:
        """Run it with somebody at a terminal who types these lines."""
        with self._patch.context() as patch:
            screen = Tty()
            patch.setenv("TERM", "dumb")
            patch.setattr(sys, "stdin", Tty("".join(f"{line}\n" for line in lines)))
            patch.setattr(sys, "stdout", screen)
            done = self.commit(*arguments)
        return Done(done.code, screen.getvalue() + done.out, done.err)

    def press(self, *keys: str, arguments: tuple[str, ...] = ()) -> Done:
        """Run it with somebody at a terminal that can be drawn on, who presses these keys."""
        from prompt_toolkit.application import create_app_session  # noqa: PLC0415  for this alone
        from prompt_toolkit.input import create_pipe_input  # noqa: PLC0415  likewise

        with self._patch.context() as patch, create_pipe_input() as pipe, create_app_session(input=pipe):
            screen = Tty()
            patch.setenv("TERM", "xterm-256color")
            patch.setenv("PROMPT_TOOLKIT_NO_CPR", "1")
            patch.setattr(sys, "stdin", Tty())
            patch.setattr(sys, "stdout", screen)
            pipe.send_text("".join(keys))
            done = self.commit(*arguments)
        return Done(done.code, screen.getvalue() + done.out, done.err)

    def write(self, **files: str) -> None:
        """Write files and stage them."""
        for name, content in files.items():
            (self.path / name).write_text(content)
        git(self.path, "add", "--", *files)

    def last(self, form: str = "%B") -> str:
        """Return what the last commit says."""
        return git(self.path, "log", "-1", f"--format={form}")

    def count(self) -> int:
        """Return how many commits there are."""
        return int(git(self.path, "rev-list", "--count", "--all"))

    def hook(self, name: str, script: str) -> None:
        """Give the repository a hook."""
        file = self.path / ".git" / "hooks" / name
        file.parent.mkdir(exist_ok=True)
        file.write_text(f"#!/bin/sh\n{script}\n")
        file.chmod(0o755)

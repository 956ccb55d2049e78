"""GD603."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gatepost.doctor.check import DoctorCheck, known
from gatepost.doctor.symptoms import HOOKS_SILENT
from gatepost.outcomes.values import Problem
from gatepost.values import WARNING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gatepost.doctor.facts import Facts

_EVERYWHERE = frozenset(("/usr/local/bin", "/usr/local/sbin", "/usr/bin", "/bin", "/usr/sbin", "/sbin"))
"""The folders that programs have on their PATH which no shell has started."""


class HookPath(DoctorCheck):
    """A hook looks for a program on the PATH that only your shell knows the way to.

    ## Symptom
    In a terminal the hook runs; from an editor or a git client with windows, every commit fails.

    Every commit from there ends with "command not found", "No such file or directory" or exit status 127.

    ## Cause
    A program that no shell has started has a PATH of its own: what `.bashrc`, `.zshrc`, pyenv, nvm, Homebrew or an
    active virtual environment put on it is missing there. A hook that starts a program by its name does not find it.

    ## Mend
    Name the program by its whole path in the hook, or put it into a folder that is on every PATH. The hooks that
    `gatepost hook install` and `pre-commit install` write know where their Python is, and need no PATH.
    """

    code = "GD603"
    name = "hook-path"
    severity = WARNING
    needs: tuple[str, ...] = ("hooks",)
    symptoms: tuple[str, ...] = (HOOKS_SILENT,)
    errors: tuple[str, ...] = ("hook: line 1: uv: command not found",)

    def look(self, facts: Facts) -> Iterator[Problem]:
        """Report each program that a hook of others finds in this shell alone."""
        for each in known(facts.hooks).searched:
            if each.folder not in _EVERYWHERE:
                message = f"`{each.path}` starts `{each.program}` by name, which is in `{each.folder}` alone"
                fix = f"write `{each.folder}/{each.program}` in place of `{each.program}` on this line"
                yield Problem(message, f"{each.path}:{each.line}", fix)

    def fine(self, facts: Facts) -> str:
        """Return how many programs were looked for."""
        names = dict.fromkeys(f"`{each.program}`" for each in known(facts.hooks).searched)
        return f"found on every PATH: {', '.join(names)}" if names else "no hook needs your shell's PATH"

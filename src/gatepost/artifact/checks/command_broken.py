"""GA403."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gatepost.artifact.facts import Facts
from gatepost.artifact.installed import ending, installed_of, not_installed
from gatepost.artifact.words import last_line, listed
from gatepost.outcomes.check import Check
from gatepost.outcomes.values import Problem
from gatepost.values import WARNING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gatepost.artifact.facts import Ran

_TRACEBACK = "Traceback (most recent call last)"
_CRASH = 0xC0000000  # where Windows' own codes for crashes begin


class CommandBroken(Check[Facts]):
    """A command that the wheel installs does not answer `--help`.

    ## Why
    What `[project.scripts]` names is looked up when the command is run, not when the wheel is built: a function that
    was renamed, a module that was not shipped or a requirement that is missing shows here first.
    `--help` is what people try first, and it should need no configuration and no network.

    A traceback, a signal, and no end at all are errors. Another status than 0 is a warning: some programs have no
    `--help`. Nothing is sent to the command, and the environment has nothing but the wheel and its requirements.

    ## Mend
    The last line that it said is shown. Check the name in `[project.scripts]`, `command = "module:function"`, and
    import what only some subcommands need where they need it.
    """

    code = "GA403"
    name = "command-broken"
    needs: tuple[str, ...] = ("installed",)

    def unable(self, facts: Facts) -> str:
        """Return that the wheel is not installed, where that is so."""
        return not_installed(facts)

    def look(self, facts: Facts) -> Iterator[Problem]:
        """Yield each command that did not end well."""
        for ran in installed_of(facts).commands:
            if ran.status != 0:
                message = f"`{ran.command}` {ending(ran)}: {last_line(ran.lines)}"
                fix = "check `[project.scripts]` in pyproject.toml, and what the function imports"
                yield Problem(message, "", fix, "" if _is_crash(ran) else WARNING)

    def fine(self, facts: Facts) -> str:
        """Return what was run."""
        commands = [ran.command for ran in installed_of(facts).commands]
        return f"each answers: {listed(commands)}" if commands else "it installs no command"


def _is_crash(ran: Ran) -> bool:
    if ran.status is None or ran.status < 0 or ran.status >= _CRASH:
        return True
    return any(_TRACEBACK in line for line in ran.lines)

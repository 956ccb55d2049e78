"""GA402."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gatepost.artifact.facts import Facts
from gatepost.artifact.installed import installed_of, not_installed
from gatepost.artifact.words import last_line, listed
from gatepost.outcomes.check import Check
from gatepost.outcomes.values import Problem

if TYPE_CHECKING:
    from collections.abc import Iterator


class ModuleNotImportable(Check[Facts]):
    """A module of the installed wheel cannot be imported.

    ## Why
    It works in the repository, because there the sources lie beside it, and the environment has what the developers
    installed. In the wheel a file may be missing, or a requirement that nobody declared: `ModuleNotFoundError` at the
    user's first line.

    Each package and module at the top of the wheel is imported in a process of its own, in an environment that has the
    wheel and its requirements and nothing else, away from the sources. What they do not import themselves is not
    tried: that is for tests (`--test`).

    ## Mend
    The last line of the traceback is shown. A module that is missing from the wheel: see `sdist-incomplete`. One of
    somebody else: add it to `dependencies`, or, where it belongs to an extra, import it where it is used and say
    in the error which extra brings it.
    """

    code = "GA402"
    name = "module-not-importable"
    needs: tuple[str, ...] = ("installed",)

    def unable(self, facts: Facts) -> str:
        """Return that the wheel is not installed, where that is so."""
        return not_installed(facts)

    def look(self, facts: Facts) -> Iterator[Problem]:
        """Yield each module that fails, with the end of its traceback."""
        for module in installed_of(facts).modules:
            if module.lines:
                message = f"`import {module.name}` fails: {last_line(module.lines)}"
                yield Problem(message, "", "declare what it imports, or ship the file that it lacks")

    def fine(self, facts: Facts) -> str:
        """Return what was imported."""
        names = [module.name for module in installed_of(facts).modules]
        return f"imported alone: {listed(names)}" if names else "there is no module to import"

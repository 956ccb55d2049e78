"""GR204."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gatepost.artifact.names import read_version
from gatepost.rehearsal.check import RehearsalCheck, known, title_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gatepost.outcomes.values import Problem
    from gatepost.rehearsal.facts import Facts, FromIndex


class NotInstallableFromIndex(RehearsalCheck):
    """Who installs the release from the index does not get it, or gets something that does not work.

    ## Why
    This is what every user does next, and nothing in CI does it.

    ## Mend
    The lines say why: a requirement that no index has, a Python that is not allowed, a module that is not in the
    wheel. `gatepost dist` says the same of the wheel by itself, without an index.
    """

    code = "GR204"
    name = "not-installable-from-index"
    needs: tuple[str, ...] = ("installs",)

    def look(self, facts: Facts) -> Iterator[Problem]:
        """Report each that was not installed, is another version, or does not import."""
        for each in known(facts.installs):
            yield from self._problems(each)

    def _problems(self, each: FromIndex) -> Iterator[Problem]:
        what, installed = title_of(each.release), each.installed
        said = "".join(f"\n| {line}" for line in installed.lines)
        if not installed.version:
            yield self.problem(
                f"{what}: `{each.requirement}` cannot be installed from the index{said}", "gatepost dist"
            )
            return
        if read_version(installed.version) != read_version(each.release.version):
            yield self.problem(f"{what}: `{each.requirement}` installs {installed.version}", "gatepost dist")
        for module in installed.modules:
            if module.lines:
                lines = "".join(f"\n| {line}" for line in module.lines)
                yield self.problem(f"{what}: `import {module.name}` fails{lines}", "gatepost dist")

    def unable(self, facts: Facts) -> str:
        """Return that there is nothing to install, where that is so."""
        return "" if known(facts.installs) else "nothing is on the index"

    def fine(self, facts: Facts) -> str:
        """Return what was installed."""
        installs = known(facts.installs)
        names = ", ".join(f"`{each.requirement}`" for each in installs)
        modules = ", ".join(module.name for each in installs for module in each.installed.modules)
        return f"installed from there: {names}{f'; imported {modules}' if modules else ''}"

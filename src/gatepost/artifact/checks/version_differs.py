"""GA101."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gatepost.artifact.facts import Facts
from gatepost.artifact.versions import built_version, statements
from gatepost.artifact.words import brief, nothing_read
from gatepost.outcomes.check import Check
from gatepost.outcomes.values import Problem

if TYPE_CHECKING:
    from collections.abc import Iterator

    from packaging.version import Version

    from gatepost.artifact.versions import Statement


class VersionDiffers(Check[Facts]):
    """The version is not the same wherever it is written.

    ## Why
    What an index has under a version can never be replaced. A wheel of 1.1.0 that goes up for the tag v1.2.0 takes a
    place that is not its own, or is refused because 1.1.0 is there already; a module whose `__version__` was
    forgotten tells its users the wrong thing for as long as that release lives.

    Versions are compared as PEP 440 reads them, not letter by letter: the tag `v1.0.0-beta.1` and the wheel
    `1.0.0b1` are one. A developmental release, as in `1.2.1.dev7`, is made between two releases, and
    compared with neither the tag nor the manifest of Release Please.

    ## Mend
    Name each file that Release Please has to keep in `extra-files` of its configuration, with the comment
    `x-release-please-version` at the line. Where the tag is what differs, build from the commit of the tag.
    """

    code = "GA101"
    name = "version-differs"

    def unable(self, facts: Facts) -> str:
        """Return that no distribution was read, where that is so."""
        return nothing_read(facts)

    def look(self, facts: Facts) -> Iterator[Problem]:
        """Yield what is no version, and who says another one than the distributions."""
        groups: dict[Version, list[Statement]] = {}
        for each in statements(facts):
            if each.version is None:
                said = f"says `{brief(each.text)}`, which is no version by PEP 440" if each.text else "names no version"
                yield Problem(f"{each.who} {said}{each.but}", each.where, "write it as in 1.2.0 or 1.2.0b1")
            else:
                groups.setdefault(each.version, []).append(each)
        if len(groups) > 1:
            said = "; ".join(f"{version} in {_names(group)}" for version, group in groups.items())
            odd = list(groups.values())[1][0]
            fix = "make them one: `extra-files` in release-please-config.json names the files that Release Please keeps"
            yield Problem(f"the versions differ: {said}", odd.where, fix)

    def fine(self, facts: Facts) -> str:
        """Return the version, and how many say it."""
        return f"{built_version(facts)} in {_names(list(statements(facts)))}"


def _names(group: list[Statement]) -> str:
    *first, last = [each.who for each in group]
    return f"{', '.join(first)} and {last}" if first else last

"""GA302."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from packaging.requirements import InvalidRequirement, Requirement

from gatepost.artifact.contents import metadata_of
from gatepost.artifact.facts import Facts
from gatepost.artifact.words import brief, nothing_read, number, once
from gatepost.outcomes.check import Check
from gatepost.outcomes.values import Problem

if TYPE_CHECKING:
    from collections.abc import Iterator

_CREDENTIALS = re.compile(r"(?<=://)[^/@\s]+(?=@)")


class RequirementDirect(Check[Facts]):
    """A requirement says from which address it is to be had, as in `name @ https://…`.

    ## Why
    PyPI refuses it with 400, "Can't have direct dependency": what an address serves may change or vanish, and no
    index has looked at it. It does not matter whether the requirement is in an extra, or has a marker that is never
    true.

    It is often written for a while, to wait for somebody's fix, and forgotten. Resolvers cannot choose
    another version of such a requirement either.

    ## Mend
    Require a version that is published: `name>=1.2`. For development alone, put the address where it is not
    published: a dependency group (`[dependency-groups]`), `[tool.uv.sources]`, or a requirements file. A fork that is
    needed has to be published under a name of its own.
    """

    code = "GA302"
    name = "requirement-direct"

    def unable(self, facts: Facts) -> str:
        """Return that no distribution was read, where that is so."""
        return nothing_read(facts)

    def look(self, facts: Facts) -> Iterator[Problem]:
        """Yield each requirement with an address, and each that cannot be read."""
        yield from once(_problems(facts))

    def fine(self, facts: Facts) -> str:
        """Return how many requirements were looked at."""
        return f"{number(len(metadata_of(facts.read[0]).requires), 'requirement')}, none by address"


def _problems(facts: Facts) -> Iterator[Problem]:
    for archive in facts.read:
        for text in metadata_of(archive).requires:
            shown = brief(_CREDENTIALS.sub("…", text))
            try:
                url = Requirement(text).url
            except (InvalidRequirement, RecursionError):
                yield Problem(f"`{shown}` cannot be read as a requirement", archive.name, "write it as in `name>=1.2`")
                continue
            if url is not None:
                yield Problem(f"indexes refuse `{shown}`", archive.name, "require a version that is published")

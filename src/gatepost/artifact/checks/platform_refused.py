"""GA111."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from gatepost.artifact.facts import Facts
from gatepost.artifact.words import listed, nothing_read
from gatepost.outcomes.check import Check
from gatepost.outcomes.values import Problem

if TYPE_CHECKING:
    from collections.abc import Iterator

_OF_ONE_MACHINE = re.compile(r"-linux_[a-z0-9_]+$")


class PlatformRefused(Check[Facts]):
    """The wheel is for one Linux machine, which indexes refuse.

    ## Why
    A wheel with compiled code that is built on Linux as it is has the tag `linux_x86_64`: it may need whatever
    libraries happen to be on the machine that built it. PyPI takes only wheels that say which systems they run on,
    `manylinux_2_28_x86_64` or `musllinux_1_2_x86_64` (PEP 600, PEP 656), and answers any other with "unsupported
    platform tag".

    ## Mend
    Build in one of the images that are made for it, with `cibuildwheel`, or let `auditwheel repair` take the libraries
    that are needed into the wheel and give it its tag. Or publish the sdist alone: who installs it builds it.
    """

    code = "GA111"
    name = "platform-refused"

    def unable(self, facts: Facts) -> str:
        """Return that no distribution was read, where that is so."""
        return nothing_read(facts)

    def look(self, facts: Facts) -> Iterator[Problem]:
        """Yield each wheel with such a tag."""
        for wheel in facts.wheels:
            tags = sorted(tag for tag in wheel.tags if _OF_ONE_MACHINE.search(tag))
            if tags:
                message = f"indexes refuse wheels for {listed(tag.rpartition('-')[2] for tag in tags)}"
                yield Problem(message, wheel.name, f"auditwheel repair {wheel.name}")

    def fine(self, facts: Facts) -> str:
        """Return for what the wheels are."""
        return "every wheel is for systems that indexes know" if facts.wheels else "there is no wheel"

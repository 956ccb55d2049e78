"""GA110."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gatepost.artifact.contents import metadata_of
from gatepost.artifact.facts import Facts
from gatepost.artifact.names import read_version
from gatepost.artifact.words import nothing_read, once
from gatepost.outcomes.check import Check
from gatepost.outcomes.values import Problem

if TYPE_CHECKING:
    from collections.abc import Iterator


class VersionLocal(Check[Facts]):
    """The version has a local segment, which indexes refuse.

    ## Why
    What follows a `+` in a version, as in `1.2.0+g1a2b3c4`, marks a build of one's own: PEP 440 keeps it for
    those who patch a release for themselves, and PyPI answers an upload with 400, "The use of local versions is not
    allowed".

    hatch-vcs and setuptools-scm put it there where the commit has no tag of its own, the work tree has changes, or the
    clone is shallow and its tags are missing.

    ## Mend
    Build from the tagged commit, in a clean check-out with its history (`fetch-depth: 0`). For rehearsals between two
    releases leave the segment out: `local_scheme = "no-local-version"` in `[tool.setuptools_scm]`, or
    below `raw-options` in `[tool.hatch.version]`.
    """

    code = "GA110"
    name = "version-local"

    def unable(self, facts: Facts) -> str:
        """Return that no distribution was read, where that is so."""
        return nothing_read(facts)

    def look(self, facts: Facts) -> Iterator[Problem]:
        """Yield each version of a distribution that has one."""
        yield from once(_problems(facts))

    def fine(self, facts: Facts) -> str:  # noqa: ARG002  it is the same for all
        """Return that there is none."""
        return "no version has a local segment"


def _problems(facts: Facts) -> Iterator[Problem]:
    for archive in facts.read:
        version = read_version(metadata_of(archive).version)
        if version is not None and version.local:
            message = f"indexes refuse `{version}`: `+{version.local}` is for builds of one's own"
            yield Problem(message, archive.name, "build from the tagged commit, in a clean clone with its tags")

"""GA303."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gatepost.artifact.contents import metadata_of
from gatepost.artifact.facts import Facts
from gatepost.artifact.licences import named_but_missing, names_files, shipped, stated
from gatepost.artifact.words import listed, nothing_read, once
from gatepost.outcomes.check import Check
from gatepost.outcomes.values import Problem
from gatepost.values import WARNING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gatepost.artifact.archive import Archive

_STATE = 'say it in pyproject.toml: `license = "MIT"`'
_ONE_WAY = 'keep `license = "…"` with the SPDX expression, and remove the other'
_NAME = 'name it in pyproject.toml: `license-files = ["LICENSE*"]`'


class LicenceMissing(Check[Facts]):
    """The licence is not said, said in two ways, or its text is not there.

    ## Why
    Without a licence nobody may use the package, and many companies' tools block what says none. Most licences
    also ask that their text goes with every copy: it has to be in the sdist and in the wheel. An index takes a package
    without one all the same, so its absence alone is a warning; what contradicts itself is an error.

    PEP 639 has one place for each: `License-Expression` with an SPDX expression, and `License-File` for the texts,
    which have to be in the sdist at that path, and in the wheel below `*.dist-info/licenses/`; PyPI refuses a file that
    names one and lacks it. Beside an expression, the older `License` field is refused, too, and
    setuptools stops at licence classifiers.

    ## Mend
    In pyproject.toml: `license = "MIT"` and `license-files = ["LICENSE*"]` in `[project]`, no classifier that begins
    with `License ::`, and a backend that knows them: hatchling 1.27, setuptools 77, flit-core 3.12, or newer.
    """

    code = "GA303"
    name = "licence-missing"

    def unable(self, facts: Facts) -> str:
        """Return that no distribution was read, where that is so."""
        return nothing_read(facts)

    def look(self, facts: Facts) -> Iterator[Problem]:
        """Yield what is wrong with what is said, and with the texts."""
        yield from once(_said(facts))
        for archive in facts.read:
            if stated(metadata_of(archive)):  # else that alone is worth saying
                yield from _texts(archive)

    def fine(self, facts: Facts) -> str:
        """Return the licence, and its texts."""
        metadata = metadata_of(facts.read[0])
        return f"{stated(metadata)[0]}, with {listed(metadata.license_files or shipped(facts.read[0]))} in each file"


def _said(facts: Facts) -> Iterator[Problem]:
    for archive in facts.read:
        metadata = metadata_of(archive)
        ways = stated(metadata)
        if not ways:
            yield Problem("no licence is said", archive.name, _STATE, WARNING)
        elif metadata.license_expression and len(ways) > 1:
            message = f"the licence is said as an expression, `{ways[0]}`, and once more as {listed(ways[1:])}"
            yield Problem(message, archive.name, _ONE_WAY)


def _texts(archive: Archive) -> Iterator[Problem]:
    missing = named_but_missing(archive)
    there = shipped(archive)
    if missing:
        yield Problem(f"it names the licence file {listed(missing)}, and lacks it", archive.name, _NAME)
    elif not there:
        yield Problem("it ships no text of the licence", archive.name, _NAME, WARNING)
    elif names_files(archive) and not metadata_of(archive).license_files:
        yield Problem(f"it ships {listed(there)}, and its metadata does not name it", archive.name, _NAME, WARNING)

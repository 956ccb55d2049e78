"""GA304."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gatepost.artifact.contents import metadata_of
from gatepost.artifact.facts import Facts
from gatepost.artifact.pythons import admits, named, read_requirement
from gatepost.artifact.words import brief, listed, nothing_read, once
from gatepost.outcomes.check import Check
from gatepost.outcomes.values import Problem
from gatepost.values import WARNING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from packaging.specifiers import SpecifierSet

    from gatepost.artifact.archive import Archive

_REQUIRE = 'say it in pyproject.toml: `requires-python = ">=3.10"`'
_AGREE = "make `requires-python`, the classifiers and the matrix of CI name the same"


class PythonsDisagree(Check[Facts]):
    """What the metadata requires of Python, what its classifiers name, and what CI tests are not the same.

    ## Why
    Installers go by `Requires-Python` alone: a Python that it excludes gets an older release instead, without a word.
    Without it every Python gets this one, also those that cannot compile it. People go by the classifiers, and
    both are promises that only CI keeps.

    A classifier that the requirement excludes, and a Python that CI tests and the requirement excludes, are
    errors: one of the two is wrong. A classifier that CI does not test, and the other way round, are
    warnings. Other interpreters than CPython, and what an expression in a workflow makes, are not compared.

    ## Mend
    Decide which Pythons are supported, and say it three times: `requires-python` and `classifiers` in
    pyproject.toml, and the matrix in the workflow. There write `"3.10"` with quotes: without them YAML reads 3.1.
    """

    code = "GA304"
    name = "pythons-disagree"

    def unable(self, facts: Facts) -> str:
        """Return that no distribution was read, where that is so."""
        return nothing_read(facts)

    def look(self, facts: Facts) -> Iterator[Problem]:
        """Yield what is said in two ways."""
        yield from once(each for archive in facts.read for each in _of_archive(archive, facts.pythons or ()))
        yield from _between(facts)

    def fine(self, facts: Facts) -> str:
        """Return what is required, and what agrees with it."""
        metadata = metadata_of(facts.read[0])
        beside = ["classifiers"] if named(metadata.classifiers) else []
        beside += ["CI"] if facts.pythons else []
        agreed = f", and {' and '.join(beside)} agree" if beside else ""
        return f"Python {metadata.requires_python}{agreed}"


def _of_archive(archive: Archive, tested: tuple[str, ...]) -> Iterator[Problem]:
    metadata = metadata_of(archive)
    requirement = read_requirement(metadata.requires_python)
    if requirement is None:
        message = f"`Requires-Python: {brief(metadata.requires_python)}` cannot be read"
        yield Problem(message, archive.name, _REQUIRE)
        return
    if not metadata.requires_python:
        yield Problem("it does not say which Pythons it requires", archive.name, _REQUIRE, WARNING)
    for message, severity in _compared(requirement, named(metadata.classifiers), tested):
        yield Problem(message, archive.name, _AGREE, severity)


def _compared(
    requirement: SpecifierSet, classified: tuple[str, ...], tested: tuple[str, ...]
) -> Iterator[tuple[str, str]]:
    """Yield what disagrees, with what it weighs, empty for an error."""
    outside = [python for python in classified if not admits(requirement, python)]
    if outside:
        yield f"classifiers name Python {listed(outside)}, which `{requirement}` excludes", ""
    excluded = [python for python in tested if not admits(requirement, python)]
    if excluded:
        yield f"CI tests on Python {listed(excluded)}, which `{requirement}` excludes", ""
    untested = [python for python in classified if tested and python not in (*tested, *outside)]
    if untested:
        yield f"classifiers name Python {listed(untested)}, which CI does not test", WARNING
    unnamed = [python for python in tested if classified and python not in (*classified, *excluded)]
    if unnamed:
        yield f"CI tests on Python {listed(unnamed)}, which no classifier names", WARNING


def _between(facts: Facts) -> Iterator[Problem]:
    """Yield what a wheel says otherwise than the sdist."""
    for sdist in facts.sdists[:1]:
        own = metadata_of(sdist)
        for wheel in facts.wheels:
            other = metadata_of(wheel)
            if read_requirement(own.requires_python) != read_requirement(other.requires_python):
                message = f"the sdist requires Python `{own.requires_python}`, the wheel `{other.requires_python}`"
                yield Problem(message, wheel.name, "build the wheel from this sdist")
            if named(own.classifiers) != named(other.classifiers):
                message = "the classifiers of sdist and wheel name other Pythons"
                yield Problem(message, wheel.name, "build the wheel from this sdist")

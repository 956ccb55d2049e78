"""What a release would write into the files of each package, tried with a version that nobody has."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from packaging.version import InvalidVersion as NoVersion
from packaging.version import Version as PythonVersion

from gatepost.formats.errors import UnreadableText
from gatepost.policy.configuration import ROOT
from gatepost.policy.versions import InvalidVersion, Version, parse_version
from gatepost.release.errors import PlanError
from gatepost.release.types.base import NewRelease
from gatepost.release.types.python import Python

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from gatepost.doctor.facts import Facts, Release
    from gatepost.release.types.base import ReleaseType
    from gatepost.release.updates import Updater

NEXT = Version(90071, 47183, 65537)
"""The version that is tried."""
TRIED = str(NEXT)
DATE = "2009-08-07"
_UNRELEASED = "0.0.0"


@dataclass(frozen=True)
class Written:
    """A file that is there, and what a release makes of it; with an `error` Release Please stops at it."""

    path: str
    before: str
    after: str
    error: str = ""

    @property
    def is_given(self) -> bool:
        """Whether it gets the version, or a part of it."""
        return TRIED in self.after or bool(self.changed)

    @property
    def changed(self) -> tuple[int, ...]:
        """The lines that come out differently, where there are as many as before."""
        before, after = lines_of(self.before), lines_of(self.after)
        if len(before) != len(after):
            return ()
        return tuple(number for number, pair in enumerate(zip(before, after, strict=True), 1) if pair[0] != pair[1])

    @property
    def replaced(self) -> tuple[tuple[int, str], ...]:
        """The lines that get the whole version, each with what stood in its place."""
        before, after = lines_of(self.before), lines_of(self.after)
        found = []
        for number in self.changed:
            head, sign, tail = after[number - 1].partition(TRIED)
            old = before[number - 1]
            head, tail = head.rstrip("\"'"), tail.lstrip("\"'")
            if sign and old.startswith(head) and old.endswith(tail):
                found.append((number, old[len(head) : len(old) - len(tail)].strip("\"'")))
        return tuple(found)


def lines_of(text: str) -> list[str]:
    """Return the lines of a text, without their ends."""
    return text.replace("\r\n", "\n").split("\n")


def tried(path: str, before: str, updaters: tuple[Updater, ...]) -> Written:
    """Return what updaters make of a text, one after the other."""
    after: str | None = before
    try:
        for updater in updaters:
            after = updater(after)
    except UnreadableText as error:
        return Written(path, before, before, str(error))
    return Written(path, before, after or before)


@lru_cache(maxsize=64)  # several checks ask, and a lock takes its time
def written_by(type_: ReleaseType) -> Mapping[str, Written]:
    """Return what a release of a package makes of each file that it writes and that is there."""
    try:
        updates = type_.updates(NewRelease(NEXT, f"## {TRIED} ({DATE})\n\n* something", ()))
    except PlanError:
        return {}
    found: dict[str, Written] = {}
    for update in updates:
        known = found.get(update.path)
        before = known.after if known is not None else type_.source.read(update.path)
        if before is None or (known is not None and known.error):
            continue
        written = tried(update.path, before, update.updaters)
        first = known.before if known is not None else before
        found[update.path] = Written(update.path, first, written.after, written.error)
    return found


def packages_of(release: Release) -> Iterator[tuple[str, ReleaseType]]:
    """Yield the path and the release type of each package, as far as the plan got."""
    for path, state in release.plan.packages.items():
        yield path, state.type


def pythons(release: Release) -> list[tuple[str, Python]]:
    """Return the packages of release type `python`."""
    return [(path, type_) for path, type_ in packages_of(release) if isinstance(type_, Python)]


def no_python(facts: Facts) -> str:
    """Return why nothing can be said where no package has release type `python`; empty where one has."""
    return "" if facts.release is None or pythons(facts.release) else "no package has release type `python`"


def folder_of(path: str) -> str:
    """Return the folder of a package, which ends with a slash, or is empty for the top."""
    return "" if path in ("", ROOT) else f"{path.strip('/')}/"


def manifest_version(release: Release, path: str) -> str:
    """Return the version of a package in the manifest; empty where there is none, or it was never released."""
    text = release.plan.manifest.get(path, "")
    try:
        return "" if str(parse_version(text)) == _UNRELEASED else text
    except InvalidVersion:
        return ""


def is_same(one: str, other: str) -> bool:
    """Tell whether two texts are the same version to Python."""
    first, second = python_version(one), python_version(other)
    return one == other if first is None or second is None else first == second


def python_version(text: str) -> PythonVersion | None:
    """Return the version that Python reads in a text; None where it reads none."""
    try:
        return PythonVersion(text)
    except NoVersion:
        return None

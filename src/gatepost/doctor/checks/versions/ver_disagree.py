"""GD208."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING

from gatepost.doctor.check import DoctorCheck, known
from gatepost.doctor.releases.changelogs import newest_entry
from gatepost.doctor.releases.json_lines import with_value
from gatepost.doctor.releases.last_released import evidence
from gatepost.doctor.symptoms import VERSION_FILES, WRONG_VERSION
from gatepost.doctor.versions.agreement import agreed_on
from gatepost.doctor.versions.lock_paths import LOCK
from gatepost.doctor.versions.strangers import is_stranger
from gatepost.doctor.versions.version_files import (
    folder_of,
    is_same,
    lines_of,
    manifest_version,
    packages_of,
    python_version,
    written_by,
)
from gatepost.outcomes.values import Edit, Problem
from gatepost.release.types.python import PYPROJECT
from gatepost.values import WARNING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from gatepost.doctor.facts import Facts, Release
    from gatepost.doctor.versions.agreement import Agreed
    from gatepost.doctor.versions.version_files import Written
    from gatepost.release.types.base import ReleaseType

_SHOWN = 3


class VerDisagree(DoctorCheck):
    """The version is not the same in the manifest of Release Please and in the files that it writes.

    ## Symptom
    The release pull request proposes a version that does not follow from the one in `pyproject.toml`: it goes back, or
    jumps. Or a package says of itself another version than the one that it was published as.

    ## Cause
    Release Please counts from `.release-please-manifest.json` alone, and writes what comes of it over what the files
    have. Somebody has set a version by hand in one place, or a file was taken into `extra-files` late.

    ## Mend
    What was released last, as its tag, its commit and most files say, is right: write it where another version is.
    Where a release was made without Release Please, its version belongs into the manifest, and it needs its tag.

        $ git grep -n -F "0.5.0"
    """

    code = "GD208"
    name = "ver-disagree"
    needs: tuple[str, ...] = ("release",)
    symptoms: tuple[str, ...] = (VERSION_FILES, WRONG_VERSION)

    def look(self, facts: Facts) -> Iterator[Problem]:
        """Report each version that is another than most have."""
        release = known(facts.release)
        for path, type_ in packages_of(release):
            version = manifest_version(release, path)
            if version:
                yield from _of_package(facts, path, type_, version)

    def fine(self, facts: Facts) -> str:
        """Return the versions that all have."""
        release = known(facts.release)
        found = [manifest_version(release, path) for path, _ in packages_of(release)]
        return f"all files have the version of the manifest, {', '.join(filter(None, found)) or 'which has none yet'}"


def _of_package(facts: Facts, path: str, type_: ReleaseType, version: str) -> Iterator[Problem]:
    held = [each for written in written_by(type_).values() for each in _held(written, type_, version)]
    entry = newest_entry(type_)
    told = [each for each in evidence(facts, path) if each.tag or each.commit is not None]
    files = {each.path: each.version for each in reversed(held)}  # of each file, what it has first
    if entry is not None:
        files[entry.path] = entry.version
    agreed = agreed_on(version, list(files.values()), [str(each.version) for each in told])
    if not is_same(agreed.version, version):
        named = [*sorted(files.items()), *((each.tag, str(each.version)) for each in told if each.tag)]
        others = [f"`{name}`" for name, own in named if is_same(own, agreed.version)]
        yield _in_manifest(known(facts.release), path, agreed, others)
    project = facts.project(folder_of(path))
    is_settled = project is None or not project.version or is_same(project.version, agreed.version)
    said = _Said(agreed, version, is_settled)
    yield from (_in_file(each, said) for each in held if not is_same(each.version, agreed.version))
    if entry is not None and not is_same(entry.version, agreed.version):
        message = f"the newest entry of `{entry.path}` is {entry.version}, and {said.right}"
        fix = f"see which was released last: write the entry of {agreed.version}, or the manifest"
        yield Problem(message, f"{entry.path}:{entry.line}", fix, WARNING)


@dataclass(frozen=True)
class _Held:
    """A line of a file, and the version in it."""

    path: str
    line: int
    version: str
    text: str


@dataclass(frozen=True)
class _Said:
    """What the others have: the version that is agreed on, that of the manifest, whether the project has the first."""

    agreed: Agreed
    manifest: str
    is_settled: bool

    @property
    def is_manifests(self) -> bool:
        """Whether the manifest is right."""
        return is_same(self.agreed.version, self.manifest)

    @property
    def right(self) -> str:
        """Who has which version."""
        return f"{'the manifest has' if self.is_manifests else 'most others have'} {self.agreed.version}"


def _held(written: Written, type_: ReleaseType, version: str) -> Iterator[_Held]:
    """Yield the versions in a file, but those in development; what is not of the package is not looked at."""
    if written.path.endswith(LOCK) or is_stranger(written, type_, version):
        return
    lines = lines_of(written.before)
    for line, old in written.replaced:
        read = python_version(old)
        if read is None or not read.is_devrelease:
            yield _Held(written.path, line, old, lines[line - 1])


def _in_manifest(release: Release, path: str, agreed: Agreed, others: Sequence[str]) -> Problem:
    manifest = known(release.manifest)
    named = ", ".join(others[:_SHOWN])
    edits = with_value(manifest, json.dumps(agreed.version), path) if agreed.is_sure else ()
    return Problem(
        f"the manifest has {release.plan.manifest[path]}, and {named} {'have' if len(others) > 1 else 'has'} "
        f"{agreed.version}",
        manifest.at(path),
        f'write `"{path}": "{agreed.version}"` into the manifest',
        edits=edits,
    )


def _in_file(held: _Held, said: _Said) -> Problem:
    version = said.agreed.version
    is_project = held.path.endswith(PYPROJECT)
    is_plain = held.text.count(held.version) == 1
    is_safe = said.agreed.is_sure or (said.is_settled and not is_project)
    unsure = "" if said.agreed.is_told else ", or the version that was last released into the manifest"
    return Problem(
        f"`{held.path}` has {held.version}, and {said.right}",
        f"{held.path}:{held.line}",
        f"write {version} there{unsure}",
        "" if is_project else WARNING,
        (Edit(held.path, held.line, held.line, (held.text.replace(held.version, version),)),)
        if is_plain and is_safe
        else (),
    )

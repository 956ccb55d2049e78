"""GD208."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from gatepost.doctor.check import DoctorCheck, known
from gatepost.doctor.symptoms import VERSION_FILES, WRONG_VERSION
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
from gatepost.release.errors import PlanError
from gatepost.release.types.python import PYPROJECT
from gatepost.values import WARNING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gatepost.doctor.facts import Facts
    from gatepost.doctor.versions.version_files import Written
    from gatepost.release.types.base import ReleaseType

_HEADING = re.compile(r"^#{1,3} \[?v?([0-9]+\.[0-9]+\.[0-9]+[^\s\]()]*)", re.MULTILINE)


class VerDisagree(DoctorCheck):
    """The version is not the same in the manifest of Release Please and in the files that it writes.

    ## Symptom
    The next release goes back, or jumps: `pyproject.toml` has 0.5.0, and 0.3.1 is proposed. Or a package says of itself
    another version than the one that it was published as.

    ## Cause
    Release Please counts from `.release-please-manifest.json` alone, and writes what comes of it over what the files
    have. Somebody has set a version by hand in one place, or a file was taken into `extra-files` late.

    ## Mend
    Where a release was made without Release Please, write its version into the manifest, and see that its tag is there.
    Otherwise write the version of the manifest into the file:

        $ git grep -n -F "0.5.0"
    """

    code = "GD208"
    name = "ver-disagree"
    needs: tuple[str, ...] = ("release",)
    symptoms: tuple[str, ...] = (VERSION_FILES, WRONG_VERSION)

    def look(self, facts: Facts) -> Iterator[Problem]:
        """Report each version that is another than that of the manifest."""
        release = known(facts.release)
        for path, type_ in packages_of(release):
            version = manifest_version(release, path)
            if not version:
                continue
            project = facts.project(folder_of(path))
            is_settled = project is None or not project.version or is_same(project.version, version)
            files = written_by(type_).values()
            for written in files:
                yield from _in_file(written, type_, version, is_settled=is_settled)
            yield from _in_changelog(type_, version)

    def fine(self, facts: Facts) -> str:
        """Return the versions that all have."""
        release = known(facts.release)
        found = [manifest_version(release, path) for path, _ in packages_of(release)]
        return f"all files have the version of the manifest, {', '.join(filter(None, found)) or 'which has none yet'}"


def _in_file(written: Written, type_: ReleaseType, version: str, *, is_settled: bool) -> Iterator[Problem]:
    """Yield the places of a file that have another version; what is not of the package is not looked at."""
    if written.path.endswith(LOCK) or is_stranger(written, type_, version):
        return
    for line, old in written.replaced:
        read = python_version(old)
        if is_same(old, version) or (read is not None and read.is_devrelease):
            continue
        is_project = written.path.endswith(PYPROJECT)
        text = lines_of(written.before)[line - 1]
        is_plain = is_settled and not is_project and text.count(old) == 1
        yield Problem(
            f"`{written.path}` has {old}, and the manifest has {version}",
            f"{written.path}:{line}",
            f"write {version} there, or the version that was last released into the manifest",
            "" if is_project else WARNING,
            (Edit(written.path, line, line, (text.replace(old, version),)),) if is_plain else (),
        )


def _in_changelog(type_: ReleaseType, version: str) -> Iterator[Problem]:
    """Yield the newest entry of a changelog where it is of another version."""
    if type_.package.skip_changelog:
        return
    try:
        path = type_.located(type_.package.changelog_path)
    except PlanError:
        return
    text = type_.source.read(path) or ""
    found = _HEADING.search(text)
    if found is None or is_same(found.group(1), version):
        return
    where = f"{path}:{text.count(chr(10), 0, found.start()) + 1}"
    message = f"the newest entry of `{path}` is {found.group(1)}, and the manifest has {version}"
    fix = f"see which was released last: write the entry of {version}, or the manifest"
    yield Problem(message, where, fix, WARNING)

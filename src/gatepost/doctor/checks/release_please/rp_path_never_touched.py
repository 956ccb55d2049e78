"""GD145."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gatepost.doctor.check import known
from gatepost.doctor.releases.json_mending import renamed
from gatepost.doctor.releases.plan_check import CommitsCheck, place_of
from gatepost.doctor.symptoms import NO_RELEASE_PR
from gatepost.outcomes.values import Edit, Problem
from gatepost.policy.configuration import ROOT

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gatepost.doctor.facts import Facts, Release
    from gatepost.doctor.node import Document


class RpPathNeverTouched(CommitsCheck):
    """A package has a path in which no commit changes anything, so it is never released.

    ## Symptom
    Commits are merged into a package, the run of Release Please is green, and no release pull request comes of them.
    The log says "No commits for path".

    ## Cause
    The path of a package is compared with those of the changed files as it is written: `./libs/core` and `libs/core/`
    fit none. A path that is not there fits none either.

    ## Mend
    Write the path as git does, in the configuration and in the manifest:

        "packages": { "libs/core": { … } }
    """

    code = "GD145"
    name = "rp-path-never-touched"
    symptoms: tuple[str, ...] = (NO_RELEASE_PR,)
    consequences: tuple[str, ...] = ("rp-manifest-path",)

    def look(self, facts: Facts) -> Iterator[Problem]:
        """Report each path that is written otherwise, or in which there is nothing."""
        release = known(facts.release)
        odd = {each.path for each in release.surprised_by("path-never-touched")}
        for path in release.plan.packages:
            plain = _plain(path)
            where = place_of(release, path)
            if path in odd:
                meant = plain if _has_files(facts, plain) else ""
                message = f"no commit touches `{path}`, because of how the path is written"
                fix = (
                    f"write the path as `{meant}`" if meant else "write the path without `./`, `..` and double slashes"
                )
                yield Problem(message, where, fix, edits=_edits(release, path, meant))
            elif path != ROOT and not _has_files(facts, plain):
                yield Problem(
                    f"there is no file in `{path}`",
                    where,
                    "write the folder that the package is in now, or take the package out",
                )

    def fine(self, facts: Facts) -> str:
        """Return how many there are."""
        return f"the paths of all packages ({len(known(facts.release).plan.packages)}) are there"


def _plain(path: str) -> str:
    """Return a path without what changes nothing of where it leads."""
    return "/".join(part for part in path.split("/") if part not in ("", "."))


def _has_files(facts: Facts, path: str) -> bool:
    return bool(path) and any(file.startswith(f"{path}/") for file in facts.tree.paths)


def _edits(release: Release, path: str, meant: str) -> tuple[Edit, ...]:
    """Return the edits of both files; none where one of them cannot be edited, or has the right path already."""
    configuration, manifest = release.configuration, release.manifest
    if not meant or configuration is None or manifest is None or meant in release.plan.packages:
        return ()
    edits = renamed(configuration, _line(configuration, "packages", path), path, meant)
    if not edits or path not in release.plan.manifest:
        return edits
    own = renamed(manifest, _line(manifest, path), path, meant)
    return (*edits, *own) if own and meant not in release.plan.manifest else ()


def _line(document: Document, *keys: str) -> int:
    return document.root.line_of(*keys) if document.root is not None else 1

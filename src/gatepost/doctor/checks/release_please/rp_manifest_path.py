"""GD129."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from gatepost.doctor.check import known
from gatepost.doctor.releases.json_lines import with_key
from gatepost.doctor.releases.release_check import ReleaseCheck, manifest_of
from gatepost.doctor.releases.release_commits import folder_of
from gatepost.doctor.releases.release_tags import newest_tag
from gatepost.doctor.symptoms import WRONG_CHANGELOG, WRONG_VERSION
from gatepost.outcomes.values import Problem
from gatepost.policy.configuration import ROOT

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gatepost.doctor.facts import Facts


class RpManifestPath(ReleaseCheck):
    """A package that was released has no version in the manifest, so it is taken for a new one.

    ## Symptom
    The next release pull request takes the package for a new one: it has the first version, and the whole history.

    The release pull request proposes 0.1.0 or 1.0.0 with the whole history: "No version for path .".

    ## Cause
    The manifest must have the very path that the configuration has: `.` is not `./`, and `libs/core` not `libs/core/`.

    ## Mend
    Write the path into `.release-please-manifest.json` as it stands under `packages`.
    """

    code = "GD129"
    name = "rp-manifest-path"
    symptoms: tuple[str, ...] = (WRONG_VERSION, WRONG_CHANGELOG)
    errors: tuple[str, ...] = ("No version for path", "Unable to find expected version for path")
    consequences: tuple[str, ...] = ("rp-initial-zero",)

    def look(self, facts: Facts) -> Iterator[Problem]:
        """Report packages without a version: one that is there under another path, or in a tag."""
        release = known(facts.release)
        document = manifest_of(facts)
        unclaimed = [path for path in release.plan.manifest if path not in release.plan.packages]
        reachable = {tag.name for tag in release.plan.tags}
        tags = [tag for tag in facts.repository.tags if tag.name in reachable]
        for path, state in release.plan.packages.items():
            if path in release.plan.manifest:
                continue
            other = _meant(facts, path, unclaimed)
            newest = newest_tag(state, tags)
            if other:
                message = f"the manifest has `{other}`, and the package is `{path}`"
                edits = with_key(document, json.dumps(path), other)
                yield Problem(message, document.at(other), f"write `{path}` in the place of `{other}`", edits=edits)
            elif newest is not None:
                tag, version = newest
                message = f"the manifest has no version of `{path}`, which was released as `{tag.name}`"
                yield Problem(message, document.at(), f'write `"{path}": "{version}"` into the manifest')

    def fine(self, facts: Facts) -> str:
        """Return the packages that have a version."""
        plan = known(facts.release).plan
        return f"the manifest has each package that was released ({len(plan.manifest)} of {len(plan.packages)})"


def _meant(facts: Facts, path: str, unclaimed: list[str]) -> str:
    """Return the path under which the manifest probably has the version of a package; empty where there is none."""
    same = next((other for other in unclaimed if _normal(other) == _normal(path)), "")
    if same or len(unclaimed) != 1 or unclaimed[0] == ROOT:
        return same
    gone = unclaimed[0]
    plan = known(facts.release).plan
    missing = [each for each in plan.packages if each not in plan.manifest]
    is_moved = missing == [path] and _last(gone) == _last(path)
    return gone if is_moved and not any(file.startswith(folder_of(gone)) for file in facts.tree.paths) else ""


def _normal(path: str) -> str:
    parts = [part for part in path.split("/") if part not in ("", ROOT)]
    return "/".join(parts)


def _last(path: str) -> str:
    return path.strip("/").rpartition("/")[2]

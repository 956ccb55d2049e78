"""The outputs of the action that runs Release Please: which there are, and what they are where nothing is released."""

from __future__ import annotations

from dataclasses import dataclass
from difflib import get_close_matches
from typing import TYPE_CHECKING

from gatepost.doctor.actions.action_versions import version_of
from gatepost.doctor.actions.tokens import makes_releases, opens_pull_requests
from gatepost.doctor.roles import RELEASE_PLEASE

if TYPE_CHECKING:
    from gatepost.doctor.facts import Facts
    from gatepost.doctor.node import Document
    from gatepost.doctor.roles import Place

ROOT = "."
SET = "is set"
"""What tells that something was done where an output is otherwise empty."""
_ANY_RELEASE = ("releases_created", "paths_released")
_PULLS = ("pr", "prs", "prs_created")
_OF_RELEASE = (
    *("release_created", "tag_name", "sha", "version", "major", "minor", "patch", "body", "html_url", "upload_url"),
    *("id", "name", "draft", "path", "prnumber"),
)
_MANIFEST_SINCE = 4
_NEWEST_KNOWN = 5
_BOOLEANS = {"releases_created": "== 'true'", "prs_created": "== 'true'"}
_OTHERS = {"paths_released": "!= '[]'", "release_created": SET}


@dataclass(frozen=True)
class ReleaseOutputs:
    """What one step that runs Release Please gives.

    `paths` are those of the packages, None where they are not known; `is_known` tells whether
    the version of the action is one whose outputs are known to be these.
    """

    paths: tuple[str, ...] | None
    is_known: bool
    makes_releases: bool
    opens_pull_requests: bool

    def fault(self, output: str) -> str:
        """Return why there is no such output; empty where there may be."""
        path, prefix, key = output.lower().rpartition("--")
        if not prefix and key in _PULLS:
            return "" if self.opens_pull_requests else "the step opens no pull requests"
        if not self.makes_releases and (key in _OF_RELEASE or key in _ANY_RELEASE):
            return "the step makes no releases"
        if key in _OF_RELEASE:
            return self._fault_of_path(path, has_prefix=bool(prefix))
        is_general = not prefix and key.partition(".")[0] in {*_ANY_RELEASE, *_PULLS}
        return "" if is_general or not self.is_known else "the action has no such output"

    def advice(self, output: str) -> str:
        """Return what was probably meant, in the form of the outputs that there are; empty where nothing is near."""
        key = output.lower().rpartition("--")[2].replace("-", "_")
        near = get_close_matches(key, (*_OF_RELEASE, *_ANY_RELEASE, *_PULLS), 1)
        if not self.makes_releases or not near:
            return ""
        if near[0] not in _OF_RELEASE or not self.paths:
            return near[0]
        return near[0] if ROOT in self.paths else f"{self.paths[0]}--{near[0]}"

    def _fault_of_path(self, path: str, *, has_prefix: bool) -> str:
        if has_prefix and path == ROOT:
            return "the outputs of the package at the top have no prefix"
        if self.paths is None:
            return ""
        wanted = path if has_prefix else ROOT
        is_there = wanted in {each.lower() for each in self.paths}
        is_spelt_otherwise = wanted.strip("./") in {each.lower().strip("./") for each in self.paths}
        return "" if is_there or is_spelt_otherwise else f"no package of the configuration has the path `{wanted}`"


def outputs_of(place: Place, facts: Facts) -> ReleaseOutputs | None:
    """Return what a step gives; None where it is not the action, but a command."""
    if not place.is_action(*RELEASE_PLEASE):
        return None
    version = _major(place)
    return ReleaseOutputs(
        _paths(place, facts), 0 < version <= _NEWEST_KNOWN, makes_releases(place), opens_pull_requests(place)
    )


def texts_of(place: Place) -> dict[str, str]:
    """Return the outputs that tell whether something was done, with the comparison that says so.

    It is `SET` for those that are empty where nothing was done. Version 3 and older leave out those that are `false`.
    """
    if not place.is_action(*RELEASE_PLEASE):
        return {}
    booleans = _BOOLEANS if _major(place) in {0, *range(_MANIFEST_SINCE, _NEWEST_KNOWN + 1)} else {}
    return {
        name: comparison
        for name, comparison in {**booleans, **_OTHERS}.items()
        if (opens_pull_requests(place) if name in _PULLS else makes_releases(place))
    }


def _major(place: Place) -> int:
    """Return the version of the action; 0 where nothing tells it."""
    version = version_of(place.step.uses) if place.step.uses is not None else None
    return version[0] if version is not None else 0


def _paths(place: Place, facts: Facts) -> tuple[str, ...] | None:
    """Return the paths of the packages that a step releases; None where that cannot be told."""
    inputs, release = place.step.inputs, facts.release
    if inputs.get("release-type"):
        path = inputs.get("path") or ROOT
        return None if "${{" in path else (path,)
    if release is None or inputs.get("config-file", release.configuration_file) != release.configuration_file:
        return None
    return None if 0 < _major(place) < _MANIFEST_SINCE else _packages(release.configuration)


def _packages(configuration: Document | None) -> tuple[str, ...] | None:
    packages = configuration.root.get("packages") if configuration is not None and configuration.root else None
    return tuple(name for name, _ in packages.items()) or None if packages is not None else None

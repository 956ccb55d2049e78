"""`PlanCheck`: what the checks of the release plan have in common."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gatepost.doctor.check import DoctorCheck, known
from gatepost.doctor.roles import RELEASE_PLEASE

if TYPE_CHECKING:
    from gatepost.doctor.facts import Facts, Release
    from gatepost.doctor.node import Node
    from gatepost.doctor.roles import Place

EXPRESSION = "${{"


class FilesCheck(DoctorCheck):
    """A check of the files of Release Please; of nothing, where its action reads neither."""

    needs: tuple[str, ...] = ("release",)

    def unable(self, facts: Facts) -> str:
        """Return why the files do not matter."""
        return bypass(facts)


class PlanCheck(FilesCheck):
    """A check of the release plan, which needs that one is made."""

    def unable(self, facts: Facts) -> str:
        """Return why there is no plan."""
        plan = known(facts.release).plan
        stop = f"nothing is planned: {plan.error.splitlines()[0]}" if plan.error else ""
        return bypass(facts) or stop


class CommitsCheck(FilesCheck):
    """A check of the commits since the last release, which are known even where a plan stops later."""

    def unable(self, facts: Facts) -> str:
        """Return why the commits are not known."""
        release = known(facts.release)
        stop = "" if release.outlines else f"nothing is planned: {release.plan.error or 'there is no package'}"
        return bypass(facts) or stop.partition("\n")[0]


def bypass(facts: Facts) -> str:
    """Return why Release Please reads neither its configuration nor its manifest; empty where it does."""
    if facts.releasing and is_bypassed(facts.releasing[0]):
        return "the action is given a `release-type`, and so reads neither the configuration nor the manifest"
    return ""


def is_bypassed(place: Place) -> bool:
    """Tell whether a step gives the action a release type, by which it works without files.

    With `command`, which the action had up to v3, it may read them all the same.
    """
    inputs = place.step.inputs
    type_ = inputs.get("release-type", "")
    return place.is_action(*RELEASE_PLEASE) and bool(type_) and EXPRESSION not in type_ and "command" not in inputs


def setting(release: Release, path: str, key: str) -> Node | None:
    """Return what the configuration says for a package: its own, else that at the top; None where neither."""
    root = release.configuration.root if release.configuration is not None else None
    return (root.get("packages", path, key) or root.get(key)) if root is not None else None


def place_of(release: Release, path: str, key: str = "") -> str:
    """Return the place of a key of a package, or of the same key at the top, else of the package."""
    root = release.configuration.root if release.configuration is not None else None
    is_at_top = root is not None and root.get("packages", path, key) is None and root.has(key)
    keys = (key,) if is_at_top else ("packages", path, key)
    return release.configuration.at(*keys) if release.configuration is not None else ""

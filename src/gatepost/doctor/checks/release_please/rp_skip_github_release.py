"""GD133."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gatepost.doctor.check import known
from gatepost.doctor.releases.json_lines import without
from gatepost.doctor.releases.other_releases import makes_tags_elsewhere
from gatepost.doctor.releases.release_check import ReleaseCheck, configuration_of, document_of, root_of
from gatepost.doctor.symptoms import NO_RELEASE, NO_RELEASE_PR
from gatepost.outcomes.values import Problem
from gatepost.policy.configuration import ROOT

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gatepost.doctor.facts import Facts
    from gatepost.release.planned import PackageState

_KEY = "skip-github-release"
_REPEATED = "The next release pull request repeats the changes of the package."


class RpSkipGithubRelease(ReleaseCheck):
    """Release Please is told to make no release, and nothing else makes the tag, so it waits for one for ever.

    ## Symptom
    After the first merge of a release pull request no other one is opened: "There are untagged, merged release PRs
    outstanding - aborting".

    Where other packages are released by the same pull request, the next one is opened, and repeats the changes.

    ## Cause
    With `skip-github-release` somebody else has to make the tag and to change the label of the merged pull request
    from `autorelease: pending` to `autorelease: tagged`. No workflow here does.

    ## Mend
    Take `skip-github-release` out. It is right only where something else releases, or for a package that is released
    together with the one at the top, in one pull request and with the same version: then the tag of that one is taken.
    """

    code = "GD133"
    name = "rp-skip-github-release"
    symptoms: tuple[str, ...] = (NO_RELEASE, NO_RELEASE_PR)
    errors: tuple[str, ...] = (
        "There are untagged, merged release PRs outstanding - aborting",
        "Release skipped from strategy config",
    )
    consequences: tuple[str, ...] = ("rp-tag-missing",)

    def unable(self, facts: Facts) -> str:
        """Return that a workflow may make the tag."""
        unread = super().unable(facts)
        if unread or not (_skipped(facts) or _is_skipped_by_input(facts)):
            return unread
        return "a workflow may make the tag itself" if makes_tags_elsewhere(facts) else ""

    def look(self, facts: Facts) -> Iterator[Problem]:
        """Report packages that nobody releases, and a workflow that never does."""
        document = document_of(facts)
        for keys, why in _skipped(facts).items():
            message = f"`{_KEY}` is on, and no workflow makes the tag in place of Release Please"
            edits = without(document, *keys)
            yield Problem(message, document.at(*keys), f"take the line `{_KEY}` out", edits=edits, why=why)
        if _is_skipped_by_input(facts):
            for place in facts.releasing or ():
                message = f"no step makes a release: `{_KEY}` is on wherever Release Please runs"
                yield Problem(message, place.at("with", _KEY), f"take the line `{_KEY}` out of `with`")

    def fine(self, facts: Facts) -> str:
        """Return who makes releases."""
        count = len(known(facts.release).plan.packages)
        return f"Release Please makes the releases itself ({count} looked at)"


def _skipped(facts: Facts) -> dict[tuple[str, ...], str]:
    """Return the keys by which a package is left without a tag, and why it matters if not as the page says."""
    configuration, root = configuration_of(facts), root_of(facts)
    packages = {path: state.type.package for path, state in known(facts.release).plan.packages.items()}
    is_any = any(not each.skip_github_release and not each.separate_pull_requests for each in packages.values())
    found: dict[tuple[str, ...], str] = {}
    for path, package in packages.items():
        is_alone = configuration.separate_pull_requests or package.separate_pull_requests
        if package.skip_github_release and not _is_carried(path, facts):
            is_own = known(root.get("packages", path)).has(_KEY)
            found[("packages", path, _KEY) if is_own else (_KEY,)] = "" if is_alone or not is_any else _REPEATED
    return found


def _is_carried(path: str, facts: Facts) -> bool:
    """Tell whether the tag of the package at the top, which one pull request releases too, is taken for a package's."""
    packages = known(facts.release).plan.packages
    state, top = packages[path], packages.get(ROOT)
    both = [] if top is None else [top.type.package, state.type.package]
    if top is None or top.type.package.skip_github_release or configuration_of(facts).separate_pull_requests:
        return False
    is_found = state.last is not None and bool(state.last.sha)
    return not any(each.separate_pull_requests for each in both) and (is_found or _version(state) == _version(top))


def _version(state: PackageState) -> str:
    return str(state.last.tag.version) if state.last is not None else ""


def _is_skipped_by_input(facts: Facts) -> bool:
    """Tell whether every step that runs Release Please is told to make no release."""
    places = facts.releasing or ()
    return bool(places) and all(place.step.inputs.get(_KEY, "").lower() == "true" for place in places)

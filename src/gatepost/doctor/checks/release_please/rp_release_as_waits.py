"""GD148."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gatepost.doctor.check import known
from gatepost.doctor.releases.plan_check import PlanCheck, place_of
from gatepost.doctor.symptoms import NO_RELEASE_PR
from gatepost.outcomes.values import Problem
from gatepost.policy.versions import InvalidVersion, parse_version, precedence
from gatepost.values import WARNING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gatepost.doctor.facts import Facts, Release

_KEY = "release-as"


class RpReleaseAsWaits(PlanCheck):
    """`release-as` asks for a version, and makes no release of it.

    ## Symptom
    `release-as` is in the configuration, the run of Release Please is green, and no release pull request is opened.
    The log says "No user facing commits found since".

    ## Cause
    `release-as` says which version the next release has. That there is one takes a commit that is listed.

    ## Mend
    Ask for it in a commit instead, which is listed by that, and take `release-as` out:

        git commit --allow-empty -m "chore: release 2.0.0" -m "Release-As: 2.0.0"
    """

    code = "GD148"
    name = "rp-release-as-waits"
    severity = WARNING
    symptoms: tuple[str, ...] = (NO_RELEASE_PR,)

    def look(self, facts: Facts) -> Iterator[Problem]:
        """Report each version that is still to come and does not."""
        release = known(facts.release)
        for each in release.surprised_by("release-as-without-entries"):
            version = release.plan.packages[each.path].type.package.release_as
            if _is_ahead(release, each.path, version):
                fix = f'git commit --allow-empty -m "chore: release {version}" -m "Release-As: {version}"'
                if len(release.plan.packages) > 1:
                    fix = f"write the footer `Release-As: {version}` below a commit that changes a file of the package"
                yield Problem(each.text, place_of(release, each.path, _KEY), fix)

    def fine(self, facts: Facts) -> str:
        """Return whether there is one."""
        packages = [state.type.package for state in known(facts.release).plan.packages.values()]
        return (
            f"no `{_KEY}` waits for a commit" if any(each.release_as for each in packages) else f"there is no `{_KEY}`"
        )


def _is_ahead(release: Release, path: str, version: str) -> bool:
    """Tell whether a version is newer than the last one; what is not is left over, as `rp-release-as-left` tells."""
    last = release.plan.packages[path].last
    try:
        return last is None or precedence(parse_version(version)) > precedence(last.tag.version)
    except InvalidVersion:
        return False

"""GD526."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gatepost.doctor.check import DoctorCheck
from gatepost.doctor.symptoms import PUBLISH_FAILED
from gatepost.doctor.uploads.release_assets import late_assets
from gatepost.outcomes.values import Problem
from gatepost.values import WARNING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gatepost.doctor.facts import Facts


class PpImmutableReleaseAssets(DoctorCheck):
    """Files are added to a GitHub release that is published already, which an immutable release refuses.

    ## Symptom
    The step ends with "Cannot upload assets to an immutable release".

    ## Cause
    Where the repository has immutable releases, the files of a release are sealed when it is published. And in any
    repository the release is without its files for a while, for those who look at once.

    ## Mend
    Make a draft, add the files, and publish it then. Of Release Please that takes `"draft": true` together with
    `"force-tag-creation": true`, because a draft has no tag:

        gh release upload "$TAG" dist/*
        gh release edit "$TAG" --draft=false
    """

    code = "GD526"
    name = "pp-immutable-release-assets"
    severity = WARNING
    symptoms: tuple[str, ...] = (PUBLISH_FAILED,)
    errors: tuple[str, ...] = ("Cannot upload assets to an immutable release",)

    def look(self, facts: Facts) -> Iterator[Problem]:
        """Report each step that surely comes too late."""
        for place, why in late_assets(facts):
            yield Problem(
                f"files are added to a release that is published already: {why}",
                place.where,
                "make the release as a draft, add the files, and publish it by `gh release edit TAG --draft=false`",
            )

    def fine(self, facts: Facts) -> str:  # noqa: ARG002  it is the same of every repository
        """Return that there are none."""
        return "no step adds files to a release that is published already"

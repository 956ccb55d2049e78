"""GD146."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gatepost.doctor.check import known
from gatepost.doctor.releases.plan_check import FilesCheck
from gatepost.doctor.symptoms import WRONG_CHANGELOG, WRONG_VERSION
from gatepost.outcomes.values import Problem

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gatepost.doctor.facts import Facts


class RpManifestVersionMisread(FilesCheck):
    """A version in the manifest is read as another one.

    ## Symptom
    The next version follows from that one; where it has no tag, the changelog repeats the whole history.

    The release pull request goes on from another version than the manifest has, or has the whole history in it.

    ## Cause
    Release Please looks for three numbers, and behind them for `-` and a pre-release: of the Python spelling `1.0.0a1`
    it reads 1.0.0, and of `v1.0.0` too.

    ## Mend
    Write the version as Release Please does, with a tag of the same spelling:

        ".": "1.0.0-alpha.1"
    """

    code = "GD146"
    name = "rp-manifest-version-misread"
    symptoms: tuple[str, ...] = (WRONG_VERSION, WRONG_CHANGELOG)
    consequences: tuple[str, ...] = ("rp-tag-missing", "rp-manifest-ahead", "rp-manifest-behind")

    def look(self, facts: Facts) -> Iterator[Problem]:
        """Report each version of which only a part is read."""
        release = known(facts.release)
        for each in release.surprised_by("manifest-version-misread"):
            last = release.plan.packages[each.path].last
            read = str(last.tag.version) if last is not None else ""
            where = release.manifest.at(each.path) if release.manifest is not None else ""
            yield Problem(
                each.text,
                where,
                f"write `{read}`, or the pre-release as Release Please spells it, with `-` before its name",
            )

    def fine(self, facts: Facts) -> str:
        """Return what is read."""
        versions = ", ".join(known(facts.release).plan.manifest.values())
        return f"the versions of the manifest are read as they are written: {versions or 'none'}"

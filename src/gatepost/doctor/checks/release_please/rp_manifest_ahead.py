"""GD120."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from gatepost.doctor.check import known
from gatepost.doctor.releases.json_lines import with_value
from gatepost.doctor.releases.last_released import raised_over
from gatepost.doctor.releases.release_check import TagCheck, manifest_of
from gatepost.doctor.releases.release_commits import folder_of
from gatepost.doctor.releases.release_tags import repeating_releases
from gatepost.doctor.symptoms import WRONG_CHANGELOG, WRONG_VERSION
from gatepost.outcomes.values import Problem

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gatepost.doctor.facts import Facts
    from gatepost.doctor.releases.last_released import Released


class RpManifestAhead(TagCheck):
    """The manifest has a version that was never released, so the next release repeats what the last ones had.

    ## Symptom
    The release pull request proposes a version that follows from one that nobody has released, and its changelog
    repeats changes of earlier releases, often the whole history: "No latest release found for path".

    ## Cause
    `.release-please-manifest.json` has the versions that were released last, and only Release Please writes it. Where
    somebody raised one by hand, no tag has that version, and Release Please does not find where to begin.

    ## Mend
    Write the version of the newest release into the manifest; where its tag is gone too, `rp-tag-missing` says how it
    comes back. To ask for a certain next version, use a footer instead:

        git commit --allow-empty -m "chore: release 2.0.0" -m "Release-As: 2.0.0"
    """

    code = "GD120"
    name = "rp-manifest-ahead"
    symptoms: tuple[str, ...] = (WRONG_VERSION, WRONG_CHANGELOG)
    errors: tuple[str, ...] = ("but a previous version (",)
    consequences: tuple[str, ...] = ("ver-disagree",)

    def look(self, facts: Facts) -> Iterator[Problem]:
        """Report a version that neither a tag nor a release's commit nor the project itself has."""
        manifest = manifest_of(facts)
        for each in repeating_releases(facts):
            last = raised_over(facts, each)
            if last is None:
                continue
            version = str(last.version)
            project = facts.project(folder_of(each.path))
            edits = with_value(manifest, json.dumps(version), each.path)
            yield Problem(
                f"the manifest says that `{each.path}` was released as {each.version}, and {_called(last)}",
                manifest.at(each.path),
                f'write `"{each.path}": "{version}"`; a footer `Release-As: {each.version}` asks for another version',
                edits=edits if project is not None and project.version == version else (),
            )

    def fine(self, facts: Facts) -> str:
        """Return how many versions are looked at."""
        return f"no version of the manifest is ahead of the tags ({len(known(facts.release).plan.packages)} looked at)"


def _called(last: Released) -> str:
    if last.tag:
        return f"its newest tag is `{last.tag}`"
    by = f"{last.commit.sha[:7]} made it" if last.commit is not None else "its project and its changelog say"
    return f"its last release is another: {by} {last.version}"

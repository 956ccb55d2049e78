"""GD141."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from gatepost.doctor.check import known
from gatepost.doctor.releases.json_lines import with_value
from gatepost.doctor.releases.release_check import ReleaseCheck, manifest_of
from gatepost.doctor.releases.release_commits import folder_of
from gatepost.doctor.releases.release_tags import is_less, newest_tag
from gatepost.doctor.symptoms import WRONG_CHANGELOG, WRONG_VERSION
from gatepost.outcomes.values import Problem
from gatepost.policy.versions import Version

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gatepost.doctor.facts import Facts

_UNRELEASED = Version(0, 0, 0)


class RpManifestBehind(ReleaseCheck):
    """The manifest has an older version than the newest tag, so changes are released again.

    ## Symptom
    The release pull request proposes a version that is there already, and lists changes that were released with it.
    Once it is merged the release fails: "Duplicate release tag".

    ## Cause
    `.release-please-manifest.json` has the versions that were released last. A revert, a conflict that was resolved
    the wrong way, or a release by hand leaves an older version there, and Release Please begins at its tag.

    ## Mend
    Write the version of the newest tag into the manifest, and see that the files of the project have it too.
    """

    code = "GD141"
    name = "rp-manifest-behind"
    symptoms: tuple[str, ...] = (WRONG_VERSION, WRONG_CHANGELOG)
    errors: tuple[str, ...] = ("Duplicate release tag",)

    def look(self, facts: Facts) -> Iterator[Problem]:
        """Report a tag among the commits that count as unreleased; one of another branch is none of them."""
        release = known(facts.release)
        unreleased = {commit.sha for commit in release.commits}
        tags = [tag for tag in facts.repository.tags if tag.sha in unreleased]
        for path, state in release.plan.packages.items():
            newest = newest_tag(state, tags)
            current = state.last.tag.version if state.last else _UNRELEASED
            if newest is None or path not in release.plan.manifest or not is_less(current, newest[1]):
                continue
            tag, version = newest
            project = facts.project(folder_of(path))
            is_projects = project is not None and project.version == str(version)
            document = manifest_of(facts)
            yield Problem(
                f"the manifest says that `{path}` was released last as {current}, and there is the tag `{tag.name}`",
                document.at(path),
                f'write `"{path}": "{version}"`'
                + ("" if is_projects else ", and that version into the project's files"),
                edits=with_value(document, json.dumps(str(version)), path) if is_projects else (),
            )

    def fine(self, facts: Facts) -> str:
        """Return how many versions are looked at."""
        count = len(known(facts.release).plan.packages)
        return f"no version of the manifest is behind the tags ({count} looked at)"

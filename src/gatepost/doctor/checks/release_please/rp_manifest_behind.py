"""GD141."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from gatepost.doctor.check import known
from gatepost.doctor.releases.json_lines import with_value
from gatepost.doctor.releases.last_released import UNRELEASED, newer_tags
from gatepost.doctor.releases.release_check import ReleaseCheck, manifest_of
from gatepost.doctor.releases.release_commits import folder_of
from gatepost.doctor.releases.release_tags import is_less
from gatepost.doctor.symptoms import WRONG_CHANGELOG, WRONG_VERSION
from gatepost.outcomes.values import Problem
from gatepost.policy.versions import parse_tag, parse_version

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gatepost.doctor.facts import DatedTag, Facts
    from gatepost.policy.versions import Version


class RpManifestBehind(ReleaseCheck):
    """The manifest has an older version than the newest tag, so changes are released again.

    ## Symptom
    The release pull request proposes a version that is there already, and lists changes that were released with it.
    Once it is merged the release fails: "Duplicate release tag".

    Or it proposes one that comes before the newest release, or an unexpected one after it.

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
    consequences: tuple[str, ...] = ("rp-tag-missing",)

    def look(self, facts: Facts) -> Iterator[Problem]:
        """Report a tag among the commits that count as unreleased."""
        release = known(facts.release)
        for path, (tag, version) in newer_tags(facts).items():
            last = release.plan.packages[path].last
            current = last.tag.version if last else UNRELEASED
            project = facts.project(folder_of(path))
            is_projects = project is not None and project.version == str(version)
            document = manifest_of(facts)
            yield Problem(
                f"the manifest says that `{path}` was released last as {current}, and there is the tag `{tag.name}`",
                document.at(path),
                f'write `"{path}": "{version}"`'
                + ("" if is_projects else ", and that version into the project's files"),
                edits=with_value(document, json.dumps(str(version)), path) if is_projects else (),
                why=_why(facts, path, (tag, version)),
            )

    def fine(self, facts: Facts) -> str:
        """Return how many versions are looked at."""
        count = len(known(facts.release).plan.packages)
        return f"no version of the manifest is behind the tags ({count} looked at)"


def _why(facts: Facts, path: str, newest: tuple[DatedTag, Version]) -> str:
    """Return what the plan makes of it; empty where that is a version that has its tag, as the page says."""
    release = known(facts.release)
    tag, version = newest
    component = release.plan.packages[path].type.component
    following = next((each.next for each in release.outlines if each.path == path), "")
    names = filter(None, (parse_tag(each.name) for each in facts.repository.tags))
    again = f"what was released with `{tag.name}`"
    if not following:
        return f"The next release lists again {again}."
    if any((name.component, str(name.version)) == (component, following) for name in names):
        return ""
    order = ", which comes before that," if is_less(parse_version(following), version) else ""
    return f"The next release would be {following}{order} and lists again {again}."

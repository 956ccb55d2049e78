"""GD131."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gatepost.doctor.check import known
from gatepost.doctor.releases.json_lines import with_entry
from gatepost.doctor.releases.release_check import TagCheck, configuration_of, document_of
from gatepost.doctor.releases.release_tags import repeating_releases
from gatepost.doctor.symptoms import WRONG_CHANGELOG, WRONG_VERSION
from gatepost.outcomes.values import Problem

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gatepost.doctor.facts import Facts
    from gatepost.policy.versions import TagName

_COMMITS, _RELEASES = "commit-search-depth", "release-search-depth"


class RpSearchDepth(TagCheck):
    """The last release lies further back than Release Please looks.

    ## Symptom
    The changelog of the next release is wrong: it lacks changes, or repeats earlier ones.

    Changes are missing in the changelog, or it repeats earlier ones: "Expected 1 commits, only found 0".

    ## Cause
    Release Please looks at the newest 500 commits of the branch and at the newest 400 releases. What is older is not
    seen; a tag that is spelled exactly as the configuration says is found at any age.

    ## Mend
    Raise what is too low, at the top level of the configuration:

        "commit-search-depth": 1000,
    """

    code = "GD131"
    name = "rp-search-depth"
    symptoms: tuple[str, ...] = (WRONG_CHANGELOG, WRONG_VERSION)
    errors: tuple[str, ...] = ("commits, only found",)

    def look(self, facts: Facts) -> Iterator[Problem]:
        """Report a last release that is older than all commits looked at, and tags that are too old to be seen."""
        release = known(facts.release)
        configuration = configuration_of(facts)
        oldest = _oldest(facts)
        if oldest is not None:
            depth = configuration.commit_search_depth
            message = f"only the newest {depth} commits are looked at, and `{oldest}` is further back"
            yield _raised(facts, _COMMITS, depth, message)
        reachable = {tag.name for tag in release.plan.tags}
        for each in repeating_releases(facts):
            old = next((tag for tag in each.fitting if tag.name in reachable), None)
            depth = configuration.release_search_depth
            if old is not None and len(release.plan.tags) > depth:
                message = f"only the newest {depth} releases are looked at, and `{old.name}` is older"
                yield _raised(facts, _RELEASES, depth, message)

    def fine(self, facts: Facts) -> str:
        """Return how many commits were looked at."""
        plan = known(facts.release).plan
        return f"the last release is near enough: {plan.looked_at} commits and {len(plan.tags)} tags were looked at"


def _oldest(facts: Facts) -> TagName | None:
    """Return the oldest of the last releases that the search does not come to; None where it comes to all."""
    dates = {tag.name: tag.date for tag in facts.repository.tags}
    release = known(facts.release)
    states = (release.plan.packages[each.path] for each in release.surprised_by("search-depth-reached"))
    found = [state.last.tag for state in states if state.last is not None]
    return min(found, key=lambda tag: dates.get(str(tag), 0), default=None)


def _raised(facts: Facts, key: str, depth: int, message: str) -> Problem:
    document = document_of(facts)
    entry = f'"{key}": {max(depth * 2, 1000)}'
    is_set = document.root is not None and document.root.has(key)
    return Problem(
        message,
        document.at(key),
        f"write `{entry}` at its top level",
        edits=() if is_set else with_entry(document, entry),
    )

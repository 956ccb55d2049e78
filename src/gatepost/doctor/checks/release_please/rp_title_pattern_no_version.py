"""GD117."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from gatepost.doctor.check import known
from gatepost.doctor.releases.release_check import ReleaseCheck, configuration_of, document_of, root_of
from gatepost.doctor.symptoms import NO_RELEASE
from gatepost.outcomes.values import Problem
from gatepost.policy.titles import follows_pattern

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gatepost.doctor.facts import Facts

_KEY, _GROUP = "pull-request-title-pattern", "group-pull-request-title-pattern"
_PLACE = re.compile(r"\$\{([^}]{0,299})\}")
_KNOWN = ("scope", "component", "version", "branch")


class RpTitlePatternNoVersion(ReleaseCheck):
    """The title pattern has nothing that Release Please could read back, so it knows no merged release.

    ## Symptom
    Nothing happens after the merge of a release pull request: "Bad pull request title". Before that the log says that
    the pattern misses the part of the version.

    ## Cause
    Release Please reads the title of the merged pull request by the pattern that made it. A pattern without any of
    `${version}`, `${component}`, `${scope}` and `${branch}` is never taken for a match, and one with a name that
    Release Please does not know matches nothing. A title is read by `group-pull-request-title-pattern` too, which is
    `chore: release ${branch}` unless it is set.

    ## Mend
    Put the version into the pattern:

        "pull-request-title-pattern": "chore: release ${version}",

    A release pull request that is open gets its new title with the next run that changes its text: for a change that is
    released, or on a later day, for the day is in it.
    """

    code = "GD117"
    name = "rp-title-pattern-no-version"
    symptoms: tuple[str, ...] = (NO_RELEASE,)
    errors: tuple[str, ...] = (
        "Bad pull request title",
        "pullRequestTitlePattern miss the part of '${version}'",
    )

    def look(self, facts: Facts) -> Iterator[Problem]:
        """Report each pattern that is used and cannot be read back, once where it is written."""
        group = configuration_of(facts).group_pull_request_title_pattern
        found: dict[tuple[str, ...], str] = {}
        for keys, pattern in _used(facts):
            if not _can_be_read(pattern) and not follows_pattern(pattern, group):
                found.setdefault(keys if root_of(facts).get(*keys) is not None else keys[-1:], pattern)
        for keys, pattern in found.items():
            wanted = f"{_PLACE.sub('', pattern).strip()} ${{{'branch' if keys[-1] == _GROUP else 'version'}}}"
            message = f"`{pattern}` makes titles that Release Please does not know again"
            yield Problem(message, document_of(facts).at(*keys), f'write `"{keys[-1]}": "{wanted}"` on this line')

    def fine(self, facts: Facts) -> str:
        """Return the patterns."""
        patterns = dict.fromkeys(f"`{pattern}`" for _, pattern in _used(facts))
        return f"titles can be read back: {', '.join(patterns)}"


def _used(facts: Facts) -> Iterator[tuple[tuple[str, ...], str]]:
    """Yield the patterns by which titles are made, and where they stand; of a group, only its own is."""
    configuration = configuration_of(facts)
    is_grouped = not configuration.separate_pull_requests
    for path, state in known(facts.release).plan.packages.items():
        package = state.type.package
        if not is_grouped or package.separate_pull_requests:
            yield ("packages", path, _KEY), package.pull_request_title_pattern
    if is_grouped:
        yield (_GROUP,), configuration.group_pull_request_title_pattern


def _can_be_read(pattern: str) -> bool:
    places = _PLACE.findall(pattern)
    return bool(places) and all(place in _KNOWN for place in places) and len(set(places)) == len(places)

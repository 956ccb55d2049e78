"""GD116."""

from __future__ import annotations

from shlex import quote
from typing import TYPE_CHECKING

from gatepost.doctor.check import known
from gatepost.doctor.releases.release_check import TagCheck, configuration_of, manifest_of
from gatepost.doctor.releases.release_commits import release_commit
from gatepost.doctor.releases.release_tags import repeating_releases
from gatepost.doctor.symptoms import NO_RELEASE
from gatepost.outcomes.values import Problem
from gatepost.policy.titles import follows_pattern
from gatepost.release.pull_request import Title

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gatepost.doctor.facts import Facts
    from gatepost.doctor.releases.release_tags import LostRelease


class RpPrRetitled(TagCheck):
    """The release pull request was merged under another title, which Release Please does not know.

    ## Symptom
    Nothing happens after the merge: "Bad pull request title". From then on no release pull request is opened: "There
    are untagged, merged release PRs outstanding - aborting".

    ## Cause
    Release Please reads the version back from the title of the merged pull request, by the pattern that made it.

    ## Mend
    Give the merged pull request its title back, which is possible after the merge, and run the workflow again:

        gh pr edit 12 --title "chore: release 1.2.3"
    """

    code = "GD116"
    name = "rp-pr-retitled"
    symptoms: tuple[str, ...] = (NO_RELEASE,)
    errors: tuple[str, ...] = (
        "Bad pull request title",
        "There are untagged, merged release PRs outstanding - aborting",
    )
    consequences: tuple[str, ...] = ("rp-tag-missing",)

    def look(self, facts: Facts) -> Iterator[Problem]:
        """Report squashed release pull requests whose title follows no pattern, and that have no tag."""
        release = known(facts.release)
        for lost in repeating_releases(facts):
            commit = release_commit(release, lost.path)
            is_squashed = commit is not None and commit.pull_request and not commit.message.startswith("Merge ")
            if commit is None or not is_squashed or lost.fitting or lost.alike:
                continue
            subject = commit.message.partition("\n")[0]
            if any(follows_pattern(subject, each) for each in _patterns(facts, lost.path)):
                continue
            title = _title(facts, lost)
            yield Problem(
                f"{commit.sha[:7]} released {lost.version} as `{subject}`, which is not a title such as `{title}`",
                manifest_of(facts).at(lost.path),
                f"gh pr edit {commit.pull_request} --title {quote(title)}",
            )

    def fine(self, facts: Facts) -> str:
        """Return that no release is without its tag for its title."""
        count = len(known(facts.release).plan.packages)
        return f"no release was merged under a title that is not known ({count} looked at)"


def _patterns(facts: Facts, path: str) -> tuple[str, str]:
    package = known(facts.release).plan.packages[path].type.package
    return package.pull_request_title_pattern, configuration_of(facts).group_pull_request_title_pattern


def _title(facts: Facts, lost: LostRelease) -> str:
    """Return the title that the pull request had."""
    package, configuration = lost.state.type.package, configuration_of(facts)
    branch = known(facts.release).target.branch
    if not configuration.separate_pull_requests and not package.separate_pull_requests:
        return Title(configuration.group_pull_request_title_pattern, branch).render()
    component = lost.state.type.component
    pattern = package.pull_request_title_pattern
    return Title(pattern, branch, lost.version, component, package.component_no_space).render()

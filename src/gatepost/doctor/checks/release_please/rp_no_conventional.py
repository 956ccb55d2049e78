"""GD107."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gatepost.doctor.check import known
from gatepost.doctor.releases.plan_check import CommitsCheck
from gatepost.doctor.releases.unreleased import counted, is_merge, logged, misspelt, said_again, ships, since
from gatepost.doctor.symptoms import NO_RELEASE_PR
from gatepost.outcomes.values import Problem
from gatepost.release.outline import NOT_CONVENTIONAL
from gatepost.values import ERROR, WARNING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gatepost.doctor.facts import Facts
    from gatepost.release.outline import PackageOutline


class RpNoConventional(CommitsCheck):
    """There are commits since the last release, and Release Please can read none of them.

    ## Symptom
    The run of Release Please is green and opens no release pull request. Its log says "commit could not be parsed" and
    "No commits for path".

    ## Cause
    Release Please reads conventional commits alone. With squash merges the title of the pull request becomes the
    header of the commit, whatever its own commits are called.

    ## Mend
    What is merged can still be released. Either write what should be read into the description of the pull request:

        BEGIN_COMMIT_OVERRIDE
        fix: refuel in time
        END_COMMIT_OVERRIDE

    or add a commit that changes nothing: `git commit --allow-empty -m "fix: refuel in time"`. In a repository of
    several packages such a commit belongs to each of them: change a file of the package with it. For the next ones, let
    `gatepost lint` judge titles and messages.
    """

    code = "GD107"
    name = "rp-no-conventional"
    symptoms: tuple[str, ...] = (NO_RELEASE_PR,)
    errors: tuple[str, ...] = ("commit could not be parsed", "No commits for path")

    def look(self, facts: Facts) -> Iterator[Problem]:
        """Report each package that has commits and none that is read: an error where they change what it ships."""
        release = known(facts.release)
        for outline in release.outlines:
            commits = [commit for commit in outline.commits if not is_merge(commit)]
            strange = [commit for commit in commits if commit.effect == NOT_CONVENTIONAL and not misspelt(commit)]
            if strange and not any(commit.entries for commit in outline.commits):
                message = (
                    f"none of the commits of {outline.name} since {since(outline)} is conventional, so none is "
                    f"released: {counted(strange)}"
                )
                newest = logged(release, outline, strange[0])
                fix = said_again(release, "fix: …", newest, newest.pull_request)
                yield Problem(message, fix=fix, severity=ERROR if _matters(facts, outline) else WARNING)

    def fine(self, facts: Facts) -> str:
        """Return how many commits are read."""
        commits = {commit.sha: commit for outline in known(facts.release).outlines for commit in outline.commits}
        read = sum(bool(commit.entries) for commit in commits.values())
        return f"of the commits since the last release ({len(commits)}), {read} can be read"


def _matters(facts: Facts, outline: PackageOutline) -> bool:
    release = known(facts.release)
    files = (file for commit in outline.commits for file in logged(release, outline, commit).files)
    return any(ships(facts, outline.path, file) for file in files)

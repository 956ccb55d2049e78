"""GD124."""

from __future__ import annotations

from shlex import quote
from typing import TYPE_CHECKING

from gatepost.doctor.check import known
from gatepost.doctor.releases.release_check import TagCheck, manifest_of
from gatepost.doctor.releases.release_commits import release_commit
from gatepost.doctor.releases.release_tags import repeating_releases
from gatepost.doctor.symptoms import WRONG_CHANGELOG, WRONG_VERSION
from gatepost.outcomes.values import Problem

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gatepost.doctor.facts import Facts


class RpTagOffBranch(TagCheck):
    """The tag of the last release leads to a commit that is not in the history of the branch.

    ## Symptom
    The changelog of the release pull request has changes that were released, up to the whole history: "Expected 1
    commits, only found 0".

    ## Cause
    Release Please walks back the branch to the commit of the last release's tag. It never meets it where the history
    was rewritten since, where the tag is on another branch, or where the release was tagged before it was squashed.

    ## Mend
    Move the tag to the commit of the branch that is the release, or say where the next one begins for this once:
    `"last-release-sha": "COMMIT"`.

        git tag --force v1.2.3 COMMIT && git push --force origin v1.2.3
    """

    code = "GD124"
    name = "rp-tag-off-branch"
    symptoms: tuple[str, ...] = (WRONG_CHANGELOG, WRONG_VERSION)
    errors: tuple[str, ...] = ("commits, only found",)

    def look(self, facts: Facts) -> Iterator[Problem]:
        """Report tags that fit and are not in the history."""
        release = known(facts.release)
        reachable = {tag.name for tag in release.plan.tags}
        for each in repeating_releases(facts):
            stray = next((tag for tag in each.fitting if tag.name not in reachable), None)
            if stray is None or any(tag.name in reachable for tag in each.fitting):
                continue
            commit = release_commit(release, each.path)
            target = commit.sha if commit is not None else "COMMIT"
            name = quote(stray.name)
            yield Problem(
                f"`{stray.name}` leads to {stray.sha[:7]}, which is not in the history of this branch",
                manifest_of(facts).at(each.path),
                f"git tag --force {name} {target} && git push --force origin {name}",
            )

    def fine(self, facts: Facts) -> str:
        """Return the tags that lead to the branch."""
        states = known(facts.release).plan.packages.values()
        tags = [f"`{state.last.tag}`" for state in states if state.last is not None and state.last.sha]
        return f"the tags are in the history: {', '.join(tags)}" if tags else "there is no tag yet that must be"

"""GD112."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gatepost.doctor.check import known
from gatepost.doctor.releases.plan_check import CommitsCheck
from gatepost.doctor.releases.unreleased import called, is_listed, logged, misspelt, package_of, said_again
from gatepost.doctor.symptoms import NO_RELEASE_PR, WRONG_CHANGELOG, WRONG_VERSION
from gatepost.outcomes.values import Problem
from gatepost.release.outline import NOT_CONVENTIONAL

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gatepost.doctor.facts import Facts


class RpHeaderSpace(CommitsCheck):
    """A commit since the last release looks conventional, and is not read because of how its header is written.

    ## Symptom
    A feature or a fix is neither in the release pull request nor in the changelog. The run of Release Please is green;
    its log says "commit could not be parsed".

    ## Cause
    A header is `type(scope)!: description`: no blank before the parenthesis or the colon, a colon behind the scope, one
    `!` at most, nothing before the type. `fix : x`, `feat(scope) x` and `feat (scope): x` are dropped, while `Feat: x`
    and `feat:x` are read.

    ## Mend
    What is merged can still be released. Either write the right header into the description of the pull request:

        BEGIN_COMMIT_OVERRIDE
        fix: refuel in time
        END_COMMIT_OVERRIDE

    or add a commit that changes nothing: `git commit --allow-empty -m "fix: refuel in time"`.
    """

    code = "GD112"
    name = "rp-header-space"
    symptoms: tuple[str, ...] = (WRONG_CHANGELOG, NO_RELEASE_PR, WRONG_VERSION)

    def look(self, facts: Facts) -> Iterator[Problem]:
        """Report each commit whose header would be listed, were it well written."""
        release = known(facts.release)
        seen = set()
        for outline in release.outlines:
            for commit in outline.commits:
                meant = misspelt(commit) if commit.effect == NOT_CONVENTIONAL and commit.sha not in seen else ""
                if not meant or not is_listed(meant, commit.sha, package_of(release, outline)):
                    continue
                seen.add(commit.sha)
                number = logged(release, outline, commit).pull_request
                fix = said_again(release, meant, number)
                yield Problem(f"{called(commit)} is not read, and so not released: `{meant}` would be", fix=fix)

    def fine(self, facts: Facts) -> str:
        """Return that none is."""
        count = len({commit.sha for outline in known(facts.release).outlines for commit in outline.commits})
        return f"no commit since the last release ({count}) only looks conventional"

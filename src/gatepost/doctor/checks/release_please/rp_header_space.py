"""GD112."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gatepost.doctor.check import known
from gatepost.doctor.releases.plan_check import CommitsCheck
from gatepost.doctor.releases.unreleased import (
    called,
    is_listed,
    later_in,
    logged,
    misspelt,
    package_of,
    said_again,
)
from gatepost.doctor.symptoms import NO_RELEASE_PR, WRONG_CHANGELOG, WRONG_VERSION
from gatepost.message.reading import read
from gatepost.outcomes.values import Problem
from gatepost.release.outline import NOT_CONVENTIONAL
from gatepost.release.restated import not_restated

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gatepost.doctor.facts import Facts, Release
    from gatepost.release.outline import CommitOutline, PackageOutline


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

    or add a commit that changes nothing: `git commit --allow-empty -m "fix: refuel in time"`. In a repository of
    several packages such a commit belongs to each of them: change a file of the package with it.
    """

    code = "GD112"
    name = "rp-header-space"
    symptoms: tuple[str, ...] = (WRONG_CHANGELOG, NO_RELEASE_PR, WRONG_VERSION)

    def look(self, facts: Facts) -> Iterator[Problem]:
        """Report each commit whose header would be listed, were it well written."""
        release = known(facts.release)
        found: dict[str, Problem] = {}
        for outline in release.outlines:
            for commit in outline.commits:
                meant = _meant(release, outline, commit)
                if meant:
                    own = logged(release, outline, commit)
                    message = f"{called(commit)} is not read, and so not released: `{meant}` would be"
                    fix = said_again(release, meant, own, own.pull_request)
                    found.setdefault(commit.sha, Problem(message, fix=fix))
        yield from found.values()

    def fine(self, facts: Facts) -> str:
        """Return that none is."""
        count = len({commit.sha for outline in known(facts.release).outlines for commit in outline.commits})
        return f"no commit since the last release ({count}) only looks conventional"


def _meant(release: Release, outline: PackageOutline, commit: CommitOutline) -> str:
    """Return the header that a commit was meant to have, where it would be listed and no later commit has it."""
    meant = misspelt(commit) if commit.effect == NOT_CONVENTIONAL else ""
    if not meant or not is_listed(meant, commit.sha, package_of(release, outline)):
        return ""
    lost = not_restated(read(meant).commits, later_in(release, outline, commit.sha))
    return meant if any(lost) else ""

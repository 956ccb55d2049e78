"""GD111."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gatepost.doctor.check import known
from gatepost.doctor.releases.plan_check import CommitsCheck
from gatepost.doctor.releases.unreleased import called, is_merge, later_in, logged, package_of
from gatepost.doctor.symptoms import NO_RELEASE_PR, WRONG_CHANGELOG, WRONG_VERSION
from gatepost.message.reading import read
from gatepost.outcomes.values import Problem
from gatepost.release.changes import Change
from gatepost.release.notes import title_for
from gatepost.release.restated import lost_of, not_restated

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from gatepost.doctor.facts import Facts, Release
    from gatepost.message.commits import Commit
    from gatepost.release.outline import CommitOutline, PackageOutline


class RpBodyUnparsable(CommitsCheck):
    """A commit since the last release is lost, or a part of it, because of a line in its body.

    ## Symptom
    The change is in no release and in no changelog, and the run is green.

    A `feat:` or `fix:` with a good title is neither in the release pull request nor in the changelog. The run's log
    says "commit could not be parsed" and "error message: Error: unexpected token".

    ## Cause
    The parser of Release Please reads a line of the body that begins with a word and `(` as the beginning of a footer.
    Where the parenthesis is not closed, or another is opened in it, the whole message is thrown away:

        fix: refuel in time

        refuel(engine(1)) is no longer called twice.

    ## Mend
    `gatepost explain`, with the id of the commit, shows what is lost, and a message that is read whole: as an override
    block for the description of the pull request, or as a commit that says it again. That is an empty one, or, in a
    repository of several packages, one that changes a file of the package.
    """

    code = "GD111"
    name = "rp-body-unparsable"
    symptoms: tuple[str, ...] = (WRONG_CHANGELOG, NO_RELEASE_PR, WRONG_VERSION)
    errors: tuple[str, ...] = ("error message: Error: unexpected token",)

    def look(self, facts: Facts) -> Iterator[Problem]:
        """Report each commit of which something is thrown away that would be listed, and that no later commit says."""
        release = known(facts.release)
        found: dict[str, Problem] = {}
        for outline in release.outlines:
            for commit in outline.commits:
                lost = not_restated(_lost(release, outline, commit), later_in(release, outline, commit.sha))
                headers = [each.header for each in lost]
                if headers:
                    found.setdefault(commit.sha, _problem(commit, headers))
        yield from found.values()

    def fine(self, facts: Facts) -> str:
        """Return how many commits were looked at."""
        count = len({commit.sha for outline in known(facts.release).outlines for commit in outline.commits})
        return f"nothing that would be listed is lost from the commits since the last release ({count})"


def _lost(release: Release, outline: PackageOutline, commit: CommitOutline) -> list[Commit]:
    """Return what is lost and would be listed; nothing where only headers are not read."""
    if all(fault.is_header for fault in commit.faults):
        return []
    lost = lost_of(read(logged(release, outline, commit).text), is_merge=is_merge(commit))
    sections = package_of(release, outline).sections
    return [each for each in lost if title_for(Change(commit.sha, each), sections) is not None]


def _problem(commit: CommitOutline, lost: Sequence[str]) -> Problem:
    fault = next(fault for fault in commit.faults if not fault.is_header)
    headers = ", ".join(f"`{header}`" for header in lost)
    if not commit.entries and list(lost) == [commit.header]:
        what = f"{called(commit)} is thrown away whole and not released"
    else:
        part = "a part" if commit.entries else "all"
        what = f"{part} of {called(commit)} is thrown away, and so {headers} is not released"
    message = f"{what}: its line {fault.line} opens a parenthesis that is not read, `{fault.text}`"
    return Problem(message, fix=f"gatepost explain {commit.sha[:7]}")

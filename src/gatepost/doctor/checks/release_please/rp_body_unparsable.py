"""GD111."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gatepost.doctor.check import known
from gatepost.doctor.releases.plan_check import CommitsCheck
from gatepost.doctor.releases.unreleased import called, is_listed, is_merge, logged, package_of
from gatepost.doctor.symptoms import NO_RELEASE_PR, WRONG_CHANGELOG, WRONG_VERSION
from gatepost.message.reading import read
from gatepost.outcomes.values import Problem
from gatepost.release.changes import Change
from gatepost.release.notes import title_for
from gatepost.release.rescue import lost_in, rescue

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gatepost.doctor.facts import Facts, Release
    from gatepost.release.outline import CommitOutline, PackageOutline


class RpBodyUnparsable(CommitsCheck):
    """A commit since the last release is lost, or a part of it, because of a line in its body.

    ## Symptom
    A `feat:` or `fix:` with a good title is neither in the release pull request nor in the changelog. The run of
    Release Please is green; its log says "commit could not be parsed: a1b2c3d" and "error message: Error: unexpected
    token".

    ## Cause
    The parser of Release Please reads a line of the body that begins with a word and `(` as the beginning of a footer.
    Where the parenthesis is not closed, or another is opened in it, the whole message is thrown away:

        fix: refuel in time

        refuel(engine(1)) is no longer called twice.

    ## Mend
    `gatepost explain a1b2c3d` shows what is lost, and a message that is read whole: as an override block for the
    description of the pull request, or as an empty commit.
    """

    code = "GD111"
    name = "rp-body-unparsable"
    symptoms: tuple[str, ...] = (WRONG_CHANGELOG, NO_RELEASE_PR, WRONG_VERSION)
    errors: tuple[str, ...] = ("error message: Error: unexpected token",)

    def look(self, facts: Facts) -> Iterator[Problem]:
        """Report each commit of which something is thrown away that would be listed."""
        release = known(facts.release)
        for outline in release.outlines:
            for commit in outline.commits:
                lost = _lost(release, outline, commit)
                if lost:
                    yield _problem(commit, lost)

    def fine(self, facts: Facts) -> str:
        """Return how many commits were looked at."""
        count = len({commit.sha for outline in known(facts.release).outlines for commit in outline.commits})
        return f"nothing that would be listed is lost from the commits since the last release ({count})"


def _lost(release: Release, outline: PackageOutline, commit: CommitOutline) -> str:
    """Return the headers of what is lost and would be listed; empty where nothing is."""
    if all(fault.is_header for fault in commit.faults):
        return ""
    package = package_of(release, outline)
    reading = read(logged(release, outline, commit).text)
    found = rescue(reading, (), is_merge=is_merge(commit))
    if found is not None:
        lost = [each.header for each in found.saved if title_for(Change(commit.sha, each), package.sections)]
    else:
        headers = [message.header for message in lost_in(reading) if message.token is not None]
        lost = [header for header in headers if is_listed(header, commit.sha, package)]
    return ", ".join(f"`{header}`" for header in lost)


def _problem(commit: CommitOutline, lost: str) -> Problem:
    fault = next(fault for fault in commit.faults if not fault.is_header)
    what = "a part" if commit.entries else "all"
    message = (
        f"{what} of {called(commit)} is thrown away, and so {lost} is not released: its line {fault.line} opens a "
        f"parenthesis that is not read, `{fault.text}`"
    )
    return Problem(message, fix=f"gatepost explain {commit.sha[:7]}")

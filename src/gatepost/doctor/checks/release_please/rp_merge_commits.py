"""GD136."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gatepost.doctor.check import known
from gatepost.doctor.releases.release_check import ReleaseCheck
from gatepost.doctor.symptoms import WRONG_CHANGELOG
from gatepost.outcomes.values import Problem
from gatepost.release.outline import LISTED
from gatepost.values import WARNING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gatepost.doctor.facts import Facts
    from gatepost.release.outline import CommitOutline, PackageOutline

_MERGE = "Merge "


class RpMergeCommits(ReleaseCheck):
    """A merge commit repeats the change that it merges, so the changelog has it twice.

    ## Symptom
    The same line is in the release notes twice, with two commits.

    ## Cause
    Release Please reads every commit that leads to the branch: those of a merged branch, and the commit that merges
    it. GitHub writes the pull request's title into the message of the merge, where it is read as a change too.

    ## Mend
    Merge pull requests by squashing. Where merge commits are wanted, write no title into their messages:

        gh api -X PATCH repos/OWNER/NAME -f merge_commit_title=MERGE_MESSAGE -f merge_commit_message=BLANK
    """

    code = "GD136"
    name = "rp-merge-commits"
    severity = WARNING
    symptoms: tuple[str, ...] = (WRONG_CHANGELOG,)

    def look(self, facts: Facts) -> Iterator[Problem]:
        """Report the packages whose next notes have a change twice for a merge."""
        for package in known(facts.release).outlines:
            twice = [
                merge for merge in package.commits if merge.header.startswith(_MERGE) and _is_twice(merge, package)
            ]
            if twice:
                count = f"{len(twice)} merge commits repeat" if len(twice) > 1 else "a merge commit repeats"
                message = f"{count} what is merged in the notes of `{package.path}`: {twice[0].sha[:7]}"
                yield Problem(
                    f"{message} `{_entries(twice[0])[0][1]}`",
                    fix="merge pull requests by squashing: in Settings, General, allow nothing else",
                )

    def fine(self, facts: Facts) -> str:
        """Return how many commits were looked at."""
        count = sum(len(package.commits) for package in known(facts.release).outlines)
        return f"no merge commit repeats a change ({count} commits looked at)"


def _is_twice(merge: CommitOutline, package: PackageOutline) -> bool:
    others = [entry for commit in package.commits if not _is_merge(commit) for entry in _entries(commit)]
    return any(entry in others for entry in _entries(merge))


def _is_merge(commit: CommitOutline) -> bool:
    return commit.header.startswith(_MERGE)


def _entries(commit: CommitOutline) -> list[tuple[str, str]]:
    return [(entry.label, entry.description) for entry in commit.entries if entry.effect == LISTED]

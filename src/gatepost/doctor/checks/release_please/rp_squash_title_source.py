"""GD137."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from gatepost.doctor.check import known
from gatepost.doctor.releases.own_settings import SQUASH_BODIES, own_setting
from gatepost.doctor.releases.release_check import ReleaseCheck
from gatepost.doctor.symptoms import NO_RELEASE_PR, WRONG_CHANGELOG
from gatepost.outcomes.values import Problem
from gatepost.release.outline import NOT_CONVENTIONAL
from gatepost.values import WARNING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gatepost.doctor.facts import Facts
    from gatepost.release.outline import PackageOutline

_SQUASHED = re.compile(r"(.+) \(#[0-9]+\)\Z")
_OF_OTHERS = re.compile(r"(?:Merge|Revert|Reapply|Bump|Update)\b")
_PR_TITLE, _PR_BODY = "PR_TITLE", "PR_BODY"


class RpSquashTitleSource(ReleaseCheck):
    """A squashed pull request landed under a title that the title check would refuse.

    ## Symptom
    The check of the title is green, and the commit on the branch is called otherwise; Release Please does not read it:
    "commit could not be parsed".

    ## Cause
    By default GitHub squashes a pull request of one commit under the message of that commit, not under the title that
    was checked (`COMMIT_OR_PR_TITLE`). Or the title was changed in the dialog of the merge.

    ## Mend
    Have the title taken always:

        gh api -X PATCH repos/OWNER/NAME -f squash_merge_commit_title=PR_TITLE -f squash_merge_commit_message=PR_BODY

    The message is what `squash-message` in gatepost's settings says: `PR_BODY`, or `COMMIT_MESSAGES` or `BLANK`.
    """

    code = "GD137"
    name = "rp-squash-title-source"
    severity = WARNING
    needs: tuple[str, ...] = ("release", "titles")
    symptoms: tuple[str, ...] = (NO_RELEASE_PR, WRONG_CHANGELOG)
    errors: tuple[str, ...] = ("commit could not be parsed",)
    consequences: tuple[str, ...] = ("rp-no-conventional",)

    def look(self, facts: Facts) -> Iterator[Problem]:
        """Report such commits since the titles are judged; not where GitHub is known to take the title."""
        if facts.settings is not None and facts.settings.squash_title == _PR_TITLE:
            return
        found = {sha: header for each in known(facts.release).outlines for sha, header in _refused(facts, each)}
        remote = facts.repository.remote
        slug = remote.slug if remote is not None else "OWNER/NAME"
        said = own_setting(facts.tree, "squash-message")
        body = SQUASH_BODIES.get(said.value if said is not None else "", _PR_BODY)
        settings = f"-f squash_merge_commit_title={_PR_TITLE} -f squash_merge_commit_message={body}"
        for sha, header in found.items():
            message = f"{sha[:7]} landed as `{header}`, although the titles of pull requests are judged"
            yield Problem(message, known(facts.titles)[0].where, f"gh api -X PATCH repos/{slug} {settings}")

    def fine(self, facts: Facts) -> str:
        """Return how many commits were looked at."""
        count = sum(len(each.commits) for each in known(facts.release).outlines)
        return f"what was squashed landed under a conventional title ({count} commits looked at)"


def _refused(facts: Facts, package: PackageOutline) -> Iterator[tuple[str, str]]:
    """Yield the commits that were squashed under a title that is not conventional, newer than the check of titles."""
    release = known(facts.release)
    paths = {place.workflow.path for place in known(facts.titles)}
    commits = release.plan.packages[package.path].commits
    own = {commit.sha for commit in commits}
    if any(commit.sha not in own and not paths.isdisjoint(commit.files) for commit in release.commits):
        return
    for commit, read in zip(commits, package.commits, strict=True):
        if not paths.isdisjoint(commit.files):
            return
        is_squashed = _SQUASHED.match(read.header) and not _OF_OTHERS.match(read.header)
        if is_squashed and read.effect == NOT_CONVENTIONAL:
            yield commit.sha, read.header

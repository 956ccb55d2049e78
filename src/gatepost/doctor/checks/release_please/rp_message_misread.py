"""GD152."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gatepost.doctor.check import known
from gatepost.doctor.releases.plan_check import CommitsCheck
from gatepost.doctor.releases.unreleased import called, later_in
from gatepost.doctor.symptoms import WRONG_CHANGELOG, WRONG_VERSION
from gatepost.gate.compose import compose
from gatepost.gate.settings import Settings
from gatepost.gate.surprising import surprises_in_messages
from gatepost.message.reading import read
from gatepost.outcomes.values import Problem
from gatepost.release.restated import asks_for_version, told
from gatepost.release.suspects import suspects
from gatepost.values import ERROR, WARNING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gatepost.doctor.facts import Facts, Release
    from gatepost.release.outline import PackageOutline
    from gatepost.release.planned import Surprise

_LOST = ("breaking-change-misspelt", "footer-swallowed", "release-as-invalid")
_OTHERS = ("merge-commit-doubles",)
_BREAKING = ("breaking-change-misspelt", "breaking-text-lost")
_VERSION = ("release-as-invalid", "footer-swallowed")


class RpMessageMisread(CommitsCheck):
    """The message of a commit since the last release is read otherwise than its author meant it.

    ## Symptom
    The next version or the changelog is another one than the author of the commit meant.

    A breaking change makes no major release, `Release-As:` is not obeyed, or the changelog has entries that nobody
    wrote.

    ## Cause
    A footer counts only where nothing but footers follow it, `BREAKING CHANGE:` only as it is spelt here, and a line of
    the body that is itself a conventional header becomes a commit of its own.

    ## Mend
    `gatepost explain`, with the id of the commit, shows how the message is read. What is merged is mended by an
    override block in the description of its pull request. What is lost can also be said in another commit, with the
    same header and the footer as it must be.
    """

    code = "GD152"
    name = "rp-message-misread"
    severity = WARNING
    symptoms: tuple[str, ...] = (WRONG_VERSION, WRONG_CHANGELOG)

    def look(self, facts: Facts) -> Iterator[Problem]:
        """Report each such commit: an error where what it asks for is lost, and no later commit asks for it."""
        release = known(facts.release)
        outlined = {commit.sha: commit for outline in release.outlines for commit in outline.commits}
        for each in surprises_in_messages(suspects(release.plan), compose(Settings())):
            if each.name not in _OTHERS and not _is_restated(release, each):
                fix = f"gatepost explain {each.sha[:7]}"
                severity = ERROR if each.name in _LOST else WARNING
                yield Problem(f"{called(outlined[each.sha])}: {each.text}", fix=fix, severity=severity)

    def fine(self, facts: Facts) -> str:
        """Return how many were looked at."""
        count = len({commit.sha for outline in known(facts.release).outlines for commit in outline.commits})
        return f"the messages since the last release ({count}) are read as they are meant"


def _is_restated(release: Release, surprise: Surprise) -> bool:
    """Tell whether later commits say what is lost, in every package that it belongs to."""
    packages = [each for each in release.outlines if any(own.sha == surprise.sha for own in each.commits)]
    return all(_says_it(release, package, surprise) for package in packages)


def _says_it(release: Release, outline: PackageOutline, surprise: Surprise) -> bool:
    later = later_in(release, outline, surprise.sha)
    if surprise.name in _VERSION:
        is_reference = surprise.name != _VERSION[0] and "release-as" not in surprise.text.lower()
        return not is_reference and any(asks_for_version(commit) for commit in later)
    if surprise.name not in _BREAKING:
        return False
    own = next(each for each in release.plan.packages[outline.path].commits if each.sha == surprise.sha)
    meant = [told(each) for each in read(own.text).commits]
    return any(each.breaking and told(each) in meant for each in later)

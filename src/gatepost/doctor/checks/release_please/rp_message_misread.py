"""GD152."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gatepost.doctor.check import known
from gatepost.doctor.releases.plan_check import CommitsCheck
from gatepost.doctor.releases.unreleased import called
from gatepost.doctor.symptoms import WRONG_CHANGELOG, WRONG_VERSION
from gatepost.gate.compose import compose
from gatepost.gate.settings import Settings
from gatepost.gate.surprising import surprises_in_messages
from gatepost.outcomes.values import Problem
from gatepost.release.suspects import suspects
from gatepost.values import ERROR, WARNING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gatepost.doctor.facts import Facts

_LOST = ("breaking-change-misspelt", "footer-swallowed", "release-as-invalid")
_OTHERS = ("merge-commit-doubles",)


class RpMessageMisread(CommitsCheck):
    """The message of a commit since the last release is read otherwise than its author meant it.

    ## Symptom
    A breaking change makes no major release, `Release-As:` is not obeyed, or the changelog has entries that nobody
    wrote.

    ## Cause
    A footer counts only where nothing but footers follow it, `BREAKING CHANGE:` only as it is spelt here, and a line of
    the body that is itself a conventional header becomes a commit of its own.

    ## Mend
    `gatepost explain a1b2c3d` shows how the message is read. What is merged is mended by an override block in the
    description of its pull request.
    """

    code = "GD152"
    name = "rp-message-misread"
    severity = WARNING
    symptoms: tuple[str, ...] = (WRONG_VERSION, WRONG_CHANGELOG)

    def look(self, facts: Facts) -> Iterator[Problem]:
        """Report each such commit: an error where what it asks for is lost."""
        release = known(facts.release)
        outlined = {commit.sha: commit for outline in release.outlines for commit in outline.commits}
        for each in surprises_in_messages(suspects(release.plan), compose(Settings())):
            if each.name not in _OTHERS:
                fix = f"gatepost explain {each.sha[:7]}"
                severity = ERROR if each.name in _LOST else WARNING
                yield Problem(f"{called(outlined[each.sha])}: {each.text}", fix=fix, severity=severity)

    def fine(self, facts: Facts) -> str:
        """Return how many were looked at."""
        count = len({commit.sha for outline in known(facts.release).outlines for commit in outline.commits})
        return f"the messages since the last release ({count}) are read as they are meant"

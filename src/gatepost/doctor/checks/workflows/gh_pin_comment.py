"""GD330."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from gatepost.doctor.actions.foreign_actions import Use, uses_of
from gatepost.doctor.check import DoctorCheck, known
from gatepost.doctor.symptoms import SECURITY
from gatepost.outcomes.values import Problem
from gatepost.values import WARNING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gatepost.doctor.facts import Facts
    from gatepost.doctor.online import Pin

_WHOLE = re.compile(r"v?[0-9]+\.[0-9]+\.[0-9]+(?:[-+].*)?")
"""A version that is tagged once; `v4` is moved with each release."""


class GhPinComment(DoctorCheck):
    """The comment behind a pinned action names a version that is another commit.

    ## Symptom
    Nothing to see: the comment says one version, and the run executes another. Whoever reviews the line believes the
    comment, and so does Dependabot when it looks for what is newer.

    ## Cause
    The commit was changed and the comment was not, or the comment was typed by hand. A pin to a commit that no version
    has may also be one of a fork, which GitHub finds under the name of the original.

    ## Mend
    Ask GitHub for the commit of the version, and write that:

        gh api repos/astral-sh/setup-uv/commits/v10.0.1 --jq .sha
    """

    code = "GD330"
    name = "gh-pin-comment"
    severity = WARNING
    needs: tuple[str, ...] = ("pins",)
    symptoms: tuple[str, ...] = (SECURITY,)

    def look(self, facts: Facts) -> Iterator[Problem]:
        """Report each use whose comment is not true."""
        for workflow in facts.workflows:
            for use in uses_of(workflow):
                pin = _pin_of(facts, use)
                if pin is None or pin.commit == pin.ref or not _WHOLE.fullmatch(pin.tag):
                    continue
                what = f"is {pin.commit[:12]}, not the commit that is used" if pin.commit else "is no tag of it"
                yield Problem(
                    f"`{use.action.name}` is said to be {pin.tag}, which {what}",
                    use.where,
                    f"write `{pin.commit} # {pin.tag}` behind the `@`, or name in the comment the version that is used"
                    if pin.commit
                    else f"write into the comment the version that {pin.ref[:12]} is of, or pin another commit",
                )

    def fine(self, facts: Facts) -> str:
        """Return how many were compared."""
        return f"the comments behind pinned actions are true ({len(known(facts.pins))} compared)"


def _pin_of(facts: Facts, use: Use) -> Pin | None:
    """Return what is known of a pinned action's comment."""
    return next(
        (
            pin
            for pin in known(facts.pins)
            if (pin.repository, pin.ref) == (use.action.repository, use.action.ref) and pin.tag in use.action.comment
        ),
        None,
    )

"""GD606."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gatepost.doctor.check import DoctorCheck, known
from gatepost.doctor.habits.hook_places import place_of
from gatepost.doctor.symptoms import HOOKS_SILENT
from gatepost.hooks.names import PRE_PUSH
from gatepost.outcomes.values import Problem
from gatepost.values import WARNING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gatepost.doctor.facts import Facts

_UNSEEN = "refs after the first of a push are not seen"


class RunnerHooksOnly(DoctorCheck):
    """Of a push of several branches or tags, only the first is judged.

    ## Symptom
    `git push --all`, or a push of a branch with its tags, brings commits to the remote that the gate would refuse.

    ## Cause
    The hook pre-push is run by pre-commit or prek alone, by an id in their configuration. They tell what they run of
    one ref only.

    ## Mend
    Install gatepost's own hook beside theirs; they run it first:

        gatepost hook install pre-push
    """

    code = "GD606"
    name = "runner-hooks-only"
    severity = WARNING
    needs: tuple[str, ...] = ("hooks",)
    symptoms: tuple[str, ...] = (HOOKS_SILENT,)

    def look(self, facts: Facts) -> Iterator[Problem]:
        """Report a hook that sees one ref of a push."""
        for status in known(facts.hooks).statuses:
            if status.name == PRE_PUSH and _UNSEEN in status.notes:
                message = f"{status.owner} runs gatepost for the first ref of a push, and not for the others"
                yield Problem(message, place_of(status), "gatepost hook install pre-push")

    def fine(self, facts: Facts) -> str:
        """Return how pushes are judged."""
        is_running = any(status.is_running for status in known(facts.hooks).statuses if status.name == PRE_PUSH)
        return "all refs of a push are judged" if is_running else "no runner judges a part of a push"

"""GD516."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from gatepost.doctor.actions.job_chain import conditions
from gatepost.doctor.actions.workflow_lines import replaced
from gatepost.doctor.check import DoctorCheck, known
from gatepost.doctor.command_patterns import IN_COMMAND
from gatepost.doctor.roles import command_of
from gatepost.doctor.symptoms import PUBLISH_NEVER_RUNS
from gatepost.doctor.uploads.uploads import TESTPYPI, index_of, is_action, line_of, value_of
from gatepost.outcomes.values import Problem
from gatepost.values import WARNING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gatepost.doctor.facts import Facts
    from gatepost.doctor.roles import Place

_RETRY = "${{ github.event_name == 'workflow_dispatch' }}"
_FLAG = re.compile(rf"\btwine\s+upload\b{IN_COMMAND}\s--skip-existing\b")
_BY_HAND = re.compile(r"workflow_dispatch|\binputs\.")


class PpSkipExistingEverywhere(DoctorCheck):
    """An upload that is refused because the file is there already counts as a success, on every run.

    ## Symptom
    The run is green, and PyPI has no new version.

    ## Cause
    `skip-existing: true` completes half an upload, which is good when a release is tried again. On every other run it
    hides that the version was never bumped, or that the wrong commit was built.

    ## Mend
    Skip only where a release is tried again by hand:

        skip-existing: ${{ github.event_name == 'workflow_dispatch' }}
    """

    code = "GD516"
    name = "pp-skip-existing-everywhere"
    severity = WARNING
    needs: tuple[str, ...] = ("publishing",)
    symptoms: tuple[str, ...] = (PUBLISH_NEVER_RUNS,)

    def look(self, facts: Facts) -> Iterator[Problem]:
        """Report each upload that skips whatever exists, whatever started the run; rehearsals on TestPyPI may."""
        for place in known(facts.publishing):
            line = _line(place)
            if line and index_of(place) != TESTPYPI and not _is_retry(place):
                value = value_of(place, "skip-existing")
                yield Problem(
                    f"the job `{place.job.id}` skips files that exist on every run, which hides a version that was"
                    " never bumped",
                    place.workflow.at(line),
                    f"write `skip-existing: {_RETRY}` on this line"
                    if value
                    else "take the option away, but in a run that somebody starts by hand to try again",
                    edits=replaced(place.workflow, line, value, _RETRY) if value else (),
                )

    def fine(self, facts: Facts) -> str:
        """Return which jobs publish."""
        jobs = dict.fromkeys(place.job.id for place in known(facts.publishing))
        return f"`{'`, `'.join(jobs)}` does not skip files that exist on every run"


def _line(place: Place) -> int:
    """Return the line that says so; 0 where none does."""
    if is_action(place):
        return line_of(place, "skip-existing") if value_of(place, "skip-existing").lower() == "true" else 0
    return place.step.line_of("run") if _FLAG.search(command_of(place.step)) else 0


def _is_retry(place: Place) -> bool:
    """Tell whether the upload only runs where somebody starts it by hand, or may."""
    if set(place.workflow.triggers) <= {"workflow_dispatch", "workflow_call"}:
        return True
    own = (place.step.condition, place.job.condition)
    return any(_BY_HAND.search(each) and ("||" not in each or each in own) for each in (*own, *conditions(place)))

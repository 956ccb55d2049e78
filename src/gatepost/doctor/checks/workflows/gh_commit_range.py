"""GD322."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from gatepost.doctor.actions.workflow_lines import added, replaced, text_of
from gatepost.doctor.check import DoctorCheck
from gatepost.doctor.command_patterns import ON_LINE, OPTIONS
from gatepost.doctor.roles import Place, command_of, steps_of
from gatepost.doctor.symptoms import QUALITY_GATE
from gatepost.doctor.uploads.artifacts import is_checkout
from gatepost.outcomes.values import Edit, Problem

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gatepost.doctor.facts import Facts
    from gatepost.doctor.workflow import Step

_DEPTH = "fetch-depth"
_RANGE = re.compile(
    rf"\bcommitlint\b{ON_LINE}\s(?:--from|-f)[\s=]|\bcz\s+check\b{ON_LINE}\s--rev-range[\s=]"
    rf"|\bgitlint\b{ON_LINE}\s--commits[\s=]|\bgatepost\s+lint\b{ON_LINE}(?:\s--event\b|[\w/}}\"]\.\.\.?[\w/$\"])"
)
_ONLINE = re.compile(rf"\bgatepost\s+lint\b{ON_LINE}\s--online\b")
_DEEPENS = re.compile(rf"\bgit\s+{OPTIONS}(?:fetch|pull|clone)\b")
_USES = re.compile(r"(?P<indent>\s*)(?P<dash>- +)?uses:\s.*")


class GhCommitRange(DoctorCheck):
    """A job judges the commits of a pull request, and checks out one commit alone.

    ## Symptom
    The job sees no commit but the last: it fails, or is green without having judged the others.

    The job fails for every pull request: "fatal: bad revision", "unknown revision or path not in the working tree",
    or "the history is cut short". Or it is green without having looked at any commit but one.

    ## Cause
    `actions/checkout` fetches one commit, without history and without other branches, unless `fetch-depth` says
    otherwise. A range such as `base..head` has neither of its ends there.

    ## Mend
    Fetch the history in that job:

        - uses: actions/checkout@v7
          with:
            fetch-depth: 0
    """

    code = "GD322"
    name = "gh-commit-range"
    symptoms: tuple[str, ...] = (QUALITY_GATE,)
    errors: tuple[str, ...] = (
        "fatal: bad revision",
        "unknown revision or path not in the working tree",
        "the history is cut short",
        "fatal: Invalid revision range",
    )

    def unable(self, facts: Facts) -> str:
        """Return that no range is judged."""
        return "" if _ranges(facts) else "no workflow judges a range of commits"

    def look(self, facts: Facts) -> Iterator[Problem]:
        """Report each checkout of one commit before a step that asks for a range."""
        seen = set()
        for place in _ranges(facts):
            checkout = _checkout(place)
            if checkout is None or checkout.inputs.get(_DEPTH, "1") != "1":
                continue
            where = place.workflow.at(checkout.line_of("with", _DEPTH) if _DEPTH in checkout.inputs else checkout.line)
            if where not in seen:
                seen.add(where)
                yield Problem(
                    f"the job `{place.job.id}` judges a range of commits, and checks out one commit without history",
                    where,
                    f"write `{_DEPTH}: 0` below `with` of this checkout",
                    edits=_edits(place, checkout),
                )

    def fine(self, facts: Facts) -> str:
        """Return which job has its history."""
        jobs = dict.fromkeys(place.job.id for place in _ranges(facts))
        return f"the commits to be judged are there, in {', '.join(f'`{job}`' for job in jobs)}"


def _ranges(facts: Facts) -> list[Place]:
    """Return the steps that judge a range of commits of the clone."""
    found = []
    for place in steps_of(facts.workflows):
        command = command_of(place.step).replace("\\\n", " ")
        if _RANGE.search(command) and not _ONLINE.search(command):
            found.append(place)
    return found


def _checkout(place: Place) -> Step | None:
    """Return the step that fetches what a later one looks at; None where that is not clear."""
    before = place.job.steps[: place.step.number + 1]
    if any(_DEEPENS.search(command_of(step)) for step in before):
        return None
    found = [step for step in before if is_checkout(step)]
    return found[0] if len(found) == 1 else None


def _edits(place: Place, checkout: Step) -> tuple[Edit, ...]:
    """Return the edit that has the history fetched; none where the lines are not simple."""
    workflow, entry = place.workflow, f"{_DEPTH}: 0"
    if _DEPTH in checkout.inputs:
        return replaced(workflow, checkout.line_of("with", _DEPTH), "1", "0")
    if checkout.node.has("with"):
        return added(workflow, checkout.line_of("with"), entry)
    line = checkout.line_of("uses")
    found = _USES.fullmatch(text_of(workflow, line))
    if found is None:
        return ()
    indent = found["indent"] + " " * len(found["dash"] or "")
    return (Edit(workflow.path, line + 1, line, (f"{indent}with:", f"{indent}  {entry}")),)

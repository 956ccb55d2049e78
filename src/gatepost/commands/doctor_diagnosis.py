"""Gathering the facts of a repository, and judging them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from gatepost.adapters.doctor_facts import gather
from gatepost.commands.doctor_drift import drift_of
from gatepost.commands.doctor_request import Request
from gatepost.doctor.check import DoctorCheck
from gatepost.doctor.echoes import without_echoes
from gatepost.doctor.facts import Facts
from gatepost.doctor.order import in_order
from gatepost.gate.settings import Settings
from gatepost.outcomes.judge import judge
from gatepost.outcomes.values import FAILED, Outcome

Checks = Sequence[type[DoctorCheck]]


@dataclass(frozen=True)
class Diagnosis:
    """What was found, with the texts of the files that could be mended."""

    facts: Facts
    outcomes: tuple[Outcome, ...]
    texts: Mapping[str, str]

    @property
    def fixable(self) -> list[Outcome]:
        """The problems that gatepost itself can mend."""
        return [outcome for outcome in self.outcomes if outcome.status == FAILED and outcome.fixable]


def diagnose(request: Request, checks: Checks, ignored: Mapping[str, str], settings: Settings) -> Diagnosis:
    """Gather the facts, and judge them."""
    with gather(request.folder, is_partial=request.is_partial) as gathered:
        drift, why = drift_of(request.folder, gathered)
        facts = replace(gathered, drift=drift, absent={**gathered.absent, "drift": why})
        if request.is_online:
            from gatepost.adapters.doctor_online import ask  # noqa: PLC0415  only where the network is asked for

            facts = ask(facts, request.folder)
        found = without_echoes(judge(checks, facts, ignored, settings.texts("severity")), checks)
        outcomes = in_order(found, checks)
        paths = {edit.path for outcome in outcomes for edit in outcome.edits}
        texts = {path: text for path in paths if (text := facts.tree.read(path)) is not None}
    return Diagnosis(facts, tuple(_by_hand(outcome, texts) for outcome in outcomes), texts)


def _by_hand(outcome: Outcome, texts: Mapping[str, str]) -> Outcome:
    """Return an outcome without edits of a text in which a CR alone ends lines: an edit would take several of them."""
    is_odd = any("\r" in texts.get(edit.path, "") for edit in outcome.edits)
    return replace(outcome, edits=()) if is_odd else outcome

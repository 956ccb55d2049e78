"""A refused message → the message that passes, changed no more than it takes."""

from gatepost.gate.judge import Candidate, Rulebook, judge_one, refuses
from gatepost.rules.case import COMMIT
from gatepost.values import ERROR, Finding

_MOST_STEPS = 20


def mend(
    text: str, rulebook: Rulebook, place: str = COMMIT, paths: tuple[str, ...] = (), *, merge: bool = False
) -> str | None:
    """Return the message without errors; None where one is left that only a person can mend.

    What is only warned of stays as it is.
    """
    for _ in range(_MOST_STEPS):
        findings = judge_one(Candidate("", text, place, merge=merge, paths=paths), rulebook).findings
        if not refuses(findings):
            return text
        suggestion = _first_suggestion([finding for finding in findings if finding.severity == ERROR])
        if suggestion is None:
            return None
        text = suggestion
    return None


def mend_all(text: str, rulebook: Rulebook, place: str = COMMIT) -> str:
    """Return the message with all mended that can be, warnings too; what only a person can mend stays."""
    for _ in range(_MOST_STEPS):
        suggestion = _first_suggestion(judge_one(Candidate("", text, place), rulebook).findings)
        if suggestion is None:
            break
        text = suggestion
    return text


def _first_suggestion(findings: list[Finding]) -> str | None:
    mended = (finding.suggestion for finding in findings)
    return next((suggestion for suggestion in mended if suggestion is not None), None)

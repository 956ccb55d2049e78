"""A refused message → the message that passes, changed no more than it takes."""

from gatepost.gate.judge import Rulebook, judge, refuses
from gatepost.rules.case import COMMIT
from gatepost.values import ERROR, WARNING, Finding

_MOST_STEPS = 20


def mend(text: str, rulebook: Rulebook, place: str = COMMIT) -> str | None:
    """Return the message without errors; None where one is left that only a person can mend.

    What is only warned of stays, unless an error goes with it.
    """
    for _ in range(_MOST_STEPS):
        findings = judge(text, rulebook, place)
        if not refuses(findings):
            return text
        suggestion = _suggestion(findings, ERROR) or _suggestion(findings, WARNING)
        if suggestion is None:
            return None
        text = suggestion
    return None


def _suggestion(findings: list[Finding], severity: str) -> str | None:
    mended = (finding.suggestion for finding in findings if finding.severity == severity)
    return next((text for text in mended if text is not None), None)

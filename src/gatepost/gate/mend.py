"""A refused message → the message that passes, changed no more than it takes."""

from gatepost.gate.judge import Rulebook, judge, refuses
from gatepost.rules.case import COMMIT
from gatepost.values import ERROR

_MOST_STEPS = 20


def mend(text: str, rulebook: Rulebook, place: str = COMMIT) -> str | None:
    """Return the message without errors; None where one is left that only a person can mend.

    What is only warned of stays as it is.
    """
    for _ in range(_MOST_STEPS):
        findings = judge(text, rulebook, place)
        if not refuses(findings):
            return text
        mended = (finding.suggestion for finding in findings if finding.severity == ERROR)
        suggestion = next((suggestion for suggestion in mended if suggestion is not None), None)
        if suggestion is None:
            return None
        text = suggestion
    return None

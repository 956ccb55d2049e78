"""A refused message → the message with everything mended that can be."""

from gatepost.gate.judge import Rulebook, judge, refuses
from gatepost.rules.case import COMMIT

_MOST_STEPS = 20


def mend(text: str, rulebook: Rulebook, place: str = COMMIT) -> str | None:
    """Return the message mended, finding by finding; None where an error is left that only a person can mend."""
    for _ in range(_MOST_STEPS):
        findings = judge(text, rulebook, place)
        suggestion = next((finding.suggestion for finding in findings if finding.suggestion is not None), None)
        if suggestion is None:
            return None if refuses(findings) else text
        text = suggestion
    return None

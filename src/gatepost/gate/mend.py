"""A refused message → the message that passes, changed no more than it takes."""

from gatepost.gate.judge import Candidate, Rulebook, judge_one, refuses
from gatepost.message.reading import read
from gatepost.rules.case import COMMIT
from gatepost.values import ERROR, Finding

_MOST_STEPS = 20


def mend(
    text: str, rulebook: Rulebook, place: str = COMMIT, paths: tuple[str, ...] = (), *, merge: bool | None = None
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


def mend_all(
    text: str, rulebook: Rulebook, place: str = COMMIT, paths: tuple[str, ...] = (), *, merge: bool | None = None
) -> str:
    """Return the message with all mended that can be, warnings too; what only a person can mend stays.

    Nothing is mended without a person by which a release would lose a commit, or no longer break.
    """
    for _ in range(_MOST_STEPS):
        findings = judge_one(Candidate("", text, place, merge=merge, paths=paths), rulebook).findings
        suggestions = (each.suggestion for each in findings if each.suggestion is not None)
        harmless = next((each for each in suggestions if keeps_release(text, each, rulebook)), None)
        if harmless is None:
            break
        text = harmless
    return text


def keeps_release(before: str, after: str, rulebook: Rulebook) -> bool:
    """Tell whether a release sees no fewer commits in a mended message, and still breaks where it did."""
    old, new = _seen(before, rulebook), _seen(after, rulebook)
    return not old or (len(new) >= len(old) and (any(new) or not any(old)))


def _seen(text: str, rulebook: Rulebook) -> list[bool]:
    """Return, for each commit in a message that a release sees, whether it breaks."""
    known = (*rulebook.words.types, *rulebook.words.listed)
    return [commit.breaking for commit in read(text).commits if commit.breaking or commit.type.lower() in known]


def _first_suggestion(findings: list[Finding]) -> str | None:
    mended = (finding.suggestion for finding in findings)
    return next((suggestion for suggestion in mended if suggestion is not None), None)

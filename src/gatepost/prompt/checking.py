"""What the gate says of the answers, while they are given."""

from gatepost.gate.judge import Candidate, Rulebook, judge_one
from gatepost.gate.mend import mend_all
from gatepost.message.cleanup import clean
from gatepost.message.reading import read
from gatepost.prompt.answers import Answers
from gatepost.prompt.state import Facts
from gatepost.release.effect import Effect, effect_of
from gatepost.rules.case import COMMIT
from gatepost.rules.header_too_long import HeaderTooLong
from gatepost.rules.scope_missing import ScopeMissing
from gatepost.rules.sign_off_missing import SignOffMissing
from gatepost.values import Finding, Verdict

_OF_OTHER_STEPS = ("GP2", "GP3")
"""The codes of body and footers: a header by itself is not to blame."""


def cleaned(answers: Answers, facts: Facts) -> str:
    """Return the message as git will store it."""
    return clean(answers.message, facts.cleanup)


def verdict_on(answers: Answers, facts: Facts) -> Verdict:
    """Return what the gate says of the whole message, as the commit-msg hook does."""
    return judge_one(_candidate(cleaned(answers, facts), facts), facts.rulebook)


def header_findings(answers: Answers, facts: Facts) -> list[Finding]:
    """Return what is wrong with the header alone."""
    found = judge_one(_candidate(answers.lead + answers.description.strip(), facts), facts.rulebook).findings
    return [finding for finding in found if not finding.code.startswith(_OF_OTHER_STEPS)]


def mended(answers: Answers, facts: Facts) -> str | None:
    """Return the message with all mended that can be; None where nothing can."""
    text = cleaned(answers, facts)
    better = mend_all(text, facts.rulebook, paths=facts.staged, merge=facts.is_merge)
    return better if better != text else None


def effect_on(answers: Answers, facts: Facts) -> Effect:
    """Return what the message does to the next release."""
    return effect_of(read(cleaned(answers, facts)), facts.sections, facts.rulebook.words.types)


def room_for_header(rulebook: Rulebook) -> int:
    """Return how many characters a header may have, less those for the number of the pull request; 0 for any."""
    rule = next((rule for rule in rulebook.rules if isinstance(rule, HeaderTooLong)), None)
    return rule.max - rule.room if rule is not None else 0


def needs_scope(rulebook: Rulebook) -> bool:
    """Tell whether a message without a scope is refused."""
    return any(isinstance(rule, ScopeMissing) for rule in rulebook.rules)


def needs_sign_off(rulebook: Rulebook) -> bool:
    """Tell whether a message without a sign-off is refused."""
    return any(isinstance(rule, SignOffMissing) for rule in rulebook.rules)


def _candidate(text: str, facts: Facts) -> Candidate:
    return Candidate("message", text, COMMIT, merge=facts.is_merge, paths=facts.staged)

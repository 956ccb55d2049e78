"""`judge`: a message and a rulebook → findings. Hook, lint, title and range all come through here."""

from gatepost.message.reading import read
from gatepost.rules.base import Rule
from gatepost.rules.case import HISTORY, Case
from gatepost.values import ERROR, Finding

MOST_FINDINGS = 100
"""A message that is worse than this is no message; nobody reads on, and a report on it must not grow without bound."""

MOST_SUGGESTED = 1 << 20
"""Characters in all suggestions for one message together."""


class Rulebook:
    """The rules in force, configured, and the words that they allow."""

    __slots__ = ("rules", "scopes", "types")

    def __init__(self, rules: tuple[Rule, ...], types: tuple[str, ...], scopes: tuple[str, ...]) -> None:
        self.rules = rules
        self.types = types
        self.scopes = scopes


def judge(text: str, rulebook: Rulebook, place: str = HISTORY, *, merge: bool = False) -> list[Finding]:
    """Return what is wrong with a message, in the order of the lines; at most `MOST_FINDINGS`, errors before warnings.

    `text` is the message as git stores it, cleaned up. Never raises; the
    cost is linear in its length.
    """
    case = Case(read(text), place, types=rulebook.types, scopes=rulebook.scopes, merge=merge)
    findings = []
    for rule in rulebook.rules:
        findings += rule.check(case)
    if len(findings) > MOST_FINDINGS:
        findings.sort(key=_is_warning)
        findings = findings[:MOST_FINDINGS]
    if len(findings) > 1:
        findings.sort(key=_by_place)
        _limit_suggestions(findings)
    return findings


def refuses(findings: list[Finding]) -> bool:
    """Tell whether a message with these findings is refused."""
    return any(finding.severity == ERROR for finding in findings)


def _limit_suggestions(findings: list[Finding]) -> None:
    """Take suggestions away where they would fill a report: each is a whole message."""
    room = MOST_SUGGESTED
    for finding in findings:
        if finding.suggestion is not None:
            room -= len(finding.suggestion)
            if room < 0:
                finding.suggestion = None


def _is_warning(finding: Finding) -> bool:
    return finding.severity != ERROR


def _by_place(finding: Finding) -> tuple[int, int]:
    return finding.line, finding.column

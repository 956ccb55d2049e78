"""`judge`: a message and a rulebook → findings. Hook, lint, title and range all come through here."""

from gatepost.message.reading import read
from gatepost.rules.base import Rule
from gatepost.rules.case import HISTORY, Case
from gatepost.values import ERROR, Finding

MOST_FINDINGS = 100
"""A message that is worse than this is no message; nobody reads on, and a report on it must not grow without bound."""


class Rulebook:
    """The rules in force, configured, and the words that they allow."""

    __slots__ = ("rules", "scopes", "types")

    def __init__(self, rules: tuple[Rule, ...], types: tuple[str, ...], scopes: tuple[str, ...]) -> None:
        self.rules = rules
        self.types = types
        self.scopes = scopes


def judge(text: str, rulebook: Rulebook, place: str = HISTORY, *, merge: bool = False) -> list[Finding]:
    """Return what is wrong with a message, in the order of the lines; at most `MOST_FINDINGS`.

    `text` is the message as git stores it, cleaned up. Never raises; the
    cost is linear in its length.
    """
    case = Case(read(text), place, types=rulebook.types, scopes=rulebook.scopes, merge=merge)
    findings = []
    for rule in rulebook.rules:
        findings += rule.check(case)
    if len(findings) > 1:
        findings.sort(key=_by_place)
    return findings[:MOST_FINDINGS]


def refuses(findings: list[Finding]) -> bool:
    """Tell whether a message with these findings is refused."""
    return any(finding.severity == ERROR for finding in findings)


def _by_place(finding: Finding) -> tuple[int, int]:
    return finding.line, finding.column

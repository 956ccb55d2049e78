"""`judge`: messages and a rulebook → verdicts. Hook, lint, title, range and CI event all come through here."""

from gatepost.message.reading import read
from gatepost.rules.base import Rule
from gatepost.rules.case import HISTORY, Case, Words
from gatepost.values import ERROR, WARNING, Finding, Verdict

TYPE_CHECKING = False  # the hook loads this module, and collections.abc costs more than judging
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

MOST_FINDINGS = 100
"""A message that is worse than this is no message; nobody reads on, and a report on it must not grow without bound."""

MOST_SUGGESTED = 1 << 20
"""Characters in all suggestions for one message together."""

OVERRIDE = "gatepost-ignore: "
"""How a line begins by which a message overrules a rule for itself, in lower case."""


class Rulebook:
    """The rules in force, configured, and the words that they allow.

    `ignored` are rules that the settings switch off, each with the reason:
    they are asked too, so that it can be said where they would have spoken.
    `overrides` are the names of the rules that a message may overrule for itself.
    """

    __slots__ = ("checks", "ignored", "overrides", "rules", "words")

    def __init__(
        self,
        rules: tuple[Rule, ...],
        words: Words,
        ignored: tuple[tuple[Rule, str], ...] = (),
        overrides: tuple[str, ...] = (),
    ) -> None:
        self.rules = rules
        self.checks = [rule.check for rule in rules]
        self.words = words
        self.ignored = ignored
        self.overrides = overrides


class Candidate:
    """A message that wants in: what it is called in a report, its text as git stores it, and where it stands.

    `merge` tells a commit with several parents (None: nobody knows), `by_bot` a message of a
    program, `by_release_please` that of a release.
    `is_advisory` tells one that does not land itself: what is wrong with
    it is a warning. `paths` are the files committed with it, where they are known.
    """

    __slots__ = ("by_bot", "by_release_please", "id", "is_advisory", "merge", "paths", "place", "text")

    def __init__(  # noqa: PLR0913  a record, always with names
        self,
        id_: str,
        text: str,
        place: str = HISTORY,
        *,
        merge: bool | None = None,
        by_bot: bool = False,
        by_release_please: bool = False,
        is_advisory: bool = False,
        paths: tuple[str, ...] = (),
    ) -> None:
        self.id = id_
        self.text = text
        self.place = place
        self.merge = merge
        self.by_bot = by_bot
        self.by_release_please = by_release_please
        self.is_advisory = is_advisory
        self.paths = paths


def judge(candidates: "Iterable[Candidate]", rulebook: Rulebook) -> "Iterator[Verdict]":
    """Yield the verdict on each message, one by one. Never raises; the cost is linear in their length."""
    for candidate in candidates:
        yield judge_one(candidate, rulebook)


def judge_one(candidate: Candidate, rulebook: Rulebook) -> Verdict:
    """Return what is wrong with one message, in the order of the lines; at most `MOST_FINDINGS`, errors first."""
    case = Case(read(candidate.text), candidate.place, rulebook.words, merge=candidate.merge, paths=candidate.paths)
    findings: list[Finding] = []
    for check in rulebook.checks:
        found = check(case)
        if found:
            findings += found
    ignored = _ignored(candidate, case, rulebook) if rulebook.ignored else []
    if findings:
        findings = _settled(candidate, rulebook, findings, ignored)
    return Verdict(candidate.id, candidate.text, findings, ignored)


def refuses(findings: list[Finding]) -> bool:
    """Tell whether a message with these findings is refused."""
    return any(finding.severity == ERROR for finding in findings)


def _spares(rule: Rule, candidate: Candidate) -> bool:
    """Tell whether a rule does not hold for who wrote the message."""
    if candidate.by_release_please:
        return not (rule.for_bots and rule.for_release_please)
    return candidate.by_bot and not rule.for_bots


def _ignored(candidate: Candidate, case: Case, rulebook: Rulebook) -> list[Finding]:
    """Return what the rules would have said that the settings switch off."""
    ignored: list[Finding] = []
    for rule, reason in rulebook.ignored:
        found = [] if _spares(rule, candidate) else rule.check(case)[:MOST_FINDINGS]
        for finding in found:
            finding.reason = reason
            finding.suggestion = None
        ignored += found
    return ignored


def _settled(
    candidate: Candidate, rulebook: Rulebook, findings: list[Finding], ignored: list[Finding]
) -> list[Finding]:
    """Return the findings that count, weighed, sorted and limited; what is overruled goes to `ignored`."""
    if candidate.by_bot or candidate.by_release_please:
        spared = {rule.name for rule in rulebook.rules if _spares(rule, candidate)}
        findings = [finding for finding in findings if finding.name not in spared]
    if rulebook.overrides and OVERRIDE in candidate.text.lower():
        findings = _overruled(candidate.text, rulebook, findings, ignored)
    if candidate.is_advisory:
        for finding in findings:
            finding.severity = WARNING
    if len(findings) > MOST_FINDINGS:
        findings.sort(key=_is_warning)
        findings = findings[:MOST_FINDINGS]
    if len(findings) > 1:
        findings.sort(key=_by_place)
        _limit_suggestions(findings)
    return findings


def _overruled(text: str, rulebook: Rulebook, findings: list[Finding], ignored: list[Finding]) -> list[Finding]:
    """Return the findings that no line of the message overrules; such a line names one rule, and then says why.

    Lines are looked at as they stand: a message that is dropped has no footers that can be read.
    """
    reasons = {}
    for line in text.replace("\r", "\n").split("\n"):
        if line[: len(OVERRIDE)].lower() == OVERRIDE:
            words = line[len(OVERRIDE) :].split(maxsplit=1)
            if len(words) > 1:
                reasons[words[0].rstrip(":,").lower()] = words[1].strip()
    kept: list[Finding] = []
    overruled: list[Finding] = []
    for finding in findings:
        reason = reasons.get(finding.name, "") or reasons.get(finding.code.lower(), "")
        if reason and finding.name in rulebook.overrides:
            finding.reason = f"the message says: {reason}"
            finding.suggestion = None
            overruled.append(finding)
        else:
            kept.append(finding)
    ignored += overruled[:MOST_FINDINGS]
    return kept


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

"""What a run of the judge amounts to: the numbers that every report closes with."""

from gatepost.values import ERROR, Verdict


class Tally:
    """Counts messages and findings; with `strict`, a message with a warning is not ok.

    `codes` counts the findings by code and severity, `ignored` those that do not count by rule and reason.
    `found` counts the messages with findings, `untold` those of them that a report does not spell out.
    `refused` are the ids of those with errors.
    `is_partial` tells that something could not be looked at: then nothing is fine.
    """

    __slots__ = (
        "codes",
        "errors",
        "found",
        "ignored",
        "is_partial",
        "messages",
        "ok",
        "refused",
        "strict",
        "untold",
        "warnings",
    )

    def __init__(self, *, strict: bool = False) -> None:
        self.strict = strict
        self.is_partial = False
        self.messages = 0
        self.ok = 0
        self.found = 0
        self.untold = 0
        self.errors = 0
        self.warnings = 0
        self.refused: list[str] = []
        self.codes: dict[tuple[str, str], int] = {}
        self.ignored: dict[tuple[str, str], int] = {}

    def add(self, verdict: Verdict) -> None:
        """Count a message."""
        self.messages += 1
        if not verdict.findings and not verdict.ignored:
            self.ok += 1
            return
        self.ok += verdict.is_ok(strict=self.strict)
        self.found += bool(verdict.findings)
        errors = self.errors
        for finding in verdict.findings:
            if finding.severity == ERROR:
                self.errors += 1
            else:
                self.warnings += 1
            _count(self.codes, (finding.severity, finding.code))
        if self.errors > errors:
            self.refused.append(verdict.id)
        for finding in verdict.ignored:
            _count(self.ignored, (finding.name, finding.reason))

    def merge(self, other: "Tally") -> None:
        """Add what another one has counted."""
        self.messages += other.messages
        self.ok += other.ok
        self.found += other.found
        self.untold += other.untold
        self.errors += other.errors
        self.warnings += other.warnings
        self.refused += other.refused
        for key, number in other.codes.items():
            _count(self.codes, key, number)
        for key, number in other.ignored.items():
            _count(self.ignored, key, number)

    @property
    def passes(self) -> bool:
        """Whether every message is ok."""
        return self.ok == self.messages

    def codes_found(self) -> list[str]:
        """Return the codes of all findings, each once, those of errors first."""
        return list(dict.fromkeys(code for _, code in sorted(self.codes)))


def _count(counts: dict[tuple[str, str], int], key: tuple[str, str], number: int = 1) -> None:
    counts[key] = counts.get(key, 0) + number

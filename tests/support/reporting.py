"""Verdicts for tests of reports, and whole reports made of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gatepost.gate.judge import Candidate, Rulebook, judge_one
from gatepost.report.tally import Tally
from gatepost.values import ERROR, Finding, Verdict
from support.judging import rulebook_of

if TYPE_CHECKING:
    from gatepost.report.reporter import Reporter

RULES = frozenset(
    {
        *("header-not-conventional", "type-unknown", "type-not-lowercase", "description-ends-with-period"),
        *("header-too-long", "header-whitespace", "body-not-separated", "breaking-change-misspelt", "message-dropped"),
    }
)
"""The rules that tests of reports need; others would only say more of their messages."""

_ALL = rulebook_of({})
RULEBOOK = Rulebook(tuple(rule for rule in _ALL.rules if rule.name in RULES), _ALL.words)


def verdict(text: str, id_: str = "stdin", rulebook: Rulebook = RULEBOOK) -> Verdict:
    """Return the verdict on a message that is called `id_`."""
    return judge_one(Candidate(id_, text), rulebook)


def finding(  # noqa: PLR0913  a test names what it is about
    code: str = "GP199",
    *,
    name: str = "odd",
    severity: str = ERROR,
    message: str = "m",
    line: int = 1,
    span: tuple[int, int] = (1, 2),
    suggestion: str | None = None,
    reason: str = "",
) -> Finding:
    """Return a finding made by hand; with a reason it is one that does not count."""
    made = Finding(
        code=code,
        name=name,
        severity=severity,
        message=message,
        line=line,
        column=span[0],
        end_column=span[1],
        suggestion=suggestion,
    )
    made.reason = reason
    return made


def tally_of(verdicts: list[Verdict], *, strict: bool = False) -> Tally:
    """Return the numbers of some verdicts."""
    tally = Tally(strict=strict)
    for each in verdicts:
        tally.add(each)
    return tally


def report(reporter: Reporter, verdicts: list[Verdict], *, strict: bool = False) -> str:
    """Return the whole report on some verdicts."""
    tally = tally_of(verdicts, strict=strict)
    items = [item for item in map(reporter.item, verdicts) if item]
    begin = reporter.begin(tally if reporter.waits else Tally(strict=strict))
    return begin + reporter.separator.join(items) + reporter.end(tally)

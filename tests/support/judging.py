"""One rule, one message: what it finds, in a form that a table can hold."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from gatepost.gate.compose import compose
from gatepost.gate.judge import Candidate, judge_one
from gatepost.gate.layer import read_layer
from gatepost.gate.settings import Settings
from gatepost.message.reading import read
from gatepost.policy.sections import DEFAULT_TYPES
from gatepost.rules.case import HISTORY, Case, Words
from gatepost.rules.catalogue import RULES

if TYPE_CHECKING:
    from gatepost.gate.judge import Rulebook
    from gatepost.options.option import Value
    from gatepost.rules.base import Rule
    from gatepost.values import Finding

SCOPES = ("api", "cli")
LISTED = ("feat", "fix", "perf", "deps", "revert", "docs")


class Found(NamedTuple):
    """Where a finding is, what it says, and the mended message."""

    line: int
    column: int
    end_column: int
    message: str
    mended: str | None


def case_of(  # noqa: PLR0913  a table names what it needs
    text: str,
    *,
    place: str = HISTORY,
    merge: bool | None = None,
    types: tuple[str, ...] = DEFAULT_TYPES,
    scopes: tuple[str, ...] = (),
    listed: tuple[str, ...] = LISTED,
    scope_paths: tuple[tuple[str, str], ...] = (),
    paths: tuple[str, ...] = (),
) -> Case:
    """Return `text` before the judge."""
    return Case(read(text), place, Words(types, scopes, listed, scope_paths), merge=merge, paths=paths)


def settings_of(table: object) -> Settings:
    """Return the settings that one table makes."""
    settings = Settings()
    settings.add(read_layer(table), "test")
    return settings


def rulebook_of(table: object, configuration: object = None) -> Rulebook:
    """Return the rulebook that a table of settings makes."""
    return compose(settings_of(table), configuration)


def judged(text: str, rulebook: Rulebook, place: str = HISTORY, *, merge: bool | None = None) -> list[Finding]:
    """Return the findings in one message."""
    return judge_one(Candidate("test", text, place, merge=merge), rulebook).findings


def found(rule: type[Rule], case: str | Case, **options: Value) -> list[Found]:
    """Return what `rule`, alone, finds in a message."""
    values = {name.replace("_", "-"): value for name, value in options.items()}
    findings = rule("", values).check(case_of(case) if isinstance(case, str) else case)
    return [Found(each.line, each.column, each.end_column, each.message, each.suggestion) for each in findings]


def whole_rulebook() -> Rulebook:
    """Return every rule, switched on, with two scopes."""
    table = {"scopes": list(SCOPES), "select": [rule.name for rule in RULES if not rule.enabled]}
    return rulebook_of(table, {"packages": {".": {"release-type": "python"}}})

"""One rule, one message: what it finds, in a form that a table can hold."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from gatepost.gate.compose import compose
from gatepost.gate.settings import read_settings
from gatepost.message.reading import read
from gatepost.policy.sections import DEFAULT_TYPES
from gatepost.rules.case import HISTORY, Case

if TYPE_CHECKING:
    from gatepost.gate.judge import Rulebook
    from gatepost.options.option import Value
    from gatepost.rules.base import Rule

SCOPES = ("api", "cli")


class Found(NamedTuple):
    """Where a finding is, what it says, and the mended message."""

    line: int
    column: int
    end_column: int
    message: str
    mended: str | None


def case_of(
    text: str,
    *,
    place: str = HISTORY,
    merge: bool = False,
    types: tuple[str, ...] = DEFAULT_TYPES,
    scopes: tuple[str, ...] = (),
) -> Case:
    """Return `text` before the judge."""
    return Case(read(text), place, types=types, scopes=scopes, merge=merge)


def found(rule: type[Rule], case: str | Case, **options: Value) -> list[Found]:
    """Return what `rule`, alone, finds in a message."""
    values = {name.replace("_", "-"): value for name, value in options.items()}
    findings = rule("", values).check(case_of(case) if isinstance(case, str) else case)
    return [Found(each.line, each.column, each.end_column, each.message, each.suggestion) for each in findings]


def whole_rulebook() -> Rulebook:
    """Return every rule, switched on, with two scopes."""
    table = {"scopes": list(SCOPES), "select": ["scope-missing", "description-case"]}
    return compose(read_settings(table), {"packages": {".": {"release-type": "python"}}})

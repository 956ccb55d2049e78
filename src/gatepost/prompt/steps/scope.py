"""The scope: of the files, of history, of the settings; or any, where any is allowed."""

from dataclasses import replace

from gatepost.prompt.checking import header_findings, needs_scope
from gatepost.prompt.scopes import FILES, HISTORY, KnownScope, rank, scopes_of_files, scopes_of_history
from gatepost.prompt.state import ONWARD, SCOPE, Facts, Row, State
from gatepost.prompt.steps.base import ListStep
from gatepost.prompt.steps.description import refusal
from gatepost.rules.header_not_conventional import HeaderNotConventional
from gatepost.rules.scope_malformed import ScopeMalformed

_MALFORMED = (HeaderNotConventional.code, ScopeMalformed.code)
_WHY = {FILES: "of these files", HISTORY: "used before"}


class ScopeStep(ListStep):
    """Which part of the repository changes; what is typed is a new scope, where any is allowed."""

    name = SCOPE
    title = "scope"

    def begin(self, state: State) -> State:
        """Begin at the scope that was chosen, else at that of the files; else at none."""
        values = [row.value for row in self.all_rows(state)]
        wanted = state.answers.scope or next(iter(_of_files(state.facts)), "")
        if state.answers.scope and wanted not in values:
            return replace(super().begin(state), text=wanted)
        return replace(super().begin(state), cursor=values.index(wanted) if wanted in values else 0)

    def all_rows(self, state: State) -> list[Row]:
        """Return no scope, where that is allowed, and the known ones."""
        none = [] if needs_scope(state.facts.rulebook) else [Row("", "no scope")]
        known = known_scopes(state.facts)
        return none + [Row(scope.name, scope.name, _WHY.get(scope.why, "")) for scope in known]

    def rows(self, state: State) -> list[Row]:
        """Return the rows that match, and behind them what is typed as a scope of its own, where it may be one."""
        typed = state.text.strip()
        rows = [row for row in super().rows(state) if row.value or not typed]
        if typed and not state.facts.rulebook.words.scopes and all(row.value != typed for row in rows):
            rows.append(Row(typed, typed, "a new scope", is_free=True))
        return rows

    def choose(self, state: State, row: Row) -> State:
        """Take the scope, unless no header could hold what is typed."""
        answers = replace(state.answers, scope=row.value)
        found = header_findings(replace(answers, description="x"), state.facts) if row.is_free else []
        wrong = [finding for finding in found if finding.code in _MALFORMED]
        if wrong and not state.skips_gate:
            return state.said(refusal(wrong))
        return replace(state, answers=answers, to=ONWARD)

    def nothing(self, state: State) -> str:
        """Return which scopes there are, or that one is wanted."""
        if state.text.strip():
            return f"`{state.text.strip()}` is none of the allowed scopes"
        return "a scope is wanted: type one"


def known_scopes(facts: Facts) -> list[KnownScope]:
    """Return the scopes that are known, the likeliest first."""
    words = facts.rulebook.words
    used = scopes_of_history(facts.headers or (), words.titles)
    allowed = words.scopes or tuple(facts.components.values())
    return rank(allowed, _of_files(facts), used, is_free=not words.scopes)


def _of_files(facts: Facts) -> list[str]:
    """Return the scopes of the staged files that may be used."""
    words = facts.rulebook.words
    found = scopes_of_files(facts.staged, words.scope_paths, facts.components)
    return [scope for scope in found if not words.scopes or scope in words.scopes]

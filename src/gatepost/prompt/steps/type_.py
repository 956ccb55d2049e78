"""The type: every allowed one, with its bump and its section."""

from dataclasses import replace

from gatepost.prompt.guess import type_of_branch, type_of_paths
from gatepost.prompt.state import ONWARD, TYPE, Facts, Row, State
from gatepost.prompt.steps.base import ListStep
from gatepost.prompt.types import KnownType, known_types

NO_PACKAGE = "no release: it changes no file of a package"
"""What a commit does that Release Please finds in no package."""


class TypeStep(ListStep):
    """Which kind of change it is; the branch or the files say what is at the cursor."""

    name = TYPE
    title = "type"

    def begin(self, state: State) -> State:
        """Begin at the type that was chosen, or is likely."""
        wanted = state.answers.type or likely_type(state.facts)
        values = [row.value for row in self.all_rows(state)]
        return replace(super().begin(state), cursor=values.index(wanted) if wanted in values else 0)

    def all_rows(self, state: State) -> list[Row]:
        """Return the allowed types."""
        return type_rows(state.facts)

    def choose(self, state: State, row: Row) -> State:
        """Take the type."""
        return replace(state, answers=replace(state.answers, type=row.value), to=ONWARD)


def likely_type(facts: Facts) -> str:
    """Return the type that the branch names, else that of the files; empty where neither tells."""
    types = facts.rulebook.words.types
    return type_of_branch(facts.branch, types) or type_of_paths(facts.staged, types)


def type_rows(facts: Facts) -> list[Row]:
    """Return a row for each allowed type."""
    return [
        Row(known.name, known.name, known.about, _effect(known, facts))
        for known in known_types(facts.rulebook.words.types, facts.sections)
    ]


def _effect(known: KnownType, facts: Facts) -> str:
    """Return what a type does, with the next version where that is known."""
    versions = (facts.versions or {}).get(known.bump)
    if versions == () and known.bump:
        return NO_PACKAGE
    return f"{', '.join(versions)} {known.effect}" if versions and known.bump else known.effect

"""The files to commit, where nothing is staged."""

from dataclasses import replace

from gatepost.prompt.state import FILES, PATCH, STAGE, Row, State
from gatepost.prompt.steps.base import Keys, MarkStep

_KINDS = {"M": "changed", "A": "new", "D": "deleted", "T": "of another kind", "U": "in conflict", "?": "untracked"}


class FilesStep(MarkStep):
    """What is to be committed."""

    name = FILES
    title = "what is to be committed?"
    pressed: tuple[str, ...] = ("space", "c-a", "c-p")
    keys: Keys = (
        ("Space", "mark"),
        ("Ctrl-A", "all"),
        ("Ctrl-P", "parts of files"),
        ("type", "filter"),
        ("Enter", "stage"),
    )

    def begin(self, state: State) -> State:
        """Begin with those marked that were staged here before."""
        return replace(super().begin(state), marked=state.facts.staged)

    def all_rows(self, state: State) -> list[Row]:
        """Return the files that differ from HEAD, the staged ones first."""
        staged = frozenset(state.facts.staged)
        changed = frozenset(each.path for each in state.facts.changed)
        rows = [Row(path, path, "staged in part" if path in changed else "staged") for path in state.facts.staged]
        return rows + [
            Row(each.path, each.path, _KINDS.get(each.letter, "changed"))
            for each in state.facts.changed
            if each.path not in staged
        ]

    def press(self, state: State, key: str) -> State:
        """Let git ask for parts of the marked files by Ctrl-P, or of the one at the cursor."""
        if key != "c-p":
            return super().press(state, key)
        rows = self.rows(state)
        new = tuple(path for path in state.marked if path not in state.facts.staged)
        at_cursor = tuple(row.value for row in rows[state.cursor : state.cursor + 1])
        return replace(state, wish=PATCH, marked=new or at_cursor)

    def choose(self, state: State, row: Row) -> State:
        """Stage what is marked, and no more that was."""
        if not state.marked:
            return state.said(f"Space marks {row.label}; Ctrl-A marks all")
        return replace(state, wish=STAGE)

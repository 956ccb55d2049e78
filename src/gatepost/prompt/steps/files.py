"""The files to commit, where nothing is staged."""

from dataclasses import replace

from gatepost.prompt.state import FILES, ONWARD, PATCH, STAGE, Row, State
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

    def all_rows(self, state: State) -> list[Row]:
        """Return the files that differ from HEAD."""
        return [Row(each.path, each.path, _KINDS.get(each.letter, "changed")) for each in state.facts.changed]

    def press(self, state: State, key: str) -> State:
        """Let git ask for parts of files by Ctrl-P; go on by Enter where some were staged here before."""
        if key == "enter" and state.facts.staged and not (state.marked or state.text.strip()):
            return replace(state, to=ONWARD)
        return replace(state, wish=PATCH) if key == "c-p" else super().press(state, key)

    def choose(self, state: State, row: Row) -> State:
        """Stage what is marked; nothing that was not."""
        if not state.marked:
            return state.said(f"Space marks {row.label}; Ctrl-A marks all")
        return replace(state, wish=STAGE)

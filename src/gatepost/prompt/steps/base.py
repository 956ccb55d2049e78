"""`Step`: what every step of the guided commit declares, and the kinds of steps."""

from dataclasses import replace

from gatepost.prompt.listing import MOVES, matching, moved
from gatepost.prompt.state import Row, State

Keys = tuple[tuple[str, str], ...]
"""Keys as people know them, and what they do."""

LIST, MARKS, LINE, AREA, KEYS = "list", "marks", "line", "area", "keys"
"""A row is chosen, rows are marked, a line is typed, lines are typed, a key is pressed."""


class Step:
    """A step: what it is called, how it is answered, and which keys do more than type.

    `keys` are those that do something here, in the order in which they are shown; `pressed` are those among them that
    a text might take for its own.
    """

    name = ""
    title = ""
    kind = LINE
    keys: Keys = ()
    pressed: tuple[str, ...] = ()

    def begin(self, state: State) -> State:
        """Return the state in which the step is entered: with the answer that is there already."""
        return replace(state, text=state.texts.get(self.name, ""), cursor=0, marked=())

    def rows(self, state: State) -> list[Row]:
        """Return the rows that match what is typed."""
        _ = state
        return []

    def lead(self, state: State) -> str:
        """Return what stands before the text."""
        _ = state
        return ""

    def press(self, state: State, key: str) -> State:
        """Return what a key does that edits no text; the same state where it does nothing."""
        raise NotImplementedError

    def leave(self, state: State) -> State:
        """Return the state in which Esc leaves the step: what was typed is remembered."""
        return remembered(state)


class ListStep(Step):
    """A step that is answered by a row; what is typed filters the rows."""

    kind = LIST
    keys: Keys = (("type", "filter"), ("↑↓", "move"), ("Enter", "take"))

    def all_rows(self, state: State) -> list[Row]:
        """Return the rows, whatever is typed."""
        raise NotImplementedError

    def choose(self, state: State, row: Row) -> State:
        """Return the state after a row was chosen."""
        raise NotImplementedError

    def begin(self, state: State) -> State:
        """Begin without a filter: what was typed was one."""
        return replace(state, text="", cursor=0, marked=())

    def rows(self, state: State) -> list[Row]:
        """Return the rows that match what is typed."""
        return matching(self.all_rows(state), state.text)

    def press(self, state: State, key: str) -> State:
        """Move, or take the row at the cursor."""
        rows = self.rows(state)
        if key in MOVES:
            return replace(state, cursor=moved(state.cursor, len(rows), key))
        if key in ("enter", "tab"):
            return self.choose(state, rows[state.cursor]) if rows else state.said(self.nothing(state))
        return state

    def nothing(self, state: State) -> str:
        """Return what is said where no row matches."""
        return f"nothing matches `{state.text.strip()}`"

    def leave(self, state: State) -> State:
        """Forget the filter."""
        return replace(state, text="")


class MarkStep(ListStep):
    """A step that is answered by marking rows."""

    kind = MARKS
    mark = "space"
    pressed: tuple[str, ...] = ("space", "c-a")
    keys: Keys = (("Space", "mark"), ("Ctrl-A", "all"), ("type", "filter"), ("Enter", "take"))

    def press(self, state: State, key: str) -> State:
        """Mark the row at the cursor, or all that match; Enter takes what is marked."""
        rows = self.rows(state)
        if key == self.mark and rows:
            return self._marking(state, [rows[state.cursor].value])
        if key == "c-a":
            return self._marking(state, [row.value for row in rows])
        return super().press(state, key)

    def _marking(self, state: State, values: list[str]) -> State:
        """Return the state with marks put or taken; a row that is there only while it is marked may go with them."""
        state = replace(state, marked=_toggled(state.marked, values))
        return replace(state, cursor=min(state.cursor, max(0, len(self.rows(state)) - 1)))


def _toggled(marked: tuple[str, ...], values: list[str]) -> tuple[str, ...]:
    """Return the marks with all of the values, or, where it has all, without them."""
    known = dict.fromkeys(marked)
    if all(value in known for value in values):
        gone = frozenset(values)
        return tuple(value for value in marked if value not in gone)
    return tuple(known | dict.fromkeys(values))


def remembered(state: State) -> State:
    """Return the state with what is typed at this step among what was not taken."""
    texts = {name: text for name, text in state.texts.items() if name != state.step}
    if state.text:
        texts[state.step] = state.text
    return replace(state, texts=texts)


def taken(state: State) -> State:
    """Return the state without what is typed at this step: it has become an answer."""
    return replace(state, text="", texts={name: text for name, text in state.texts.items() if name != state.step})

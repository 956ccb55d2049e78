"""The co-authors: who has committed here before, or anybody by name and mail."""

from dataclasses import replace

from gatepost.prompt.state import BACK, PEOPLE, Row, State
from gatepost.prompt.steps.base import Keys, MarkStep


class PeopleStep(MarkStep):
    """Who wrote it too. Names have spaces, so another key marks them."""

    name = PEOPLE
    title = "co-authors"
    mark = "c-t"
    pressed: tuple[str, ...] = ("c-t", "c-a")
    keys: Keys = (("Ctrl-T", "mark"), ("type", "filter, or `Name <mail>`"), ("Enter", "take"))

    def begin(self, state: State) -> State:
        """Begin with those marked that are there."""
        return replace(super().begin(state), marked=state.answers.co_authors)

    def all_rows(self, state: State) -> list[Row]:
        """Return those who were chosen, those of history, the latest first, and who is new; not who commits.

        A mark moves nobody: the cursor stays where it is.
        """
        people = dict.fromkeys((*state.answers.co_authors, *(state.facts.people or ()), *state.marked))
        return [Row(person, person) for person in people if person != state.facts.identity]

    def rows(self, state: State) -> list[Row]:
        """Return the rows that match, and what is typed, where it is a name and a mail."""
        typed = " ".join(state.text.split())
        rows = super().rows(state)
        if is_identity(typed) and all(row.value != typed for row in rows):
            rows.append(Row(typed, typed, "new", is_free=True))
        return rows

    def choose(self, state: State, row: Row) -> State:
        """Take those who are marked; who is filtered for is meant too."""
        is_meant = row.is_free or bool(state.text.strip()) or not state.marked
        marked = tuple(dict.fromkeys((*state.marked, row.value))) if is_meant else state.marked
        if state.answers.co_authors and not state.marked and not state.text.strip():
            marked = ()  # all were unmarked
        return replace(state, answers=replace(state.answers, co_authors=marked), to=BACK)

    def nothing(self, state: State) -> str:
        """Return what can be typed."""
        if not state.text.strip():
            return "nobody else has committed here: type `Name <mail>`"
        return "type a co-author as `Name <mail>`"


def is_identity(text: str) -> bool:
    """Tell whether a text is a name and a mail as git writes them."""
    name, opening, mail = text.partition(" <")
    return bool(name.strip() and opening) and mail.endswith(">") and "@" in mail and "<" not in mail and " " not in mail

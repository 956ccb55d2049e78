"""A draft of another time: go on with it, or begin anew."""

from dataclasses import replace

from gatepost.prompt.answers import Answers, described
from gatepost.prompt.state import BODY, DESCRIPTION, DISCARD, EDIT, ONWARD, RESUME, REVIEW, Kept, Row, State
from gatepost.prompt.steps.base import ListStep

_ROWS = (
    Row(RESUME, "resume", "go on where you stopped"),
    Row(EDIT, "edit", "open it in the editor"),
    Row(DISCARD, "discard", "begin anew"),
)


class ResumeStep(ListStep):
    """What is to become of the message that was not committed."""

    name = RESUME
    title = "there is a message that was not committed"

    def all_rows(self, state: State) -> list[Row]:
        """Return the ways on."""
        _ = state
        return list(_ROWS)

    def choose(self, state: State, row: Row) -> State:
        """Go on with the draft, or without it."""
        kept = state.kept
        if kept is None or row.value == DISCARD:
            return replace(state, kept=None, wish=DISCARD, to=ONWARD)
        state = replace(state, answers=kept.answers, texts=kept.texts, amends=kept.amends, kept=None)
        if row.value == EDIT:
            return replace(state, answers=with_words(kept), to=REVIEW, wish=EDIT)
        return replace(state, to=kept.step)


def with_words(kept: Kept) -> Answers:
    """Return the answers of a draft, with the description and the body as far as they were typed."""
    description, body = kept.texts.get(DESCRIPTION, ""), kept.texts.get(BODY, "")
    answers = described(kept.answers, description.strip()) if description.strip() else kept.answers
    return replace(answers, body=body.strip("\n")) if body.strip() and not answers.whole else answers

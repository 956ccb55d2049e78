"""The steps behind keys: body, breaking change, issues, trailers. Enter at the preview skips them all."""

from dataclasses import replace

from gatepost.prompt.answers import is_footer, issue_footers, issues_as_typed
from gatepost.prompt.guess import issue_of_branch
from gatepost.prompt.state import BACK, BODY, BREAKING, ISSUES, TRAILERS, State
from gatepost.prompt.steps.base import AREA, LINE, Keys, Step, taken


class BodyStep(Step):
    """Why, in as many lines as it takes."""

    name = BODY
    title = "body"
    kind = AREA
    keys: Keys = (("Esc or Ctrl-D", "done"), ("Ctrl-O", "editor"))

    def begin(self, state: State) -> State:
        """Begin with the body that is there."""
        return replace(state, text=state.texts.get(self.name, "") or state.answers.body)

    def press(self, state: State, key: str) -> State:
        """Take the lines."""
        return self.leave(replace(state, to=BACK)) if key == "done" else state

    def leave(self, state: State) -> State:
        """Take the lines too: they stand in the preview, where one sees them."""
        return replace(taken(state), answers=replace(state.answers, body=state.text.strip("\n").rstrip()))


class BreakingStep(Step):
    """What breaks, and what to do about it: it makes the release a major one."""

    name = BREAKING
    title = "what breaks, and what is to be done?"
    kind = LINE
    keys: Keys = (("Enter", "take"), ("an empty line", "takes it back"))

    def begin(self, state: State) -> State:
        """Begin with the note that is there."""
        return replace(state, text=state.texts.get(self.name, "") or state.answers.breaking)

    def lead(self, state: State) -> str:
        """Return how the footer begins."""
        _ = state
        return "BREAKING CHANGE: "

    def press(self, state: State, key: str) -> State:
        """Take the note; an empty one takes the breaking change back: there is none without an explanation."""
        if key != "enter":
            return state
        note = " ".join(state.text.split())
        return replace(taken(state), answers=replace(state.answers, breaking=note, is_breaking=bool(note)), to=BACK)


class IssuesStep(Step):
    """The issues that the commit is about."""

    name = ISSUES
    title = "issues, as in `12`, `ABC-4` or `closes 12`"
    kind = LINE
    keys: Keys = (("Enter", "take"),)

    def begin(self, state: State) -> State:
        """Begin with the issues that are there, else with that of the branch."""
        there = issues_as_typed(state.answers.issues) or issue_of_branch(state.facts.branch)
        return replace(state, text=state.texts.get(self.name, "") or there)

    def press(self, state: State, key: str) -> State:
        """Take the issues; none, where the line is empty."""
        if key != "enter":
            return state
        there = state.answers.issues
        footers = there if state.text == issues_as_typed(there) else issue_footers(state.text)
        return replace(taken(state), answers=replace(state.answers, issues=footers), to=BACK)


class TrailersStep(Step):
    """Any other footers, one at a time."""

    name = TRAILERS
    title = "a footer, as in `Reviewed-by: Ada <ada@example.com>`"
    kind = LINE
    keys: Keys = (("Enter", "add"), ("an empty line", "takes the last away"))

    def press(self, state: State, key: str) -> State:
        """Add a footer; an empty line takes the last one away."""
        if key != "enter":
            return state
        line, there = state.text.strip(), state.answers.trailers
        if line and not is_footer(line):
            return state.said("a footer is a word, a colon and a text: `Reviewed-by: Ada <ada@example.com>`")
        trailers = (*there, line) if line else there[:-1]
        return replace(taken(state), answers=replace(state.answers, trailers=trailers), to=BACK)

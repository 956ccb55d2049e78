"""The description: the rest of the header, judged while it is typed."""

from dataclasses import replace

from gatepost.gate.judge import refuses
from gatepost.prompt.answers import described, joined, taken_apart
from gatepost.prompt.checking import header_findings
from gatepost.prompt.state import DESCRIPTION, ONWARD, State
from gatepost.prompt.steps.base import LINE, Keys, Step, taken
from gatepost.values import ERROR, Finding

_REVERT = "revert"


class DescriptionStep(Step):
    """What the change does, in one line."""

    name = DESCRIPTION
    title = "description"
    kind = LINE
    keys: Keys = (("Enter", "take"), ("Ctrl-O", "editor"))

    def begin(self, state: State) -> State:
        """Begin with what was typed before."""
        there = state.answers.header if state.answers.whole else state.answers.description
        text = state.texts.get(self.name, "") or there
        return replace(state, text=text, cursor=0, marked=())

    def lead(self, state: State) -> str:
        """Return the header up to the description."""
        return state.answers.lead

    def press(self, state: State, key: str) -> State:
        """Take the line, unless the gate would refuse the header; a whole header goes before type and scope."""
        if key != "enter":
            return state
        own = taken_apart(" ".join(state.text.split()))
        if own.type in state.facts.rulebook.words.types and own.description and not self._may_quote(state):
            state = replace(state, answers=joined(state.answers, own), text=own.description)
        answers = described(state.answers, state.text.strip())
        findings = header_findings(replace(state.answers, description=state.text), state.facts)
        if refuses(findings) and not state.skips_gate:
            return state.said(refusal(findings))
        return replace(taken(state), answers=answers, to=ONWARD)

    def _may_quote(self, state: State) -> bool:
        """Tell whether a header may stand for the description: a revert quotes one, a whole message begins with one."""
        return state.answers.type == _REVERT or bool(state.answers.whole)


def live_findings(state: State) -> list[Finding]:
    """Return what is wrong with the line as far as it is typed; nothing while it is empty."""
    if not state.text.strip():
        return []
    return header_findings(replace(state.answers, description=state.text), state.facts)


def refusal(findings: list[Finding]) -> str:
    """Return why the line is not taken."""
    first = next((finding for finding in findings if finding.severity == ERROR), findings[0])
    return f"{first.message} ({first.name})"

"""The guided commit as a machine: a state and what happens → the next state. Nothing here knows a terminal."""

from collections.abc import Sequence
from dataclasses import replace

from gatepost.prompt.answers import Answers, conventional, described, joined, taken_apart
from gatepost.prompt.checking import needs_sign_off
from gatepost.prompt.state import (
    BACK,
    BODY,
    DESCRIPTION,
    EDIT,
    FILES,
    ONWARD,
    RESUME,
    REVIEW,
    SCOPE,
    TYPE,
    Change,
    Learned,
    State,
)
from gatepost.prompt.steps.base import AREA, LIST, MARKS, Step, remembered
from gatepost.prompt.steps.description import DescriptionStep
from gatepost.prompt.steps.files import FilesStep
from gatepost.prompt.steps.optional import BodyStep, BreakingStep, IssuesStep, TrailersStep
from gatepost.prompt.steps.people import PeopleStep
from gatepost.prompt.steps.resume import ResumeStep
from gatepost.prompt.steps.review import ReviewStep
from gatepost.prompt.steps.scope import ScopeStep
from gatepost.prompt.steps.type_ import TypeStep

STEPS: tuple[Step, ...] = (
    ResumeStep(),
    FilesStep(),
    TypeStep(),
    ScopeStep(),
    DescriptionStep(),
    ReviewStep(),
    BodyStep(),
    BreakingStep(),
    IssuesStep(),
    PeopleStep(),
    TrailersStep(),
)
"""Every step."""

_BY_NAME = {step.name: step for step in STEPS}
_WAY = (FILES, TYPE, SCOPE, DESCRIPTION, REVIEW)
"""The steps that every commit takes, in order."""


def step_of(state: State) -> Step:
    """Return the step at which the state stands."""
    return _BY_NAME[state.step]


def is_step(name: str) -> bool:
    """Tell whether there is a step of that name."""
    return name in _BY_NAME


def begun(state: State) -> State:
    """Return the state at its first step: what is kept is offered first, and what flags have answered is not asked."""
    if needs_sign_off(state.facts.rulebook) and not (state.answers.sign_off or state.answers.whole):
        state = state.answered(replace(state.answers, sign_off=state.facts.identity))
    first = RESUME if state.kept is not None else _first(state)
    if state.answers.type and first == TYPE:
        state = state.said(f"`{state.answers.type}` is none of the allowed types")
    trail = _WAY[1:-1] if first == REVIEW and not state.answers.whole else ()
    return _entered(replace(state, step=first, trail=trail), first)


def resumed(state: State) -> State:
    """Return the state at the step at which the draft that is kept was left, with its answers."""
    kept = state.kept
    if kept is None:
        return begun(state)
    words = replace(state, answers=kept.answers, texts=kept.texts, amends=kept.amends, kept=None, step=RESUME)
    return _gone(replace(words, to=kept.step))


def press(state: State, key: str) -> State:
    """Return the state after a key: `escape`, `enter`, `up`, `c-a`, a character …; see `Step.press`."""
    state = replace(state, notice="", wish="", to="")
    step = step_of(state)
    if key == "escape":
        return _back(state)
    if key == "c-o" and step.name in (DESCRIPTION, BODY):
        return replace(remembered(state), wish=EDIT)
    return _gone(step.press(state, key))


def typed(state: State, text: str) -> State:
    """Return the state after the text at the step has changed."""
    return state if text == state.text else replace(state, text=text, cursor=0, notice="", wish="", to="")


def pasted(state: State, text: str) -> State:
    """Return the state after lines were pasted behind what is typed.

    At the description the first line is taken for it, or, where nothing is typed, for a header, and the others for
    the body; where only one line is typed, the lines become one.
    """
    text = text.replace("\r\n", "\n").replace("\r", "\n").strip("\n")
    if step_of(state).kind == AREA:
        return typed(state, state.text + text)
    header, _, rest = text.partition("\n")
    if state.step == DESCRIPTION and not state.text and conventional(header) in state.facts.rulebook.words.types:
        answers = taken_apart(text)
        if not answers.whole:
            state = replace(state, answers=joined(state.answers, answers), text=answers.description)
            return state.said("the message was taken apart")
    if state.step != DESCRIPTION or not rest or state.answers.whole:
        return typed(state, state.text + " ".join(text.split("\n")))
    body = "\n\n".join(filter(None, (state.answers.body, rest.strip("\n"))))
    state = state.answered(replace(state.answers, body=body))
    return replace(typed(state, state.text + header), notice="the other lines have become the body")


def learned(state: State, found: Learned) -> State:
    """Return the state that knows what was read in the background; what is at the cursor stays there."""
    before = step_of(state).rows(state)
    facts = state.facts
    state = replace(
        state,
        facts=replace(
            facts,
            headers=facts.headers if found.headers is None else found.headers,
            people=facts.people if found.people is None else found.people,
            versions=facts.versions if found.versions is None else found.versions,
            identity=facts.identity if found.identity is None else found.identity,
            head=facts.head if found.head is None else found.head,
            head_id=facts.head_id if found.head_id is None else found.head_id,
        ),
    )
    if state.cursor < len(before):
        values = [row.value for row in step_of(state).rows(state)]
        wanted = before[state.cursor].value
        state = replace(state, cursor=values.index(wanted) if wanted in values else 0)
    return state


def staged(state: State, paths: Sequence[str], changed: Sequence[Change]) -> State:
    """Return the state after files were staged: the next step, the preview that wants them, or the same for none."""
    facts = replace(state.facts, staged=tuple(paths), changed=tuple(changed))
    state = replace(state, facts=facts, wish="", marked=())
    to = BACK if REVIEW in state.trail else ONWARD
    return _gone(replace(state, to=to)) if paths else state.said("nothing was staged")


def at_rest(state: State) -> State:
    """Return the state as a draft keeps it: what is typed is among what was not taken."""
    return state if step_of(state).kind in (LIST, MARKS) else remembered(state)


def wishing(state: State, wish: str) -> State:
    """Return the state with a wish for the outside."""
    return replace(state, wish=wish)


def pointed(state: State, row: int) -> State:
    """Return the state with the cursor at a row."""
    return replace(state, cursor=row)


def so_far(state: State) -> Answers:
    """Return the answers, with what is typed at the step as if it were taken."""
    if state.step == DESCRIPTION:
        return described(state.answers, state.text.strip())
    return replace(state.answers, body=state.text.strip("\n")) if state.step == BODY else state.answers


def edited(state: State, message: str) -> State:
    """Return the state after the editor was closed upon a message; an empty one changes nothing."""
    state = replace(state, wish="")
    if not message.strip():
        return state.said("the editor left nothing: the message is as it was")
    answers = taken_apart(message)
    words = replace(state, answers=answers, texts={})
    return _entered(replace(words, trail=(*_trail(state), DESCRIPTION)), REVIEW) if state.step != REVIEW else words


def _trail(state: State) -> tuple[str, ...]:
    return tuple(name for name in state.trail if name in _WAY[:-2])


def _first(state: State) -> str:
    """Return the first step on the way that has to be asked."""
    return next(name for name in _WAY if _is_asked(state, name))


def _is_asked(state: State, name: str) -> bool:
    if name == FILES:
        return not state.facts.staged and bool(state.facts.changed) and FILES not in state.given
    if state.answers.whole and name != REVIEW:
        return False
    return name not in state.given or (DESCRIPTION not in state.given and not _is_allowed(state, name))


def _is_allowed(state: State, name: str) -> bool:
    """Tell whether what flags say of the type or the scope may be used; where not, it is asked for after all."""
    words = state.facts.rulebook.words
    if name == TYPE:
        return state.skips_gate or state.answers.type in words.types
    names = state.answers.scope.split(",") if name == SCOPE and state.answers.scope else []
    return state.skips_gate or not words.scopes or all(each.strip() in words.scopes for each in names)


def _gone(state: State) -> State:
    """Return the state at the step that the last one leads to."""
    if not state.to:
        return state
    target = state.to
    if target == BACK:
        return _back(replace(state, to=""), is_taken=True)
    if target == ONWARD:
        after = _WAY[_WAY.index(state.step) + 1 :] if state.step in _WAY else _WAY
        target = next(name for name in after if _is_asked(state, name))
    trail = (*state.trail, state.step)
    if state.step == RESUME:
        trail = _WAY[1 : _WAY.index(target)] if target in _WAY else _WAY[1:]
    return _entered(replace(state, trail=trail), target)


def _back(state: State, *, is_taken: bool = False) -> State:
    """Return the state at the step before; at the first one there is no way back."""
    trail = [name for name in state.trail if name not in (TYPE, SCOPE)] if state.answers.whole else [*state.trail]
    if not trail:
        return state.said("this is the first step; Ctrl-C leaves, and nothing is lost")
    if not is_taken:
        state = step_of(state).leave(state)
    last = trail[-1]
    return _entered(replace(state, trail=state.trail[: state.trail.index(last)]), last)


def _entered(state: State, name: str) -> State:
    return _BY_NAME[name].begin(replace(state, step=name, to="", text=""))

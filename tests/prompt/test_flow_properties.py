"""Whatever is pressed, typed, pasted and learned, in whatever order."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from gatepost.prompt import flow
from gatepost.prompt.answers import Answers, taken_apart
from gatepost.prompt.checking import verdict_on
from gatepost.prompt.listing import MOVES
from gatepost.prompt.state import COMMIT, FILES, RESUME, Change, Kept, Learned, State
from gatepost.report.prompt import picture, plain_view, view_of
from gatepost.report.style import Style
from support.judging import rulebook_of, whole_rulebook
from support.messages import messages
from support.prompting import ADA, BOB, FACTS

KEYS = (
    *("escape", "enter", "enter", "enter", "tab", "space", "c-a", "c-t", "c-p", "c-o", "done", *sorted(MOVES)),
    *"b!icstefaqx",
)
HEADERS = ("fix(cli): x", "feat(api)!: y", "no header")
LEARNED = Learned(HEADERS, (BOB, ADA), {2: ("1.3.0",)}, identity=BOB, head="fix: old\n\nWhy.")
NOTHING = Learned((), (), {}, identity="", head="")
TEXT = st.one_of(
    st.sampled_from(["", "f", "fix", "api", "end with 2", "Ada <ada@example.com>", "See: y", "closes 12", "a\n\nb"]),
    messages(),
)
DOINGS = st.lists(
    st.one_of(
        st.tuples(st.just("press"), st.sampled_from(KEYS)),
        st.tuples(st.just("press"), st.sampled_from(KEYS)),
        st.tuples(st.sampled_from(["type", "paste", "edit"]), TEXT),
        st.tuples(st.sampled_from(["learn", "unlearn", "stage"]), st.just("")),
    ),
    max_size=25,
)
RULEBOOKS = (
    rulebook_of({}),
    rulebook_of({"scopes": ["api", "cli"], "select": ["scope-missing", "body-missing", "sign-off-missing"]}),
    whole_rulebook(),
)
STATES = st.builds(
    lambda rulebook, unstaged, kept, amends: State(
        replace(FACTS, rulebook=rulebook, **({"staged": (), "changed": unstaged} if unstaged else {})),
        kept=kept,
        amends=amends,
    ),
    st.sampled_from(RULEBOOKS),
    st.sampled_from([(), (Change("a", "M"), Change("b\x1b", "?"))]),
    st.sampled_from([None, Kept(Answers("fix", "x", "y"), "body"), Kept(taken_apart("Merge it"), "review")]),
    st.booleans(),
)


def do(state: State, doing: str, text: str) -> State:
    """Return the state after one doing, as the adapters would make it."""
    doings = {
        "type": lambda: flow.typed(state, text),
        "paste": lambda: flow.pasted(state, text),
        "edit": lambda: flow.edited(state, text) if state.step != RESUME else state,
        "learn": lambda: flow.learned(state, LEARNED),
        "unlearn": lambda: flow.learned(state, NOTHING),
        "stage": lambda: flow.staged(state, state.marked, state.facts.changed) if state.step == FILES else state,
        "press": lambda: flow.press(state, text),
    }
    return doings[doing]()


@given(STATES, DOINGS)
def test_nothing_that_one_can_do_breaks_it(state: State, doings: list[tuple[str, str]]) -> None:
    state = flow.begun(state)
    for doing, text in doings:
        state = do(state, doing, text)
        rows = flow.step_of(state).rows(state)
        assert 0 <= state.cursor < max(1, len(rows))
        assert state.step not in state.trail
        assert len(set(state.trail)) == len(state.trail)
        assert flow.is_step(state.step)
        assert state.to == ""
        assert replace(flow.at_rest(state), texts={}) == replace(state, texts={})


@given(STATES, DOINGS)
def test_esc_pressed_often_enough_always_ends_at_the_first_step(state: State, doings: list[tuple[str, str]]) -> None:
    state = flow.begun(state)
    for doing, text in doings:
        state = do(state, doing, text)
    way = len(state.trail)
    for _ in range(way + 1):
        state = flow.press(state, "escape")
    assert state.notice.startswith("this is the first step")


@given(STATES, DOINGS)
def test_only_what_the_gate_lets_pass_is_committed(state: State, doings: list[tuple[str, str]]) -> None:
    state = flow.begun(state)
    for doing, text in doings:
        state = do(state, doing, text)
        if state.wish == COMMIT:
            assert verdict_on(state.answers, state.facts).is_ok()
            assert state.facts.staged or not state.facts.changed or state.amends


@given(STATES, DOINGS, st.sampled_from([30, 40, 80, 120]), st.booleans())
def test_every_state_can_be_shown(
    state: State,
    doings: list[tuple[str, str]],
    columns: int,
    unicode: bool,  # noqa: FBT001  hypothesis draws it
) -> None:
    state = flow.begun(state)
    style = Style(columns=columns, unicode=unicode)
    for doing, text in doings:
        state = do(state, doing, text)
    view = view_of(state, style, 24)
    for line in (*picture(view, style), *plain_view(state, style)):
        assert "\n" not in line
        assert "\x1b" not in line

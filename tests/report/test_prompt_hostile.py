"""The guided commit on the screen, with names and texts that anybody wrote."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gatepost.prompt import flow
from gatepost.prompt.answers import Answers, taken_apart
from gatepost.prompt.state import (
    BODY,
    BREAKING,
    DESCRIPTION,
    FILES,
    ISSUES,
    PEOPLE,
    RESUME,
    REVIEW,
    SCOPE,
    TRAILERS,
    TYPE,
    Change,
    Kept,
    State,
)
from gatepost.report.prompt import picture, plain_view, view_of
from gatepost.report.style import Style
from gatepost.report.visible import width
from support.judging import rulebook_of
from support.messages import messages
from support.prompting import FACTS, TRAIL, facts_of

EVIL = "\x1b[31mred\x07\r\x9b2J\u202e##[group]日本語\u0301\u0301e\u0301👩‍👩‍👧 " + "x" * 120
STEPS = (RESUME, FILES, TYPE, SCOPE, DESCRIPTION, REVIEW, BODY, BREAKING, ISSUES, PEOPLE, TRAILERS)
NAME = re.compile("[✗x!] [a-z-]+  GP[0-9]+(  line [0-9]+)?")  # a rule's name stays whole on the narrowest screens
PAINT = re.compile(r"\x1b\[[0-9;]*m")


def state_at(step: str, text: str, whole: str = "") -> State:
    """Return a state of which every part holds a text of somebody's."""
    line = text.replace("\n", " ")
    answers = Answers("feat", line, line, text, breaking=line, issues=(f"Refs: {line}",), co_authors=(line,))
    facts = replace(
        FACTS,
        branch=line,
        staged=(),
        changed=(Change(text, "M"), Change("plain", "?")),
        components={"a": line, "b": "c"},
        head=text,
        remark=line,
        headers=(f"fix({line}): x",),
        people=(f"{line} <a@b>",),
        versions={1: (line,), 2: (line,), 3: (line,)},
    )
    state = State(
        facts,
        Answers(whole=whole) if whole else answers,
        step=step,
        trail=TRAIL,
        notice=f"nothing matches `{text}`",
        amends=True,
        kept=Kept(taken_apart(text), why=text) if step == RESUME else None,
    )
    return flow.typed(state, text).said(state.notice) if step in (DESCRIPTION, BREAKING) else state


def assert_harmless(state: State, style: Style) -> None:
    for line in picture(view_of(state, style, 24), style):
        bare = PAINT.sub("", line) if style.colour else line
        assert width(bare) <= style.columns - (style.columns > 30) or NAME.fullmatch(bare), bare
        assert all(character.isprintable() or character in "\u200d\u200c\ufe0f" for character in bare), bare
        assert style.unicode or bare.isascii()
        assert "##[" not in bare
    for line in plain_view(state, style):
        bare = PAINT.sub("", line) if style.colour else line
        assert all(character.isprintable() or character in "\u200d\u200c\ufe0f" for character in bare), bare


@pytest.mark.parametrize("colour", [False, True])
@pytest.mark.parametrize("unicode", [False, True])
@pytest.mark.parametrize("columns", [30, 40, 64, 80, 200])
@pytest.mark.parametrize("step", STEPS)
def test_nothing_hostile_reaches_the_screen_and_every_line_fits(
    *, step: str, columns: int, unicode: bool, colour: bool
) -> None:
    style = Style(columns=columns, unicode=unicode, colour=colour)
    assert_harmless(state_at(step, EVIL), style)
    assert_harmless(state_at(step, EVIL, whole=EVIL), style)


@given(messages(), st.sampled_from(STEPS), st.sampled_from([30, 40, 80]), st.booleans())
def test_any_text_fits_the_screen(text: str, step: str, columns: int, unicode: bool) -> None:  # noqa: FBT001  drawn
    assert_harmless(state_at(step, text), Style(columns=columns, unicode=unicode))
    assert_harmless(state_at(step, text, whole=text.strip("\n")), Style(columns=columns, unicode=unicode))


@pytest.mark.parametrize("step", STEPS)
@pytest.mark.parametrize("lines", [1, 5, 10, 24, 100])
def test_a_screen_of_any_height_shows_a_row_at_the_cursor(step: str, lines: int) -> None:
    state = state_at(step, "x")
    view = view_of(state, Style(columns=80), lines)
    assert 0 <= view.pointed < max(1, len(view.rows))


@pytest.mark.parametrize("columns", [40, 80])
@pytest.mark.parametrize("step", STEPS)
def test_a_usual_screen_shows_all_of_it(step: str, columns: int) -> None:
    facts = replace(
        facts_of({}),
        changed=tuple(Change(f"file{number}", "M") for number in range(100)),
        people=tuple(f"P{number} <p@q>" for number in range(100)),
        headers=tuple(f"fix(s{number}): x" for number in range(100)),
    )
    body = "\n".join(map(str, range(50)))
    answers = Answers("feat", "api", "sign in", body, is_breaking=True)
    kept = Kept(answers, why="the gate refused it") if step == RESUME else None
    state = State(facts, answers, step=step, trail=TRAIL, kept=kept)
    typed_lines = 0 if flow.step_of(state).kind == "keys" else 1
    view = view_of(state, Style(columns=columns), 24)
    assert len(view.top) + len(view.rows) + len(view.bottom) + typed_lines <= 24


def test_types_of_one_s_own_may_be_long() -> None:
    facts = replace(FACTS, rulebook=rulebook_of({"types": ["x" * 100, "fix"]}))
    for columns in (30, 40, 80):
        assert_harmless(flow.begun(State(facts)), Style(columns=columns))

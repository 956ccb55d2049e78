"""The rows of the guided commit: many, long, and with numbers where nothing on the screen can change."""

from __future__ import annotations

from dataclasses import replace

from gatepost.prompt.answers import Answers
from gatepost.prompt.state import BODY, DESCRIPTION, SCOPE, TYPE, Change, State
from gatepost.report.prompt import plain_view, view_of
from gatepost.report.style import Style
from support.judging import rulebook_of
from support.prompting import FACTS as BARE
from support.prompting import begun, play, reviewing

FACTS = replace(BARE, rulebook=rulebook_of({"types": ["feat", "fix", "chore"]}))
FINE = Answers("feat", description="sign in with a passkey")
WIDE = Style(columns=80)
POOR = Style(columns=30, unicode=False)


def files(count: int) -> State:
    changed = tuple(Change(f"src/file{number}.py", "M") for number in range(count))
    return begun(replace(FACTS, staged=(), changed=changed))


def test_of_many_rows_those_around_the_cursor_are_shown() -> None:
    state = play(files(10_000), *["pagedown"] * 5)
    view = view_of(state, WIDE, 24)
    assert (len(view.rows), view.first, view.pointed) == (19, 41, 9)
    assert view.rows[view.pointed].startswith("src/file50.py")
    assert view.bottom[0] == "51 of 10,000"
    assert len(view_of(state, WIDE, 5).rows) == 3


def test_what_does_not_fit_beside_a_long_name_is_left_out() -> None:
    long = "src/" + "x" * 50 + "/module.py"
    state = begun(replace(FACTS, staged=(), changed=(Change(long, "?"),)))
    assert view_of(state, Style(columns=30), 24).rows == ("src/xxxxxxxxxxxxxxx…",)
    assert view_of(state, WIDE, 24).rows == ("src/" + "x" * 35 + "…  untracked",)


def test_rows_are_taken_by_their_numbers() -> None:
    assert plain_view(begun(FACTS, "down"), POOR)[1:5] == [
        "type:",
        "   1 feat   minor, Features",
        ">  2 fix    patch, Bug Fixes",
        "   3 chore  no release, hi...",
    ]


def test_the_way_on_is_said() -> None:
    for state, said in (
        (begun(FACTS), "a number, or letters to filter; Enter takes the one behind >"),
        (files(3), "numbers to mark, * for all, letters to filter; Enter takes them"),
        (State(FACTS, FINE, step=BODY), "lines, then a full stop by itself"),
        (replace(reviewing(FINE, FACTS), trail=()), "a letter, or Enter"),
    ):
        assert plain_view(state, WIDE)[-1] == said
    writing = State(FACTS, Answers("feat"), step=DESCRIPTION, trail=(TYPE, SCOPE))
    assert plain_view(writing, WIDE)[-1] == "< goes back"
    assert plain_view(play(writing, "=x"), WIDE)[-1] == "Enter takes what stands in []; - empties it; < goes back"


def test_of_very_many_rows_the_rest_is_counted() -> None:
    lines = plain_view(files(10_000), WIDE)
    assert lines[-2].strip().endswith("more")
    assert len(lines) < 50
    assert not any("more" in line for line in plain_view(files(3), WIDE))

"""The guided commit on the screen: whole views, at several widths, with signs and without."""

from __future__ import annotations

from dataclasses import replace
from textwrap import dedent

import pytest

from gatepost.policy.sections import PYTHON_SECTIONS
from gatepost.prompt import flow
from gatepost.prompt.answers import Answers
from gatepost.prompt.state import BODY, DESCRIPTION, SCOPE, TYPE, Kept, State
from gatepost.release.effect import MAJOR
from gatepost.report.prompt import picture, view_of
from gatepost.report.style import Style
from support.judging import rulebook_of
from support.prompting import ADA, BOB, begun, play, reviewing
from support.prompting import FACTS as BARE

FACTS = replace(
    BARE,
    rulebook=rulebook_of({"types": ["feat", "fix", "chore"]}),
    sections=PYTHON_SECTIONS,
    branch="feat/ABC-42-passkeys",
    staged=("a", "b"),
    people=(ADA, BOB),
)
FINE = Answers("feat", description="sign in with a passkey")
WIDE, NARROW = Style(columns=80), Style(columns=40)
POOR = Style(columns=30, unicode=False)


def shown(state: State, style: Style = WIDE, lines: int = 24) -> str:
    """Return the screen, without the blanks at the ends of lines."""
    return "".join(f"{line.rstrip()}\n" for line in picture(view_of(state, style, lines), style))


def text(expected: str) -> str:
    return dedent(expected).lstrip("\n")


@pytest.mark.parametrize(
    ("style", "expected"),
    [
        (
            WIDE,
            """
            gatepost commit  on feat/ABC-42-passkeys · 2 files
            type:
             » feat   a new feature             minor, Features
               fix    a bug is gone             patch, Bug Fixes
               chore  upkeep that no user sees  no release, hidden
            type filter · ↑↓ move · Enter take
            """,
        ),
        (
            NARROW,
            """
            gatepost commit  on feat/ABC-42-passke…
            type:
             » feat   minor, Features
               fix    patch, Bug Fixes
               chore  no release, hidden
            type filter · ↑↓ move · Enter take
            """,
        ),
        (
            POOR,
            """
            gatepost commit  on feat/A...
            type:
             > feat   minor, Features
               fix    patch, Bug Fixes
               chore  no release, hi...
            type filter, up/down move
            Enter take
            """,
        ),
    ],
)
def test_the_types_with_what_they_do(style: Style, expected: str) -> None:
    assert shown(begun(FACTS), style) == text(expected)


@pytest.mark.parametrize(
    ("style", "expected"),
    [
        (
            WIDE,
            """
            gatepost commit  on feat/ABC-42-passkeys · 2 files
              │ feat: sign in with a passkey

            ✓ the gate lets it pass
            feat → minor, Features
            Enter commit · b body · ! breaking · i issues · c co-authors · s sign off
            t trailer · e edit · a amend · q save and quit · Esc back
            """,
        ),
        (
            NARROW,
            """
            gatepost commit  on feat/ABC-42-passke…
              │ feat: sign in with a passkey

            ✓ the gate lets it pass
            feat → minor, Features
            Enter commit · b body · ! breaking
            i issues · c co-authors · s sign off
            t trailer · e edit · a amend
            q save and quit · Esc back
            """,
        ),
        (
            POOR,
            """
            gatepost commit  on feat/A...
              | feat: sign in with a pass
              : key

            ok the gate lets it pass
            feat -> minor, Features
            Enter commit, b body
            ! breaking, i issues
            c co-authors, s sign off
            t trailer, e edit, a amend
            q save and quit, Esc back
            """,
        ),
    ],
)
def test_the_preview_with_the_verdict_and_the_effect(style: Style, expected: str) -> None:
    assert shown(reviewing(FINE, FACTS), style) == text(expected)


def test_the_preview_of_what_is_refused() -> None:
    state = play(reviewing(replace(FINE, type="fxi"), FACTS), "enter")
    assert shown(state, Style(columns=60)) == text(
        """
        gatepost commit  on feat/ABC-42-passkeys · 2 files
          │ fxi: sign in with a passkey

        ✗ type-unknown  GP102
          │ fxi: sign in with a passkey
          │ ^^^ `fxi` is not an allowed type: feat, fix, chore
          try  fix: sign in with a passkey
        fxi → no release, no section lists `fxi`
        type-unknown refuses it: press `f` to mend it
        f mend · Enter commit · b body · ! breaking · i issues
        c co-authors · s sign off · t trailer · e edit · a amend
        q save and quit · Esc back
        """
    )


def test_the_preview_of_an_amended_commit_with_the_next_version() -> None:
    facts = replace(FACTS, head="fix: an old one\n\nWhy.", versions={MAJOR: ("2.0.0",)}, remark="concludes a merge")
    state = play(reviewing(replace(FINE, is_breaking=True), facts), "a")
    assert shown(state).splitlines()[:6] == [
        "gatepost commit  on feat/ABC-42-passkeys · 2 files · amends the last commit · …",
        "  │ feat!: sign in with a passkey",
        "",
        "✓ the gate lets it pass",
        "feat! → 2.0.0 major, ⚠ BREAKING CHANGES, Features",
        "amends fix: an old one",
    ]


def test_many_findings_and_a_long_message_leave_room_for_the_keys() -> None:
    body = "\n".join(f"line {number} <<<<<<< \x1b" for number in range(40))
    state = reviewing(replace(FINE, type="Fxi", description="Sign in.  ", body=body), FACTS)
    lines = shown(state).splitlines()
    assert any(line.startswith("… and ") and line.endswith(" more") for line in lines)
    assert "  │ … and more: 42 lines" in lines
    assert len(lines) <= 24
    assert lines[-1].endswith("Esc back")


def test_the_header_so_far_stands_below_the_scopes() -> None:
    facts = replace(FACTS, components={"packages/api": "api", "packages/cli": "cli"}, headers=("fix(cli): x",))
    assert shown(begun(facts, "enter")) == text(
        """
        gatepost commit  on feat/ABC-42-passkeys · 2 files
        scope:
         » no scope
           cli       used before
           api
        feat:
        type filter · ↑↓ move · Enter take · Esc back
        """
    )


def writing(doing: str) -> State:
    return play(State(FACTS, Answers("feat"), step=DESCRIPTION, trail=(TYPE, SCOPE)), doing)


@pytest.mark.parametrize(
    ("typed", "counter"),
    [
        ("sign in", "13 of 92 characters"),
        ("x" * 60, "66 of 92 characters"),
        ("x" * 80, "86 of 92 characters"),
        ("x" * 100, "106 of 92 characters: 14 over"),
    ],
)
def test_the_whole_header_is_counted_while_it_is_typed(typed: str, counter: str) -> None:
    assert shown(writing(f"={typed}")).splitlines()[2] == counter


def test_how_long_a_header_is_has_a_colour() -> None:
    style = Style(colour=True)
    counters = [view_of(writing(f"={'x' * length}"), style, 24).bottom[0] for length in (20, 60, 80, 100)]
    assert counters == [
        style.faint("26 of 92 characters"),
        "66 of 92 characters",
        style.doubtful("86 of 92 characters"),
        style.bad("106 of 92 characters: 14 over"),
    ]


def test_without_a_limit_the_characters_are_counted_alone() -> None:
    unlimited = rulebook_of({"ignore": {"header-too-long": "no limit here"}})
    state = replace(writing("=sign in"), facts=replace(FACTS, rulebook=unlimited))
    assert shown(state).splitlines()[2] == "13 characters"


def test_why_a_line_is_not_taken_is_said_once() -> None:
    state = play(writing("=" + "x" * 100), "enter")
    lines = shown(state, NARROW).splitlines()
    assert [line for line in lines if "header-too-long" in line] == ["(header-too-long)"]
    assert shown(writing("=" + "x" * 100), NARROW).splitlines()[3].startswith("✗ the header has 106")
    assert shown(writing("=end well."), WIDE).splitlines()[3].startswith("! ")


def test_marks_have_signs_or_letters() -> None:
    state = play(reviewing(FINE, FACTS), "c", "c-t")
    for style, marks in ((NARROW, (" » ● ", "   ○ ")), (POOR, (" > [x] ", "   [ ] "))):
        lines = shown(state, style).splitlines()
        assert lines[2].startswith(f"{marks[0]}Ada <ada@")
        assert lines[3].startswith(f"{marks[1]}Bob Lee <")
    assert view_of(state, WIDE, 24).marks == (True, False)


def test_a_draft_is_shown_before_it_is_asked_what_becomes_of_it() -> None:
    kept = Kept(replace(FINE, body="Why."), why="the gate refused it")
    assert shown(flow.begun(State(FACTS, kept=kept))) == text(
        """
        gatepost commit  on feat/ABC-42-passkeys · 2 files
        there is a message that was not committed
        the gate refused it
          │ feat: sign in with a passkey
          │
          │ Why.
        >
         » resume   go on where you stopped
           edit     open it in the editor
           discard  begin anew
        type filter · ↑↓ move · Enter take
        """
    )
    assert "the gate refused it" not in shown(flow.begun(State(FACTS, kept=replace(kept, why=""))))


def test_where_one_is_is_said_also_on_no_branch() -> None:
    state = begun(replace(FACTS, branch="", staged=("a",)))
    assert shown(state).splitlines()[0] == "gatepost commit  on no branch · 1 file"
    assert shown(begun(replace(FACTS, staged=()))).splitlines()[0] == "gatepost commit  on feat/ABC-42-passkeys"


def test_lines_that_are_typed_have_no_lead() -> None:
    view = view_of(State(FACTS, FINE, step=BODY, trail=(TYPE,)), WIDE, 24)
    assert (view.lead, view.top[-1], view.rows) == ("", "body", ())
    assert view.bottom == ("Esc or Ctrl-D done · Ctrl-O editor",)
    view = view_of(State(FACTS, FINE, step=BODY, trail=(TYPE,), text="Why\x07"), WIDE, 24)
    assert view.bottom[0].startswith("✗ U+0007 (bell): the terminal of whoever reads the log obeys it")


def test_a_filter_that_nothing_matches_is_said_at_once() -> None:
    assert shown(begun(FACTS, "=zzz")).splitlines()[2] == "nothing matches `zzz`"


def test_of_a_message_without_a_header_no_effect_is_told() -> None:
    assert not any("dropped" in line for line in shown(reviewing(Answers(whole="by hand"), FACTS)).splitlines())

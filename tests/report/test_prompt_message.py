"""The message of a guided commit behind its bar, and what it does to the next release."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from gatepost.policy.sections import PYTHON_SECTIONS
from gatepost.prompt.answers import Answers
from gatepost.prompt.steps.type_ import NO_PACKAGE
from gatepost.release.effect import MINOR
from gatepost.report.prompt_message import barred, effect_lines
from gatepost.report.style import Style
from gatepost.report.visible import width
from support.messages import messages
from support.prompting import FACTS as BARE

FACTS = replace(BARE, sections=PYTHON_SECTIONS)
FINE = Answers("feat", description="sign in with a passkey")
WIDE = Style(columns=80)


def test_an_effect_of_several_entries_is_told_as_every_gate_tells_it() -> None:
    answers = Answers(whole="feat: a\n\nfix: b")
    facts = replace(FACTS, versions={MINOR: ("1.3.0",)})
    assert effect_lines(answers, FACTS, WIDE) == ["minor: feat → Features; fix → Bug Fixes"]
    assert effect_lines(answers, facts, WIDE)[0].startswith("next release 1.3.0: minor")
    assert effect_lines(Answers(whole="nothing"), FACTS, WIDE)[0].startswith("dropped: line 1")
    assert effect_lines(Answers("chore", description="x"), FACTS, WIDE) == ["chore → no release, hidden"]


def test_a_merge_counts_nothing_itself() -> None:
    assert effect_lines(FINE, replace(FACTS, is_merge=True), WIDE) == [
        "a merge counts nothing itself; the commits that it brings do"
    ]


def test_a_commit_of_no_package_releases_nothing() -> None:
    facts = replace(FACTS, versions={MINOR: ()})
    assert effect_lines(FINE, facts, WIDE) == [f"feat → {NO_PACKAGE}"]


def test_a_long_line_is_folded_and_nothing_of_it_is_lost() -> None:
    lines = barred("feat: " + "x" * 60, Style(columns=40), 10)
    assert [line[:4] for line in lines] == ["  │ ", *["  ┊ "] * (len(lines) - 1)]
    assert "".join(line[4:] for line in lines) == "feat: " + "x" * 60


def test_of_a_long_message_the_beginning_is_shown() -> None:
    message = "\n".join(map(str, range(20)))
    assert barred(message, WIDE, 20) == [f"  │ {number}" for number in range(20)]
    assert barred(message, WIDE, 4) == ["  │ 0", "  │ 1", "  │ 2", "  │ … and more: 20 lines"]
    assert barred("x" * 10_000, WIDE, 3)[-1] == "  │ … and more: 1 line"


@given(messages(), st.sampled_from([30, 40, 80]), st.booleans(), st.integers(3, 12))
def test_any_message_fits_its_place(
    message: str,
    columns: int,
    unicode: bool,  # noqa: FBT001  drawn
    most: int,
) -> None:
    lines = barred(message, Style(columns=columns, unicode=unicode), most)
    assert len(lines) <= most
    assert all(width(line) < columns for line in lines)

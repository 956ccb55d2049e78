"""What the gate says of answers."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given

from gatepost.gate.judge import Candidate, judge_one, refuses
from gatepost.message.cleanup import STRIP, VERBATIM, Cleanup
from gatepost.policy.sections import PYTHON_SECTIONS
from gatepost.prompt.answers import Answers, taken_apart
from gatepost.prompt.checking import (
    cleaned,
    effect_on,
    header_findings,
    mended,
    needs_scope,
    needs_sign_off,
    room_for_header,
    verdict_on,
)
from gatepost.prompt.state import COMMIT, State
from gatepost.release.effect import MINOR
from gatepost.rules.case import COMMIT as AS_COMMIT
from support.judging import rulebook_of, whole_rulebook
from support.messages import messages
from support.prompting import FACTS, RULEBOOK, facts_of, only, play, reviewing

FINE = Answers("fix", description="end with 2")
WHOLE = replace(FACTS, rulebook=whole_rulebook())


def names(answers: Answers, rulebook_rule: str) -> list[str]:
    facts = replace(FACTS, rulebook=only(rulebook_rule))
    return [finding.name for finding in header_findings(answers, facts)]


@pytest.mark.parametrize("rule", ["body-missing", "reference-missing", "sign-off-missing", "scope-missing"])
def test_a_header_by_itself_is_not_to_blame_for_what_comes_later(rule: str) -> None:
    assert names(FINE, rule) == (["scope-missing"] if rule == "scope-missing" else [])
    assert [each.name for each in verdict_on(FINE, replace(FACTS, rulebook=only(rule))).findings] == [rule]


def test_the_blanks_around_a_description_are_not_judged() -> None:
    assert header_findings(replace(FINE, description="  end with 2 "), FACTS) == []
    assert [each.name for each in header_findings(replace(FINE, description="end."), FACTS)] == [
        "description-ends-with-period"
    ]


def test_the_message_is_judged_as_git_stores_it() -> None:
    answers = replace(FINE, body="why  \n# not a comment\n\n\n\nmore")
    assert cleaned(answers, FACTS) == "fix: end with 2\n\nwhy\n# not a comment\n\nmore"
    verbatim = replace(FACTS, cleanup=Cleanup(VERBATIM, edited=False))
    assert cleaned(answers, verbatim) == "fix: end with 2\n\nwhy  \n# not a comment\n\n\n\nmore"
    strip = replace(FACTS, cleanup=Cleanup(STRIP, edited=False))
    assert cleaned(answers, strip) == "fix: end with 2\n\nwhy\n\nmore"


def test_what_can_be_mended_is() -> None:
    assert mended(Answers(whole="Fixed the login."), FACTS) == "fix: fixed the login"
    assert mended(FINE, FACTS) is None


def test_the_effect_is_that_of_the_sections() -> None:
    answers = Answers("feat", description="x")
    effect = effect_on(answers, replace(FACTS, sections=PYTHON_SECTIONS))
    assert (effect.bump, effect.entries[0].sections) == (MINOR, ("Features",))


def test_the_room_for_a_header_is_what_the_rule_leaves() -> None:
    assert room_for_header(RULEBOOK) == 92
    narrow = rulebook_of({"rules": {"header-too-long": {"max": 50, "room": 0}}})
    assert room_for_header(narrow) == 50
    assert room_for_header(rulebook_of({"ignore": {"header-too-long": "no limit here"}})) == 0


def test_what_a_message_needs_is_what_the_rules_want() -> None:
    assert not needs_scope(RULEBOOK)
    assert not needs_sign_off(RULEBOOK)
    assert needs_scope(only("scope-missing"))
    assert needs_sign_off(only("sign-off-missing"))


@given(messages())
def test_the_preview_lets_pass_what_the_gate_lets_pass(message: str) -> None:
    for facts in (WHOLE, facts_of({})):
        answers = taken_apart(message)
        verdict = judge_one(Candidate("x", cleaned(answers, facts), AS_COMMIT, merge=False, paths=facts.staged),
                            facts.rulebook)  # fmt: skip
        pressed: State = play(reviewing(answers, facts), "enter")
        assert (pressed.wish == COMMIT) is not refuses(verdict.findings)
        assert bool(pressed.notice) is refuses(verdict.findings)

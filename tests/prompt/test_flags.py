"""Flags → answers, and what is missing."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gatepost.prompt.answers import Answers
from gatepost.prompt.flags import Flags, InvalidFlag, answers_of, missing
from gatepost.prompt.state import DESCRIPTION, SCOPE, TYPE
from support.prompting import ADA, BOB, FACTS, only

ME = "Carl <carl@example.com>"
KNOWN = replace(FACTS, identity=ME)
BASE = Answers(
    "feat",
    "api",
    "sign in",
    "Why.",
    is_breaking=True,
    breaking="tokens",
    issues=("Refs: #1",),
    co_authors=(ADA,),
    trailers=("See: x",),
    sign_off=ADA,
)
NOTHING = Answers()
NO_TYPES = ("fix!", "fix(api)", "fix(api)!", "fix:", "a b", "a\nb", "a\rb", "(x)")
NO_SCOPES = ("a)b", "a\nb", "api)!: x", "(")


def test_without_flags_everything_stays() -> None:
    assert Flags().are_none
    assert answers_of(Flags(), BASE, KNOWN) is BASE


@pytest.mark.parametrize(
    ("flags", "answers"),
    [
        (Flags("fix", "cli", "end"), Answers("fix", "cli", "end")),
        (Flags(" fix ", " cli ", " end "), Answers("fix", "cli", "end")),
        (Flags(message="fix(cli)!: end"), Answers("fix", "cli", "end", is_breaking=True)),
        (Flags(message="fix: end\r\n\r\nWhy.\r\n"), Answers("fix", "", "end", "Why.")),
        (Flags("feat", message="fix(api): end"), Answers("feat", "api", "end")),
        (Flags("feat", message="see: end"), Answers("feat", "", "see: end")),
        (Flags("revert", message="fix: end"), Answers("revert", "", "fix: end")),
        (Flags(message="end\n\nWhy."), Answers(description="end", body="Why.")),
        (Flags(message="fix: a\nb"), Answers(whole="fix: a\nb")),
        (Flags(body="\na\nb\n"), Answers(body="a\nb")),
        (Flags(breaking="a\n b"), Answers(breaking="a b", is_breaking=True)),
        (Flags(issues=("12, 13", "closes 14")), Answers(issues=("Refs: #12", "Refs: #13", "Closes: #14"))),
        (Flags(co_authors=(f" {BOB} ", BOB)), Answers(co_authors=(BOB,))),
        (Flags(trailers=(" See: y ",)), Answers(trailers=("See: y",))),
        (Flags(signs_off=True), Answers(sign_off=ME)),
        (Flags(message="fix: end", body="Why."), Answers("fix", "", "end", "Why.")),
        (Flags(message="fix: end\n\nWhy.", body="\nMore.  \n"), Answers("fix", "", "end", "Why.\n\nMore.")),
        (Flags("fix", message="end\n\nWhy.", body="More."), Answers("fix", "", "end", "Why.\n\nMore.")),
        (Flags(message="fix: end\n\nWhy.", body=""), Answers("fix", "", "end", "Why.")),
    ],
)
def test_each_flag_answers_its_question(flags: Flags, answers: Answers) -> None:
    assert answers_of(flags, NOTHING, KNOWN) == answers


@pytest.mark.parametrize(
    ("flags", "answers"),
    [
        (Flags(type="fix"), replace(BASE, type="fix")),
        (Flags(scope=""), replace(BASE, scope="")),
        (Flags(message="log in"), replace(BASE, description="log in")),
        (Flags(message="log in\n\nBecause."), replace(BASE, description="log in", body="Because.")),
        (Flags(message="fix: log in"), Answers("fix", description="log in")),
        (
            Flags(message="log in\n\nBecause.", body="More."),
            replace(BASE, description="log in", body="Because.\n\nMore."),
        ),
        (Flags(message="log in", body="More."), replace(BASE, description="log in", body="More.")),
        (Flags(body=""), replace(BASE, body="")),
        (Flags(breaking=""), replace(BASE, breaking="", is_breaking=False)),
        (Flags(issues=("1", "2")), replace(BASE, issues=("Refs: #1", "Refs: #2"))),
        (Flags(co_authors=(BOB,)), replace(BASE, co_authors=(ADA, BOB))),
        (Flags(trailers=("See: x", "See: y")), replace(BASE, trailers=("See: x", "See: y"))),
        (Flags(signs_off=True), replace(BASE, sign_off=ME)),
    ],
)
def test_a_flag_changes_one_part_of_the_message_that_is_amended(flags: Flags, answers: Answers) -> None:
    assert answers_of(flags, BASE, KNOWN) == answers


def test_a_message_that_cannot_be_taken_apart_is_replaced_by_another() -> None:
    there = Answers(whole="Merge it")
    assert answers_of(Flags(message="fix: end"), there, KNOWN) == Answers("fix", description="end")
    assert answers_of(Flags("fix", message="end"), there, KNOWN) == Answers("fix", description="end")


@pytest.mark.parametrize(
    ("flags", "body"),
    [
        (Flags("fix", message="end"), "Why.\n\nMore."),
        (Flags("fix", message="end\n\nBecause."), "Because."),
        (Flags("fix", message="end", body="Because."), "Because."),
        (Flags("fix", message="end", body=""), ""),
        (Flags(message="fix: end"), ""),
    ],
)
def test_the_body_of_a_message_without_parts_stays_until_another_is_given(flags: Flags, body: str) -> None:
    there = Answers(whole="By hand\n\nWhy.\n\nMore.\n")
    assert answers_of(flags, there, KNOWN) == Answers("fix", description="end", body=body)


@pytest.mark.parametrize(
    ("flags", "there", "said"),
    [
        (Flags(scope="api"), Answers(whole="Merge it"), "the message that is there has no parts to put others in"),
        (Flags(message="fix: a\nb", issues=("1",)), NOTHING, "the message that is there has no parts"),
        (Flags(co_authors=("Ada",)), NOTHING, "`Ada` is no co-author: it reads `Name <mail>`"),
        (Flags(co_authors=("",)), NOTHING, "`` is no co-author"),
        (Flags(trailers=("two words: x",)), NOTHING, "`two words: x` is no trailer: it reads `Token: value`"),
        (Flags(trailers=("See: x\nOther: y",)), NOTHING, "is no trailer"),
        *((Flags(type=text), NOTHING, f"`{text}` is no type: a type is one word") for text in NO_TYPES),
        *((Flags(scope=text), NOTHING, f"`{text}` is no scope: it stands between brackets") for text in NO_SCOPES),
        *((Flags(issues=("1", text)), NOTHING, f"`{text}` names no issue") for text in ("", " , ", "closes")),
    ],
)
def test_what_can_be_no_part_of_a_message_is_named(flags: Flags, there: Answers, said: str) -> None:
    with pytest.raises(InvalidFlag) as caught:
        answers_of(flags, there, KNOWN)
    assert str(caught.value).startswith(said) or said in str(caught.value)


@pytest.mark.parametrize(
    ("answers", "lacks"),
    [
        (Answers(), ["--type", "--message"]),
        (Answers("fix"), ["--message"]),
        (Answers(description="end"), ["--type"]),
        (Answers("fix", description="end"), []),
        (Answers(whole="Merge it"), []),
    ],
)
def test_what_is_missing_is_named_by_its_flags(answers: Answers, lacks: list[str]) -> None:
    assert missing(answers, FACTS) == lacks


def test_a_scope_is_missing_where_the_rules_want_one() -> None:
    facts = replace(FACTS, rulebook=only("scope-missing"))
    assert missing(Answers(), facts) == ["--type", "--scope", "--message"]
    assert missing(Answers("fix", "api", "end"), facts) == []


def test_what_was_given_is_not_asked_an_empty_scope_too() -> None:
    assert Flags().answered == frozenset()
    assert Flags("fix", "", "end").answered == {TYPE, SCOPE, DESCRIPTION}
    assert Flags(body="x", issues=("1",)).answered == frozenset()


def test_parts_are_all_but_the_message() -> None:
    assert not Flags(message="x").has_parts
    assert Flags(message="x", signs_off=True).has_parts


def answers_or_fault(flags: Flags) -> Answers | str:
    try:
        return answers_of(flags, NOTHING, KNOWN)
    except InvalidFlag as error:
        return str(error)


@given(st.text(), st.text(), st.text(), st.text())
def test_any_value_makes_answers_or_is_named(type_: str, scope: str, message: str, body: str) -> None:
    made = answers_or_fault(Flags(type_, scope, message, body, breaking=body))
    if isinstance(made, str):
        named = [text if "\n" in text else text.strip() for text in (type_, scope)]
        assert made.startswith((f"`{named[0]}` is no type", f"`{named[1]}` is no scope", "the message"))
    else:
        assert (made.type, made.scope) == (type_.strip(), scope.strip())
        assert "\n" not in made.breaking

"""Answers → message, and message → answers."""

from __future__ import annotations

import string

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gatepost.prompt.answers import (
    Answers,
    conventional,
    described,
    is_footer,
    issue_footers,
    issues_as_typed,
    joined,
    taken_apart,
)
from support.messages import messages
from support.prompting import ADA, BOB

FULL = Answers(
    type="feat",
    scope="api",
    description="sign in with a passkey",
    body="Passwords leak.\n\nKeys do not.",
    is_breaking=True,
    breaking="tokens of 1.x are refused",
    issues=("Refs: #12", "Closes: ABC-4"),
    co_authors=(ADA, BOB),
    trailers=("Reviewed-by: Cat <cat@example.com>",),
    sign_off="Carl <carl@example.com>",
)
MESSAGE = """feat(api)!: sign in with a passkey

Passwords leak.

Keys do not.

BREAKING CHANGE: tokens of 1.x are refused
Refs: #12
Closes: ABC-4
Reviewed-by: Cat <cat@example.com>
Co-authored-by: Ada <ada@example.com>
Co-authored-by: Bob Lee <bob@example.com>
Signed-off-by: Carl <carl@example.com>"""


def test_every_answer_has_its_place_in_the_message() -> None:
    assert FULL.message == MESSAGE
    assert FULL.header == "feat(api)!: sign in with a passkey"
    assert taken_apart(MESSAGE) == FULL


@pytest.mark.parametrize(
    ("answers", "message"),
    [
        (Answers(), ""),
        (Answers(type="fix"), "fix:"),
        (Answers(description="  x "), "x"),
        (Answers(type="fix", description=" x "), "fix: x"),
        (Answers(type="fix", description="x", is_breaking=True), "fix!: x"),
        (Answers(type="fix", description="x", breaking="y"), "fix!: x\n\nBREAKING CHANGE: y"),
        (Answers(type="fix", description="x", body="\n\n  a\n\nb\n"), "fix: x\n\n  a\n\nb"),
        (Answers(type="fix", description="x", issues=("Refs: #1",)), "fix: x\n\nRefs: #1"),
        (Answers(type="fix", description="x", whole="Merge it"), "Merge it"),
    ],
)
def test_what_was_not_answered_leaves_no_trace(answers: Answers, message: str) -> None:
    assert answers.message == message


@pytest.mark.parametrize(
    ("answers", "is_empty"),
    [
        (Answers(), True),
        (Answers(type="fix", scope="api", sign_off=ADA), True),
        (Answers(type="fix", description="x"), False),
        (Answers(body="x"), False),
        (Answers(co_authors=(ADA,)), False),
        (Answers(whole="x"), False),
    ],
)
def test_what_is_chosen_again_by_a_key_is_not_missed(*, answers: Answers, is_empty: bool) -> None:
    assert answers.is_empty is is_empty


@pytest.mark.parametrize(
    "message",
    [
        "Merge branch 'x'",
        "feat #12 x",
        "feat(api: x",
        "feat:  two blanks",
        "feat: x\n\nBREAKING CHANGE: y",  # without the `!` that these answers would have
        "feat: x\n\nSigned-off-by: Ada <a@b>\nRefs: #1",  # in another order
        "feat: x\nright below",
        "feat: x\r\n\r\nbody",
        "feat: x\n\n\n\nbody",
        "!: x",
    ],
)
def test_what_no_answers_make_to_the_letter_stays_whole(message: str) -> None:
    assert taken_apart(message) == Answers(whole=message)


@pytest.mark.parametrize(
    ("message", "answers"),
    [
        ("fix: x\n\nno footer: a: b", Answers("fix", description="x", body="no footer: a: b")),
        ("fix: x\n\nRefs: #1\nand so on", Answers("fix", description="x", body="Refs: #1\nand so on")),
        ("fix: x\n\nFixes #12", Answers("fix", description="x", issues=("Fixes #12",))),
        ("fix: x\n\nSee: y", Answers("fix", description="x", trailers=("See: y",))),
        (
            f"fix: x\n\nSigned-off-by: {ADA}\nSigned-off-by: {BOB}",
            Answers(whole=f"fix: x\n\nSigned-off-by: {ADA}\nSigned-off-by: {BOB}"),
        ),
        (
            f"fix: x\n\nSigned-off-by: {BOB}\nSigned-off-by: {ADA}".replace(f"{BOB}\n", f"{BOB}\n\n"),
            Answers("fix", description="x", body=f"Signed-off-by: {BOB}", sign_off=ADA),
        ),
        ("\n\nfix: x\n\n", Answers("fix", description="x")),
    ],
)
def test_the_last_paragraph_is_footers_where_all_of_it_is(message: str, answers: Answers) -> None:
    assert taken_apart(message) == answers


@given(messages())
def test_a_message_that_is_taken_apart_is_the_same_to_the_letter(message: str) -> None:
    assert taken_apart(message).message == message.strip("\n")


WORDS = st.text(string.ascii_letters + string.digits + "é日 ,.", min_size=1, max_size=30).map(str.strip).filter(bool)
PEOPLE = st.lists(st.sampled_from([ADA, BOB]), unique=True, max_size=2).map(tuple)


@given(
    st.builds(
        Answers,
        type=st.sampled_from(["feat", "fix"]),
        scope=st.sampled_from(["", "api"]),
        description=WORDS,
        body=st.lists(WORDS, max_size=3).map("\n\n".join),
        is_breaking=st.just(value=True),
        breaking=st.one_of(st.just(""), WORDS),
        issues=st.sampled_from([(), ("Refs: #1",), ("Closes: #2", "Fixes: ABC-3")]),
        co_authors=PEOPLE,
        trailers=st.sampled_from([(), ("Reviewed-by: me",)]),
        sign_off=st.sampled_from(["", ADA]),
    )
)
def test_plain_answers_are_read_back_from_their_message(answers: Answers) -> None:
    assert taken_apart(answers.message) == answers


@pytest.mark.parametrize(
    ("line", "is_one"),
    [
        ("Refs: #1", True),
        ("Fixes #1", True),
        ("BREAKING CHANGE: x", True),
        ("BREAKING-CHANGE: x", True),
        ("!: x", False),
        ("Refs:", False),
        ("Refs: ", False),
        ("two words: x", False),
        ("Refs: a\nSee: b", False),
        ("words", False),
        ("", False),
    ],
)
def test_a_footer_is_a_word_a_separator_and_a_text_in_one_line(*, line: str, is_one: bool) -> None:
    assert is_footer(line) is is_one


@pytest.mark.parametrize(
    ("typed", "footers"),
    [
        ("", ()),
        ("12", ("Refs: #12",)),
        ("#12, ABC-4", ("Refs: #12", "Refs: ABC-4")),
        ("closes 12", ("Closes: #12",)),
        ("Fixes: #12", ("Fixes: #12",)),
        ("12 closes: 13,14", ("Refs: #12", "Closes: #13", "Closes: #14")),
        ("12 12", ("Refs: #12",)),
        ("१२", ("Refs: १२",)),
        ("closes", ()),
    ],
)
def test_issues_are_typed_in_a_line(typed: str, footers: tuple[str, ...]) -> None:
    assert issue_footers(typed) == footers


@pytest.mark.parametrize(
    ("footers", "line"),
    [
        ((), ""),
        (("Refs: #12", "Refs: ABC-4"), "#12 ABC-4"),
        (("Closes: #12", "Refs: #1"), "Closes #12 Refs #1"),
        (("fixes #12",), "Fixes 12"),
        (("no footer",), " no footer"),
    ],
)
def test_issues_that_are_there_are_shown_as_they_are_typed(footers: tuple[str, ...], line: str) -> None:
    assert issues_as_typed(footers) == line


@given(st.text(st.one_of(st.characters(), st.sampled_from("closes #:12,- \n\x1c\u2028"))))
def test_what_is_typed_for_issues_is_read_as_footers_and_shown_again(text: str) -> None:
    footers = issue_footers(text)
    assert all(map(is_footer, footers))
    assert issue_footers(issues_as_typed(footers)) == footers


@pytest.mark.parametrize(
    ("line", "type_"),
    [("feat(api)!: x", "feat"), ("feat:", ""), ("feat: ", ""), ("feat #1", ""), ("feat(", ""), ("!: x", ""), ("x", "")],
)
def test_a_header_is_known_by_its_type(line: str, type_: str) -> None:
    assert conventional(line) == type_


def test_another_description_takes_the_place_of_the_first_line() -> None:
    assert described(Answers("fix", description="x"), "y") == Answers("fix", description="y")
    assert described(Answers(whole="Merge it"), "Merge that") == Answers(whole="Merge that")
    assert described(Answers(whole="it\n\nWhy."), "fix: it") == Answers("fix", description="it", body="Why.")


def test_two_answers_become_one_and_no_word_is_lost() -> None:
    there = Answers("fix", "cli", "old", "Because.", breaking="a", issues=("Refs: #1",), sign_off=ADA)
    new = Answers("feat", "", "new", "Therefore.", issues=("Refs: #1", "Refs: #2"), co_authors=(BOB,))
    assert joined(there, new) == Answers(
        "feat",
        "",
        "new",
        "Because.\n\nTherefore.",
        breaking="a",
        issues=("Refs: #1", "Refs: #2"),
        co_authors=(BOB,),
        sign_off=ADA,
    )
    assert joined(Answers(), FULL) == FULL
    assert joined(FULL, Answers("fix", "", "x")).message.endswith(MESSAGE.partition("\n\n")[2])

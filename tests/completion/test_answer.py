"""What the shells are told."""

from __future__ import annotations

import json

import pytest

from gatepost.completion.answer import (
    FILES,
    FOLDERS,
    Answer,
    Candidate,
    render_bash,
    render_fish,
    render_powershell,
    render_zsh,
    usable,
)
from gatepost.completion.line import Line, read_line

BREAKS = " \t\n\"'@><=;|&(:"
TWO = Answer(candidates=(Candidate("fix", "a bug is gone"), Candidate("a:b\\c d")))


@pytest.mark.parametrize(
    "bad", ["a\nb", "a\tb", "a\x1b[31m", "a\u202eb", "a\x00", "a\x9b", "a\ufffd", "a\u3164", "a" * 201, ""]
)
def test_what_would_act_or_hide_is_left_out(bad: str) -> None:
    assert usable([Candidate(bad), Candidate("a")], "") == (Candidate("a"),)


def test_a_description_is_made_visible() -> None:
    assert usable([Candidate("a", "b\x1b\nc\td")], "")[0].about == "b\\x1b\\nc\\td"


def test_candidates_begin_with_what_is_typed_in_any_case_and_stand_once() -> None:
    given = [Candidate("Ada", "1"), Candidate("adam"), Candidate("Ada", "2"), Candidate("Bea")]
    assert usable(given, "aD") == (Candidate("Ada", "1"), Candidate("adam"))


def test_there_are_at_most_a_thousand() -> None:
    assert len(usable((Candidate(str(number)) for number in range(2_000)), "")) == 1_000


@pytest.mark.parametrize("kind", [FILES, FOLDERS])
def test_files_are_left_to_the_shell(kind: str) -> None:
    answer = Answer(kind)
    assert render_bash(answer, Line(("",))) == render_zsh(answer) == render_fish(answer) == f"{kind}\n"
    assert render_powershell(answer) == ""


def test_zsh_is_told_where_the_description_begins() -> None:
    assert render_zsh(TWO) == "words\nfix:a bug is gone\na\\:b\\\\c d\n"


def test_fish_is_told_by_a_tab() -> None:
    assert render_fish(TWO) == "words\nfix\ta bug is gone\na:b\\c d\n"


def test_powershell_is_told_in_ascii() -> None:
    shown = render_powershell(Answer(candidates=(Candidate("é'", "→"), Candidate("fix"))))
    assert shown.isascii()
    assert json.loads(shown) == [
        {"text": "'é'''", "list": "é'", "tip": "→"},
        {"text": "fix", "list": "fix", "tip": "fix"},
    ]
    assert render_powershell(Answer()) == ""


@pytest.mark.parametrize(
    ("line", "replies"),
    [
        ("x ", ["fix", "a:b\\\\c\\ d"]),
        ("x '", ["fix", "a:b\\c d"]),
        ('x "', ["fix", "a:b\\\\c d"]),
        ("x a:", ["b\\\\c\\ d"]),
        ("x a\\:", ["fix", "a:b\\\\c\\ d"]),
        ('x a:"b', ["b\\\\c d"]),
    ],
)
def test_bash_is_told_only_what_it_replaces(line: str, replies: list[str]) -> None:
    assert render_bash(TWO, read_line(line, BREAKS)).split("\n") == ["words", *replies, ""]


def test_bash_is_not_told_what_cannot_be_written_there() -> None:
    answer = Answer(candidates=(Candidate("a!"), Candidate("ab")))
    assert render_bash(answer, read_line('x "')) == "words\nab\n"


def test_in_a_list_of_bash_the_descriptions_stand_in_a_column() -> None:
    answer = Answer(candidates=(Candidate("fix", "a bug is gone"), Candidate("日本", "two words wide"), Candidate("x")))
    shown = render_bash(answer, read_line("x "), 40)
    assert shown == "words\nfix   (a bug is gone)\n日本  (two words wide)\nx\n"


def test_a_long_description_is_cut_at_the_edge() -> None:
    answer = Answer(candidates=(Candidate("a", "word " * 20), Candidate("b", "x")))
    lines = render_bash(answer, read_line("x "), 40).split("\n")[1:-1]
    assert [len(line) for line in lines] == [39, 6]
    assert lines[0].endswith("…)")
    assert render_bash(answer, read_line("x "), 20) == "words\na\nb\n"


def test_a_reply_that_goes_into_the_line_has_no_description() -> None:
    one = Answer(candidates=(Candidate("a", "x"),))
    assert render_bash(one, read_line("x "), 80) == "words\na\n"
    assert render_bash(TWO, read_line("x f"), 0).startswith("words\nfix\n")

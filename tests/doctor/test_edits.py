"""Edits of lines, and what fits together."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gatepost.doctor.edits import apply_edits, by_path, mended, with_line_ends
from gatepost.outcomes.values import Edit

TEXT = "one\ntwo\nthree\n"


@pytest.mark.parametrize(
    ("edits", "after"),
    [
        ([Edit("a", 2, 2, ("2",))], "one\n2\nthree\n"),
        ([Edit("a", 2, 2, ())], "one\nthree\n"),
        ([Edit("a", 2, 1, ("new",))], "one\nnew\ntwo\nthree\n"),
        ([Edit("a", 1, 3, ("all",))], "all\n"),
        ([Edit("a", 3, 3, ("3",)), Edit("a", 1, 1, ("1", "1b"))], "1\n1b\ntwo\n3\n"),
        ([Edit("a", 2, 2, ("2",)), Edit("a", 2, 2, ("2",))], "one\n2\nthree\n"),
        ([Edit("a", 2, 3, ("x",)), Edit("a", 1, 2, ("y",))], "y\nthree\n"),
        ([Edit("a", 2, 1, ("x",)), Edit("a", 2, 1, ("y",))], "one\nx\ntwo\nthree\n"),
        ([Edit("a", 2, 1, ("x",)), Edit("a", 2, 2, ("y",))], "one\nx\ny\nthree\n"),
        ([Edit("a", 4, 3, ("four",))], "one\ntwo\nthree\nfour\n"),
    ],
)
def test_lines_take_the_place_of_others(edits: list[Edit], after: str) -> None:
    assert apply_edits(TEXT, edits) == after


def test_line_ends_stay() -> None:
    assert apply_edits(TEXT.replace("\n", "\r\n"), [Edit("a", 2, 2, ("2",))]) == "one\r\n2\r\nthree\r\n"
    assert apply_edits("", [Edit("a", 1, 0, ("new",))]) == "new\n"


def test_a_group_is_made_whole_or_not_at_all() -> None:
    first = (Edit("a", 2, 2, ("2",)),)
    second = (Edit("a", 2, 3, ("x",)), Edit("b", 1, 1, ("y",)))

    assert mended({"a": TEXT, "b": "1\n"}, [first, second]) == {"a": "one\n2\nthree\n"}
    assert mended({"a": TEXT, "b": "1\n"}, [first, first, second[1:]]) == {"a": "one\n2\nthree\n", "b": "y\n"}
    assert by_path([*first, *second]) == {"a": [*first, second[0]], "b": [second[1]]}


@given(st.lists(st.tuples(st.integers(1, 5), st.integers(-1, 3), st.lists(st.sampled_from("xyz"), max_size=2))))
def test_lines_that_nobody_names_stay(drawn: list[tuple[int, int, list[str]]]) -> None:
    edits = [Edit("a", first, first + more, tuple(lines)) for first, more, lines in drawn]
    named = {line for edit in edits for line in range(edit.first, edit.last + 1)}
    after = apply_edits("1\n2\n3\n4\n5\n6\n7\n8", edits).split("\n")

    assert [line for line in after if line.isdigit()] == sorted(line for line in after if line.isdigit())
    assert {str(number) for number in range(1, 9) if number not in named} <= set(after)


@pytest.mark.parametrize(
    ("text", "before", "after"),
    [
        ("a\nc\n", "a\nb\n", "a\nc\n"),
        ("a\nc\n", "a\r\nb\r\n", "a\r\nc\r\n"),
        ("a\nc\nd", "a\r\nb\nd", "a\r\nc\nd"),
        ("c\nb\n", "a\r\nb\n", "c\r\nb\n"),
        ("a\nx\nb\n", "a\r\nb\n", "a\r\nx\r\nb\n"),
        ("x\na\nb\n", "a\r\nb\n", "x\r\na\r\nb\n"),
        ("b\n", "a\r\nb\n", "b\n"),
    ],
)
def test_each_line_keeps_its_end_and_a_new_one_has_that_of_its_place(text: str, before: str, after: str) -> None:
    assert with_line_ends(text, before) == after

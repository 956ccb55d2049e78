"""Control characters and escape sequences: see test_control_character.py for the table; here, what is always true."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gatepost.rules.mending.controls import control_characters, name_of, without_controls
from support.judging import case_of

_PIECES = [
    "\x1b",
    "[",
    "]",
    "P",
    "\\",
    "\x07",
    "\x9c",
    "\x9b",
    "31",
    ";",
    "m",
    " ",
    "(",
    "B",
    "a",
    "\n",
    "\x0c",
    "\x00",
]
texts = st.lists(st.sampled_from([*_PIECES, "\u00e9"])).map("".join)


@given(text=texts)
def test_nothing_is_left_of_them_and_every_line_that_had_some_is_pointed_at(text: str) -> None:
    lines = {at for at, line in enumerate(text.split("\n"), 1) if any(not each.isprintable() for each in line)}
    case = case_of(text, merge=True)
    assert {case.position(hit.start)[0] for hit in control_characters(case)} == lines
    assert without_controls(text).replace("\n", "").isprintable()


@given(text=texts)
def test_nothing_else_is_lost_but_what_belongs_to_a_sequence(text: str) -> None:
    if "\x1b" not in text:
        assert without_controls(text) == "".join(
            " " if each == "\x0c" else each for each in text if each.isprintable() or each in "\n\x0c"
        )


@pytest.mark.parametrize("piece", ["\x1b[", "\x1b[1;", "\x1b]0;", "\x1bP", "\x1b(", "\x1b[1 ", "\x1b]\x1b["])
def test_sequences_without_an_end_cost_no_more_than_others(piece: str) -> None:
    assert "\x1b" not in without_controls(piece * 100_000)


@pytest.mark.parametrize(
    ("control", "name"),
    [
        ("\x1b[31m", "an escape sequence"),
        ("\x1b", "U+001B (escape)"),
        ("\x02", "U+0002"),
        ("\x85", "U+0085 (next line)"),
    ],
)
def test_a_control_is_called_by_its_number_and_its_name(control: str, name: str) -> None:
    assert name_of(control) == name

"""Edits of JSON."""

from __future__ import annotations

import pytest

from gatepost.doctor.edits import apply_edits
from gatepost.doctor.json_nodes import read_json
from gatepost.doctor.releases.json_lines import with_entry, with_key, with_value, without

TEXT = '{\n  "a": "x",\n  "b": {\n    "c": true\n  },\n  "d": 1, "e": 2\n}\n'


@pytest.mark.parametrize(
    ("keys", "after"),
    [
        (("a",), TEXT.replace('  "a": "x",\n', "")),
        (("b", "c"), TEXT.replace('    "c": true\n', "")),
        (("b",), TEXT),
        (("d",), TEXT),
        (("z",), TEXT),
        (("z", "y"), TEXT),
    ],
)
def test_an_entry_is_taken_out_where_it_has_a_line_to_itself(keys: tuple[str, ...], after: str) -> None:
    assert apply_edits(TEXT, without(read_json("f", TEXT), *keys)) == after


def test_the_last_entry_takes_the_comma_along() -> None:
    text = '{\n  "a": [1,\n 2], \n  "b": 3\n}'
    assert apply_edits(text, without(read_json("f", text), "b")) == '{\n  "a": [1,\n 2]\n}'

    text = '{\n  "a": 1\n  , "c": 2,\n\n  "b": 3\n}'
    assert apply_edits(text, without(read_json("f", text), "b")) == '{\n  "a": 1\n  , "c": 2\n\n}'

    text = '{\n  "a": 1\n  ,\n  "b": 3\n}'
    assert without(read_json("f", text), "b") == ()


def test_an_entry_that_is_there_twice_is_left_alone() -> None:
    assert without(read_json("f", '{\n"a": 1,\n"a": 2\n}'), "a") == ()


def test_a_value_and_a_name_are_changed_in_their_place() -> None:
    document = read_json("f", TEXT)

    assert apply_edits(TEXT, with_value(document, '"y"', "a")) == TEXT.replace('"x"', '"y"')
    assert apply_edits(TEXT, with_key(document, '"y"', "b", "c")) == TEXT.replace('"c"', '"y"')
    assert (with_value(document, "1", "b"), with_key(document, '"y"', "d")) == ((), ())


def test_an_entry_is_added_first_or_behind_another() -> None:
    document = read_json("f", TEXT)

    assert apply_edits(TEXT, with_entry(document, '"n": 0')) == TEXT.replace('  "a"', '  "n": 0,\n  "a"')
    assert apply_edits(TEXT, with_entry(document, '"n": 0', after="a")) == TEXT.replace('  "b"', '  "n": 0,\n  "b"')
    assert apply_edits(TEXT, with_entry(document, '"n": 0', "b")) == TEXT.replace('    "c"', '    "n": 0,\n    "c"')
    assert [with_entry(document, '"n": 0', key) for key in ("a", "z")] == [(), ()]
    assert with_entry(read_json("f", '{"a": 1}'), '"n": 0') == ()


def test_what_is_no_json_is_left_alone() -> None:
    document = read_json("f", "{")

    assert (without(document, "a"), with_value(document, "1", "a"), with_entry(document, '"n": 0')) == ((), (), ())


def test_the_line_ends_of_windows_stay() -> None:
    text = TEXT.replace("\n", "\r\n")

    assert apply_edits(text, without(read_json("f", text), "a")) == text.replace('  "a": "x",\r\n', "")

"""JSON that somebody else wrote, with something put into it."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gatepost.scaffold.json_edit import append, change, insert, read_object, write
from gatepost.scaffold.wanted import CannotEdit

if TYPE_CHECKING:
    from gatepost.formats.json_text import Json

VALUE: Json = {"type": "toml", "path": "uv.lock"}

OWN = """{
    "packages" : {
        ".": {"release-type":"python", "extra-files":[
            {"type":"generic", "path":"a.py"}
        ]},
        "b": {}
    },
    "x": [1, 2]
}"""


def test_a_member_stands_last_and_looks_like_those_before_it() -> None:
    assert insert(OWN, ("packages",), "c", {"a": 1}) == OWN.replace(
        '"b": {}', '"b": {},\n        "c": {\n            "a": 1\n        }'
    )
    assert insert(OWN, ("packages", "."), "c", {"a": [1]}) == OWN.replace(
        "        ]},", '        ], "c": { "a": [1] }},'
    )


def test_an_element_of_a_list_stands_on_one_line_where_the_others_do() -> None:
    assert append(OWN, ("packages", ".", "extra-files"), VALUE) == OWN.replace(
        '"path":"a.py"}', '"path":"a.py"},\n            {"type": "toml", "path": "uv.lock"}'
    )
    assert append(OWN, ("x",), 3) == OWN.replace("[1, 2]", "[1, 2, 3]")
    wide = '{\n\t"l": [\n\t\t{\n\t\t\t"a": 1\n\t\t}\n\t]\n}\n'
    assert (
        append(wide, ("l",), {"b": 2})
        == '{\n\t"l": [\n\t\t{\n\t\t\t"a": 1\n\t\t},\n\t\t{\n\t\t\t"b": 2\n\t\t}\n\t]\n}\n'
    )


def test_what_is_empty_is_opened() -> None:
    assert insert(OWN, ("packages", "b"), "c", 1) == OWN.replace('"b": {}', '"b": {\n            "c": 1\n        }')
    assert insert("{}\n", (), "a", [VALUE]) == '{\n  "a": [\n    { "type": "toml", "path": "uv.lock" }\n  ]\n}\n'
    assert append('{"a": [ ]}', ("a",), {}) == '{"a": [\n  {}\n]}'


def test_what_stands_on_one_line_stays_there() -> None:
    assert insert('{"a":1}', (), "b", {"c": []}) == '{"a":1, "b": { "c": [] }}'
    assert insert('{ "a": {"b":1} }', (), "c", {"d": 1}) == '{ "a": {"b":1}, "c": { "d": 1 } }'


def test_of_a_key_that_is_given_twice_the_last_counts() -> None:
    assert insert('{"a": {"x": 1}, "a": {"y": 2}}', ("a",), "z", 3) == '{"a": {"x": 1}, "a": {"y": 2, "z": 3}}'


def test_a_new_document_has_the_objects_of_a_list_on_a_line_each() -> None:
    assert write({"a": {"b": [{"c": "ä", "d": [1, {}]}], "e": []}, "f": {}}) == (
        '{\n  "a": {\n    "b": [\n      { "c": "ä", "d": [1, {}] }\n    ],\n    "e": []\n  },\n  "f": {}\n}'
    )


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("{,}", "not JSON: Expected property name or '}' in JSON at position 1"),
        ("", "not JSON: Unexpected end of JSON input"),
        ("\ufeff{}", "not JSON: it begins with a byte order mark"),
        ("[]", "not an object"),
        ("[" * 100_000, "not JSON: nested too deeply"),
    ],
)
def test_what_is_no_object_cannot_be_edited(text: str, why: str) -> None:
    with pytest.raises(CannotEdit) as caught:
        read_object("a.json", text)
    assert str(caught.value) == f"a.json: {why}"


KEYS = st.text(alphabet='ab"\\ é\n', max_size=3)
VALUES = st.recursive(
    st.integers() | st.booleans() | st.none() | KEYS,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(KEYS, inner, max_size=3),
    max_leaves=8,
)
DOCUMENTS = st.dictionaries(KEYS, VALUES, max_size=3)


@given(DOCUMENTS, KEYS, VALUES, st.sampled_from([None, 1, 2, 4, "\t"]), st.sampled_from(["", "\n"]))
def test_a_member_is_added_to_any_document_and_nothing_else_changes(
    document: dict[str, object], key: str, value: object, indent: int | str | None, end: str
) -> None:
    text = json.dumps(document, indent=indent) + end
    steps: list[str] = []
    inside: object = document
    while isinstance(inside, dict):
        if key not in inside:
            changed = insert(text, steps, key, json.loads(json.dumps(value)))
            inside[key] = value
            assert json.loads(changed) == document
            del inside[key]
            assert changed.endswith(end)
        step = next((name for name in inside if isinstance(inside[name], dict | list)), None)
        if step is None:
            return
        steps.append(step)
        inside = inside[step]
    if isinstance(inside, list):
        changed = append(text, steps, json.loads(json.dumps(value)))
        inside.append(value)
        assert json.loads(changed) == document


def test_a_value_is_changed_where_it_stands() -> None:
    text = '{ "a": [ 1, {"b" : "x", "b" : "y"} ],\n "c": 0 }'
    assert change(text, ("a", 1, "b"), "z") == text.replace('"y"', '"z"')
    assert change(text, ("a",), None) == '{ "a": null,\n "c": 0 }'

"""The scripts in a JSONPath, and what they see."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from gatepost.formats.errors import UnreadableText
from gatepost.formats.jsonpath.match import Match
from gatepost.formats.jsonpath.scripts import Scripts

if TYPE_CHECKING:
    from gatepost.formats.json_text import Json

DOCUMENT: dict[str, Json] = {"a": {"b": ["x", "y"]}}
LIST: Json = ["x", "y"]
PARENT = Match(LIST, {"b": LIST}, "b", ("$", "a", "b"))
ITEM = Match("y", LIST, 1, ("$", "a", "b", 1))


@pytest.mark.parametrize(
    ("script", "value"),
    [
        ("@ + ''", "y"),
        ("@.length", 1),
        ("@[0]", "y"),
        ("(@)", "y"),
        ("@property", 1),
        ("@parent.b[0]", "x"),
        ("@parentProperty", "b"),
        ("@root.a.b[1]", "y"),
        ("@path", "$['a']['b'][1]"),
    ],
)
def test_a_filter_sees_the_item_and_where_it_lies(script: str, value: Json) -> None:
    assert Scripts(DOCUMENT).of_item(script, ITEM, PARENT) == value


@pytest.mark.parametrize(
    ("script", "value"),
    [
        ("(@.length-1)", 1),
        ("(@property)", "b"),
        ("(@parentProperty)", "b"),
        ("(@path)", "$['a']['b']"),
    ],
)
def test_a_script_for_a_key_sees_what_it_is_a_key_of(script: str, value: Json) -> None:
    assert Scripts(DOCUMENT).of_place(script, PARENT) == value


def test_variables_of_a_script_are_gone_after_it() -> None:
    scripts = Scripts(DOCUMENT)

    assert scripts.of_item("x = 5", ITEM, PARENT) == 5
    with pytest.raises(UnreadableText, match="jsonPath: x is not defined: x"):
        scripts.of_item("x", ITEM, PARENT)
    with pytest.raises(UnreadableText, match="jsonPath: x is not defined: x"):
        scripts.of_item("x", ITEM, PARENT)

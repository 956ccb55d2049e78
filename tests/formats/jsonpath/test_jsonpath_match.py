"""Places that were found."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from gatepost.formats.errors import UnreadableText
from gatepost.formats.jsonpath.match import Key, Match, assign, path_text, pointer

if TYPE_CHECKING:
    from gatepost.formats.json_text import Json


@pytest.mark.parametrize(
    ("trail", "path", "as_pointer", "as_text"),
    [
        (("$",), [], "", "$"),
        (("$", "a", 0, "b"), ["a", 0, "b"], "/a/0/b", "$['a'][0]['b']"),
        (("$", "a/b~c", "1", "*"), ["a/b~c", "1", "*"], "/a~1b~0c/1/*", "$['a/b~c'][1][*]"),
        (("$", "a", "~"), ["a"], "/a", "$['a']"),
        (("$", "^", "@string()", "@x"), ["@x"], "/@x", "$['@x']"),
        ((), [], "", "$"),
    ],
)
def test_a_place_is_written_without_marks(
    trail: tuple[Key, ...], path: list[Key], as_pointer: str, as_text: str
) -> None:
    match = Match(None, None, None, trail)

    assert match.path == path
    assert pointer(match) == as_pointer
    assert path_text(match) == as_text


@pytest.mark.parametrize(
    ("parent", "key", "after"),
    [
        ({"a": "x", "b": 1}, "a", {"a": "new", "b": 1}),
        ({"a": "x"}, None, {"a": "x", "null": "new"}),
        (["x", "y"], 1, ["x", "new"]),
        (["x", "y"], "0", ["new", "y"]),
        (["x"], None, ["x"]),
    ],
)
def test_a_value_is_put_in_its_place(parent: Json, key: Key | None, after: Json) -> None:
    assign(Match("x", parent, key, ("$",)), "new")

    assert parent == after


@pytest.mark.parametrize(
    ("parent", "key", "words"),
    [
        (None, None, "Cannot set properties of null (setting 'null')"),
        ("abc", "0", "Cannot assign to read only property '0' of string 'abc'"),
        ("abc", None, "Cannot create property 'null' on string 'abc'"),
    ],
)
def test_what_has_no_place_is_refused(parent: Json, key: Key | None, words: str) -> None:
    with pytest.raises(UnreadableText) as refused:
        assign(Match("x", parent, key, ("$",)), "new")

    assert str(refused.value) == words

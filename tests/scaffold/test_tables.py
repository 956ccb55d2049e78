"""TOML as tables whose values are looked at when they are asked for."""

from __future__ import annotations

import pytest

from gatepost.errors import ProjectInvalidError
from gatepost.scaffold.tables import Tables, read_toml

DOCUMENT = read_toml("a.toml", '\ufeffname = "n"\n[tool.x]\ntexts = ["a"]\non = true\noff = false\nboth = [1, "a"]\n')


def test_values_are_read_by_their_kind_and_what_is_not_there_is_empty() -> None:
    table = DOCUMENT.table("tool", "x")
    assert DOCUMENT.text("name") == "n"
    assert DOCUMENT.text("none") == ""
    assert table.texts("texts") == ("a",)
    assert table.texts("none") == ()
    assert [table.is_on(key) for key in ("on", "off", "none")] == [True, False, False]
    assert [table.is_off(key) for key in ("on", "off", "none")] == [False, True, False]
    assert [table.text_or_texts(key) for key in ("texts", "none")] == [("a",), ()]
    assert DOCUMENT.text_or_texts("name") == ("n",)
    assert "x" in DOCUMENT.table("tool")
    assert list(DOCUMENT) == ["name", "tool"]


def test_a_hint_is_a_text_or_the_first_of_a_list_and_never_an_error() -> None:
    table = Tables("a", {"t": "x", "l": ["y", "z"], "d": [{"in": ["w"]}], "n": 1, "e": []})
    assert [table.hint(key) for key in ("t", "l", "n", "e", "none")] == ["x", "y", "", "", ""]
    assert table.hint("d", "in") == "w"
    assert table.hint("t", "deeper") == ""


@pytest.mark.parametrize(
    ("place", "words"),
    [
        (("name", "x"), "a.toml: `name` must be a table"),
        (("tool", "x", "on", "y"), "a.toml: `tool.x.on` must be a table"),
    ],
)
def test_a_table_that_is_none_is_named(place: tuple[str, ...], words: str) -> None:
    with pytest.raises(ProjectInvalidError) as caught:
        DOCUMENT.table(*place)
    assert caught.value.text == words


def test_a_value_of_another_kind_is_named() -> None:
    table = DOCUMENT.table("tool", "x")
    with pytest.raises(ProjectInvalidError, match=r"a\.toml: `tool\.x\.on` must be a text"):
        table.text("on")
    for key in ("both", "on"):
        with pytest.raises(ProjectInvalidError, match=rf"`tool\.x\.{key}` must be a list of texts"):
            table.texts(key)


@pytest.mark.parametrize("text", ["[", "a = 1\na = 2", "a = " + "[" * 10_000, f"a = {'9' * 5000}"])
def test_what_is_not_toml_is_an_error_with_the_files_name(text: str) -> None:
    with pytest.raises(ProjectInvalidError, match=r"^a\.toml is not TOML: "):
        read_toml("a.toml", text)

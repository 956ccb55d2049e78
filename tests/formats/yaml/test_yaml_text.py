"""The documents of a YAML text: checked against js-yaml 4."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from gatepost.formats.errors import UnreadableText
from gatepost.formats.yaml import reader as yaml_reader
from gatepost.formats.yaml.text import load_all

if TYPE_CHECKING:
    from gatepost.formats.json_text import Json


@pytest.mark.parametrize(
    ("text", "documents"),
    [
        ("", []),
        ("\n", []),
        ("# c", [None]),
        ("a", ["a"]),
        ("a\n", ["a"]),
        ("---\n", [None]),
        ("--- a", ["a"]),
        ("---a", ["a"]),
        ("---\n---\n", [None, None]),
        ("a\n---\nb\n", ["a", "b"]),
        ("a\n...\n", ["a"]),
        ("a\n...\nb", ["a", "b"]),
        ("a\n...\n---\nb", ["a", "b"]),
        ("\ufeffa: 1", [{"a": 1}]),
        ("%YAML 1.2\n---\na", ["a"]),
        ("%YAML 1.1 # c\n---\na", ["a"]),
        ("%FOO x\n---\na", ["a"]),
        ('%TAG !e! tag:yaml.org,2002:\n---\n!e!int "3"', [3]),
        ("  a: 1\n  b: 2", [{"a": 1, "b": 2}]),
        ("--- |\n x\n...\n", ["x\n"]),
        ("a: &x 1\n---\nb: 2", [{"a": 1}, {"b": 2}]),
        ("&a [1]\n--- \n&a [2]", [[1], [2]]),
        ("a\r\n---\r\nb\r", ["a", "b"]),
        ("- a\n---\n- b\n...\n# end\n", [["a"], ["b"]]),
    ],
)
def test_a_text_holds_documents(text: str, documents: list[Json]) -> None:
    assert load_all(text) == documents


@pytest.mark.parametrize(
    "text",
    [
        "a\x00b",
        "a: b: c",
        "[1",
        "%YAML 1.2\na",
        "*x",
        "a: &x 1\n---\nb: *x",
        "a\n  b: c\n d",
        "!foo a",
        "[" * 101,
    ],
)
def test_what_js_yaml_refuses_is_refused(text: str) -> None:
    with pytest.raises(UnreadableText):
        load_all(text)


def test_an_alias_is_the_object_it_refers_to() -> None:
    [document] = load_all("a: &x {k: 1}\nb: *x\n")

    assert isinstance(document, dict)
    assert document["a"] is document["b"]


def test_what_contains_itself_can_be_read() -> None:
    [document] = load_all("&a [*a]")

    assert isinstance(document, list)
    assert document[0] is document


def test_where_the_stack_ends_the_text_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(yaml_reader, "_DEEPEST", 100_000)

    with pytest.raises(UnreadableText, match="nested too deeply"):
        load_all("[" * 5000)

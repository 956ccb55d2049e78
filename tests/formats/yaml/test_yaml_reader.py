"""Blocks, flows and scalars of YAML: checked against js-yaml 4."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from gatepost.formats.errors import UnreadableText
from gatepost.formats.yaml.text import load_all

if TYPE_CHECKING:
    from gatepost.formats.json_text import Json


@pytest.mark.parametrize(
    ("text", "documents"),
    [
        ("a: 1\nb: 2", [{"a": 1, "b": 2}]),
        ("a:\n  b:\n    - c\n    - d", [{"a": {"b": ["c", "d"]}}]),
        ("a:\n- b\n- c", [{"a": ["b", "c"]}]),
        ("- - a\n  - b\n- c", [[["a", "b"], "c"]]),
        ("- a: 1\n  b: 2", [[{"a": 1, "b": 2}]]),
        ("-\n  a\n-\n-\n  - b", [["a", None, ["b"]]]),
        ("- \n- a", [[None, "a"]]),
        ("a:\nb:", [{"a": None, "b": None}]),
        ("a:\n\n  b", [{"a": "b"}]),
        ("a:\n  b:\nc: d", [{"a": {"b": None}, "c": "d"}]),
        ("? a\n: b", [{"a": "b"}]),
        ("? a\n? b\n: c", [{"a": None, "b": "c"}]),
        ("? a", [{"a": None}]),
        ("? - x\n: - y", [{"x": ["y"]}]),
        ("? a\nb: c", [{"a": None, "b": "c"}]),
        ("\"a\": 1\n'b': 2", [{"a": 1, "b": 2}]),
        ("{a: 1, b: [c, d], e}", [{"a": 1, "b": ["c", "d"], "e": None}]),
        ("[a: 1, b, ? c : d, ? e]", [[{"a": 1}, "b", {"c": "d"}, {"e": None}]]),
        ("{? a : b, ? c, d: }", [{"a": "b", "c": None, "d": None}]),
        ("[a, b,]", [["a", "b"]]),
        ("{a: 1,}", [{"a": 1}]),
        ("[]", [[]]),
        ("{}", [{}]),
        ("{a: {b: {}}}", [{"a": {"b": {}}}]),
        ("[\n  a,\n  b\n]", [["a", "b"]]),
        ('{"a":1}', [{"a": 1}]),
        ("&x a: *x", [{"a": "a"}]),
        ("- &x a\n- *x", [["a", "a"]]),
        ("&x a: 1\nb: *x", [{"a": 1, "b": "a"}]),
        ("a: &x b: c", [{"a": {"b": "c"}}]),
        ("- !!str a: b", [[{"a": "b"}]]),
        ("- &x [1]\n- *x", [[[1], [1]]]),
        ("- &x\n  a: 1\n- *x", [[{"a": 1}, {"a": 1}]]),
        ("a: !!str\n  b", [{"a": "b"}]),
        ("!!map\na: 1", [{"a": 1}]),
        ("&m\na: 1\nb: 2", [{"a": 1, "b": 2}]),
        ("&a\n&b c: d", [{"c": "d"}]),
        ("a: &x\nb: *x", [{"a": None, "b": None}]),
        ("a: !!str\nb: 1", [{"a": "", "b": 1}]),
        ("&x\n |\n t\n", ["t\n"]),
        ("- &x\n  |\n t\n- *x", [["t\n", {}]]),
        ("!!int\n |\n 3\n", ["3\n"]),
        ("!!str\n 12", [12]),
        ("&x k: 1\n*x : 2", [{"k": 2}]),
        ("[&x a, *x]", [["a", "a"]]),
        ("a : b", [{"a": "b"}]),
        ("a:\tb", [{"a": "b"}]),
        ("a: b\t", [{"a": "b"}]),
        ('"a" : b', [{"a": "b"}]),
        ('"a"#c', ["a"]),
        ("[a,#c\n b]", [["a", "b"]]),
        ("- a\n# c\n- b", [["a", "b"]]),
        ("a: b # c\nd: e", [{"a": "b", "d": "e"}]),
        ("a #b: c", ["a"]),
        ("x", ["x"]),
        ("a: b\n\n\nc: d", [{"a": "b", "c": "d"}]),
        ("10: a\n2: b\nx: c\n1: d", [{"1": "d", "2": "b", "10": "a", "x": "c"}]),
        ("!!null\n ~", [None]),
        ("! a: b", [{"a": "b"}]),
        ("a: ! b", [{"a": "b"}]),
        ("&x ! y", ["y"]),
        ("- - - a\n    - b", [[[["a", "b"]]]]),
        ("--- - a", [["a"]]),
        ("--- &x\na: 1", [{"a": 1}]),
        ("a: {b: c}\n", [{"a": {"b": "c"}}]),
        ("? [a, b]\n: c", [{"a,b": "c"}]),
        ("? {a: 1}\n: c", [{"[object Object]": "c"}]),
        ("[[a, b], {c: d}]", [[["a", "b"], {"c": "d"}]]),
        ("a: [b]\nc: d", [{"a": ["b"], "c": "d"}]),
        ("- [a]\n- {b: c}", [[["a"], {"b": "c"}]]),
        ('a: "b"\n"c": d', [{"a": "b", "c": "d"}]),
        ("-\ta", [["a"]]),
        ("- a\n-\tb", [["a", "b"]]),
        ("a:\n  - b\n  -\n    c", [{"a": ["b", "c"]}]),
        ("a:\n  !!seq\n  - b", [{"a": ["b"]}]),
        ("k: &a [x]\nl: [*a, *a]", [{"k": ["x"], "l": [["x"], ["x"]]}]),
        ('"a b"\n', ["a b"]),
        ("'a'", ["a"]),
        ("&a a: &b b: &c c: *a", [{"a": {"b": {"c": "a"}}}]),
        ("? \n: a", [{"null": "a"}]),
        ("{a: &x , b: *x}", [{"a": None, "b": None}]),
        ("!<?> 1", [1]),
        ('!<?> "1"', [1]),
        ("! |\n a\n", ["a\n"]),
        ("- a\n b", [["a b"]]),
        ("- a\n  - b\n - c", [["a - b - c"]]),
        ("a: 1\n b", [{"a": "1 b"}]),
        ("{a b: c}", [{"a b": "c"}]),
        ("&x", [None]),
    ],
)
def test_nodes_are_told_apart(text: str, documents: list[Json]) -> None:
    assert load_all(text) == documents


@pytest.mark.parametrize(
    "text",
    [
        "[a\n : b]",
        "a: &x\n  !!str\n  b: c",
        "a: 1\n  b: 2",
        "a\nb: c\n",
        "a: b\nc",
        "- a\nb: c",
        "a: - b",
        "a: b: c",
        "a: \n\tb: c",
        "- a\n\t- b",
        "\t- a",
        "\ta: b",
        "a:\n\t- b",
        "[a",
        "[a b: c",
        "{a",
        "[,]",
        "{,}",
        "[a,,b]",
        "[a] b",
        "{a: b} c: d",
        '"a" b',
        'a: "b" c',
        '"a"\n: b',
        ": a",
        "a: :b\n :",
        "*x",
        "&x *y",
        "- &x a\n- &y *x",
        "!!str *x",
        "!!str !!int a",
        "&x &y a",
        "a: @b",
        "a: `b",
        "a: %b",
        "- ]",
        "? a\n  : b",
        "a: {b: c\nd: e",
        "x:y\nz: 1",
        "a\n  b\n c: d",
        "?a: b\n:c",
        "- - a\n - b",
        "a:b\n c: d\ne",
        "!<?> [a]",
        '!!int\n "x"',
        "!<?>\n 1",
        '"a":b',
        "a: |x\n b",
        "[a: b: c]",
        "{a: b: c}",
        "!!seq\n ~",
        "!!map [a]",
        "!!seq {a: 1}",
        "!!str [a]",
        "!!int\n 12",
        "*",
    ],
)
def test_what_js_yaml_refuses_is_refused(text: str) -> None:
    with pytest.raises(UnreadableText):
        load_all(text)


def test_a_hundred_levels_are_the_most() -> None:
    assert load_all("[" * 99 + "]" * 99) != []
    assert load_all("- " * 98 + "a") != []

    for text in ("[" * 100 + "]" * 100, "- " * 99 + "a"):
        with pytest.raises(UnreadableText, match=r"nesting exceeded maxDepth \(100\)"):
            load_all(text)


def test_keys_stand_in_the_order_of_javascript() -> None:
    [document] = load_all("b: 1\n10: 2\n2: 3\na: 4\n")

    assert isinstance(document, dict)
    assert list(document) == ["2", "10", "b", "a"]


def test_a_trial_leaves_no_anchors_behind() -> None:
    assert load_all("- &a b\n- *a\n") == [["b", "b"]]
    assert load_all("- &a b: &c d\n- [*a, *c]\n") == [[{"b": "d"}, ["b", "d"]]]

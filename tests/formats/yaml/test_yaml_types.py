"""What the tags of YAML make of nodes: checked against js-yaml 4."""

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
        ("!!set {a, b}", [{"a": None, "b": None}]),
        ("!!omap [a: 1, b: 2]", [[{"a": 1}, {"b": 2}]]),
        ("!!pairs [a: 1, a: 2]", [[["a", 1], ["a", 2]]]),
        ("!!seq [a]", [["a"]]),
        ("!!map {a: 1}", [{"a": 1}]),
        ("!!set", [{}]),
        ("!!omap", [[]]),
        ("!!pairs", [[]]),
        ("!!seq", [[]]),
        ("!!map", [{}]),
        ("!!null", [None]),
        ("!!str", [""]),
        ("a: !!merge", [{"a": None}]),
        ("!!null ~", [None]),
        ("!!omap []", [[]]),
        ("!!set {}", [{}]),
        ("!!pairs []", [[]]),
        ("!!str\n ~", [""]),
        ("!!str\n true", [True]),
        ("!!float 1", [1]),
        ('!!bool "true"', [True]),
        ("!<?> ~", [None]),
        ("!", [None]),
        ("!<?>", [None]),
        ("! [a]", [["a"]]),
        ('!!float "1e3"', [1000]),
    ],
)
def test_a_tag_makes_something_of_a_node(text: str, documents: list[Json]) -> None:
    assert load_all(text) == documents


@pytest.mark.parametrize(
    "text",
    [
        "!!set {a: 1}",
        "!!omap [a]",
        "!!omap [{a: 1, b: 2}]",
        "!!omap [a: 1, a: 2]",
        "!!omap [{}]",
        "!!pairs [a]",
        "!!pairs [{a: 1, b: 2}]",
        "!!omap [2020-01-01]",
        "!!int",
        "!!float",
        "!!bool",
        "!!timestamp",
        "!!binary",
        "!foo",
        "!!foo [a]",
        "!!foo {a: 1}",
        "!!seq a",
        "!!map a",
        "!!set [a]",
        "!!omap {a: 1}",
        "!!bool x",
        "!!int 1.5",
        "!!null x",
        "!!merge x",
        "!!timestamp x",
        '!!binary "a"',
        '!!binary "*"',
        "!!int\n 12",
        "!!seq\n ~",
        "&a !!seq\n *a",
        "!<?> [a]",
        "!<?> {}",
        "!!omap\n a",
    ],
)
def test_a_tag_that_does_not_fit_is_refused(text: str) -> None:
    with pytest.raises(UnreadableText):
        load_all(text)

"""Keys and merges of YAML: checked against js-yaml 4."""

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
        ("a: &x {k: 1, l: 2}\nb:\n  <<: *x\n  l: 3", [{"a": {"k": 1, "l": 2}, "b": {"k": 1, "l": 3}}]),
        ("b:\n  l: 3\n  <<: {k: 1, l: 2}\n", [{"b": {"l": 3, "k": 1}}]),
        ("<<: [{a: 1}, {a: 2, b: 3}]", [{"a": 1, "b": 3}]),
        ("<<: []", [{}]),
        ("<<: [[x, y]]", [{"0": "x", "1": "y"}]),
        ('"<<": 1', [{"<<": 1}]),
        ("? <<\n: {a: 1}", [{"<<": {"a": 1}}]),
        ("{<<: {a: 1}, b: 2}", [{"a": 1, "b": 2}]),
        ("[<<: {a: 1}]", [[{"a": 1}]]),
        ("!!merge <<: {a: 1}", [{"a": 1}]),
        ("a: 1\na: 2", [{"a": 2}]),
        ("a: 1\nb: 2\na: 3", [{"a": 3, "b": 2}]),
        ("1: a\n1.50: b\ntrue: c\nnull: d\n~: e", [{"1": "a", "1.5": "b", "true": "c", "null": "e"}]),
        ("[a, ~, 1, {b: c}]: d", [{"a,,1,[object Object]": "d"}]),
        ("{a: 1}: b", [{"[object Object]": "b"}]),
        ("? []\n: a", [{"": "a"}]),
        ("2020-01-01: a", [{"Wed Jan 01 2020 00:00:00 GMT+0000 (Coordinated Universal Time)": "a"}]),
        ("!!binary aGk=: a", [{"104,105": "a"}]),
        ("__proto__: 1", [{"__proto__": 1}]),
        ("-0.0: a\n.inf: b", [{"0": "a", "Infinity": "b"}]),
        ("? [2020-01-01]\n: a", [{"Wed Jan 01 2020 00:00:00 GMT+0000 (Coordinated Universal Time)": "a"}]),
        ("<<: 2020-01-01", [{}]),
    ],
)
def test_a_mapping_is_built(text: str, documents: list[Json]) -> None:
    assert load_all(text) == documents


@pytest.mark.parametrize(
    "text",
    [
        "<<: a",
        "<<: ~",
        "<<: [a]",
        "[[a]]: b",
        "<<: *x",
    ],
)
def test_what_js_yaml_refuses_is_refused(text: str) -> None:
    with pytest.raises(UnreadableText):
        load_all(text)


def test_a_list_of_more_than_a_hundred_is_not_merged() -> None:
    assert load_all(f"<<: [{', '.join(['{}'] * 100)}]") == [{}]
    with pytest.raises(UnreadableText, match="abnormal merge sequence size"):
        load_all(f"<<: [{', '.join(['{}'] * 101)}]")


def test_ten_thousand_keys_are_the_most_to_be_merged() -> None:
    text = "a: &a {x: 1}\n" + "".join(f"k{number}: {{<<: *a}}\n" for number in range(5000))

    assert len(load_all(text)) == 1
    with pytest.raises(UnreadableText, match="merge keys exceeded maxTotalMergeKeys"):
        load_all(f"{text}z: {{<<: *a}}")

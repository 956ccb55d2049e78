"""Literal and folded scalars of YAML: checked against js-yaml 4."""

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
        ("a: |\n  x\n  y\n", [{"a": "x\ny\n"}]),
        ("a: |-\n  x\n", [{"a": "x"}]),
        ("a: |+\n  x\n\n", [{"a": "x\n\n"}]),
        ("a: |\n  x\n\n\nb: c", [{"a": "x\n", "b": "c"}]),
        ("a: >\n  x\n  y\n\n  z\n", [{"a": "x y\nz\n"}]),
        ("a: >\n  x\n    y\n  z\n", [{"a": "x\n  y\nz\n"}]),
        ("a: >\n\n\n  x\n", [{"a": "\n\nx\n"}]),
        ("a: >-\n  x\n  \ty\n  z", [{"a": "x\n\ty\nz"}]),
        ("a: >+\n  x\n\n", [{"a": "x\n\n"}]),
        ("a: |2\n   x\n", [{"a": " x\n"}]),
        ("a: |1-\n  x\n", [{"a": " x"}]),
        ("a: |-1\n  x\n", [{"a": " x"}]),
        ("a: | # c\n  x\n", [{"a": "x\n"}]),
        ("a: |\nb: c", [{"a": "", "b": "c"}]),
        ("a: |-\n\n\nb: c", [{"a": "", "b": "c"}]),
        ("a: |+\n\n\nb: c", [{"a": "\n\n", "b": "c"}]),
        ("a: >+\n\nb: c", [{"a": "\n", "b": "c"}]),
        ("- |\n x\n- >\n y", [["x\n", "y\n"]]),
        ("a: |\n  x\n   y\n", [{"a": "x\n y\n"}]),
        ("--- |1\ntext\n", ["text\n"]),
        ("--- |\n x\n", ["x\n"]),
        ("a: >\n  x\n\n    y\n\n  z\n", [{"a": "x\n\n  y\n\nz\n"}]),
        ("a: |\n  x\n# c\nb: 1", [{"a": "x\n", "b": 1}]),
        ("a: |\n  \n  x", [{"a": "\nx\n"}]),
        ("a: |\r\n  x\r\n  y\r\n", [{"a": "x\ny\n"}]),
        ("- |\n  x", [["x\n"]]),
        ("|\n  x\n", ["x\n"]),
        ("a: >\n  x\n   y\n\n   z\n  w\n", [{"a": "x\n y\n\n z\nw\n"}]),
        ("a: >\n x\n\n\n y", [{"a": "x\n\ny\n"}]),
    ],
)
def test_a_block_is_read(text: str, documents: list[Json]) -> None:
    assert load_all(text) == documents


@pytest.mark.parametrize(
    "text",
    [
        "a: |\n     \n  x\n",
        "a: |0\n x",
        "a: |12\n x",
        "a: |+-\n x",
        "a: |x\n y",
        "--- |\nx\n",
        "--- >\n\nx",
        "a: |\n  \x01\n",
        "a: |#c\n x",
        "a: ||\n x",
        "|",
    ],
)
def test_what_js_yaml_refuses_is_refused(text: str) -> None:
    with pytest.raises(UnreadableText):
        load_all(text)

"""The steps that ask for a type."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from gatepost.formats.errors import UnreadableText
from gatepost.formats.jsonpath.types import is_of_type
from gatepost.formats.yaml.values import Timestamp

if TYPE_CHECKING:
    from gatepost.formats.json_text import Json

TYPES = [
    "scalar",
    "boolean",
    "string",
    "undefined",
    "function",
    "integer",
    "number",
    "nonFinite",
    "object",
    "array",
    "null",
]


@pytest.mark.parametrize(
    ("value", "types"),
    [
        (None, "scalar null"),
        (True, "scalar boolean"),
        ("a", "scalar string"),
        (1, "scalar integer number"),
        (-0.5, "scalar number"),
        (float("inf"), "scalar nonFinite"),
        ([], "object array"),
        ({}, "object"),
        (Timestamp(0), "object"),
    ],
)
def test_a_value_is_of_types(value: Json, types: str) -> None:
    assert [name for name in TYPES if is_of_type(value, f"@{name}()")] == types.split()


@pytest.mark.parametrize(
    ("step", "words"),
    [("@foo()", "Unknown value type foo"), ("@at", "Unknown value type "), ("@other()", "You must supply an")],
)
def test_what_is_no_type_is_refused(step: str, words: str) -> None:
    with pytest.raises(UnreadableText, match=words):
        is_of_type(1, step)

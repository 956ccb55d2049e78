"""Values of XPath and how they compare: checked against npm xpath 0.0.34."""

from __future__ import annotations

import math

import pytest

from gatepost.formats.errors import UnreadableText
from gatepost.formats.xml.text import parse_xml
from gatepost.formats.xpath.select import select
from gatepost.formats.xpath.values import compare, nodes_of, number_of, text_of, truth_of

DOCUMENT = "<r><a>1</a><a>2</a><b>2</b><b>3</b><c>x</c><d> </d></r>"
COMPARED = [
    ("//a = '1'", True),
    ("//a = 2", True),
    ("//a = 3", False),
    ("//a = //b", True),
    ("//a = //c", False),
    ("//a != //a", True),
    ("//c != //c", False),
    ("//a < //b", True),
    ("//b <= //a", True),
    ("//a > //b", False),
    ("//b >= //a", True),
    ("//a < //c", False),
    ("//a = true()", True),
    ("//z = false()", True),
    ("//z = //a", False),
    ("//z != //a", False),
    ("//a < true()", False),
    ("true() < //a", True),
    ("true() = //a", True),
    ("2 = //a", True),
    ("3 > //a", True),
    ("'2' = //a", True),
    ("'x' != //a", True),
    ("'1' < //a", True),
    ("1 = '1.0'", True),
    ("'1' = '1.0'", False),
    ("'a' = true()", True),
    ("1 != true()", False),
    ("'2' < '10'", True),
    ("'x' < 1", False),
]
"""A comparison, and its outcome."""


@pytest.mark.parametrize(("comparison", "outcome"), COMPARED)
def test_values_of_all_kinds_compare(comparison: str, outcome: bool) -> None:  # noqa: FBT001  a column of the table
    assert select(comparison, parse_xml(DOCUMENT)) is outcome


@pytest.mark.parametrize(
    ("value", "text"),
    [
        ("x", "x"),
        (True, "true"),
        (False, "false"),
        (1.0, "1"),
        (-1.5, "-1.5"),
        (math.nan, "NaN"),
        (-math.inf, "-Infinity"),
        (1e-7, "0.0000001"),
        (1.5e-9, "0.0000000015"),
        (1e21, "1000000000000000000000"),
        (1.25e22, "12500000000000000000000"),
    ],
)
def test_a_value_is_a_text(value: str | float | bool, text: str) -> None:  # noqa: FBT001  a column of the table
    assert text_of(value) == text


def test_nodes_are_the_text_of_the_first() -> None:
    nodes = nodes_of(select("//a", parse_xml(DOCUMENT)))

    assert text_of(nodes[::-1]) == "1"
    assert text_of([]) == ""


@pytest.mark.parametrize(
    ("value", "number"), [(" -1.5\n", -1.5), (".5", 0.5), (True, 1.0), (2.0, 2.0), ("//b", 2.0), ("//d", 0.0)]
)
def test_a_value_is_a_number(value: str | float | bool, number: float) -> None:  # noqa: FBT001  a column of the table
    is_path = isinstance(value, str) and value.startswith("//")

    assert number_of(select(str(value), parse_xml(DOCUMENT)) if is_path else value) == number


@pytest.mark.parametrize("value", ["", "1e3", "+1", "1.", "0x1", "//c"])
def test_a_text_must_be_written_as_xpath_has_numbers(value: str) -> None:
    worth = select(value, parse_xml(DOCUMENT)) if value.startswith("//") else value

    assert math.isnan(number_of(worth))


@pytest.mark.parametrize(
    ("value", "truth"), [("", False), ("0", True), (0.0, False), (math.nan, False), (2.0, True), (True, True)]
)
def test_a_value_is_true_or_not(value: str | float | bool, truth: bool) -> None:  # noqa: FBT001  columns of the table
    assert truth_of(value) is truth


@pytest.mark.parametrize(("value", "kind"), [("x", "string"), (1.0, "number"), (True, "boolean")])
def test_only_nodes_are_nodes(value: str | float | bool, kind: str) -> None:  # noqa: FBT001  a column of the table
    with pytest.raises(UnreadableText, match=f"Cannot convert {kind} to nodeset"):
        nodes_of(value)


def test_many_nodes_compare_at_once() -> None:
    document = parse_xml("<r>" + "".join(f"<a>x{number}</a><b>y{number}</b>" for number in range(3000)) + "</r>")
    left, right = (nodes_of(select(path, document)) for path in ("//a", "//b"))

    assert not compare("=", left, right)

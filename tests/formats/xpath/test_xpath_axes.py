"""Axes and node tests of XPath: the table was checked against npm xpath 0.0.34."""

from __future__ import annotations

import pytest

from gatepost.formats.errors import UnreadableText
from gatepost.formats.xml.text import parse_xml
from gatepost.formats.xml.tree import Kind, Node
from gatepost.formats.xpath.axes import along, has_name, has_type

TEXT = '<a><b i="1"/><c j="2" k="3"><d/><e><f/></e></c><g/></a>'
AXES = [
    ("ancestor", "f", "eca#"),
    ("ancestor-or-self", "f", "feca#"),
    ("attribute", "c", "jk"),
    ("child", "c", "de"),
    ("descendant", "c", "def"),
    ("descendant-or-self", "c", "cdef"),
    ("following", "b", "cdefg"),
    ("following", "c", "def"),
    ("following", "d", "efg"),
    ("following", "j", ""),
    ("following-sibling", "b", "cg"),
    ("following-sibling", "j", ""),
    ("parent", "d", "c"),
    ("parent", "j", "c"),
    ("parent", "#", ""),
    ("preceding", "e", "dcba#"),
    ("preceding", "j", ""),
    ("preceding-sibling", "g", "cb"),
    ("preceding-sibling", "#", ""),
    ("self", "c", "c"),
    ("unheard-of", "c", ""),
]
"""An axis, where it starts, and what is on it."""


def nodes() -> dict[str, Node]:
    """Return all nodes by their names."""
    document = parse_xml(TEXT)
    everything = [document, *along("descendant", document)]
    everything += [attribute for node in everything for attribute in node.attributes]
    return {node.name or "#": node for node in everything}


@pytest.mark.parametrize(("axis", "start", "reached"), AXES)
def test_an_axis_leads_to_nodes(axis: str, start: str, reached: str) -> None:
    assert "".join(node.name or "#" for node in along(axis, nodes()[start])) == reached


def test_the_namespace_axis_is_not_supported() -> None:
    with pytest.raises(UnreadableText, match="the namespace axis of XPath is not supported"):
        along("namespace", nodes()["a"])


@pytest.mark.parametrize(("name", "is_named"), [("a", True), ("A", True), ("b", False), ("*", True)])
def test_a_name_is_compared_without_case(name: str, is_named: bool) -> None:  # noqa: FBT001  a column of the table
    assert has_name(Node(Kind.ELEMENT, 1, "a"), name) is is_named


def test_only_elements_and_attributes_in_no_namespace_have_a_name() -> None:
    assert has_name(Node(Kind.ATTRIBUTE, 1, "a"), "a")
    assert not has_name(Node(Kind.INSTRUCTION, 1, "a"), "a")
    assert not has_name(Node(Kind.ELEMENT, 1, "a", uri="u"), "a")
    assert has_name(Node(Kind.ELEMENT, 1, "a", uri="u"), "*")


def test_no_prefix_means_anything() -> None:
    with pytest.raises(UnreadableText, match="Cannot resolve QName p"):
        has_name(Node(Kind.ELEMENT, 1, "p:a"), "p:a")


def test_a_type_takes_nodes_of_its_kinds() -> None:
    instruction = Node(Kind.INSTRUCTION, 1, "p")

    assert has_type(Node(Kind.CDATA, 1), "text", None)
    assert not has_type(Node(Kind.DOCTYPE, 1), "node", None)
    assert has_type(instruction, "processing-instruction", "p")
    assert not has_type(instruction, "processing-instruction", "q")

"""Nodes of XML documents."""

from __future__ import annotations

from gatepost.formats.xml.tree import Kind, Node


def test_a_name_has_a_prefix_and_a_local_part() -> None:
    assert (Node(Kind.ELEMENT, 1, "a:b").prefix, Node(Kind.ELEMENT, 1, "a:b").local_name) == ("a", "b")
    assert (Node(Kind.ELEMENT, 1, "b").prefix, Node(Kind.ELEMENT, 1, "b").local_name) == ("", "b")


def test_the_content_of_an_element_is_all_text_in_it() -> None:
    inner = Node(Kind.ELEMENT, 3, "b", children=[Node(Kind.CDATA, 4, text="2")])
    comment = Node(Kind.COMMENT, 5, text="no")
    outer = Node(
        Kind.ELEMENT, 1, "a", children=[Node(Kind.TEXT, 2, text="1"), inner, comment, Node(Kind.TEXT, 6, text="3")]
    )

    assert outer.content() == "123"
    assert Node(Kind.DOCUMENT, 0, children=[outer]).content() == "123"
    assert comment.content() == "no"


def test_a_new_content_takes_the_place_of_all_that_was_there() -> None:
    text = Node(Kind.TEXT, 2, text="1")
    element = Node(Kind.ELEMENT, 1, "a", children=[text])
    text.parent = element
    element.set_content("2")

    assert [text.parent] == [None]
    assert element.content() == "2"
    assert element.children[0].parent is element


def test_an_empty_content_is_no_node() -> None:
    element = Node(Kind.ELEMENT, 1, "a")
    element.set_content("")

    assert element.children == []


def test_what_is_no_element_changes_its_own_text() -> None:
    attribute = Node(Kind.ATTRIBUTE, 1, "a", "1")
    attribute.set_content("2")

    assert attribute.text == "2"

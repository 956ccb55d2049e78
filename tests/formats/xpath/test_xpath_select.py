"""XPath expressions: the tables were checked against npm xpath 0.0.34."""

from __future__ import annotations

import pytest

from gatepost.formats.errors import UnreadableText
from gatepost.formats.xml.text import parse_xml
from gatepost.formats.xml.tree import Kind, Node
from gatepost.formats.xpath.select import select

DOCUMENT = """<?xml version="1.0"?>
<r xmlns:p="u"><!--c--><a id="1"><b>x</b><b>y</b><?pi d?></a><a id="2"><B>z</B></a><p:a
id="3"/><c><![CDATA[t]]></c></r>"""
SELECTED = [
    ("/", ["#document"]),
    ("/r", ["r"]),
    ("/R/A", ["a", "a"]),
    ("r/a/b", ["b", "b", "B"]),
    ("//b", ["b", "b", "B"]),
    ("//a//b[1]", ["b", "B"]),
    ("(//b)[2]", ["b"]),
    ("(//b)[2]/..", ["a"]),
    ("(//a)//b", ["b", "b", "B"]),
    ("//a[1]/@id", ["@id=1"]),
    ("/r/*/@*", ["@id=1", "@id=2", "@id=3"]),
    ("/r/@*", ["@xmlns:p=u"]),
    ("//a[@id='2']/B", ["B"]),
    ("//a[b][last()]", ["a"]),
    ("//b[.='y']", ["b"]),
    ("//b[position()=2]", ["b"]),
    ("//b[2 - 1]", ["b", "B"]),
    ("//b[1.0][1]", ["b", "B"]),
    ("//text()", ["\n", "x", "y", "z", "t"]),
    ("/r/comment()", ["c"]),
    ("//processing-instruction()", ["?xml", "?pi"]),
    ("//processing-instruction('pi')", ["?pi"]),
    ("//node()[self::c]", ["c"]),
    ("//*[local-name()='a']", ["a", "a", "p:a"]),
    ("//c | //b[1] | //c", ["b", "B", "c"]),
    ("//b/ancestor::*[1]", ["a", "a"]),
    ("//b[2]/preceding-sibling::*", ["b"]),
    ("//a[2]/preceding-sibling::node()[1]", ["a"]),
    ("child::r/descendant::b[3]", ["B"]),
    (".", ["#document"]),
    ("..", []),
    ("//b/../a", []),
    ("//nothing", []),
    ("//foo::b", []),
    ("/r/a[not(b)]", []),
    ("//a[b and @id > 1 or c]", ["a"]),
    ("//a[@id = 1 or c]", ["a"]),
    ("//*[@id][2]", ["a"]),
    ("/r/*[2 = position()]", ["a"]),
    ("//mod", []),
    ("//*[true() or x:y]/c", ["c"]),
]
"""An expression, and the nodes that it selects."""
VALUES: list[tuple[str, str | float | bool]] = [
    ("1 + 2 * 3 - 4 div 2 mod 3", 5.0),
    ("--1", 1.0),
    ("-1", -1.0),
    ("- - -(2)", -2.0),
    ("'a'", "a"),
    ('"it\'s"', "it's"),
    ("count(//b)", 3.0),
    ("1 = 1 = 1", True),
    ("1 < 2 < 1", False),
    ("3 >= 3 != true()", False),
    ("not(1) or 0 and 1", False),
    ("string(//b)", "x"),
    ("concat('a', .5, 1.5)", "a0.51.5"),
]
"""An expression, and the value that it has."""
REFUSED = [
    ("", "XPath expression unspecified."),
    (None, "XPath expression unspecified."),
    ("/r/", "XPath parse error"),
    ("//", "XPath parse error"),
    ("a b", "XPath parse error"),
    ("a[", "XPath parse error"),
    ("a[1", "XPath parse error"),
    (".[1]", "XPath parse error"),
    ("concat(*,*)", "XPath parse error"),
    ("(a", "XPath parse error"),
    ("a/(b)", "XPath parse error"),
    ("text ()", "XPath parse error"),
    ("@@a", "XPath parse error"),
    ("child ::a", "XPath parse error"),
    ("$x", "Undeclared variable: $x"),
    ("p:a", "Cannot resolve QName p"),
    ("p:*", "Cannot resolve QName p"),
    ("foo()", "Unknown function foo"),
    ("a | 1", "Cannot convert number to nodeset"),
    ("(1)[1]", "Path expression filter must evaluate to a nodeset if predicates or location path are used"),
    ("'a'/b", "Path expression filter must evaluate to a nodeset if predicates or location path are used"),
]
"""An expression that the real library throws at, and its words."""


def shown(node: Node) -> str:
    """Return what a node is, in a word."""
    if node.kind is Kind.ATTRIBUTE:
        return f"@{node.name}={node.text}"
    if node.kind is Kind.INSTRUCTION:
        return f"?{node.name}"
    return node.name or node.text or node.kind.value


@pytest.mark.parametrize(("expression", "nodes"), SELECTED)
def test_an_expression_selects_nodes_in_document_order(expression: str, nodes: list[str]) -> None:
    selected = select(expression, parse_xml(DOCUMENT))

    assert isinstance(selected, list)
    assert [shown(node) for node in selected] == nodes


@pytest.mark.parametrize(("expression", "value"), VALUES)
def test_an_expression_may_have_a_value(expression: str, value: str | float | bool) -> None:  # noqa: FBT001  a column
    worth = select(expression, parse_xml(DOCUMENT))

    assert worth == value
    assert type(worth) is type(value)


@pytest.mark.parametrize(("expression", "message"), REFUSED)
def test_what_the_real_library_throws_at_is_refused(expression: str | None, message: str) -> None:
    with pytest.raises(UnreadableText) as caught:
        select(expression, parse_xml(DOCUMENT))

    assert str(caught.value) == message


@pytest.mark.parametrize(
    "expression", ["(" * 50 + "1" + ")" * 50, "/a" * 6000, "//*" + "[count(//*[count(//*)>0])>0]" * 2]
)
def test_an_expression_without_measure_is_refused(expression: str) -> None:
    with pytest.raises(UnreadableText, match=r"nested too deeply|more than"):
        select(expression, parse_xml("<a>" + "<b/>" * 300 + "</a>"))


def test_a_long_chain_of_operators_is_no_matter() -> None:
    assert select("1" + " + 1" * 3000, parse_xml("<a/>")) == 3001.0

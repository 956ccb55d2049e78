"""What is read of an XML document."""

from __future__ import annotations

import pytest

from gatepost.formats.errors import UnreadableText
from gatepost.formats.xml.text import HTML, XML, XMLNS, parse_xml
from gatepost.formats.xml.tree import Kind, Node


def shown(node: Node) -> object:
    """Return a node as nested tuples."""
    if node.kind is Kind.DOCUMENT:
        return [shown(child) for child in node.children]
    if node.kind is Kind.ELEMENT:
        values = {attribute.name: attribute.text for attribute in node.attributes}
        return (node.name, values, [shown(child) for child in node.children])
    return (node.kind.value, node.name, node.text)


READ = [
    ("<a/>", [("a", {}, [])]),
    ("<a></a>\n", [("a", {}, [])]),
    ("<a>x<b/>y</a>", [("a", {}, [("#text", "", "x"), ("b", {}, []), ("#text", "", "y")])]),
    ("<a b='1' c = \"2\"\n d='\"'/>", [("a", {"b": "1", "c": "2", "d": '"'}, [])]),
    ("<a b='x\ty\nz&#10;&amp;'/>", [("a", {"b": "x y z\n&"}, [])]),
    ("<a>&lt;&gt;&amp;&quot;&apos;&#65;&#x1F600;</a>", [("a", {}, [("#text", "", "<>&\"'A😀")])]),
    ("<a>x\r\ny\rz\u0085\u2028</a>", [("a", {}, [("#text", "", "x\ny\nz\n\n")])]),
    ("<a><![CDATA[<x>&amp;]]><![CDATA[]]></a>", [("a", {}, [("#cdata-section", "", "<x>&amp;")])]),
    ("<a><!-- <x> & --></a>", [("a", {}, [("#comment", "", " <x> & ")])]),
    ("<a><?p  q r ?><?p?></a>", [("a", {}, [("?", "p", "q r "), ("?", "p", "")])]),
    (
        "<?xml  version='1.0'?>\n<a/>\n<!--c-->",
        [("?", "xml", "version='1.0'"), ("#text", "", "\n"), ("a", {}, []), ("#text", "", "\n"), ("#comment", "", "c")],
    ),
    ("\ufeff<a/>", [("#text", "", "\ufeff"), ("a", {}, [])]),
    ("<!DOCTYPE a><a/>", [("!", "a", ""), ("a", {}, [])]),
    ("<!DOCTYPE a SYSTEM 'x>y' ><a/>", [("!", "a", "SYSTEM 'x>y'"), ("a", {}, [])]),
    ('<!DOCTYPE a PUBLIC "p" "s"><a/>', [("!", "a", 'PUBLIC "p" "s"'), ("a", {}, [])]),
    ("<!DOCTYPE a []><a/>", [("!", "a", ""), ("a", {}, [])]),
    (
        "<!DOCTYPE a [\n<!ELEMENT a ANY>\n<!-- c --> <!ATTLIST a b CDATA 'c'>\n]>\n<a/>",
        [("!", "a", ""), ("#comment", "", " c "), ("#text", "", " "), ("a", {}, [])],
    ),
    ("<!DOCTYPE a SYSTEM 'x'><a>&nbsp;</a>", [("!", "a", "SYSTEM 'x'"), ("a", {}, [("#text", "", "&nbsp;")])]),
    ("<a></a ><!-- </b> -->", [("a", {}, []), ("#comment", "", " </b> ")]),
    (
        f"<html xmlns='{HTML}'><script>a &lt; b</script></html>",
        [("html", {"xmlns": HTML}, [("script", {}, [("#text", "", "a &lt; b")])])],
    ),
    (
        f"<html xmlns='{HTML}'><textarea>&lt;<b/></textarea></html>",
        [("html", {"xmlns": HTML}, [("textarea", {}, [("#text", "", "<<b/>")])])],
    ),
    (
        f"<html xmlns='{HTML}'><script>a</script><script/></html>",
        [("html", {"xmlns": HTML}, [("script", {}, [("#text", "", "a")]), ("script", {}, [])])],
    ),
]
REFUSED = [
    ("", "not well-formed XML, which Release Please would try to read: no element found"),
    ("<a>", "not well-formed XML"),
    ("<a b=1/>", "not well-formed XML"),
    ("\n<?xml version='1.0'?><a/>", "not well-formed XML"),
    ("<a>\ud800</a>", "not well-formed XML: half a surrogate pair"),
    ("<!DOCTYPE a [<!ENTITY e 'x'>]><a>&e;</a>", "the entity e is declared, and entities are not expanded"),
    ("<!DOCTYPE a [<!ENTITY % e SYSTEM 'file:///etc/passwd'>]><a/>", "the entity e is declared"),
    ("<!DOCTYPE a [<!-- <b> -->]><a/>", "a tag in the DOCTYPE"),
    ("<a:b:c/>", "the name a:b:c is none to the real parser"),
    ("<a b:c:d='1'/>", "the name b:c:d is none to the real parser"),
    ("<r><a></a><a></a ></r>", "the end tags of a are not all written alike"),
    (f"<html xmlns='{HTML}'><script>a</script ></html>", "the end tag of script is not written"),
    (f"<html xmlns='{HTML}'><script><script>a</script></script></html>", "a script in a script"),
    ("<a>" * 5001 + "</a>" * 5001, "elements more than 5000 deep are not read"),
]


@pytest.mark.parametrize(("text", "nodes"), READ)
def test_a_document_is_read_as_xmldom_reads_it(text: str, nodes: object) -> None:
    assert shown(parse_xml(text)) == nodes


@pytest.mark.parametrize(("text", "message"), REFUSED)
def test_what_cannot_be_read_alike_is_refused(text: str, message: str) -> None:
    with pytest.raises(UnreadableText) as caught:
        parse_xml(text)

    assert str(caught.value).startswith(message)


def test_names_have_the_namespaces_that_hold_where_they_stand() -> None:
    text = '<a xmlns="u" xmlns:p="v" p:x="1" y="2" xml:lang="en"><p:b><c xmlns="" q:z="3"/></p:b></a>'
    root = parse_xml(text).children[0]
    inner = root.children[0]

    assert root.uri == "u"
    assert [attribute.uri for attribute in root.attributes] == [XMLNS, XMLNS, "v", None, XML]
    assert inner.uri == "v"
    assert inner.children[0].uri == ""
    assert inner.children[0].attributes[1].uri is None


def test_nodes_are_numbered_as_they_stand() -> None:
    document = parse_xml('<a b="1" c="2"><d/>x</a>')
    root = document.children[0]
    nodes = [document, root, *root.attributes, *root.children]

    assert [node.order for node in nodes] == sorted(node.order for node in nodes)
    assert [node.parent for node in nodes] == [None, document, root, root, root, root]

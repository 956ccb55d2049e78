"""XML as it is written again: the table was checked against @xmldom/xmldom 0.8.15."""

from __future__ import annotations

import pytest

from gatepost.formats.xml.text import HTML, parse_xml
from gatepost.formats.xml.write import write_xml
from gatepost.release.updaters.xml_file import update_xml

WRITTEN = [
    ("<a></a>", "<a/>"),
    ("<a />", "<a/>"),
    ("<a\n  b = '1'\tc='\"'/>", '<a b="1" c="&quot;"/>'),
    ("<a b='&lt;&gt;&amp;&#9;&#10;&#13;\n'/>", '<a b="&lt;&gt;&amp;&#9;&#10;&#13; "/>'),
    ("<a>\"'&gt; > &lt;&amp;&#13;\r\n</a>", "<a>\"'&gt; &gt; &lt;&amp;\r\n</a>"),
    ("<a><![CDATA[x&]]></a>", "<a><![CDATA[x&]]></a>"),
    ("<?xml   version='1.0' ?>\n<a/>\n\n", "<?xml version='1.0' ?>\n<a/>"),
    ("<?p?><a><!-- c --></a>\n<!--d-->\n", "<?p ?><a><!-- c --></a>\n<!--d-->"),
    ("<!DOCTYPE  a   SYSTEM  'x' ><a/>", "<!DOCTYPE a SYSTEM 'x'><a/>"),
    ("<!DOCTYPE a PUBLIC 'p'  \"s\"><a/>", "<!DOCTYPE a PUBLIC 'p' \"s\"><a/>"),
    ("<!DOCTYPE a [<!ELEMENT a ANY>]>\n<a/>", "<!DOCTYPE a><a/>"),
    ('<p:a xmlns:p="u" q:b="1"><c xmlns="v"><d xmlns=""/><e/></c></p:a>',) * 2,
    ('<a xmlns="u" xmlns:p="u"><p:b p:c="1"/><b/></a>',) * 2,
    ('<a xml:lang="en"/>',) * 2,
    (
        f'<html xmlns="{HTML}"><p/><br/><script/><b>x</b></html>',
        f'<html xmlns="{HTML}"><p></p><br/><script></script><b>x</b></html>',
    ),
    (f'<html xmlns="{HTML}"><script>a &lt; b<![CDATA[c]]></script></html>',) * 2,
    (
        f'<h xmlns="{HTML}"><s xmlns="u"><script>&lt;<i/><!--c--></script></s></h>',
        f'<h xmlns="{HTML}"><s xmlns="u"><script><<i></i>c</script></s></h>',
    ),
]
"""A document, and how it is written."""
RENAMED = [
    ('<a xmlns="u"><b/></a>', '<a xmlns="1" xmlns="u"><b/></a>'),
    ('<a xmlns:p="u" p:c="2"><p:b/></a>', '<a xmlns:p="1" xmlns:p="u" p:c="1"><p:b/></a>'),
    ('<r xmlns:p="u"><a xmlns="u"><b/></a></r>', '<r xmlns:p="u"><p:a xmlns="1"><p:b/></p:a></r>'),
    ('<r xmlns:p="u"><a xmlns="v"><b/></a></r>', '<r xmlns:p="u"><a xmlns="1" xmlns="v"><b/></a></r>'),
]
"""A document of which all attributes of `a` become 1, and how it is written then."""


@pytest.mark.parametrize(("text", "written"), WRITTEN)
def test_a_document_is_written_as_xmldom_writes_it(text: str, written: str) -> None:
    assert write_xml(parse_xml(text)) == written


@pytest.mark.parametrize(("text", "written"), RENAMED)
def test_names_keep_their_namespaces_where_a_declaration_changes(text: str, written: str) -> None:
    assert update_xml(text, "//*[local-name()='a']/@*", "1") == written


def test_the_end_of_a_cdata_section_is_cut_in_two() -> None:
    document = parse_xml("<a><![CDATA[x]]></a>")
    document.children[0].children[0].set_content("]]>")

    assert write_xml(document) == "<a><![CDATA[]]]]><![CDATA[>]]></a>"

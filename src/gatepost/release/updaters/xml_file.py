"""XML files: the nodes at an XPath, and the version in Maven's pom.xml (spec §6)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gatepost.formats.errors import UnreadableText
from gatepost.formats.xml.text import parse_xml
from gatepost.formats.xml.tree import Kind
from gatepost.formats.xml.write import write_xml
from gatepost.formats.xpath.select import select

if TYPE_CHECKING:
    from gatepost.formats.xml.tree import Node
    from gatepost.formats.xpath.values import Worth

_PROJECT = '/*[local-name()="project"]'
_VERSION = '/*[local-name()="version"]'
_PARENT = '/*[local-name()="parent"]'


def update_xml(content: str, xpath: str | None, version: str) -> str:
    """Return the document with the version as the content of each node that `xpath` finds.

    It is written anew where one of them was another; else nothing changes.
    Raises `UnreadableText` for what is not well-formed, for a wrong XPath or
    none, and for one that finds no nodes but a value.
    """
    document = parse_xml(content)
    return _updated(content, document, _nodes(select(xpath, document)), version)


def update_pom(content: str, version: str) -> str:
    """Return pom.xml with this version of the project, else of its parent. Raises `UnreadableText` as for XML."""
    document = parse_xml(content)
    nodes = _nodes(select(_PROJECT + _VERSION, document) or select(_PROJECT + _PARENT + _VERSION, document))
    return _updated(content, document, nodes, version)


def _nodes(found: Worth) -> list[Node]:
    if isinstance(found, list):
        return found
    if found == "":
        return []
    message = f"the XPath finds no nodes but {found!r}"
    raise UnreadableText(message)


def _updated(content: str, document: Node, nodes: list[Node], version: str) -> str:
    is_changed = False
    for node in nodes:
        if node.kind is Kind.DOCUMENT or node.content() != version:
            node.set_content(version)
            is_changed = True
    if not is_changed:
        return content
    written = write_xml(document)
    return f"{written}\n" if content.endswith("\n") and not written.endswith("\n") else written

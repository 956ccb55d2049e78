"""XML as Release Please writes it: with @xmldom/xmldom 0.8."""

from __future__ import annotations

import re
from typing import TypeAlias

from gatepost.formats.xml.text import HTML, XML, XMLNS
from gatepost.formats.xml.tree import Kind, Node

_Scope: TypeAlias = tuple[tuple[str, str], ...]
"""Prefixes and their namespaces, the innermost last."""
_IN_TEXT = {ord("<"): "&lt;", ord(">"): "&gt;", ord("&"): "&amp;"}
_IN_VALUE = _IN_TEXT | {ord('"'): "&quot;", ord("\t"): "&#9;", ord("\n"): "&#10;", ord("\r"): "&#13;"}
_NEVER_CLOSED = re.compile("meta|link|img|br|hr|input", re.IGNORECASE)


def write_xml(document: Node) -> str:
    """Return the text of a document: as it was read, with one way to write a tag and double quotes."""
    parts: list[str] = []
    left: list[tuple[Node | str, _Scope, bool]] = [(document, (), False)]
    while left:
        node, scope, is_html = left.pop()
        if isinstance(node, str):
            parts.append(node)
        elif node.kind is Kind.DOCUMENT:
            left += [(child, scope, is_html) for child in reversed(node.children)]
        elif node.kind is Kind.ELEMENT:
            is_html = is_html or node.uri == HTML
            start, end, scope = _tags(node, scope, is_html=is_html)
            parts.append(start)
            left.append((end, (), False))
            raw = is_html and node.name.lower() == "script"
            left += [((raw and child.text) or child, scope, is_html) for child in reversed(node.children)]
        else:
            parts.append(_leaf(node))
    return "".join(parts)


def _leaf(node: Node) -> str:
    """Return the text of a node that holds no others."""
    if node.kind is Kind.TEXT:
        return node.text.translate(_IN_TEXT)
    if node.kind is Kind.CDATA:
        return f"<![CDATA[{node.text.replace(']]>', ']]]]><![CDATA[>')}]]>"
    if node.kind is Kind.COMMENT:
        return f"<!--{node.text}-->"
    if node.kind is Kind.DOCTYPE:
        return f"<!DOCTYPE {node.name}{' ' if node.text else ''}{node.text}>"
    return f"<?{node.name} {node.text}?>"


def _tags(element: Node, scope: _Scope, *, is_html: bool) -> tuple[str, str, _Scope]:
    """Return the start tag, the end tag and the namespaces that hold between them."""
    name = element.name if is_html else _name(element, scope)
    parts = [f"<{name}"]
    scope += tuple(
        (attribute.local_name if attribute.prefix else "", attribute.text)
        for attribute in element.attributes
        if attribute.prefix == "xmlns" or attribute.name == "xmlns"
    )
    for attribute in element.attributes:
        if _is_undeclared(attribute, scope):
            scope += ((attribute.prefix, attribute.uri or ""),)
            parts.append(_declaration(attribute))
        parts.append(_attribute(attribute.name, attribute.text))
    if name == element.name and _is_undeclared(element, scope):
        scope += ((element.prefix, element.uri or ""),)
        parts.append(_declaration(element))
    if element.children or (is_html and not _NEVER_CLOSED.fullmatch(element.name)):
        return "".join([*parts, ">"]), f"</{name}>", scope
    return "".join([*parts, "/>"]), "", scope


def _name(element: Node, scope: _Scope) -> str:
    """Return the name of an element, with a prefix where its namespace is no longer the default one."""
    if element.prefix or not element.uri:
        return element.name
    default = next((attribute.text for attribute in element.attributes if attribute.name == "xmlns"), "")
    if default == element.uri or (not default and ("", element.uri) in scope):
        return element.name
    prefix = next((prefix for prefix, uri in reversed(scope) if uri == element.uri), "")
    return f"{prefix}:{element.name}" if prefix else element.name


def _is_undeclared(node: Node, scope: _Scope) -> bool:
    """Tell whether the prefix of a node means another namespace here, or none."""
    if not node.uri or node.uri == XMLNS or (node.prefix == "xml" and node.uri == XML):
        return False
    return next((uri for prefix, uri in reversed(scope) if prefix == node.prefix), None) != node.uri


def _declaration(node: Node) -> str:
    return _attribute(f"xmlns:{node.prefix}" if node.prefix else "xmlns", node.uri or "")


def _attribute(name: str, value: str) -> str:
    return f' {name}="{value.translate(_IN_VALUE)}"'

"""Where the steps of an XPath lead: axes and node tests (npm xpath 0.0.34)."""

from __future__ import annotations

from itertools import takewhile
from typing import TYPE_CHECKING

from gatepost.formats.errors import UnreadableText
from gatepost.formats.xml.tree import Kind, Node

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

REVERSE = frozenset(("ancestor", "ancestor-or-self", "parent", "preceding", "preceding-sibling"))
_NAMED = (Kind.ELEMENT, Kind.ATTRIBUTE)
_TYPES = {
    "node": frozenset(Kind) - {Kind.DOCTYPE},
    "text": frozenset((Kind.TEXT, Kind.CDATA)),
    "comment": frozenset((Kind.COMMENT,)),
    "processing-instruction": frozenset((Kind.INSTRUCTION,)),
}


def along(axis: str, node: Node) -> Iterable[Node]:
    """Return the nodes on an axis; an axis that there is not has none. `namespace` is not supported."""
    if axis == "namespace":
        raise UnreadableText("the namespace axis of XPath is not supported")  # noqa: EM101, TRY003  said once
    return _AXES[axis](node) if axis in _AXES else ()


def has_name(node: Node, name: str) -> bool:
    """Tell whether an element or attribute passes a test by name.

    The real library takes any document for HTML, where case does not matter,
    and resolves no prefix.
    """
    if node.kind not in _NAMED:
        return False
    prefix, colon, local = name.partition(":")
    if colon:
        message = f"Cannot resolve QName {prefix}"
        raise UnreadableText(message)
    return name == "*" or (not node.uri and node.local_name.lower() == (local or prefix).lower())


def has_type(node: Node, name: str, target: str | None) -> bool:
    """Tell whether a node passes a test such as `text()`; an instruction may have to have a target."""
    return node.kind in _TYPES[name] and (target is None or node.name == target)


def _ancestors(node: Node) -> Iterator[Node]:
    while node.parent:
        node = node.parent
        yield node


def _with_self(axis: Callable[[Node], Iterable[Node]]) -> Callable[[Node], Iterable[Node]]:
    return lambda node: (node, *axis(node))


def _descendants(node: Node) -> Iterator[Node]:
    left = node.children[::-1]
    while left:
        below = left.pop()
        yield below
        left += reversed(below.children)


def _siblings(node: Node) -> tuple[list[Node], int]:
    """Return what stands beside a node, and the place of the node among it."""
    if node.parent is None or node.kind is Kind.ATTRIBUTE:
        return [], 0
    beside = node.parent.children
    return beside, beside.index(node)


def _after(node: Node) -> Iterator[Node]:
    beside, place = _siblings(node)
    yield from beside[place + 1 :]


def _before(node: Node) -> Iterator[Node]:
    beside, place = _siblings(node)
    yield from reversed(beside[:place])


def _following(node: Node) -> Iterator[Node]:
    """Yield what stands behind; the real library takes what is in a node for that, and then forgets its siblings."""
    if node.kind is Kind.ATTRIBUTE:
        return
    yield from _descendants(node)
    for above in _ancestors(node) if node.children else (node, *_ancestors(node)):
        for beside in _after(above):
            yield beside
            yield from _descendants(beside)


def _preceding(node: Node) -> Iterator[Node]:
    """Yield all that begins before; the real library counts ancestors among it."""
    if node.kind is Kind.ATTRIBUTE:
        return
    *_, root = (node, *_ancestors(node))
    before = list(takewhile(lambda other: other is not node, (root, *_descendants(root))))
    yield from reversed(before)


_AXES: dict[str, Callable[[Node], Iterable[Node]]] = {
    "ancestor": _ancestors,
    "ancestor-or-self": _with_self(_ancestors),
    "attribute": lambda node: node.attributes,
    "child": lambda node: node.children,
    "descendant": _descendants,
    "descendant-or-self": _with_self(_descendants),
    "following": _following,
    "following-sibling": _after,
    "parent": lambda node: (node.parent,) if node.parent else (),
    "preceding": _preceding,
    "preceding-sibling": _before,
    "self": lambda node: (node,),
}

"""The nodes of an XML document."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import Enum


class Kind(Enum):
    """What a node is."""

    DOCUMENT = "#document"
    ELEMENT = ""
    ATTRIBUTE = "@"
    TEXT = "#text"
    CDATA = "#cdata-section"
    COMMENT = "#comment"
    INSTRUCTION = "?"
    DOCTYPE = "!"


@dataclass(slots=True, eq=False)
class Node:
    """One node: `name` as it is written, `text` where it holds any, `uri` the namespace.

    `order` numbers the nodes as they stand in the document: an element, its
    attributes, what is in it. A node that lost its place keeps its number.
    """

    kind: Kind
    order: int
    name: str = ""
    text: str = ""
    uri: str | None = None
    parent: Node | None = None
    attributes: list[Node] = field(default_factory=list)
    children: list[Node] = field(default_factory=list)

    @property
    def prefix(self) -> str:
        """What stands before the colon of the name."""
        return self.name.rpartition(":")[0]

    @property
    def local_name(self) -> str:
        """What stands behind the colon of the name."""
        return self.name.rpartition(":")[2]

    def content(self) -> str:
        """Return the text in an element or a document, with comments and instructions left out; else its own."""
        if self.kind not in (Kind.ELEMENT, Kind.DOCUMENT):
            return self.text
        parts: list[str] = []
        left = self.children[::-1]
        while left:
            node = left.pop()
            if node.kind is Kind.ELEMENT:
                left += reversed(node.children)
            elif node.kind in (Kind.TEXT, Kind.CDATA):
                parts.append(node.text)
        return "".join(parts)

    def set_content(self, text: str) -> None:
        """Put a text in place of all that is in an element; else it becomes its own."""
        if self.kind is not Kind.ELEMENT:
            self.text = text
            return
        for child in self.children:
            child.parent = None
        self.children = [Node(Kind.TEXT, self.order, text=text, parent=self)] if text else []

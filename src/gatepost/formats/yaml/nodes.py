"""A node of YAML while it is read, and what it may be."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import Enum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from gatepost.formats.json_text import Json
    from gatepost.formats.yaml.source import State


class Place(Enum):
    """Where a node stands; what it may be depends on it."""

    IN_FLOW = 1
    KEY = 2
    ITEM = 3
    VALUE = 4


@dataclass(slots=True)
class Node:
    """What was read of a node so far."""

    value: Json = None
    kind: str = ""
    """Scalar, sequence or mapping; empty for an alias and where nothing stands."""
    tag: str | None = None
    anchor: str | None = None
    content: bool = False

    @property
    def found(self) -> bool:
        """Tell whether there is a node, be it only a tag or an anchor."""
        return self.content or self.tag is not None or self.anchor is not None

    def fill(self, value: Json, kind: str) -> None:
        """Give it its content."""
        self.value, self.kind, self.content = value, kind, True


@dataclass(slots=True)
class Frame:
    """What a node may be: where it stands, behind which indent, and what came before it."""

    place: Place
    indent: int
    compact: bool = True
    """Whether a block may begin on the line of what it belongs to."""
    deeper: int = 1
    """1 where it is further in than `indent`, 0 where it is level with it, -1 where it is further out."""
    new_line: bool = False
    blocks: bool = field(init=False)
    """Whether a mapping or a sequence may begin here as a block."""
    start: State | None = None
    """Where its tag or anchor begins."""

    def __post_init__(self) -> None:
        self.blocks = self.in_block

    @property
    def in_block(self) -> bool:
        """Tell whether the place allows of blocks."""
        return self.place in (Place.ITEM, Place.VALUE)

    @property
    def flow_indent(self) -> int:
        """Return what the lines of a flow or of a scalar are indented by at least."""
        return self.indent + 1 if self.in_block else self.indent

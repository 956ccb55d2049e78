"""Where an XPath expression is evaluated, and what evaluates it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, TypeAlias

from gatepost.formats.errors import UnreadableText
from gatepost.formats.xpath.values import Worth

if TYPE_CHECKING:
    from gatepost.formats.xml.tree import Node

_PATIENCE = 1_000_000


@dataclass(slots=True)
class Patience:
    """How many more nodes may be looked at."""

    left: int = _PATIENCE

    def spend(self, nodes: int) -> None:
        """Count nodes that are looked at. Raises `UnreadableText` where it is enough."""
        self.left -= nodes
        if self.left < 0:
            message = f"an XPath that looks at more than {_PATIENCE} nodes"
            raise UnreadableText(message)


@dataclass(frozen=True, slots=True)
class Context:
    """A node, and its place among those that a predicate chooses from."""

    node: Node
    position: int = 1
    size: int = 1
    patience: Patience = field(default_factory=Patience)


Evaluation: TypeAlias = Callable[[Context], Worth]
"""An expression that is ready to be evaluated."""

"""The patience that an XPath is evaluated with."""

from __future__ import annotations

import pytest

from gatepost.formats.errors import UnreadableText
from gatepost.formats.xml.tree import Kind, Node
from gatepost.formats.xpath.context import Context, Patience


def test_patience_comes_to_an_end() -> None:
    patience = Patience(10)
    patience.spend(10)

    with pytest.raises(UnreadableText, match="looks at more than 1000000 nodes"):
        patience.spend(1)


def test_a_node_by_itself_is_the_first_of_one() -> None:
    context = Context(Node(Kind.DOCUMENT, 0))

    assert (context.position, context.size) == (1, 1)

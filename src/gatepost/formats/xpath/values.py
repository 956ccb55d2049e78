"""What an XPath expression can be worth, and how values turn into each other (npm xpath 0.0.34)."""

from __future__ import annotations

import math
import operator
import re
from collections.abc import Callable
from typing import TYPE_CHECKING, TypeAlias

from gatepost.formats.errors import UnreadableText
from gatepost.formats.javascript import number_text

if TYPE_CHECKING:
    from gatepost.formats.xml.tree import Node

Worth: TypeAlias = "list[Node] | str | float | bool"
"""Nodes, a text, a number or a truth value."""
Comparison: TypeAlias = Callable[[str | float | bool, str | float | bool], bool]

COMPARISONS: dict[str, Comparison] = {
    "=": operator.eq,
    "!=": operator.ne,
    "<": operator.lt,
    "<=": operator.le,
    ">": operator.gt,
    ">=": operator.ge,
}
_ORDERING = frozenset(("<", "<=", ">", ">="))
_NUMBER = re.compile("[\\s\ufeff]*(-?[0-9]*\\.?[0-9]+)[\\s\ufeff]*")
_LOOSE_NUMBER = re.compile("[\\s\ufeff]*([-+]?(?:[0-9]+\\.?[0-9]*|\\.[0-9]+)(?:[eE][-+]?[0-9]+)?)[\\s\ufeff]*")


def text_of(worth: Worth) -> str:
    """Return a value as a text; of nodes, the content of the first."""
    if isinstance(worth, list):
        return first(worth).content() if worth else ""
    if isinstance(worth, bool):
        return "true" if worth else "false"
    return worth if isinstance(worth, str) else _plain_number(worth)


def number_of(worth: Worth) -> float:
    """Return a value as a number.

    A text must be written as XPath has it, a node may also be written as
    JavaScript has it: empty for 0, with an exponent or a plus.
    """
    if isinstance(worth, list):
        text = text_of(worth)
        found = _LOOSE_NUMBER.fullmatch(text)
        return float(found[1]) if found else math.nan if text.strip() else 0.0
    if isinstance(worth, str):
        found = _NUMBER.fullmatch(worth)
        return float(found[1]) if found else math.nan
    return float(worth)


def truth_of(worth: Worth) -> bool:
    """Return a value as a truth value: whether there are nodes, a text, or a number other than 0."""
    if isinstance(worth, float):
        return worth != 0 and not math.isnan(worth)
    return bool(worth)


def nodes_of(worth: Worth) -> list[Node]:
    """Return a value that must be nodes."""
    if isinstance(worth, list):
        return worth
    kind = {str: "string", bool: "boolean"}.get(type(worth), "number")
    message = f"Cannot convert {kind} to nodeset"
    raise UnreadableText(message)


def first(nodes: list[Node]) -> Node:
    """Return the node that stands before the others in the document."""
    return min(nodes, key=lambda node: node.order)


def compare(sign: str, left: Worth, right: Worth) -> bool:
    """Tell whether two values compare so; nodes do if one of them does."""
    if isinstance(left, list):
        return _compare_nodes(sign, left, right)
    if isinstance(right, list):
        return _compare_with_nodes(sign, left, right)
    if sign not in _ORDERING and (isinstance(left, bool) or isinstance(right, bool)):
        return COMPARISONS[sign](truth_of(left), truth_of(right))
    if sign in _ORDERING or isinstance(left, float) or isinstance(right, float):
        return COMPARISONS[sign](number_of(left), number_of(right))
    return COMPARISONS[sign](left, right)


def _compare_nodes(sign: str, left: list[Node], right: Worth) -> bool:
    if isinstance(right, bool):
        return compare(sign, bool(left), right)
    texts = {node.content() for node in left}
    if isinstance(right, list):
        return _any_pair(sign, texts, {node.content() for node in right})
    return any(compare(sign, number_of(text) if isinstance(right, float) else text, right) for text in texts)


def _any_pair(sign: str, left: set[str], right: set[str]) -> bool:
    """Tell whether a text of one set compares so to one of the other, without going through the pairs."""
    if sign == "=":
        return not left.isdisjoint(right)
    if sign == "!=":
        return bool(left and right) and len(left | right) > 1
    lefts, rights = ([value for value in map(number_of, texts) if not math.isnan(value)] for texts in (left, right))
    if not lefts or not rights:
        return False
    least = sign in ("<", "<=")
    return COMPARISONS[sign](*((min(lefts), max(rights)) if least else (max(lefts), min(rights))))


def _compare_with_nodes(sign: str, left: str | float | bool, right: list[Node]) -> bool:  # noqa: FBT001  a value
    if sign in _ORDERING:
        return any(COMPARISONS[sign](number_of(left), number_of(node.content())) for node in right)
    if isinstance(left, bool):
        return COMPARISONS[sign](left, bool(right))
    if isinstance(left, float):
        return any(COMPARISONS[sign](left, number_of(node.content())) for node in right)
    return any(COMPARISONS[sign](left, node.content()) for node in right)


def _plain_number(value: float) -> str:
    """Return a number without an exponent."""
    text = number_text(value)
    digits, mark, exponent = text.partition("e")
    if not mark:
        return text
    bare = digits.replace(".", "")
    if exponent.startswith("-"):
        return "0." + "0" * (int(exponent[1:]) - 1) + bare
    return bare + "0" * (int(exponent) + 1 - len(bare))

"""Steps, predicates and operators of XPath, ready to be evaluated (npm xpath 0.0.34)."""

from __future__ import annotations

import math
import operator
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import TypeAlias

from gatepost.formats.errors import UnreadableText
from gatepost.formats.xml.tree import Node
from gatepost.formats.xpath.axes import REVERSE, along
from gatepost.formats.xpath.context import Context, Evaluation
from gatepost.formats.xpath.values import Worth, compare, nodes_of, number_of, truth_of

NodeTest: TypeAlias = Callable[[Node], bool]


@dataclass(slots=True)
class Step:
    """One step of a path: where it leads, and which of the nodes there it takes."""

    axis: str
    test: NodeTest
    predicates: list[Evaluation] = field(default_factory=list)

    def take(self, context: Context) -> list[Node]:
        """Return the nodes that the step leads to from one node."""
        found = list(along(self.axis, context.node))
        context.patience.spend(len(found) + 1)
        nodes = [node for node in found if self.test(node)]
        if not self.predicates:
            return nodes
        nodes = in_order(nodes)
        if self.axis in REVERSE:
            return choose(self.predicates, nodes[::-1], context)[::-1]
        return choose(self.predicates, nodes, context)


@dataclass(frozen=True, slots=True)
class Filter:
    """An expression in front of a path, and the predicates that choose among its nodes."""

    expression: Evaluation
    predicates: list[Evaluation]

    def evaluate(self, context: Context, *, as_nodes: bool) -> Worth:
        """Return the nodes that are left; another value only where neither predicates nor `as_nodes` want nodes."""
        worth = self.expression(context)
        if isinstance(worth, list):
            return choose(self.predicates, in_order(worth), context)
        if self.predicates or as_nodes:
            message = "Path expression filter must evaluate to a nodeset if predicates or location path are used"
            raise UnreadableText(message)
        return worth


def walk(steps: Sequence[Step], starts: list[Node], context: Context) -> list[Node]:
    """Return where the steps lead from some nodes."""
    nodes = starts
    for step in steps:
        nodes = in_order([found for node in nodes for found in step.take(Context(node, patience=context.patience))])
    return nodes


def in_order(nodes: list[Node]) -> list[Node]:
    """Return nodes in document order, each of them once."""
    return [node for _, node in sorted({node.order: node for node in nodes}.items())]


def choose(predicates: Sequence[Evaluation], nodes: list[Node], context: Context) -> list[Node]:
    """Return the nodes that all predicates take; a number takes the node at that place among those left."""
    for predicate in predicates:
        kept = []
        for position, node in enumerate(nodes, 1):
            context.patience.spend(1)
            worth = predicate(Context(node, position, len(nodes), context.patience))
            is_taken = worth == position if isinstance(worth, float) else truth_of(worth)
            kept += [node] if is_taken else []
        nodes = kept
    return nodes


def chain(first: Evaluation, others: Sequence[tuple[str, Evaluation]]) -> Evaluation:
    """Return what applies operators that bind alike to expressions, from left to right."""
    if not others:
        return first

    def evaluate(context: Context) -> Worth:
        worth = first(context)
        for sign, other in others:
            worth = _applied(sign, worth, other, context)
        return worth

    return evaluate


def _applied(sign: str, left: Worth, right: Evaluation, context: Context) -> Worth:
    if sign == "or":
        return truth_of(left) or truth_of(right(context))
    if sign == "and":
        return truth_of(left) and truth_of(right(context))
    if sign == "|":
        return in_order([*nodes_of(left), *nodes_of(right(context))])
    if sign in _ARITHMETIC:
        return _ARITHMETIC[sign](number_of(left), number_of(right(context)))
    return compare(sign, left, right(context))


def negative(operand: Evaluation) -> Evaluation:
    """Return what takes the number with the other sign."""
    return lambda context: -number_of(operand(context))


def _divided(left: float, right: float) -> float:
    if right:
        return left / right
    return math.nan if not left or math.isnan(left) else math.copysign(math.inf, left) * math.copysign(1, right)


def _remainder(left: float, right: float) -> float:
    return math.fmod(left, right) if right and math.isfinite(left) else math.nan


_ARITHMETIC: dict[str, Callable[[float, float], float]] = {
    "+": operator.add,
    "-": operator.sub,
    "*": operator.mul,
    "div": _divided,
    "mod": _remainder,
}

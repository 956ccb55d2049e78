"""Steps, predicates and operators of XPath: checked against npm xpath 0.0.34."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import pytest

from gatepost.formats.errors import UnreadableText
from gatepost.formats.xml.text import parse_xml
from gatepost.formats.xpath.context import Context
from gatepost.formats.xpath.select import select
from gatepost.formats.xpath.steps import Filter, Step, chain, choose, in_order, walk

if TYPE_CHECKING:
    from gatepost.formats.xml.tree import Node

DOCUMENT = parse_xml("<a><b>1</b><b>2</b><b>3</b></a>")
ROOT = DOCUMENT.children[0]


def contents(nodes: list[Node]) -> list[str]:
    return [node.content() for node in nodes]


def test_a_step_on_a_reverse_axis_counts_backwards() -> None:
    last = Context(ROOT.children[2])

    assert contents(Step("preceding-sibling", lambda _: True, [lambda _: 1.0]).take(last)) == ["2"]
    assert contents(Step("preceding-sibling", lambda _: True, [lambda _: True]).take(last)) == ["1", "2"]


def test_predicates_choose_one_after_the_other() -> None:
    chosen = choose(
        [lambda context: context.position > 1, lambda context: float(context.size)], ROOT.children, Context(ROOT)
    )

    assert contents(chosen) == ["3"]


def test_steps_lead_from_all_nodes_that_were_reached() -> None:
    steps = [Step("child", lambda _: True), Step("parent", lambda _: True)]

    assert walk(steps, [ROOT], Context(ROOT)) == [ROOT]


def test_nodes_are_put_in_order() -> None:
    assert contents(in_order([ROOT.children[2], ROOT.children[0], ROOT.children[2]])) == ["1", "3"]


def test_a_filter_needs_nodes_for_a_path() -> None:
    value = Filter(lambda _: "x", [])

    assert value.evaluate(Context(ROOT), as_nodes=False) == "x"
    with pytest.raises(UnreadableText, match="filter must evaluate to a nodeset"):
        value.evaluate(Context(ROOT), as_nodes=True)


@pytest.mark.parametrize(
    ("sign", "value"),
    [
        ("+", 9.0),
        ("-", 5.0),
        ("*", 14.0),
        ("div", 3.5),
        ("mod", 1.0),
        ("=", False),
        (">", True),
        ("and", True),
        ("or", True),
    ],
)
def test_operators_are_applied(sign: str, value: float | bool) -> None:  # noqa: FBT001  a column of the table
    assert chain(lambda _: 7.0, [(sign, lambda _: 2.0)])(Context(ROOT)) == value


@pytest.mark.parametrize(
    ("expression", "value"),
    [("1 div 0", math.inf), ("-1 div 0", -math.inf), ("-5 mod 3", -2.0), ("5 mod -3", 2.0), ("1 div -(0)", -math.inf)],
)
def test_numbers_are_divided_as_javascript_does(expression: str, value: float) -> None:
    assert select(expression, DOCUMENT) == value


@pytest.mark.parametrize("expression", ["0 div 0", "'x' div 0", "1 mod 0", "(1 div 0) mod 2"])
def test_some_divisions_give_no_number(expression: str) -> None:
    worth = select(expression, DOCUMENT)

    assert isinstance(worth, float)
    assert math.isnan(worth)


def test_a_union_takes_nodes_of_both() -> None:
    assert contents(in_order([ROOT])) == ["123"]
    union = chain(lambda _: [ROOT.children[1]], [("|", lambda _: [ROOT.children[0]])])(Context(ROOT))

    assert union == ROOT.children[:2]

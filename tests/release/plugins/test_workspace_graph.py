from __future__ import annotations

import pytest

from gatepost.release.errors import PlanError
from gatepost.release.plugins.workspace_graph import order_of

DIAMOND = {"app": ["left", "right"], "left": ["base"], "right": ["base"], "base": ["outside"], "alone": []}

ORDERS: list[tuple[dict[str, list[str]], list[str], list[str]]] = [
    (DIAMOND, ["base"], ["app", "base", "left", "right"]),
    (DIAMOND, ["left"], ["app", "left"]),
    (DIAMOND, ["right", "left"], ["app", "left", "right"]),
    (DIAMOND, ["app"], ["app"]),
    (DIAMOND, ["alone"], ["alone"]),
    (DIAMOND, [], []),
    (DIAMOND, ["unknown", "alone"], ["alone"]),
    (DIAMOND, list(DIAMOND), ["alone", "app", "base", "left", "right"]),
    ({"b": [], "B": [], "a": ["b", "B", "b"], "@x/a": []}, ["B", "b", "@x/a"], ["@x/a", "a", "b", "B"]),
    ({"a": ["b"], "b": ["a"], "c": []}, ["c"], ["c"]),
]
CIRCLES = [
    ({"a": ["a"]}, ["a"], "a -> a"),
    ({"a": ["b"], "b": ["a"]}, ["a"], "a -> b -> a"),
    ({"a": ["c"], "b": ["a"], "c": ["b"], "d": []}, ["d", "c"], "c -> a -> b -> c"),
    ({"a": [], "b": ["a", "d"], "c": ["b"], "d": ["c"]}, ["a"], "a -> b -> c -> d -> b"),
    ({"top": ["x"], "x": ["y"], "y": ["x"], "z": ["y"]}, ["x"], "x -> y -> x"),
]


@pytest.mark.parametrize(("needs", "start", "expected"), ORDERS)
def test_what_depends_on_a_package_is_found_and_sorted(
    needs: dict[str, list[str]], start: list[str], expected: list[str]
) -> None:
    assert order_of(needs, start) == expected


@pytest.mark.parametrize(("needs", "start", "circle"), CIRCLES)
def test_packages_in_a_circle_are_refused(needs: dict[str, list[str]], start: list[str], circle: str) -> None:
    with pytest.raises(PlanError) as caught:
        order_of(needs, start)
    assert str(caught.value) == f"Error: found cycle in dependency graph: {circle}"


def test_a_long_chain_is_followed() -> None:
    names = [f"p{number:04}" for number in range(3000)]
    needs = {name: [before] for name, before in zip(names[1:], names, strict=False)}
    assert order_of({names[0]: [], **needs}, ["p0000"]) == names


def test_many_ways_to_a_package_are_walked_once() -> None:
    needs = {f"p{number:02}": [f"p{before:02}" for before in range(number)] for number in range(40)}
    assert order_of(needs, ["p00"]) == list(needs)

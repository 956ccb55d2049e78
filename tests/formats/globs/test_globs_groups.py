"""The groups of a glob."""

from __future__ import annotations

import pytest

from gatepost.formats.globs.groups import Group, flatten, takes


def group_of(kind: str, *alternatives: str | Group) -> Group:
    """Return an extglob with these alternatives; a group among them gets it for its ancestor."""
    group = Group(kind, None)
    for alternative in alternatives:
        part = Group("", group)
        if isinstance(alternative, Group):
            alternative.parent = part
        part.add(alternative)
        group.add(part)
    return group


def test_a_group_knows_where_it_stands() -> None:
    root = Group("", None)
    root.add("a")
    inner = Group("+", root)
    root.add(inner)

    assert root.is_start()
    assert root.is_end()
    assert not inner.is_start()
    assert inner.is_end()
    assert inner.index == 1


def test_what_follows_a_negation_is_at_the_start_too() -> None:
    root = Group("", None)
    root.add(Group("!", root))
    second = Group("@", root)
    root.add(second)

    assert second.is_start()
    assert not next(root.groups()).is_end()


def test_what_is_in_a_negation_may_be_the_end() -> None:
    root = Group("", None)
    negation = Group("!", root)
    root.add(negation)
    root.add("b")

    assert Group("", negation).is_end()


@pytest.mark.parametrize(
    ("outer", "inner", "flat"),
    [
        ("+", "+", "+(a|b|c)"),
        ("+", "@", "+(a|b|c)"),
        ("+", "?", "+(a|b||c)"),
        ("*", "?", "*(a|b|c)"),
        ("@", "+", "@(+(a|b)|c)"),
        ("!", "*", "!(*(a|b)|c)"),
    ],
)
def test_a_group_takes_the_alternatives_of_another_over(outer: str, inner: str, flat: str) -> None:
    group = group_of(outer, group_of(inner, "a", "b"), "c")
    flatten(group)

    assert group.spelled() == flat


@pytest.mark.parametrize(
    ("outer", "inner", "flat"), [("@", "+", "+(a)"), ("?", "+", "*(a)"), ("!", "!", "@(a)"), ("+", "!", "+(!(a))")]
)
def test_a_group_becomes_the_only_one_in_it(outer: str, inner: str, flat: str) -> None:
    group = group_of(outer, group_of(inner, "a"))
    flatten(group)

    assert group.spelled() == flat


def test_a_sequence_is_flattened_inside() -> None:
    root = Group("", None)
    root.add("x")
    root.add(group_of("+", group_of("@", "a")))
    flatten(root)

    assert root.spelled() == "x+(a)"


def test_only_some_groups_take_others() -> None:
    assert takes(Group("+", None), "*")
    assert not takes(Group("@", None), "*")
    assert not takes(Group("", None), "+")

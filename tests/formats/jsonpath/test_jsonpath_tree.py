"""The tree of an expression."""

from gatepost.formats.jsonpath.tree import Member, Name, Unusable


def test_trees_are_compared_by_what_they_are() -> None:
    assert Member(Name("a"), Name("b"), computed=False) == Member(Name("a"), Name("b"), computed=False)
    assert Member(Name("a"), Name("b"), computed=False) != Member(Name("a"), Name("b"), computed=True)
    assert Unusable() == Unusable()

"""Which of the archives are looked into."""

from __future__ import annotations

from dataclasses import replace

from gatepost.artifact.facts import Facts
from support.distributions import LINUX, sdist, wheel


def test_what_was_refused_is_not_looked_into() -> None:
    own, other = sdist(), wheel()
    bad = [replace(each, refused=("it is a bomb",)) for each in (own, other)]
    facts = Facts((own, *bad, other))
    assert (facts.read, facts.sdists, facts.wheels) == ((own, other), (own,), (other,))


def test_a_wheel_is_pure_where_all_of_its_tags_are() -> None:
    both = frozenset({"py2-none-any", "py3-none-any"})
    tags = (both, LINUX, both | LINUX, frozenset({"cp312-abi3-any"}))
    assert [wheel(tags=each).is_pure for each in tags] == [True, False, False, False]

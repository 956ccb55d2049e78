"""Which ref of a push brings which commits."""

from __future__ import annotations

from gatepost.hooks.brought import built_on, lowest, shares

#   1 - 2 - 3 ----- 6 - 7
#        \- 4 - 5 -/      and 0, which the remote has, below 1
GRAPH = {"7": ["6"], "6": ["3", "5"], "5": ["4"], "3": ["2"], "4": ["2"], "2": ["1"], "1": ["0"]}


def test_each_commit_belongs_to_the_first_tip_that_it_leads_to() -> None:
    assert shares(["3", "5", "7", "3", "0"], GRAPH) == [["3", "2", "1"], ["5", "4"], ["7", "6"], [], []]
    assert shares(["7"], GRAPH) == [list(GRAPH)]
    assert shares([], GRAPH) == []


def test_what_comes_after_some_commits() -> None:
    assert built_on(["4"], GRAPH) == {"5", "6", "7"}
    assert built_on(["0"], GRAPH) == set("1234567")
    assert built_on(["7", "unknown"], GRAPH) == set()


def test_the_lowest_of_some_commits() -> None:
    assert lowest(["7", "5", "3", "6"], GRAPH) == ["5", "3"]
    assert lowest(["6", "2"], GRAPH) == ["2"]
    assert lowest([], GRAPH) == []


def test_a_long_chain_takes_no_deep_stack() -> None:
    chain = {str(number): [str(number + 1)] for number in range(100_000)}
    assert len(shares(["0"], chain)[0]) == 100_000
    assert lowest(["0", "5", "99999"], chain) == ["99999"]

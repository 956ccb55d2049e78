"""The commits that a remote lacks, as a graph: which ref brings which of them."""

from collections.abc import Iterable, Mapping, Sequence

Graph = Mapping[str, Sequence[str]]
"""The ids of commits, newest first, and those of their parents, which need not be in the graph."""


def shares(tips: Sequence[str], graph: Graph) -> list[list[str]]:
    """Return for each tip the commits of `graph` that lead to it and to no tip before it, in the order of `graph`."""
    owners: dict[str, int] = {}
    for number, tip in enumerate(tips):
        ahead = [tip]
        while ahead:
            id_ = ahead.pop()
            if id_ in graph and id_ not in owners:
                owners[id_] = number
                ahead += graph[id_]
    found: list[list[str]] = [[] for _ in tips]
    for id_ in graph:
        if id_ in owners:
            found[owners[id_]].append(id_)
    return found


def built_on(ids: Iterable[str], graph: Graph) -> set[str]:
    """Return the commits of `graph` that come after one of `ids`."""
    children: dict[str, list[str]] = {}
    for id_, parents in graph.items():
        for parent in parents:
            children.setdefault(parent, []).append(id_)
    ahead = [child for id_ in ids for child in children.get(id_, ())]
    found = set(ahead)
    while ahead:
        for child in children.get(ahead.pop(), ()):
            if child not in found:
                found.add(child)
                ahead.append(child)
    return found


def lowest(ids: Sequence[str], graph: Graph) -> list[str]:
    """Return those of `ids` that come after no other of them."""
    later = built_on(ids, graph)
    return [id_ for id_ in ids if id_ not in later]

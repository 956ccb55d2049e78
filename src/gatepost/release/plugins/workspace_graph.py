"""Which packages of a workspace are released because of which."""

from collections.abc import Iterable, Mapping, Sequence

from gatepost.formats.collation import collation_key
from gatepost.release.errors import PlanError


def order_of(needs: Mapping[str, Sequence[str]], start: Iterable[str]) -> list[str]:
    """Return the names of the packages in `start` and of all that depend on them, sorted as people do.

    `needs` says what each package depends on. Raises `PlanError` for packages that depend on each other in a circle.
    """
    users: dict[str, list[str]] = {name: [] for name in needs}
    for name, needed in needs.items():
        for each in needed:
            if each in users:
                users[each].append(name)
    visited: set[str] = set()
    for name in start:
        _visit(users, name, visited)
    return sorted((name for name in needs if name in visited), key=collation_key)


def _visit(users: Mapping[str, list[str]], start: str, visited: set[str]) -> None:
    """Visit what uses `start`, and what uses that; a circle is found on the way down."""
    path: list[str] = []
    stack = [(start, False)]
    while stack:
        name, is_done = stack.pop()
        if is_done:
            path.pop()
            visited.add(name)
        elif name in path:
            message = f"Error: found cycle in dependency graph: {' -> '.join(path)} -> {name}"
            raise PlanError(message)
        elif name not in visited:
            path.append(name)
            stack.append((name, True))
            stack += [(user, False) for user in reversed(users.get(name, ()))]

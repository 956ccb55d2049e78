"""Rows and what is typed → the rows that match, and those of them that fit the screen."""

from collections.abc import Sequence

from gatepost.prompt.state import Row


def matching(rows: Sequence[Row], typed: str) -> list[Row]:
    """Return the rows that match what is typed: those that begin with it, then those that hold it, each in order.

    The cost is linear in the number of rows.
    """
    wanted = typed.strip().lower()
    if not wanted:
        return list(rows)
    ranks: tuple[list[Row], list[Row], list[Row]] = ([], [], [])
    for row in rows:
        label = row.label.lower()
        if label.startswith(wanted):
            ranks[0].append(row)
        elif wanted in label:
            ranks[1].append(row)
        elif wanted in row.about.lower():
            ranks[2].append(row)
    return [row for rank in ranks for row in rank]


def window(count: int, cursor: int, room: int) -> tuple[int, int]:
    """Return the first and the end of `room` rows of `count` around the one at `cursor`."""
    if count <= room:
        return 0, count
    first = min(max(0, cursor - room // 2), count - room)
    return first, first + room


def moved(cursor: int, count: int, key: str, page: int = 10) -> int:
    """Return where a key moves the cursor among `count` rows; past an end, by one, to the other."""
    if not count:
        return 0
    steps = {"up": -1, "down": 1}
    if key in steps:
        return (cursor + steps[key]) % count
    far = {"pageup": cursor - page, "pagedown": cursor + page, "home": 0, "end": count - 1}
    return min(max(0, far[key]), count - 1)


MOVES = frozenset(("up", "down", "pageup", "pagedown", "home", "end"))
"""The keys that move the cursor."""

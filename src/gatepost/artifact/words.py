"""How the checks put what they found."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from gatepost.artifact.facts import Facts
    from gatepost.outcomes.values import Problem

_MOST = 3
_LONGEST_LINE = 400


def listed(names: Iterable[str]) -> str:
    """Return names as a sentence has them, in their order; of more than four, how many there are beside three."""
    all_names = [f"`{name}`" for name in names]
    if len(all_names) > _MOST + 1:
        return f"{', '.join(all_names[:_MOST])} and {len(all_names) - _MOST} others"
    *first, last = all_names or ["nothing"]
    return f"{', '.join(first)} and {last}" if first else last


def number(count: int, one: str) -> str:
    """Return `1 file`, `2 files`."""
    return f"{count} {one}{'' if count == 1 else 's'}"


def last_line(lines: Sequence[str]) -> str:
    """Return the last line that says anything, which in a traceback is what went wrong; cut where it is long."""
    said = next((line.strip() for line in reversed(lines) if line.strip()), "it said nothing")
    return brief(said, _LONGEST_LINE)


def brief(text: str, longest: int = 120) -> str:
    """Return a text, cut where it is long."""
    return text if len(text) <= longest else text[: longest - 1] + "…"


def once(problems: Iterable[Problem]) -> Iterator[Problem]:
    """Yield each problem that was not said before of another file: sdist and wheel share most of theirs."""
    said: set[tuple[str, str]] = set()
    for problem in problems:
        if (problem.message, problem.severity) not in said:
            said.add((problem.message, problem.severity))
            yield problem


def nothing_read(facts: Facts) -> str:
    """Return why a check of archives has nothing to look at; empty where one was read."""
    return "" if facts.read else "no distribution could be read"

"""The names under which GitHub shows the jobs of workflows as checks."""

from __future__ import annotations

import re
from itertools import product
from typing import TYPE_CHECKING

from gatepost.doctor.expressions import around_expressions, expressions
from gatepost.doctor.node import LIST, TABLE, TEXT

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from gatepost.doctor.node import Node
    from gatepost.doctor.workflow import Job, Workflow

_OF_MATRIX = re.compile(r"matrix\.([\w-]+)")
_ANY = ".*"
_DEEPEST = 4
"""How many workflows may call one another, by GitHub's documentation of reusable workflows."""

_MOST_UNKNOWN = 3
"""Parts of a name: with more of them it takes ages to see that another name is none like it."""

_MOST = 256
"""The most jobs that GitHub makes of a matrix."""


class CheckNames:
    """The names of the checks that workflows make; where a name is computed, anything may stand for it."""

    def __init__(self, workflows: Iterable[Workflow]) -> None:
        self._by_path = {workflow.path: workflow for workflow in workflows}
        patterns = {pattern for workflow in self._by_path.values() for pattern in self._of(workflow, 0)}
        self._made = [re.compile(pattern, re.DOTALL) for pattern in sorted(patterns)]
        self._bases = {
            base_of(job.name or job.id)
            for workflow in self._by_path.values()
            for job in workflow.jobs
            if "${{" not in base_of(job.name or job.id)
        }

    def are_made(self, name: str) -> bool:
        """Tell whether a check of this name may be made."""
        return any(pattern.fullmatch(name) for pattern in self._made)

    def are_akin(self, name: str) -> bool:
        """Tell whether a job has this name but for what its matrix adds to it, or what calls it."""
        return base_of(name) in self._bases

    def _of(self, workflow: Workflow, depth: int) -> Iterator[str]:
        """Yield a regular expression for the names of each job."""
        for job in workflow.jobs:
            for name in _names(job):
                if job.uses is None:
                    yield name
                    continue
                called = self._by_path.get(job.uses.name.removeprefix("$/").removeprefix("./"))
                if called is None or depth >= _DEEPEST:
                    yield f"{name} / {_ANY}"
                else:
                    yield from (f"{name} / {inner}" for inner in self._of(called, depth + 1))


def base_of(name: str) -> str:
    """Return the name of a check without what calls it, and without the values of its matrix."""
    return name.rpartition(" / ")[2].partition(" (")[0].partition("${{")[0].strip() or name


def _names(job: Job) -> list[str]:
    """Return regular expressions for the names that a job has, one for each round of its matrix."""
    matrix = job.node.get("strategy", "matrix")
    rounds = _rounds(matrix) if matrix is not None else [{}]
    if rounds is None:
        return [_filled(job.name or job.id, {}) + "(?: \\(.*\\))?"]
    added = "(?: \\(.*\\))?" if matrix is not None else ""
    if job.name or matrix is None:
        return list(dict.fromkeys(_filled(job.name or job.id, each) + added for each in rounds))
    return list(dict.fromkeys(re.escape(f"{job.id} ({', '.join(each.values())})") for each in rounds))


def _filled(name: str, values: Mapping[str, str]) -> str:
    """Return a regular expression for a name whose expressions are filled in; what is not known is anything."""
    keys = [_OF_MATRIX.fullmatch(each) for each in expressions(name)]
    known = [values.get(key.group(1)) if key is not None else None for key in keys]
    if known.count(None) > _MOST_UNKNOWN:
        return _ANY
    first, *others = map(re.escape, around_expressions(name))
    filled = (_ANY if value is None else re.escape(value) for value in known)
    return first + "".join(value + other for value, other in zip(filled, others, strict=True))


def _rounds(matrix: Node) -> list[dict[str, str]] | None:
    """Return the values of each round of a matrix; None where they are not written out."""
    lists: dict[str, list[str]] = {}
    for key, value in matrix.items():
        if key == "exclude":  # what is left out may be made, for all that matters here
            continue
        if key == "include" or value.kind != LIST or not all(_is_plain(part) for part in value.parts):
            return None
        lists[key] = [part.text for part in value.parts]
    rounds = [dict(zip(lists, values, strict=True)) for values in product(*lists.values())] if _fits(lists) else None
    return rounds if matrix.kind == TABLE else None


def _fits(lists: Mapping[str, list[str]]) -> bool:
    count = 1
    for values in lists.values():
        count *= len(values)
    return 0 < count <= _MOST


def _is_plain(node: Node) -> bool:
    return node.kind == TEXT and "${{" not in node.text

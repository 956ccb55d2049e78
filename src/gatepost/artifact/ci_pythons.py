"""Which Pythons the workflows of a repository test on."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

_VERSION = re.compile(r"3\.[0-9]{1,2}")


def matrix_pythons(workflows: Mapping[str, object]) -> tuple[str, ...]:
    """Return the versions that a matrix in any of the workflows lists, oldest first.

    `workflows` are the parsed files. A version of another interpreter, `pypy3.11`, and one that an expression
    makes are not among them.
    """
    found = {version for workflow in workflows.values() for version in _of_workflow(workflow)}
    return tuple(sorted(found, key=lambda version: int(version.partition(".")[2])))


def _of_workflow(workflow: object) -> Iterator[str]:
    for job in _values(_at(workflow, "jobs")):
        matrix = _at(_at(job, "strategy"), "matrix")
        yield from _of_axes(matrix)
        for each in _items(_at(matrix, "include")):
            yield from _of_axes(each)


def _of_axes(axes: object) -> Iterator[str]:
    for name, values in axes.items() if isinstance(axes, dict) else ():
        if "python" not in str(name).lower():
            continue
        for value in values if isinstance(values, list) else (values,):
            if isinstance(value, str | float) and _VERSION.fullmatch(str(value)):
                yield str(value)


def _at(table: object, key: str) -> object:
    return table.get(key) if isinstance(table, dict) else None


def _values(table: object) -> list[object]:
    return list(table.values()) if isinstance(table, dict) else []


def _items(value: object) -> list[object]:
    return value if isinstance(value, list) else []

"""Which Pythons a repository says that it is for, and where it says so."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from gatepost.artifact.pythons import admits, named, read_requirement
from gatepost.doctor.expressions import expressions
from gatepost.doctor.node import LIST, TEXT
from gatepost.doctor.roles import command_of, steps_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from gatepost.doctor.node import Node
    from gatepost.doctor.project import Project
    from gatepost.doctor.workflow import Job, Workflow

_VERSION = re.compile(r"3\.[0-9]{1,2}")
_KNOWN = tuple(f"3.{minor}" for minor in range(6, 30))
_CHECKOUT = "actions/checkout"
_RUNNERS = re.compile(r"\b(?:nox|tox|hatch)\b")


@dataclass(frozen=True)
class Claim:
    """A Python, as in `3.12`, and where it is said.

    `is_number` tells whether YAML takes it for a number, `is_of_source` whether the job has the sources at all.
    """

    python: str
    where: str
    is_number: bool = False
    is_of_source: bool = False

    @property
    def minor(self) -> int:
        """The number behind `3.`."""
        return minor_of(self.python)


def minor_of(python: str) -> int:
    """Return the number behind `3.`."""
    return int(python.partition(".")[2])


def matrix_claims(workflows: Iterable[Workflow]) -> tuple[Claim, ...]:
    """Return the versions that matrices list, as they are written."""
    return tuple(
        replace(_claim(workflow, node), is_of_source=_has_source(job))
        for workflow in workflows
        for job in workflow.jobs
        for node in _matrix(job)
    )


def step_claims(workflows: Iterable[Workflow]) -> tuple[Claim, ...]:
    """Return the versions that steps ask for by `python-version`."""
    asked = ((place, place.step.node.get("with", "python-version")) for place in steps_of(workflows))
    return tuple(_claim(place.workflow, node) for place, node in asked if node is not None and _is_version(node))


def is_open(workflows: Iterable[Workflow]) -> bool:
    """Tell whether more Pythons may be tested than the matrices list: by expressions, calls, or tox and the like."""
    listed = tuple(workflows)
    jobs = [job for workflow in listed for job in workflow.jobs]
    if any(job.uses is not None and not job.uses.is_local for job in jobs) or any(map(_is_computed, jobs)):
        return True
    return any(_RUNNERS.search(command_of(place.step)) for place in steps_of(listed))


def is_mentioned(workflows: Iterable[Workflow], python: str) -> bool:
    """Tell whether any workflow has a Python anywhere in it, as `3.12`, `312` or `3.12.1`."""
    either = re.compile(rf"(?<![0-9.]){re.escape(python)}(?![0-9])|(?<![0-9]){python.replace('.', '')}(?![0-9])")
    return any(either.search(workflow.document.text) for workflow in workflows)


def admitted(project: Project) -> tuple[str, ...]:
    """Return the Pythons that `requires-python` admits, oldest first; none where it has no lower bound, or is none."""
    requirement = read_requirement(project.word("project", "requires-python"))
    if requirement is None or admits(requirement, _KNOWN[0]):
        return ()
    return tuple(python for python in _KNOWN if admits(requirement, python))


def classified(project: Project) -> tuple[str, ...]:
    """Return the Pythons that classifiers name, oldest first."""
    return tuple(each for each in named(project.words("project", "classifiers")) if _VERSION.fullmatch(each))


def _matrix(job: Job) -> Iterator[Node]:
    matrix = job.node.get("strategy", "matrix")
    if matrix is None:
        return
    tables = [matrix, *_parts(matrix.get("include"))]
    for table in tables:
        for name, value in table.items():
            if "python" in name.lower():
                yield from (part for part in (value.parts if value.kind == LIST else (value,)) if _is_version(part))


def _has_source(job: Job) -> bool:
    return any(step.uses is not None and step.uses.repository == _CHECKOUT for step in job.steps)


def _parts(node: Node | None) -> tuple[Node, ...]:
    return node.parts if node is not None else ()


def _is_version(node: Node) -> bool:
    return node.kind == TEXT and _VERSION.fullmatch(node.text) is not None


def _is_computed(job: Job) -> bool:
    matrix = job.node.get("strategy", "matrix")
    return matrix is not None and any(expressions(scalar.text) for scalar in matrix.scalars())


def _claim(workflow: Workflow, node: Node) -> Claim:
    return Claim(node.text, workflow.at(node.line), is_number=not node.is_quoted)

"""Steps that use an action of the repository itself → what that runs."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from gatepost.doctor.roles import Place, steps_of
from gatepost.doctor.yaml_nodes import read_yaml

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from gatepost.doctor.facts import Tree
    from gatepost.doctor.workflow import Job, Workflow

_CHECKOUT = "actions/checkout"
_FILES = ("action.yml", "action.yaml")


def local_steps(workflows: Iterable[Workflow], tree: Tree) -> Iterator[Place]:
    """Yield each step that uses a composite action of the repository, as if it ran that one's commands itself."""
    for place in steps_of(workflows):
        if place.step.uses is not None and place.step.uses.is_local:
            folder = _folder(place.job, place.step.uses.name)
            run = next(filter(None, (_commands(tree, folder, file) for file in _FILES)), "")
            if run:
                yield Place(place.workflow, place.job, replace(place.step, run=run))


def _folder(job: Job, name: str) -> str:
    """Return the folder in the repository that a local action is in, which a job may have checked out elsewhere."""
    path = name[2:].strip("/")
    for step in job.steps:
        is_own = step.uses is not None and step.uses.repository == _CHECKOUT and "repository" not in step.inputs
        place = step.inputs.get("path", "").removeprefix("./").strip("/")
        if is_own and place and (path == place or path.startswith(f"{place}/")):
            return path[len(place) :].strip("/")
    return path


def _commands(tree: Tree, folder: str, file: str) -> str:
    """Return all that an action runs in a shell; empty where there is none, or it does not."""
    path = f"{folder}/{file}" if folder else file
    text = tree.read(path)
    root = read_yaml(path, text).root if text is not None else None
    steps = root.get("runs", "steps") if root is not None else None
    return "\n".join(filter(None, (step.word("run") for step in steps.parts))) if steps is not None else ""

"""A document → the `Workflow` in it. What is of a wrong kind is passed over: GitHub itself complains of it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from gatepost.doctor.node import LIST, TABLE, TEXT
from gatepost.doctor.workflow import NONE, READ, WRITE, Action, Job, Step, Workflow
from gatepost.doctor.yaml_nodes import read_yaml

if TYPE_CHECKING:
    from gatepost.doctor.node import Node

_WORKFLOW = re.compile(r"\.github/workflows/[^/]+\.ya?ml")
_COMMENT = re.compile(r"\s#(.*)")
_ALL = {"read-all": READ, "write-all": WRITE}


def is_workflow(path: str) -> bool:
    """Tell whether GitHub takes a file for a workflow."""
    return _WORKFLOW.fullmatch(path) is not None


def read_workflow(path: str, text: str) -> Workflow:
    """Return the workflow in a file."""
    document = read_yaml(path, text)
    root = document.root
    if root is None or root.kind != TABLE:
        return Workflow(document)
    lines = text.split("\n")
    jobs = root.get("jobs")
    return Workflow(
        document,
        root.word("name"),
        _triggers(root.get("on")),
        tuple(_job(key, value, lines) for key, value in (jobs.entries if jobs else ()) if value.kind == TABLE),
        _permissions(root.get("permissions"), is_there=root.has("permissions")),
        _texts(root.get("env")),
    )


def _triggers(node: Node | None) -> dict[str, Node | None]:
    if node is None:
        return {}
    if node.kind == TABLE:
        return {name: None if value.kind == TEXT else value for name, value in node.items()}
    return dict.fromkeys((node.text,) if node.kind == TEXT else (part.text for part in node.parts))


def _job(key: Node, node: Node, lines: list[str]) -> Job:
    steps = node.get("steps")
    uses = node.get("uses")
    environment = node.get("environment")
    container = node.get("container")
    runs_on = node.get("runs-on")
    return Job(
        id=key.text,
        node=node,
        line=key.line,
        name=node.word("name"),
        steps=tuple(
            _step(part, number, lines) for number, part in enumerate(steps.parts if steps else ()) if part.kind == TABLE
        ),
        needs=node.words("needs"),
        condition=node.word("if"),
        permissions=_permissions(node.get("permissions"), is_there=node.has("permissions")),
        uses=_action(uses, lines) if uses else None,
        environment=(environment.text or environment.word("name")) if environment else "",
        runs_on=node.words("runs-on") or (runs_on.words("labels") if runs_on is not None else ()),
        container=(container.text or container.word("image")) if container else "",
        outputs=_texts(node.get("outputs")),
        env=_texts(node.get("env")),
    )


def _step(node: Node, number: int, lines: list[str]) -> Step:
    uses = node.get("uses")
    return Step(
        node=node,
        number=number,
        id=node.word("id"),
        name=node.word("name"),
        uses=_action(uses, lines) if uses else None,
        run=node.word("run"),
        condition=node.word("if"),
        inputs=_texts(node.get("with")),
        env=_texts(node.get("env")),
    )


def _action(node: Node, lines: list[str]) -> Action:
    name, _, ref = node.text.partition("@")
    comment = _COMMENT.search(lines[node.line - 1])
    return Action(name, ref, comment.group(1).strip() if comment else "")


def _permissions(node: Node | None, *, is_there: bool) -> dict[str, str] | None:
    """Return what each scope may do; `*` stands for all of them. Nothing written behind the key means none at all."""
    if not is_there or node is None:
        return None
    if node.kind == TEXT:
        return {"*": _ALL.get(node.text, NONE)}
    return _texts(node)


def _texts(node: Node | None) -> dict[str, str]:
    """Return the texts in a table; those of a list, a line each."""
    if node is None or node.kind != TABLE:
        return {}
    return {
        name: "\n".join(part.text for part in value.parts) if value.kind == LIST else value.text
        for name, value in node.items()
        if value.kind != TABLE
    }

"""Lines of a workflow → edits of them, where the line is as simple as it has to be for that."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from gatepost.outcomes.values import Edit

if TYPE_CHECKING:
    from collections.abc import Sequence

    from gatepost.doctor.workflow import Workflow

_TABLE = re.compile(r"(?P<key>\s*[\w-]+:)(?:\s*(?P<flow>\{.*\}))?\s*(?P<comment>#.*)?")
_NAMED = re.compile(r"(?P<key>\s*)[\w-]+:.*")


def text_of(workflow: Workflow, line: int) -> str:
    """Return a line, 1-based."""
    return workflow.document.text.split("\n")[line - 1]


def also_on(lines: Sequence[int]) -> str:
    """Return where else the same is wrong, of the lines that have it, of which the first is named as the place."""
    others = ", ".join(str(line) for line in dict.fromkeys(lines) if line != lines[0])
    return f" (also on line {others})" if others else ""


def replaced(workflow: Workflow, line: int, old: str, new: str) -> tuple[Edit, ...]:
    """Return the edit that puts a word in the place of another on a line, comments aside; none if it is not clear."""
    text = text_of(workflow, line)
    code, sign, comment = text.partition(" #")
    pattern = re.compile(rf"(?<![\w.-]){re.escape(old)}(?![\w.-])")
    if not old or len(pattern.findall(code)) != 1:
        return ()
    return (Edit(workflow.path, line, line, (pattern.sub(lambda _: new, code) + sign + comment,)),)


def removed(workflow: Workflow, line: int, key: str) -> tuple[Edit, ...]:
    """Return the edit that takes away an entry that has a line to itself; none where it shares one."""
    is_alone = re.fullmatch(rf"\s*{re.escape(key)}:(?: .*)?", text_of(workflow, line)) is not None
    return (Edit(workflow.path, line, line, ()),) if is_alone else ()


def added(workflow: Workflow, line: int, entry: str) -> tuple[Edit, ...]:
    """Return the edit that adds an entry to the table whose key is on a line; none where that is not simple."""
    text = text_of(workflow, line)
    found = _TABLE.fullmatch(text)
    if found is None:
        return ()
    flow = found["flow"]
    if flow is not None:
        inside = flow[1:-1].strip().rstrip(",")
        table = f"{{ {inside}, {entry} }}" if inside else f"{{ {entry} }}"
        comment = f" {found['comment']}" if found["comment"] else ""
        return (Edit(workflow.path, line, line, (f"{found['key']} {table}{comment}",)),)
    lines = workflow.document.text.split("\n")
    below = _NAMED.fullmatch(lines[line]) if line < len(lines) else None
    depth = len(text) - len(text.lstrip())
    if below is None or len(below["key"]) <= depth:
        return ()
    return (Edit(workflow.path, line + 1, line, (f"{below['key']}{entry}",)),)

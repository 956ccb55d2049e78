"""The patterns by which a workflow is started for tags, as GitHub matches them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from gatepost.doctor.node import TABLE

if TYPE_CHECKING:
    from gatepost.doctor.node import Node
    from gatepost.doctor.workflow import Workflow

_PIECE = re.compile(r"\*\*|\\.|\[[^\]]*\]|.", re.DOTALL)
_WILD = {"**": ".*", "*": "[^/]*"}
_REPEAT = ("?", "+")


def tag_filter(workflow: Workflow) -> Node | None:
    """Return the list of tags that start a workflow when they are pushed; None where there is none."""
    push = workflow.triggers.get("push")
    return push.get("tags") if push is not None and push.kind == TABLE else None


def lets_in(patterns: tuple[str, ...], tag: str) -> bool:
    """Tell whether a tag passes: the last pattern that fits it decides. What is no pattern is taken to fit."""
    verdict = False
    for pattern in patterns:
        if _fits(pattern.removeprefix("!"), tag):
            verdict = not pattern.startswith("!")
    return verdict


def _fits(pattern: str, tag: str) -> bool:
    pieces = [_piece(each) for each in _PIECE.findall(pattern)]
    try:
        return re.fullmatch("".join(pieces), tag) is not None
    except re.error:
        return True


def _piece(text: str) -> str:
    if text in _REPEAT or text.startswith("["):
        return text
    return _WILD.get(text) or re.escape(text.removeprefix("\\") or text)

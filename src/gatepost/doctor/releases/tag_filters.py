"""The patterns by which a workflow is started for tags, as GitHub matches them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from gatepost.doctor.node import TABLE
from gatepost.doctor.wildcards import ANYTHING, IN_A_NAME, MANY, MAYBE, ONCE, Piece, fits

if TYPE_CHECKING:
    from gatepost.doctor.node import Node
    from gatepost.doctor.workflow import Workflow

_PIECE = re.compile(r"\*\*|\\.|\[[^\]]{0,299}\]|.", re.DOTALL)
_WILD = {"**": ANYTHING, "*": IN_A_NAME}


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
    pieces: list[Piece] = []
    for text in _PIECE.findall(pattern):
        piece = _piece(text)
        if piece is None:
            return True
        if text not in (MAYBE, MANY):
            pieces.append(piece)
        elif pieces and pieces[-1].number == ONCE:
            pieces[-1] = Piece(pieces[-1].takes, text)
        else:
            return True
    return fits(pieces, tag)


def _piece(text: str) -> Piece | None:
    """Return what a piece takes; None where it is none."""
    if text in _WILD:
        return _WILD[text]
    if not text.startswith("["):
        return Piece((text.removeprefix("\\") or text).__eq__)
    try:
        found = re.compile(text)
    except re.error:
        return None
    return Piece(lambda sign: found.fullmatch(sign) is not None)

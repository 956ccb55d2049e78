"""What the workflow of the quality gates is called: a release calls it, so it cannot be somebody's own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gatepost.scaffold.seal import FOREIGN, seal_of

if TYPE_CHECKING:
    from collections.abc import Collection

    from gatepost.scaffold.survey import Survey

FOLDER = ".github/workflows"
CI, QUALITY = "ci", "quality"
GATES = {CI: "CI", QUALITY: "Quality"}
"""What the file may be called, and the workflow then."""


def path_of(name: str) -> str:
    """Return where a workflow is."""
    return f"{FOLDER}/{name}.yml"


def gates_name(survey: Survey, replaced: Collection[str] = ()) -> str:
    """Return what the workflow of the gates is called: `quality` beside a `ci.yml` that somebody wrote, and stays."""
    if path_of(CI) in replaced or _is_ours(survey, CI):
        return CI
    return QUALITY if _is_ours(survey, QUALITY) or survey.has(path_of(CI)) else CI


def _is_ours(survey: Survey, name: str) -> bool:
    return seal_of(survey.text(path_of(name))) != FOREIGN

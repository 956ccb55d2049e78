"""`Wanted`: a file that the repository should have."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from gatepost.scaffold.answers import Answers
    from gatepost.scaffold.project import Project
    from gatepost.scaffold.survey import Survey

SEALED = "sealed"
"""Wholly ours: made and brought up to date as long as nobody else has changed it."""
EDITED = "edited"
"""Somebody's own, with what we need in it: made from the text that is there."""
ONCE = "once"
"""Made where there is none, and theirs from then on."""


@dataclass(frozen=True)
class Setup:
    """All that the files follow from; `templates` are texts by name.

    With `static_version`, a version that is computed while building becomes one that is written down. Files in
    `replaced` are made anew whoever wrote them.
    """

    survey: Survey
    project: Project
    answers: Answers
    templates: Mapping[str, str]
    static_version: bool = False
    replaced: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Wanted:
    """A file as it should be, and in a few words what it is for; `text` has no seal, and plain line ends."""

    path: str
    text: str
    kind: str
    about: str


class CannotEdit(Exception):  # noqa: N818  named for what it says, as in `raise CannotEdit`
    """A file of theirs is not what its name says, or has no room: where and why, and what to do about it."""

    def __init__(self, where: str, why: str, hint: str) -> None:
        super().__init__(f"{where}: {why}")
        self.hint = hint

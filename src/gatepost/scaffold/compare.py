"""The files as they should be, beside those that are there: what would be done with each."""

from __future__ import annotations

from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import TYPE_CHECKING

from gatepost.scaffold.pins import with_newer_pins
from gatepost.scaffold.seal import WHOLE, seal, seal_of
from gatepost.scaffold.wanted import EDITED, ONCE, SEALED

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from gatepost.scaffold.survey import Survey
    from gatepost.scaffold.wanted import Wanted

ADD, CHANGE, SAME, YOURS, LEFT = "add", "change", "same", "yours", "left"


@dataclass(frozen=True)
class Change:
    """What would be done with a file: `before` is what is there, `after` what it should be, as on disk.

    `YOURS` are files of ours that somebody wrote or changed by hand: they are shown and left.
    `LEFT` are those that the settings say to leave. `is_sealed` are those that are wholly ours to make.
    """

    path: str
    kind: str
    before: str
    after: str
    about: str
    is_sealed: bool = False

    @property
    def is_done(self) -> bool:
        """Tell whether it is written."""
        return self.kind in (ADD, CHANGE)


def compare(
    survey: Survey, wanted: Iterable[Wanted], *, leave: Collection[str] = (), overwrite: Collection[str] = ()
) -> tuple[Change, ...]:
    """Return what would be done with each file; those in `overwrite` are made anew whoever wrote them, pins and all."""
    return tuple(_compared(survey, each, leave, overwrite) for each in wanted)


def _compared(survey: Survey, wanted: Wanted, leave: Collection[str], overwrite: Collection[str]) -> Change:
    before = survey.texts.get(wanted.path)
    after, is_forced = wanted.text, wanted.path in overwrite
    if wanted.kind == SEALED:
        after = seal(after if is_forced else with_newer_pins(after, survey.text(wanted.path)), wanted.path)
    if before is not None and "\r\n" in before:
        after = _with_line_ends(after, before)
    kind = _kind(wanted, before, after, is_forced=is_forced)
    if wanted.path in leave:
        kind = LEFT
    return Change(wanted.path, kind, before or "", after, wanted.about, is_sealed=wanted.kind == SEALED)


def _kind(wanted: Wanted, before: str | None, after: str, *, is_forced: bool) -> str:
    if before is None:
        return ADD
    if before == after or wanted.kind == ONCE:
        return SAME
    if wanted.kind == EDITED or is_forced or seal_of(before) == WHOLE:
        return CHANGE
    return YOURS


def _with_line_ends(text: str, before: str) -> str:
    """Return a text with the line ends of the one before: lines that stay keep theirs, new ones get the usual."""
    old, new = before.splitlines(keepends=True), text.splitlines(keepends=True)
    usual = "\r\n" if before.count("\r\n") * 2 >= before.count("\n") else "\n"
    lines = [line.replace("\n", usual) for line in new]
    stripped = [line.replace("\r\n", "\n") for line in old]
    for start, there, count in SequenceMatcher(None, stripped, new, autojunk=False).get_matching_blocks():
        lines[there : there + count] = old[start : start + count]
    return "".join(lines)

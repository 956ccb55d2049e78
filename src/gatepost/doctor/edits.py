"""Edits → the new texts of files."""

from __future__ import annotations

from difflib import SequenceMatcher
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from gatepost.outcomes.values import Edit


def apply_edits(text: str, edits: Iterable[Edit]) -> str:
    """Return a text with its lines replaced; what overlaps an earlier edit is left for another time.

    The line ends of the text are kept: CRLF where its first line has that.
    """
    end = "\r\n" if text.partition("\n")[0].endswith("\r") else "\n"
    lines = text.replace("\r\n", "\n").split("\n") if text else [""]
    for edit in reversed(_apart(edits)):
        lines[edit.first - 1 : edit.last] = edit.lines
    return end.join(lines)


def by_path(edits: Iterable[Edit]) -> dict[str, list[Edit]]:
    """Return edits by the file that they are of."""
    found: dict[str, list[Edit]] = {}
    for edit in dict.fromkeys(edits):
        found.setdefault(edit.path, []).append(edit)
    return found


def mended(texts: Mapping[str, str], groups: Iterable[Sequence[Edit]]) -> dict[str, str]:
    """Return the new texts of files, with each group of edits that fits: all of it is made, or nothing.

    A group does not fit where it touches lines that one before it has changed.
    """
    taken: list[Edit] = []
    for group in groups:
        if not any(_overlap(edit, other) for edit in group for other in taken if other not in group):
            taken += [edit for edit in group if edit not in taken]
    return {path: apply_edits(texts.get(path, ""), edits) for path, edits in by_path(taken).items()}


def with_line_ends(text: str, before: str) -> str:
    """Return a text with the line ends of `before`: what stays keeps its own, a new line has those of its place."""
    if "\r\n" not in before:
        return text
    if "\n" not in before.replace("\r\n", ""):
        return text.replace("\n", "\r\n")
    old, new = before.split("\n"), text.split("\n")
    plain = [line.removesuffix("\r") for line in old]
    found: list[str] = []
    for kind, first, last, start, end in SequenceMatcher(None, plain, new).get_opcodes():
        sign = "\r" if old[max(0, first - 1 if first == last else first)].endswith("\r") else ""
        found += old[first:last] if kind == "equal" else [line + sign for line in new[start:end]]
    return "\n".join(found)


def _apart(edits: Iterable[Edit]) -> list[Edit]:
    found: list[Edit] = []
    for edit in sorted(dict.fromkeys(edits), key=lambda each: (each.first, each.last)):
        if not found or not _overlap(found[-1], edit):
            found.append(edit)
    return found


def _overlap(one: Edit, other: Edit) -> bool:
    """Tell whether two edits touch the same lines, or insert at the same place."""
    if one.path != other.path or one == other:
        return False
    if one.last < one.first and other.last < other.first:
        return one.first == other.first
    return one.first <= other.last and other.first <= one.last

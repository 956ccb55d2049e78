"""The groups of a glob, `+(a|b)` and the like, and which of them say no more than the group around them.

The rules are those of minimatch 10.2.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

_SAME = {"!": "@", "?": "?@", "@": "@", "*": "*+?@", "+": "+@"}
"""By kind, the groups whose alternatives it can take over when they stand alone in one of its own."""
_SAME_BUT_EMPTY = {"!": "?", "@": "?", "+": "?*"}
"""The same where an empty alternative must be added."""
_BECOMES = {
    "!": {"!": "@"},
    "?": {"*": "*", "+": "*"},
    "@": {"!": "!", "?": "?", "@": "@", "*": "*", "+": "+"},
    "+": {"?": "*", "*": "*"},
}
"""What a group becomes that has nothing but another group in it, by both kinds."""
_ROUNDS = 10


class Group:
    """A sequence of texts and groups, or (with a `kind`) the alternatives of an extglob."""

    def __init__(self, kind: str, parent: Group | None) -> None:
        self.kind = kind
        self.parent = parent
        self.index = len(parent.parts) if parent else 0
        self.parts: list[str | Group] = []
        self.empty_at_end = False
        self.magic = bool(kind)

    def add(self, part: str | Group) -> None:
        """Put another part behind the others."""
        if part:
            self.parts.append(part)

    def groups(self) -> Iterator[Group]:
        """Yield the parts that are groups."""
        yield from (part for part in self.parts if isinstance(part, Group))

    def alone(self) -> Group | None:
        """Return the extglob that is all there is in this sequence."""
        part = self.parts[0] if len(self.parts) == 1 and not self.kind else None
        return part if isinstance(part, Group) and part.kind else None

    def is_start(self) -> bool:
        """Tell whether nothing but negations stands before it."""
        if not self.parent:
            return True
        before = self.parent.parts[: self.index]
        return self.parent.is_start() and all(isinstance(part, Group) and part.kind == "!" for part in before)

    def is_end(self) -> bool:
        """Tell whether it can be the last of the whole portion."""
        if not self.parent or self.parent.kind == "!":
            return True
        return self.parent.is_end() and (not self.kind or self.index == len(self.parent.parts) - 1)

    def spelled(self) -> str:
        """Return the glob that it was read from."""
        if not self.kind:
            return "".join(part if isinstance(part, str) else part.spelled() for part in self.parts)
        return f"{self.kind}({'|'.join(part.spelled() for part in self.groups())})"


def takes(group: Group, kind: str) -> bool:
    """Tell whether a group of a kind in this one may be taken apart, if it stands alone in an alternative."""
    return kind in _SAME.get(group.kind, "") + _SAME_BUT_EMPTY.get(group.kind, "")


def flatten(group: Group) -> None:
    """Take groups apart that say no more than the group around them."""
    rounds = _ROUNDS
    while rounds and _flatten_once(group):
        rounds -= 1


def _flatten_once(group: Group) -> bool:
    """Look at each part once, and tell whether that changed the group itself."""
    changed = False
    at = 0
    while at < len(group.parts):
        part = group.parts[at]
        if isinstance(part, Group):
            flatten(part)
            changed = (bool(group.kind) and _merge(group, part, at)) or changed
        at += 1
    return changed


def _merge(group: Group, part: Group, at: int) -> bool:
    """Put what an inner group holds in place of it, where that says the same."""
    inner = part.alone()
    if not inner:
        return False
    if inner.kind in _SAME[group.kind]:
        group.parts[at : at + 1] = inner.parts
    elif inner.kind in _SAME_BUT_EMPTY.get(group.kind, ""):
        blank = Group("", inner)
        blank.parts.append("")
        group.parts[at : at + 1] = [*inner.parts, blank]
    elif len(group.parts) == 1 and inner.kind in _BECOMES.get(group.kind, {}):
        group.kind = _BECOMES[group.kind][inner.kind]
        group.parts = inner.parts
        group.empty_at_end = False
    else:
        return False
    for below in group.groups():
        below.parent = group
    return True

"""One portion of a glob with its extglobs, `+(a|b)` and the like → the source of a JavaScript regular expression.

The shape of the expression is that of minimatch 10.2, whose rules for dots at the start, empty alternatives and
nested groups show in what it matches.
"""

from __future__ import annotations

from gatepost.formats.errors import UnreadableText
from gatepost.formats.globs.brackets import STAR, STAR_BUT_NOTHING, Source, stretch
from gatepost.formats.globs.groups import Group, flatten, takes

_KINDS = frozenset("!?+*@")
_FREE_DEPTH = 2
_DEEPEST = 12
_LONGEST = 200_000
_NO_DOT = r"(?!\.)"
_NO_DOTS = r"(?!(?:^|/)\.\.?(?:$|/))"
_END = r"(?:$|\/)"
_UNREADABLE = "a glob is too long or nested too deeply"


def portion_source(portion: str) -> Source:
    """Return the expression for a portion; its text is a regular expression even where it is not `magic`.

    Raises `UnreadableText` for what would make an expression of unreasonable
    size; the real library tries.
    """
    writer = _Writer()
    root = _Reader(portion, writer).read()
    flatten(root)
    writer.fill_negations()
    return writer.sequence(root, dot=False)


class _Reader:
    """A portion while it is read."""

    def __init__(self, text: str, writer: _Writer) -> None:
        self.text = text
        self.writer = writer
        self.live = _live(text)

    def read(self) -> Group:
        root = Group("", None)
        start = at = 0
        while at < len(self.text):
            if self._opens(at) and self.live[at]:
                root.add(self.text[start:at])
                group = self.writer.group(self.text[at], root)
                start = at = self._read_group(group, at + 1, 1)
                root.add(group)
            else:
                at += 1
        root.add(self.text[start:])
        return root

    def _opens(self, at: int) -> bool:
        return self.text[at] in _KINDS and self.text.startswith("(", at + 1)

    def _read_group(self, group: Group, opened: int, depth: int, nesting: int = 0) -> int:
        """Read what stands in parentheses, and return where it ends; without an end it is no group."""
        if nesting > _DEEPEST:
            raise UnreadableText(_UNREADABLE)
        parts, part = [], Group("", group)
        start = at = opened + 1
        while at < len(self.text):
            character = self.text[at]
            if not self.live[at]:
                at += 1
            elif self._opens(at) and (depth <= _FREE_DEPTH or takes(group, character)):
                part.add(self.text[start:at])
                inner = self.writer.group(character, part)
                part.add(inner)
                deeper = depth if takes(group, character) else depth + 1
                start = at = self._read_group(inner, at + 1, deeper, nesting + 1)
            elif character in "|)":
                part.add(self.text[start:at])
                parts.append(part)
                if character == ")":
                    group.empty_at_end = start == at
                    group.parts = [*parts]
                    return at + 1
                part = Group("", group)
                start = at = at + 1
            else:
                at += 1
        group.kind, group.magic = "", False
        group.parts = [self.text[opened - 1 :]]
        return at


def _live(text: str) -> list[bool]:
    """Tell of each character whether it is neither escaped nor in brackets."""
    live = [False] * len(text)
    escaped = False
    opened = -1
    negated = False
    for at, character in enumerate(text):
        if escaped or character == "\\":
            escaped = not escaped
        elif opened < 0:
            live[at] = character != "["
            opened, negated = (at, False) if character == "[" else (-1, False)
        elif at == opened + 1:
            negated = character in "^!"
        elif character == "]" and not (at == opened + 2 and negated):
            opened = -1
    return live


class _Writer:
    """Groups → source."""

    def __init__(self) -> None:
        self.negations: list[Group] = []
        self.size = 0
        self.unicode = False

    def group(self, kind: str, parent: Group) -> Group:
        """Return a new extglob; negations are remembered, for they look ahead to the end."""
        group = Group(kind, parent)
        if kind == "!":
            self.negations.append(group)
        return group

    def fill_negations(self) -> None:
        """Add to each alternative of a negation all that follows the negation."""
        for negation in reversed(self.negations):
            if negation.kind != "!":
                continue
            below, above = negation, negation.parent
            while above:
                for part in above.parts[below.index + 1 :] if not above.kind else ():
                    for alternative in negation.groups():
                        self._copy(part, alternative)
                below, above = above, above.parent

    def _copy(self, part: str | Group, into: Group) -> None:
        self.size += 1
        if self.size > _LONGEST:
            raise UnreadableText(_UNREADABLE)
        if isinstance(part, str):
            into.add(part)
            return
        copied = Group(part.kind, into)
        for below in part.parts:
            self._copy(below, copied)
        into.add(copied)

    def write(self, group: Group, *, dot: bool) -> str:
        """Return the source of a group; `dot` is whether it may begin with one."""
        text = self.extglob(group, dot=dot) if group.kind else self.sequence(group, dot=dot).text
        self.size += len(text)
        if self.size > _LONGEST:
            raise UnreadableText(_UNREADABLE)
        return text

    def sequence(self, group: Group, *, dot: bool) -> Source:
        """Return the source of one part behind the other."""
        starts, ends = group.is_start(), group.is_end()
        not_empty = starts and ends and not any(group.groups())
        texts = []
        for part in group.parts:
            if isinstance(part, Group):
                texts.append(self.write(part, dot=dot))
                group.magic = group.magic or part.magic
            else:
                source = stretch(part, not_empty=not_empty)
                texts.append(source.text)
                group.magic = group.magic or source.magic
                self.unicode = self.unicode or source.unicode
        text = "".join(texts)
        guarded = (
            starts and group.parts not in (["."], [".."]) and any(isinstance(part, str) for part in group.parts[:1])
        )
        guard = _guard(text, dot=dot) if guarded else ""
        end = _END if ends and group.parent and group.parent.kind == "!" else ""
        return Source(f"{guard}{text}{end}", magic=group.magic, unicode=self.unicode)

    def alternatives(self, group: Group, *, dot: bool) -> str:
        """Return the source of the alternatives; an empty one is none where it would be the whole portion."""
        texts = [self.write(part, dot=dot) for part in group.groups()]
        if group.is_start() and group.is_end():
            texts = [text for text in texts if text]
        return "|".join(texts)

    def extglob(self, group: Group, *, dot: bool) -> str:
        """Return the source of alternatives in parentheses."""
        body = self.alternatives(group, dot=dot)
        guard = _NO_DOT if group.is_start() and not dot else ""
        if group.kind == "!":
            return f"{guard}{STAR_BUT_NOTHING}" if group.empty_at_end else f"(?:(?!(?:{body})){guard}{STAR})"
        if group.is_start() and group.is_end() and not body:
            group.parts = [group.spelled()]
            group.kind, group.magic = "", False
            return group.parts[0] if isinstance(group.parts[0], str) else ""
        dotted = self.alternatives(group, dot=True) if group.kind in "*+" and not dot else body
        if dotted != body:
            return f"(?:(?:{body})(?:{dotted})*?){'?' if group.kind == '*' else ''}"
        return f"(?:{body}){'' if group.kind == '@' else group.kind}"


def _guard(text: str, *, dot: bool) -> str:
    """Return what keeps an expression from matching a dot at the start that no glob asks for."""
    leading = text[:1] in ("[", ".")
    later = (text.startswith(r"\.") and text[2:3] in ("[", ".")) or (
        text.startswith(r"\.\.") and text[4:5] in ("[", ".")
    )
    if (dot and leading) or later:
        return _NO_DOTS
    return _NO_DOT if leading else ""

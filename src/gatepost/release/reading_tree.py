"""A message → what is read in it, as a tree: each piece with its place and its text (spec §1, §2)."""

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass

from gatepost.message.characters import BLANKS, WHITESPACE
from gatepost.message.commits import BREAKING, body_of, commits_in, issue_in, literal_lines
from gatepost.message.grammar import LITERALS, Fault, Token
from gatepost.message.parse import Footer, Message
from gatepost.message.reading import error_text, read
from gatepost.message.split import BEGIN_NESTED, Part
from gatepost.release.source import LoggedCommit

MESSAGE, PARAGRAPH, NESTED = "message", "paragraph", "nested"
HEADER, TYPE, SCOPE, MARKER, DESCRIPTION, BODY = "header", "type", "scope", "marker", "description", "body"
FOOTER, TOKEN, VALUE = "footer", "token", "value"
BREAKING_CHANGE, REFERENCE, VERSION = "breaking change", "reference", "Release-As"
_INLINE = "BREAKING-CHANGE:"


@dataclass(frozen=True)
class Node:
    """A piece of a message: what it is, its place (1-based, in code points), its text, and what it consists of.

    What a piece means stands below it: a breaking change, a reference to an issue, a version that is asked for.
    """

    name: str
    line: int
    column: int
    text: str
    children: tuple["Node", ...] = ()


@dataclass(frozen=True)
class Refusal:
    """Where a part is given up: the line, and the span in it from `column` to before `end_column`.

    `is_unclosed` tells a scope that is not closed from a header that is none. `valid` lists what could have
    stood there, and `error` has the real parser's own words.
    """

    line: int
    column: int
    end_column: int
    text: str
    is_unclosed: bool
    valid: str
    error: str


@dataclass(frozen=True)
class Exit:
    """Where a commit that is read comes from: a header, or a footer, and its place."""

    line: int
    column: int
    is_footer: bool


@dataclass(frozen=True)
class PartTree:
    """A stretch that is read by itself. Of one that is refused, only the header is read, if that."""

    kind: str
    line: int
    column: int
    nodes: tuple[Node, ...]
    refusal: Refusal | None


@dataclass(frozen=True)
class Tree:
    """All that is read in a commit's message: its parts that are not blank, and the exit of each commit, in order.

    `override` is the line at which the block begins that is read in place of the message; 0 where there is none.
    """

    parts: tuple[PartTree, ...]
    exits: tuple[Exit, ...]
    override: int = 0


def tree_of(commit: LoggedCommit) -> Tree:
    """Return what is read in the message of a commit. Never raises; the cost is linear in its length."""
    reading = read(commit.text)
    is_whole = commit.text == commit.message
    begin = 0 if is_whole else commit.message.find(commit.text, commit.message.find(_OVERRIDE) + len(_OVERRIDE))
    places = _Places(commit.message, begin)
    parts: list[PartTree] = []
    exits: list[Exit] = []
    first_nested = len(reading.parts) - reading.text.count(BEGIN_NESTED)
    for number, (part, message) in enumerate(zip(reading.parts, reading.messages, strict=True)):
        if message.text:
            kind = NESTED if number >= first_nested else PARAGRAPH if number else MESSAGE
            grower = _Grower(part, message, places)
            parts.append(grower.part(kind))
            exits += grower.exits()
    return Tree(tuple(parts), tuple(exits), 0 if is_whole else places.of(0)[0])


_OVERRIDE = "BEGIN_COMMIT_OVERRIDE"


class _Places:
    """The lines of a message, by the offset in the text that is read, which begins at `begin`."""

    def __init__(self, text: str, begin: int) -> None:
        self._begin = begin
        self._text = text
        flat = text.replace("\r\n", " \n").replace("\r", "\n") if "\r" in text else text
        self._starts = [0]
        at = flat.find("\n")
        while at >= 0:
            self._starts.append(at + 1)
            at = flat.find("\n", at + 1)

    def of(self, offset: int) -> tuple[int, int]:
        offset += self._begin
        line = bisect_right(self._starts, offset)
        return line, offset - self._starts[line - 1] + 1

    def line(self, number: int) -> str:
        end = self._starts[number] - 1 if number < len(self._starts) else len(self._text)
        return self._text[self._starts[number - 1] : end].rstrip("\r")


class _Grower:
    """Makes the tree of one part."""

    def __init__(self, part: Part, message: Message, places: _Places) -> None:
        self._part = part
        self._message = message
        self._places = places
        self._commits = commits_in(message)
        self._own = self._commits[-1] if self._commits else None
        self._source = _breaking_source(message) if self._own is not None else None

    def part(self, kind: str) -> PartTree:
        message = self._message
        refusal = None if message.fault is None else self._refusal(message.fault)
        return PartTree(kind, *self._place(0), tuple(self._nodes()), refusal)

    def exits(self) -> Iterator[Exit]:
        for commit in self._commits:
            footer = commit.footer
            yield Exit(*self._place(0 if footer is None else footer.start), is_footer=footer is not None)

    def _place(self, offset: int) -> tuple[int, int]:
        return self._places.of(self._part.offset_in_whole(self._message.offset + offset))

    def _node(self, name: str, offset: int, text: str, children: Iterator[Node] | None = None) -> Node:
        return Node(name, *self._place(offset), text, tuple(children or ()))

    def _nodes(self) -> Iterator[Node]:
        message = self._message
        if message.token is None:
            return
        yield self._node(HEADER, 0, message.header, self._header(message.token))
        if message.fault is not None:
            return
        if message.body_start < message.body_end:
            text = message.text[message.body_start : message.body_end].rstrip(BLANKS)
            yield self._node(BODY, message.body_start, text, self._meanings(None))
        for footer in message.footers:
            end = self._value_start(footer.start + footer.token.end) + len(footer.texts[0])
            yield self._node(FOOTER, footer.start, message.text[footer.start : end], self._footer(footer))

    def _header(self, token: Token) -> Iterator[Node]:
        message = self._message
        yield from self._token(token, 0, TYPE)
        children = self._breaking(-1)
        yield self._node(DESCRIPTION, message.description_start, message.description, children)

    def _token(self, token: Token, start: int, name: str) -> Iterator[Node]:
        type_ = token.type or ""
        if type_:
            yield self._node(name, start, type_)
        if token.scope is not None:
            yield self._node(SCOPE, start + len(type_) + 1, token.scope)
        if token.marker:
            at = start + token.end - len(token.separator) - len(token.marker)
            yield self._node(MARKER, at, token.marker)

    def _footer(self, footer: Footer) -> Iterator[Node]:
        yield from self._token(footer.token, footer.start, TOKEN)
        at = footer.start + footer.token.end
        for newline, value in zip(("", *footer.newlines), footer.texts, strict=True):
            at = self._value_start(at + len(newline))
            yield self._node(VALUE, at, value)
            at += len(value)
        yield from self._meanings(footer)

    def _value_start(self, at: int) -> int:
        text = self._message.text
        while at < len(text) and text[at] in WHITESPACE:
            at += 1
        return at

    def _meanings(self, footer: Footer | None) -> Iterator[Node]:
        if footer is None:
            if self._source is not None and self._message.body_start <= self._source < self._message.body_end:
                yield from self._breaking(self._source)
            return
        yield from self._breaking(footer.start)
        issue = issue_in(footer)
        if issue:
            yield self._node(REFERENCE, footer.start, f"#{issue}")
        if (footer.token.type or "").lower() == "release-as":
            yield self._node(VERSION, footer.start, footer.texts[-1].strip(BLANKS))

    def _breaking(self, at: int) -> Iterator[Node]:
        """Yield the breaking change, where `at` is what makes it; -1 is the header."""
        if self._own is not None and at == self._source:
            place = self._message.description_start if at < 0 else at
            text = next(text for title, text in self._own.notes if title == BREAKING)
            yield self._node(BREAKING_CHANGE, place, text)

    def _refusal(self, fault: Fault) -> Refusal:
        message = self._message
        start, end = fault.offset, fault.offset + 1
        if fault.throws:
            start, end = message.text.rfind("(", 0, start), start
        line, column = self._place(start)
        return Refusal(
            line=line,
            column=column,
            end_column=column + max(1, end - start),
            text=self._places.line(line),
            is_unclosed=fault.throws,
            valid=fault.valid,
            error=error_text(message, fault),
        )


def _breaking_source(message: Message) -> int | None:
    """Return where the breaking change of a message is announced: in its last footer that does, its body, its header.

    -1 is the header, None is nowhere. An announcement that says nothing takes away those before it.
    """
    token = message.token
    found, text = -1, message.description if token is not None and token.marker else ""
    in_body = body_of(message)[1] if message.body_start < len(message.text) else None
    if in_body is not None:
        found, text = next(at for at, is_marker in literal_lines(message) if is_marker), in_body
    for footer in message.footers:
        if footer.token.marker in LITERALS:
            found, text = footer.start, footer.texts[-1]
    if text:
        return found
    inline = _inline(message)
    return inline if inline >= 0 else None


def _inline(message: Message) -> int:
    """Return where a body says `BREAKING-CHANGE:` in the middle of a line; -1 where it does not."""
    at_lines = {at for at, _ in literal_lines(message)}
    at = message.text.find(_INLINE, message.body_start, message.body_end)
    while at in at_lines:
        at = message.text.find(_INLINE, at + 1, message.body_end)
    return at

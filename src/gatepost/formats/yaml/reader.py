"""Nodes of YAML: how js-yaml 4 tells blocks, flows and scalars apart, and what it makes of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gatepost.formats.yaml.block import block_scalar
from gatepost.formats.yaml.collections import Entries, Merges
from gatepost.formats.yaml.inline import double_quoted, plain_scalar, single_quoted
from gatepost.formats.yaml.nodes import Frame, Node, Place
from gatepost.formats.yaml.source import SEPARATING, WHITE
from gatepost.formats.yaml.tags import Anchors, anchor_name
from gatepost.formats.yaml.types import IMPLICIT, resolved

if TYPE_CHECKING:
    from gatepost.formats.json_text import Json
    from gatepost.formats.yaml.source import Source
    from gatepost.formats.yaml.tags import Tags

_DEEPEST = 100
_CLOSING = {"[": "]", "{": "}"}


class Reader:
    """Reads the nodes of one document."""

    __slots__ = ("_anchors", "_depth", "_merges", "_source", "_tags")

    def __init__(self, source: Source, tags: Tags, merges: Merges) -> None:
        self._source = source
        self._tags = tags
        self._merges = merges
        self._anchors = Anchors()
        self._depth = 0

    def document(self) -> Json:
        """Read the node that a document is; None where there is nothing."""
        return self._read(Frame(Place.VALUE, self._source.indent - 1)).value

    def _read(self, frame: Frame, *, seek: bool = False) -> Node:
        """Read a node; `seek`: it may stand on a line further down."""
        if self._depth >= _DEEPEST:
            self._source.fail(f"nesting exceeded maxDepth ({_DEEPEST})")
        self._depth += 1
        node = Node()
        if seek:
            self._skip(frame)
        if frame.deeper == 1:
            self._properties(node, frame)
        frame.blocks = frame.blocks and (frame.new_line or frame.compact)
        if frame.deeper == 1:
            self._content(node, frame)
        elif frame.deeper == 0 and frame.place is Place.VALUE and frame.blocks:
            self._sequence(node, self._column())
        self._resolve(node)
        self._depth -= 1
        return node

    def _column(self) -> int:
        return self._source.at - self._source.line_start

    def _skip(self, frame: Frame) -> bool:
        """Go to what comes next; tell whether that is on another line."""
        if not self._source.skip_space():
            return False
        indent = self._source.indent
        frame.deeper = (indent > frame.indent) - (indent < frame.indent)
        frame.new_line = True
        return True

    def _properties(self, node: Node, frame: Frame) -> None:
        """Read tag and anchor; on another line a second one belongs to the first key of a mapping."""
        source = self._source
        while source.here_is("!&"):
            start = source.state()
            given = node.tag if source.here() == "!" else node.anchor
            if given is not None:
                if frame.new_line:
                    return
                source.fail("duplication of a property")
            if source.here() == "!":
                node.tag = self._tags.tag()
            else:
                node.anchor = anchor_name(source)
            frame.start = frame.start or start
            frame.blocks = self._skip(frame) and frame.in_block

    def _content(self, node: Node, frame: Frame) -> None:
        flow_indent = frame.flow_indent
        if frame.blocks:
            column = self._column()
            if self._sequence(node, column) or self._mapping(node, column, flow_indent):
                return
        if self._source.here_is("[{"):
            self._flow(node, flow_indent)
            return
        if not self._begins_mapping(node, frame):
            self._scalar(node, frame)
        self._note(node.anchor, node.value)

    def _note(self, anchor: str | None, value: Json) -> None:
        if anchor is not None:
            self._anchors.note(anchor, value)

    def _begins_mapping(self, node: Node, frame: Frame) -> bool:
        """Try whether tag and anchor belong to the first key of a mapping on their line: `&a key: value`."""
        source = self._source
        if not frame.start or not frame.in_block or frame.blocks or source.here_is("|>"):
            return False
        here = source.state()
        trial = self._anchors.trial()
        source.go_back(frame.start)
        first = Node()
        if self._mapping(first, self._column(), frame.flow_indent) and first.kind == "mapping":
            node.fill(first.value, first.kind)
            node.tag = node.anchor = None
            return True
        self._anchors.take_back(trial)
        source.go_back(here)
        return False

    def _scalar(self, node: Node, frame: Frame) -> None:
        source = self._source
        here = source.here()
        if here and here in "|>" and frame.in_block:
            node.fill(block_scalar(source, frame.flow_indent), "scalar")
        elif here == "'":
            node.fill(single_quoted(source), "scalar")
        elif here == '"':
            node.fill(double_quoted(source), "scalar")
        elif here == "*":
            self._alias(node)
        else:
            text = plain_scalar(source, frame.flow_indent, in_flow=frame.place is Place.IN_FLOW)
            if text:
                node.fill(text, "scalar")
                node.tag = IMPLICIT if node.tag is None else node.tag

    def _alias(self, node: Node) -> None:
        name = anchor_name(self._source)
        if not self._anchors.known(name):
            self._source.fail(f'unidentified alias "{name}"')
        if node.tag is not None or node.anchor is not None:
            self._source.fail("alias node should not have any properties")
        node.fill(self._anchors.value(name), "")
        self._source.skip_space()

    def _resolve(self, node: Node) -> None:
        if node.tag is not None:
            node.value, node.tag, changed = resolved(node.value, node.kind, node.tag)
            if not changed:
                return
        self._note(node.anchor, node.value)

    def _sequence(self, node: Node, indent: int) -> bool:
        source = self._source
        if source.tab != -1:
            return False
        items: list[Json] = []
        self._note(node.anchor, items)
        while source.here() == "-" and source.here_is(SEPARATING, 1):
            node.fill(items, "sequence")
            source.at += 1
            if source.skip_space() and source.indent <= indent:
                items.append(None)
            else:
                line = source.line
                items.append(self._read(Frame(Place.ITEM, indent)).value)
                source.skip_space()
                if source.here() and (source.line == line or source.indent > indent):
                    source.fail("bad indentation of a sequence entry")
                if source.indent < indent:
                    break
            self._no_tab()
        return node.content

    def _no_tab(self) -> None:
        if self._source.here() and self._source.tab != -1:
            self._source.fail("tab characters must not be used in indentation")

    def _mapping(self, node: Node, indent: int, flow_indent: int) -> bool:
        """Read a mapping in a block, or the node that turns out to be no key of one; tell whether there is either."""
        source = self._source
        if source.tab != -1:
            return False
        entries = Entries(self._merges)
        self._note(node.anchor, entries.mapping)
        while source.here() and self._entry(entries, node, indent, flow_indent):
            pass
        if entries.seen:
            entries.finish()
            node.fill(entries.mapping, "mapping")
        return node.content

    def _entry(self, entries: Entries, node: Node, indent: int, flow_indent: int) -> bool:
        """Read an entry of a mapping; tell whether there may be more."""
        source = self._source
        if not entries.explicit:
            self._no_tab()
        line = source.line
        has_sign = source.here_is("?:") and source.here_is(SEPARATING, 1)
        if has_sign:
            self._sign(entries)
        elif not self._key(entries, node, flow_indent):
            return False
        self._value(entries, Frame(Place.VALUE, indent, compact=has_sign))
        if source.here() and (source.line == line or source.indent > indent):
            source.fail("bad indentation of a mapping entry")
        return source.indent >= indent

    def _key(self, entries: Entries, node: Node, flow_indent: int) -> bool:
        """Read a key; what turns out to be none is kept as the content, and nothing at all loses tag and anchor."""
        line = self._source.line
        key = self._read(Frame(Place.KEY, flow_indent))
        if key.found and self._colon(entries, line):
            entries.name(key.value, key.tag)
            return True
        if key.found:
            node.fill(key.value, key.kind)
        elif not entries.seen:
            node.tag = node.anchor = None
        return False

    def _sign(self, entries: Entries) -> None:
        """Read a `?` or the `:` that belongs to one."""
        if self._source.here() == "?":
            entries.begin()
        elif entries.explicit:
            entries.explicit = False
        else:
            self._source.fail("incomplete explicit mapping pair; a key node is missed")
        self._source.at += 1

    def _colon(self, entries: Entries, line: int) -> bool:
        """Tell whether a colon follows, on the line where the key began, and read it."""
        source = self._source
        if source.line == line:
            while source.here_is(WHITE):
                source.at += 1
            if source.here() == ":":
                source.at += 1
                if not source.here_is(SEPARATING):
                    source.fail(
                        "a whitespace character is expected after the key-value separator within a block mapping"
                    )
                return True
        if entries.seen:
            source.fail("can not read an implicit mapping pair; a colon is missed")
        return False

    def _value(self, entries: Entries, frame: Frame) -> None:
        node = self._read(frame, seek=True)
        if entries.explicit:
            entries.key = node.value
        else:
            entries.put(node.value)
        self._source.skip_space()

    def _flow(self, node: Node, indent: int) -> None:
        source = self._source
        end = _CLOSING[source.here()]
        items: list[Json] = []
        entries = Entries(self._merges)
        node.fill(*((items, "sequence") if end == "]" else (entries.mapping, "mapping")))
        self._note(node.anchor, node.value)
        source.at += 1
        source.skip_space()
        while source.here() != end:
            key, value = self._flow_entry(indent)
            if end == "}":
                entries.add(key.value, key.tag, None if value is None else value.value)
            else:
                items.append(key.value if value is None else Entries(self._merges).add(key.value, key.tag, value.value))
            if source.here() == ",":
                source.at += 1
                source.skip_space()
            elif source.here() != end:
                source.fail("missed comma between flow collection entries")
        source.at += 1
        entries.finish()

    def _flow_entry(self, indent: int) -> tuple[Node, Node | None]:
        """Read a node of a flow, and the value behind its colon, if it has one on the line where it began."""
        source = self._source
        if source.here() == ",":
            source.fail("expected the node content, but found ','")
        explicit = source.here() == "?" and source.here_is(SEPARATING, 1)
        if explicit:
            source.at += 1
            source.skip_space()
        line = source.line
        key = self._read(Frame(Place.IN_FLOW, indent))
        source.skip_space()
        value = Node() if explicit else None
        if source.here() == ":" and (explicit or source.line == line):
            source.at += 1
            source.skip_space()
            value = self._read(Frame(Place.IN_FLOW, indent))
            source.skip_space()
        return key, value

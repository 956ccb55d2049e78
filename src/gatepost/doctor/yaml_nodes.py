"""YAML text → `Node`. PyYAML, for its parser in C: forty workflows take it some milliseconds."""

from __future__ import annotations

import re
from bisect import bisect_left

import yaml

from gatepost.doctor.node import LIST, TABLE, TEXT, Document, Node

_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_DEEPEST = 100
_MOST = 200_000
_MERGE = "<<"
_NULL = "tag:yaml.org,2002:null"
_OWN = ("\n", "\r\n")
_BREAK = re.compile("\r\n|[\n\r\x85\u2028\u2029]")
_OTHER_BREAK = re.compile("\r(?!\n)|[\x85\u2028\u2029]")
"""What ends a line for a parser of YAML 1.1, and for nobody else."""


class _TooMuchError(Exception):
    """What nobody writes by hand."""


def read_yaml(path: str, text: str) -> Document:
    """Return the document that a text holds, or why it holds none."""
    try:
        root = yaml.compose(text, Loader=_LOADER)
        if root is None:
            return Document(path, text, error="it is empty", line=1)
        return Document(path, text, _Reader(text).read(root, 0))
    except yaml.MarkedYAMLError as error:
        line = _Lines(text).number(error.problem_mark.line) if error.problem_mark is not None else 0
        return Document(path, text, error=str(error.problem or "it cannot be read"), line=line)
    except yaml.YAMLError as error:
        return Document(path, text, error=str(error).splitlines()[0])
    except (_TooMuchError, RecursionError):
        return Document(path, text, error="it is nested or repeated without end")


class _Lines:
    """Lines as the parser counts them, from 0 → lines as everybody else does, from 1."""

    def __init__(self, text: str) -> None:
        breaks = _BREAK.findall(text) if _OTHER_BREAK.search(text) else []
        self._others = [number for number, sign in enumerate(breaks) if sign not in _OWN]

    def number(self, line: int) -> int:
        """Return the number of a line; each break that only the parser knows takes one away."""
        return line + 1 - bisect_left(self._others, line)


class _Reader:
    """Makes nodes; what is repeated by aliases is counted each time."""

    def __init__(self, text: str) -> None:
        self._lines = text.split("\n")
        self._number = _Lines(text).number
        self._count = 0

    def read(self, node: yaml.Node, depth: int) -> Node:
        self._count += 1
        if depth > _DEEPEST or self._count > _MOST:
            raise _TooMuchError
        line = self._number(node.start_mark.line)
        if isinstance(node, yaml.ScalarNode):
            return self._scalar(node, line)
        if isinstance(node, yaml.SequenceNode):
            parts = tuple(self.read(each, depth + 1) for each in node.value)
            return Node(LIST, line, max((part.last for part in parts), default=line), parts=parts)
        entries = [(self.read(key, depth + 1), self.read(value, depth + 1)) for key, value in node.value]
        last = max((value.last for _, value in entries), default=line)
        return Node(TABLE, line, last, entries=_merged(entries))

    def _scalar(self, node: yaml.ScalarNode, line: int) -> Node:
        """Return a scalar; the mark at the end of a block stands behind the empty lines that follow it."""
        last = self._number(node.end_mark.line - (node.end_mark.column == 0))
        while last > line and not self._lines[last - 1].strip():
            last -= 1
        text = "" if node.tag == _NULL else node.value
        return Node(TEXT, line, max(line, last), text, is_quoted=node.style in ("'", '"'))


def _merged(entries: list[tuple[Node, Node]]) -> tuple[tuple[Node, Node], ...]:
    """Return the entries of a table with those that `<<` brings, which count after its own."""
    own = [(key, value) for key, value in entries if key.text != _MERGE]
    for key, value in entries:
        if key.text == _MERGE:
            for source in value.parts or (value,):
                own += [each for each in source.entries if each[0].text not in {name.text for name, _ in own}]
    return tuple(own)

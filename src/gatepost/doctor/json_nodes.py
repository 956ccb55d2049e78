"""JSON text → `Node`, with the lines that no parser of JSON tells."""

from __future__ import annotations

import json
import re
from bisect import bisect_left

from gatepost.doctor.node import LIST, TABLE, TEXT, Document, Node
from gatepost.formats.errors import UnreadableText
from gatepost.formats.json_text import parse_json

_TOKEN = re.compile(r'"(?:[^"\\]|\\.)*"|[^\s\[\]{}:,"]+|[\[\]{}]')
_OF_LINE = re.compile(r"line ([0-9]+)")


def read_json(path: str, text: str) -> Document:
    """Return the document that a text holds, as `JSON.parse` reads it, or why it holds none."""
    try:
        parse_json(text)
    except UnreadableText as error:
        found = _OF_LINE.search(str(error))
        return Document(path, text, error=str(error), line=int(found.group(1)) if found else 0)
    return Document(path, text, _Reader(text).read())


class _Reader:
    """Makes nodes of a text that is known to be JSON."""

    def __init__(self, text: str) -> None:
        self._tokens = list(_TOKEN.finditer(text))
        self._ends = [at for at, sign in enumerate(text) if sign == "\n"]
        self._at = 0

    def read(self) -> Node:
        token = self._next()
        text, line = token.group(), self._line(token)
        if text == "[":
            parts = []
            while self._tokens[self._at].group() != "]":
                parts.append(self.read())
            return Node(LIST, line, self._line(self._next()), parts=tuple(parts))
        if text == "{":
            entries = []
            while self._tokens[self._at].group() != "}":
                entries.append((self.read(), self.read()))
            return Node(TABLE, line, self._line(self._next()), entries=tuple(entries))
        if text.startswith('"'):
            return Node(TEXT, line, line, json.loads(text, strict=False), is_quoted=True)
        return Node(TEXT, line, line, "" if text == "null" else text)

    def _next(self) -> re.Match[str]:
        self._at += 1
        return self._tokens[self._at - 1]

    def _line(self, token: re.Match[str]) -> int:
        return bisect_left(self._ends, token.start()) + 1

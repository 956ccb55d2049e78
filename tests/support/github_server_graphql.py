"""GraphQL as GitHub speaks it: queries with variables, arguments and inline fragments, over values that are made here.

A value is a mapping from the names of its fields. A field with arguments is a function of them, by their names. To ask
for a field that is not there is an error, as it is at GitHub.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar

Arguments = Mapping[str, object]
T = TypeVar("T")

_TOKEN = re.compile(r"[\s,]+|(?P<token>\.\.\.|\$?\w+|\"[^\"]*\"|[{}():!=\[\]])")
_INLINE = "..."


class GraphqlError(Exception):
    """A query that cannot be read, or asks for what is not there."""


@dataclass(frozen=True)
class Field:
    """A field that is asked for, under a name of the query's: with arguments, and with what is wanted of it."""

    shown: str
    name: str
    arguments: Mapping[str, object]
    fields: tuple[Field, ...]


@dataclass(frozen=True)
class _Variable:
    name: str


def answer(query: str, variables: Arguments, root: Mapping[str, object]) -> dict[str, object]:
    """Return what a query asks of the root."""
    tokens = [found["token"] for found in _TOKEN.finditer(query) if found["token"]]
    fields = _Reader(iter(tokens[tokens.index("{") + 1 :])).fields()
    return {field.shown: _resolved(root, field, variables) for field in fields}


def connection(items: Sequence[T], arguments: Arguments, shape: Callable[[T], object]) -> dict[str, object]:
    """Return the page of a list that `first` and `after` name, with each item in its shape."""
    after, first = arguments.get("after"), arguments["first"]
    start = int(after) if isinstance(after, str) else 0
    end = start + int(str(first))
    page = [shape(item) for item in items[start:end]]
    return {"nodes": page, "pageInfo": {"hasNextPage": end < len(items), "endCursor": str(end) if page else None}}


class _Reader:
    """Reads the tokens of a query from its first field on."""

    def __init__(self, tokens: Iterator[str]) -> None:
        self._tokens = tokens
        self._token = next(tokens)

    def _next(self) -> str:
        """Take a token."""
        token, self._token = self._token, next(self._tokens, "")
        return token

    def _takes(self, token: str) -> bool:
        """Take a token if it is this one."""
        is_it = self._token == token
        if is_it:
            self._next()
        return is_it

    def fields(self) -> tuple[Field, ...]:
        """Return the fields up to the closing brace; those of an inline fragment among them."""
        found: list[Field] = []
        while not self._takes("}"):
            if not self._token:
                message = "the query ends too soon"
                raise GraphqlError(message)
            if self._takes(_INLINE):
                while not self._takes("{"):
                    self._next()
                found += self.fields()
            else:
                found.append(self._field())
        return tuple(found)

    def _field(self) -> Field:
        shown = self._next()
        name = self._next() if self._takes(":") else shown
        arguments = self._pairs(")") if self._takes("(") else {}
        return Field(shown, name, arguments, self.fields() if self._takes("{") else ())

    def _pairs(self, end: str) -> dict[str, object]:
        found: dict[str, object] = {}
        while not self._takes(end):
            name = self._next()
            self._takes(":")
            found[name] = self._value()
        return found

    def _value(self) -> object:
        if self._takes("{"):
            return self._pairs("}")
        token = self._next()
        if token.startswith("$"):
            return _Variable(token[1:])
        return int(token) if token.isdecimal() else token.strip('"')


def _resolved(parent: Mapping[str, object], field: Field, variables: Arguments) -> object:
    if field.name not in parent:
        message = f"Field '{field.name}' doesn't exist here"
        raise GraphqlError(message)
    value = parent[field.name]
    if callable(value):
        value = value({name: _given(each, variables) for name, each in field.arguments.items()})
    return _shaped(value, field, variables)


def _given(value: object, variables: Arguments) -> object:
    return variables.get(value.name) if isinstance(value, _Variable) else value


def _shaped(value: object, field: Field, variables: Arguments) -> object:
    """Return what is wanted of a value."""
    if isinstance(value, Mapping):
        return {each.shown: _resolved(value, each, variables) for each in field.fields}
    if isinstance(value, list):
        return [_shaped(each, field, variables) for each in value]
    return value

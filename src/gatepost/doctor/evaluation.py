"""What an expression of GitHub Actions comes to, as far as what it refers to is known."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Union

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

Scalar = Union[str, float, bool, None]  # noqa: UP007  evaluated when the module is loaded, which 3.10 is to read too

_TOKEN = re.compile(
    r"""(?P<string>'(?:[^']|'')*')
    |(?P<number>-?\d+(?:\.\d+)?)
    |(?P<name>[A-Za-z_][\w-]*(?:\s*\.\s*(?:[A-Za-z_][\w-]*|\*)|\s*\[\s*'[^']*'\s*\])*)
    |(?P<sign>&&|\|\||==|!=|<=|>=|\S)""",
    re.VERBOSE,
)
_INDEX = re.compile(r"\[\s*'([^']*)'\s*\]")
_ORDER = frozenset(("<", "<=", ">", ">="))
_WORDS: dict[str, Scalar] = {"true": True, "false": False, "null": None}


@dataclass(frozen=True)
class Value:
    """What is known of a value: all, or only whether it counts as true, or nothing.

    `symbol` names a text that is not known and never empty: two of one name are the same text. `prefix` is
    how it begins. `parts` are those of a list, which counts as true.
    """

    truth: bool | None = None
    scalar: Scalar = None
    is_known: bool = False
    symbol: str = ""
    prefix: str = ""
    parts: tuple[Value, ...] | None = None


UNKNOWN = Value()


def value_of(scalar: Scalar) -> Value:
    """Return a value that is known."""
    return Value(bool(scalar), scalar, is_known=True)


def some_text(symbol: str, prefix: str = "") -> Value:
    """Return a text that is not known, but by how it begins."""
    return Value(truth=True, symbol=symbol, prefix=prefix)


def list_of(parts: tuple[Value, ...]) -> Value:
    """Return a list."""
    return Value(truth=True, parts=parts)


def evaluate(expression: str, look_up: Callable[[str], Value], calls: Mapping[str, Value]) -> Value:
    """Return what an expression comes to; `calls` are what functions without arguments return.

    `look_up` is asked in lower case, as in `needs.build.outputs.tag`. What is not understood is not known.
    """
    reader = _Reader(expression, look_up, calls)
    try:
        found = reader.either()
    except _NotUnderstoodError:
        return UNKNOWN
    return found if reader.is_done else UNKNOWN


class _NotUnderstoodError(Exception):
    """The expression is of a form that is not read here."""


class _Reader:
    """Reads an expression from left to right, by GitHub's precedence, and evaluates it meanwhile."""

    def __init__(self, expression: str, look_up: Callable[[str], Value], calls: Mapping[str, Value]) -> None:
        self._tokens = _tokens(expression)
        self._at = 0
        self._look_up = look_up
        self._calls = calls

    @property
    def is_done(self) -> bool:
        return self._at == len(self._tokens)

    def either(self) -> Value:
        found = self._both()
        while self._takes("||"):
            found = _or(found, self._both())
        return found

    def _both(self) -> Value:
        found = self._equality()
        while self._takes("&&"):
            found = _and(found, self._equality())
        return found

    def _equality(self) -> Value:
        found = self._order()
        while sign := self._takes("==", "!="):
            found = _equality(found, self._order(), is_wanted=sign == "==")
        return found

    def _order(self) -> Value:
        found = self._negation()
        while self._takes(*_ORDER):
            self._negation()
            found = UNKNOWN
        return found

    def _negation(self) -> Value:
        if not self._takes("!"):
            return self._primary()
        truth = self._negation().truth
        return UNKNOWN if truth is None else value_of(not truth)

    def _primary(self) -> Value:
        if self._takes("("):
            found = self.either()
            self._expect(")")
            return found
        kind, text = self._next()
        if kind == "string":
            return value_of(text[1:-1].replace("''", "'"))
        if kind == "number":
            return value_of(float(text))
        if kind != "name":
            raise _NotUnderstoodError
        return self._call(text.lower()) if self._takes("(") else self._reference(text.lower())

    def _reference(self, name: str) -> Value:
        if name in _WORDS:
            return value_of(_WORDS[name])
        return self._look_up(re.sub(r"\s+", "", _INDEX.sub(r".\1", name)))

    def _call(self, name: str) -> Value:
        given: list[Value] = []
        if not self._takes(")"):
            given.append(self.either())
            while self._takes(","):
                given.append(self.either())
            self._expect(")")
        if not given:
            return self._calls.get(name, UNKNOWN)
        return _applied(name, given)

    def _takes(self, *signs: str) -> str:
        """Step over one of some signs; return it, or nothing where another token stands."""
        if self.is_done or self._tokens[self._at][0] != "sign" or self._tokens[self._at][1] not in signs:
            return ""
        return self._next()[1]

    def _expect(self, sign: str) -> None:
        if not self._takes(sign):
            raise _NotUnderstoodError

    def _next(self) -> tuple[str, str]:
        if self.is_done:
            raise _NotUnderstoodError
        self._at += 1
        return self._tokens[self._at - 1]


def _tokens(expression: str) -> list[tuple[str, str]]:
    found = (each.groupdict() for each in _TOKEN.finditer(expression.strip()))
    return [(kind, text) for each in found for kind, text in each.items() if text is not None]


def _or(one: Value, other: Value) -> Value:
    if one.truth is None:
        return Value(truth=True) if other.truth else UNKNOWN
    return one if one.truth else other


def _and(one: Value, other: Value) -> Value:
    if one.truth is None:
        return Value(truth=False) if other.truth is False else UNKNOWN
    return other if one.truth else one


def _equality(one: Value, other: Value, *, is_wanted: bool) -> Value:
    equal = _are_equal(one, other)
    return UNKNOWN if equal is None else value_of(equal is is_wanted)


def _are_equal(one: Value, other: Value) -> bool | None:
    """Tell whether two values are equal; None where it cannot be told.

    That includes a text and a `true` or a number, which are hardly ever equal, and never what was meant.
    """
    if one.is_known and other.is_known:
        return _are_same(one.scalar, other.scalar)
    if one.symbol and one.symbol == other.symbol:
        return True
    return False if _differs(one, other) or _differs(other, one) else None


def _are_same(one: Scalar, other: Scalar) -> bool | None:
    if isinstance(one, str) and isinstance(other, str):
        return one.lower() == other.lower()
    if type(one) is type(other):
        return one == other
    if one is None or other is None:
        return None if one or other else True
    return None


def _differs(unknown: Value, known: Value) -> bool:
    """Tell whether a text that begins in a certain way is surely not a known one."""
    text = known.scalar
    if not unknown.symbol or not isinstance(text, str):
        return False
    return not text or not text.lower().startswith(unknown.prefix.lower())


def _applied(name: str, given: list[Value]) -> Value:
    """Return what a function of arguments comes to."""
    if name == "fromjson":
        return _from_json(given[0])
    if name not in {"contains", "startswith", "endswith"} or len(given) != 2:  # noqa: PLR2004  where, and what
        return UNKNOWN
    where, what = given
    if where.parts is not None:
        return _has_part(where.parts, what) if name == "contains" else UNKNOWN
    if not isinstance(what.scalar, str) or not (where.symbol or where.is_known):
        return UNKNOWN
    part = what.scalar.lower()
    return _of_prefix(name, where.prefix.lower(), part) if where.symbol else _of_text(name, where.scalar, part)


def _of_text(name: str, scalar: Scalar, part: str) -> Value:
    if not isinstance(scalar, str) and scalar is not None:
        return UNKNOWN
    text = (scalar or "").lower()
    tests = {"contains": part in text, "startswith": text.startswith(part), "endswith": text.endswith(part)}
    return value_of(tests[name])


def _of_prefix(name: str, prefix: str, part: str) -> Value:
    """Return what can be told of a text by how it begins."""
    if name == "startswith":
        if prefix.startswith(part):
            return value_of(scalar=True)
        return UNKNOWN if part.startswith(prefix) else value_of(scalar=False)
    return value_of(scalar=True) if name == "contains" and part in prefix else UNKNOWN


def _has_part(parts: tuple[Value, ...], what: Value) -> Value:
    found = [_are_equal(part, what) for part in parts]
    if any(found):
        return value_of(scalar=True)
    return UNKNOWN if None in found else value_of(scalar=False)


def _from_json(given: Value) -> Value:
    if not isinstance(given.scalar, str):
        return UNKNOWN
    try:
        found: object = json.loads(given.scalar)
    except ValueError:
        return UNKNOWN
    if isinstance(found, list):
        return list_of(tuple(_scalar(part) for part in found))
    return _scalar(found)


def _scalar(found: object) -> Value:
    return value_of(found) if found is None or isinstance(found, (str, float, bool)) else UNKNOWN

"""The value of an expression in a JSONPath, as the safe evaluator of jsonpath-plus computes it."""

from __future__ import annotations

from math import fmod, inf, isinf, nan
from typing import TYPE_CHECKING, Final

from gatepost.formats.errors import UnreadableText
from gatepost.formats.jsonpath.members import called, member
from gatepost.formats.jsonpath.tree import (
    Assignment,
    Call,
    Choice,
    Elements,
    Literal,
    Member,
    Name,
    Operation,
    Sequence,
    Unary,
)
from gatepost.formats.jsonpath.values import (
    UNDEFINED,
    Method,
    Undefined,
    alike,
    int32,
    kind,
    less,
    number,
    primitive,
    refuse,
    same,
    signed,
    text,
    truthy,
)

if TYPE_CHECKING:
    from collections.abc import Callable

    from gatepost.formats.json_text import Json
    from gatepost.formats.jsonpath.tree import Expression, Unusable
    from gatepost.formats.jsonpath.values import Value

_TOO_DEEP = "Maximum call stack size exceeded"
_DECLARING = (Name("var"), Name("let"), Name("const"))


def evaluate(expression: Expression, names: dict[str, Value]) -> Value:
    """Return the value of `expression`, where `names` are its variables; assignments change them.

    Nothing of it is run as a program. Raises UnreadableText where the real
    evaluator throws, and for what it does and we do not: it is named then.
    """
    try:
        return _Evaluation(names).value(expression)
    except RecursionError:
        raise UnreadableText(_TOO_DEEP) from None


class _Evaluation:
    """`names` is None inside the brackets of `owner[key]`, where the real evaluator knows no variables."""

    __slots__ = ("_names",)

    def __init__(self, names: dict[str, Value] | None) -> None:
        self._names = names

    def value(self, expression: Expression) -> Value:
        value: Value = UNDEFINED
        match expression:
            case Literal(written):
                value = written
            case Name(name):
                value = self._variable(name)
            case Member(owner, key, computed):
                value = self._member(owner, key, computed=computed)
            case Operation(operator, left, right):
                value = self._operation(operator, left, right)
            case Unary(operator, operand):
                value = _PREFIXES[operator](self.value(operand))
            case Call(function, arguments):
                value = self._call(function, arguments)
            case _:
                value = self._rare(expression)
        return value

    def _rare(self, expression: Choice | Elements | Sequence | Assignment | Unusable) -> Value:
        value: Value = UNDEFINED
        match expression:
            case Choice(test, yes, no):
                value = self.value(yes if truthy(self.value(test)) else no)
            case Elements(items):
                value = [_element(item) for item in self._values(items)]
            case Sequence(body):
                value = self._sequence(body)
            case Assignment(target, assigned):
                value = self._assign(target, assigned)
            case _:
                refuse("Unexpected expression")
        return value

    def _variable(self, name: str) -> Value:
        if self._names is None:
            refuse("Cannot convert undefined or null to object")
        if name not in self._names:
            refuse(f"{name} is not defined")
        return self._names[name]

    def _member(self, owner: Expression, key: Expression, *, computed: bool) -> Value:
        name = key.name if isinstance(key, Name) and not computed else text(_Evaluation(None).value(key))
        return member(self.value(owner), name)

    def _call(self, function: Expression, arguments: tuple[Expression | None, ...]) -> Value:
        values = self._values(arguments)
        method = self.value(function)
        if not isinstance(method, Method):
            refuse("func is not a function")
        return called(method, values)

    def _values(self, items: tuple[Expression | None, ...]) -> list[Value]:
        if None in items:
            refuse("Cannot read properties of null (reading 'type')")
        return [self.value(item) for item in items if item]

    def _sequence(self, body: tuple[Expression, ...]) -> Value:
        value: Value = UNDEFINED
        for place, one in enumerate(body, start=1):
            if one not in _DECLARING or not any(isinstance(after, Assignment) for after in body[place : place + 1]):
                value = self.value(one)
        return value

    def _assign(self, target: Expression, expression: Expression) -> Value:
        if not isinstance(target, Name):
            refuse("Invalid left-hand side in assignment")
        value = self.value(expression)
        if self._names is None:
            refuse(f"Cannot set properties of undefined (setting '{target.name}')")
        self._names[target.name] = value
        return value

    def _operation(self, operator: str, left: Expression, right: Expression) -> Value:
        first = self.value(left)
        if operator in ("||", "&&"):
            return first if truthy(first) == (operator == "||") else self.value(right)
        if operator not in _OPERATORS:
            refuse(f"{operator} is not a function")
        return _OPERATORS[operator](first, self.value(right))


def _element(value: Value) -> Json:
    if isinstance(value, (Undefined, Method)):
        refuse(f"{kind(value)} in an array is not supported in a filter")
    return value


def _sum(left: Value, right: Value) -> Value:
    left, right = primitive(left), primitive(right)
    if isinstance(left, str) or isinstance(right, str):
        return text(left) + text(right)
    return number(left) + number(right)


def _quotient(left: Value, right: Value) -> float:
    over, under = number(left), number(right)
    if under:
        return over / under
    if not over or over != over:  # noqa: PLR0124  NaN
        return nan
    return inf if f"{over:+}"[0] == f"{under:+}"[0] else -inf


def _remainder(left: Value, right: Value) -> float:
    over, under = number(left), number(right)
    return nan if not under or isinf(over) else fmod(over, under)


def _at_most(left: Value, right: Value) -> bool:
    return less(right, left) is False


def _shift(value: Value, count: Value) -> int:
    return signed(int32(value) << (int32(count) & 31))


_OPERATORS: Final[dict[str, Callable[[Value, Value], Value]]] = {
    "|": lambda left, right: int32(left) | int32(right),
    "^": lambda left, right: int32(left) ^ int32(right),
    "&": lambda left, right: int32(left) & int32(right),
    "==": alike,
    "!=": lambda left, right: not alike(left, right),
    "===": same,
    "!==": lambda left, right: not same(left, right),
    "<": lambda left, right: less(left, right) is True,
    ">": lambda left, right: less(right, left) is True,
    "<=": _at_most,
    ">=": lambda left, right: _at_most(right, left),
    "<<": _shift,
    ">>": lambda left, right: int32(left) >> (int32(right) & 31),
    ">>>": lambda left, right: (int32(left) & 0xFFFFFFFF) >> (int32(right) & 31),
    "+": _sum,
    "-": lambda left, right: number(left) - number(right),
    "*": lambda left, right: number(left) * number(right),
    "/": _quotient,
    "%": _remainder,
}

_PREFIXES: Final[dict[str, Callable[[Value], Value]]] = {
    "-": lambda value: -number(value),
    "!": lambda value: not truthy(value),
    "~": lambda value: ~int32(value),
    "+": number,
    "typeof": kind,
    "void": lambda _: UNDEFINED,
}

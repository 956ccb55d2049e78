"""The tree of an expression in a JSONPath."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from gatepost.formats.jsonpath.values import Value


@dataclass(frozen=True, slots=True)
class Literal:
    """A value as it is written."""

    value: Value


@dataclass(frozen=True, slots=True)
class Name:
    """A variable."""

    name: str


@dataclass(frozen=True, slots=True)
class Member:
    """`owner.name`, where `key` is a Name, or `owner[key]`, where it is `computed`."""

    owner: Expression
    key: Expression
    computed: bool


@dataclass(frozen=True, slots=True)
class Call:
    """`function(arguments)`."""

    function: Expression
    arguments: tuple[Expression | None, ...]


@dataclass(frozen=True, slots=True)
class Unary:
    """An operator before its operand."""

    operator: str
    operand: Expression


@dataclass(frozen=True, slots=True)
class Operation:
    """An operator between its operands."""

    operator: str
    left: Expression
    right: Expression


@dataclass(frozen=True, slots=True)
class Assignment:
    """`target = value`, and `+=` and the like, which mean the same here."""

    target: Expression
    value: Expression


@dataclass(frozen=True, slots=True)
class Choice:
    """`test ? yes : no`."""

    test: Expression
    yes: Expression
    no: Expression


@dataclass(frozen=True, slots=True)
class Elements:
    """`[1, 2]`; None is an element that is left out."""

    items: tuple[Expression | None, ...]


@dataclass(frozen=True, slots=True)
class Sequence:
    """Several expressions one after the other."""

    body: tuple[Expression, ...]


@dataclass(frozen=True, slots=True)
class Unusable:
    """What can be read and never be evaluated: `this`, `x++`, `(1, 2)`."""


Expression: TypeAlias = (
    "Literal | Name | Member | Call | Unary | Operation | Assignment | Choice | Elements | Sequence | Unusable"
)

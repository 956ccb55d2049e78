"""Which operator of a JSONPath's expressions binds first, as jsep 1.4 sees it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from gatepost.formats.jsonpath.tree import Assignment, Choice, Operation

if TYPE_CHECKING:
    from gatepost.formats.jsonpath.tree import Expression

_ASSIGNING: Final = 0.9
PRECEDENCE: Final[dict[str, float]] = {
    operator: precedence
    for precedence, operators in (
        (_ASSIGNING, "= *= **= /= %= += -= <<= >>= >>>= &= ^= |= ||= &&= ??="),
        (1, "|| ??"),
        (2, "&&"),
        (3, "|"),
        (4, "^"),
        (5, "&"),
        (6, "== != === !=="),
        (7, "< > <= >="),
        (8, "<< >> >>>"),
        (9, "+ -"),
        (10, "* / %"),
        (11, "**"),
    )
    for operator in operators.split()
}
"""The higher a number, the sooner its operator takes its operands."""

_FROM_THE_RIGHT = frozenset((_ASSIGNING, PRECEDENCE["**"]))


def join(operands: list[Expression], operators: list[str], coming: str) -> None:
    """Join the last operands as long as their operator binds before the one that is `coming`."""
    while operators and (not coming or _binds_first(operators[-1], coming)):
        right = operands.pop()
        left = operands.pop()
        operator = operators.pop()
        assigns = PRECEDENCE[operator] == _ASSIGNING
        operands.append(Assignment(left, right) if assigns else Operation(operator, left, right))


def _binds_first(operator: str, coming: str) -> bool:
    before, after = PRECEDENCE[operator], PRECEDENCE[coming]
    if before in _FROM_THE_RIGHT and after in _FROM_THE_RIGHT:
        return after > before
    return after <= before


def choice(test: Expression, yes: Expression, no: Expression) -> Expression:
    """Make `a = b ? c : d` an assignment of what is chosen."""
    if isinstance(test, Assignment):
        return Assignment(test.target, choice(test.value, yes, no))
    return Choice(test, yes, no)

"""Which operator binds first, as jsep 1.4 has it."""

import pytest

from gatepost.formats.jsonpath.precedence import choice, join
from gatepost.formats.jsonpath.tree import Assignment, Choice, Expression, Name, Operation

A, B, C, D = Name("a"), Name("b"), Name("c"), Name("d")


@pytest.mark.parametrize(
    ("operators", "tree"),
    [
        ([], A),
        (["+"], Operation("+", A, B)),
        (["+", "*"], Operation("+", A, Operation("*", B, C))),
        (["*", "+"], Operation("+", Operation("*", A, B), C)),
        (["-", "-"], Operation("-", Operation("-", A, B), C)),
        (["||", "&&"], Operation("||", A, Operation("&&", B, C))),
        (["**", "**"], Operation("**", A, Operation("**", B, C))),
        (["=", "="], Assignment(A, Assignment(B, C))),
        (["+=", "+"], Assignment(A, Operation("+", B, C))),
        (["=", "**"], Operation("**", Assignment(A, B), C)),
        (["=", "==", "&&"], Assignment(A, Operation("&&", Operation("==", B, C), D))),
    ],
)
def test_operands_are_joined_by_what_binds_first(operators: list[str], tree: Expression) -> None:
    operands: list[Expression] = [A]
    waiting: list[str] = []
    for operator, operand in zip(operators, (B, C, D), strict=False):
        join(operands, waiting, operator)
        waiting.append(operator)
        operands.append(operand)
    join(operands, waiting, "")

    assert operands == [tree]


def test_a_choice_is_what_is_assigned() -> None:
    assert choice(A, B, C) == Choice(A, B, C)
    assert choice(Assignment(A, Assignment(B, C)), D, A) == Assignment(A, Assignment(B, Choice(C, D, A)))

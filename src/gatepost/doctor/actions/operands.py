"""How an expression is put together: what it compares, and what it takes for true or false as it stands."""

from __future__ import annotations

import re
from dataclasses import dataclass

from gatepost.doctor.expressions import expressions, references

_TOKEN = re.compile(
    r"""(?P<string>'(?:[^']|'')*')
    |(?P<name>[A-Za-z_][\w-]*(?:\s*\.\s*(?:[A-Za-z_][\w-]*|\*)|\s*\[\s*'[^']*'\s*\])*)
    |(?P<sign>&&|\|\||==|!=|<=|>=|[^\s])""",
    re.VERBOSE,
)
_COMPARISONS = frozenset(("==", "!=", "<", "<=", ">", ">="))
_OPENING, _CLOSING = frozenset("(["), frozenset(")]")


@dataclass(frozen=True)
class Operand:
    """Something that an expression refers to: as it is written, and as `needs.build.outputs.tag`."""

    raw: str
    reference: str
    is_negated: bool = False


@dataclass(frozen=True)
class _Token:
    kind: str
    text: str


_NOTHING = _Token("", "")


def sole_expression(text: str) -> str:
    """Return what stands in the `${{ }}` that a text consists of; empty where it is anything else."""
    inside, outer = expressions(text), text.strip()
    is_sole = len(inside) == 1 and outer.startswith("${{") and outer.endswith("}}")
    return inside[0] if is_sole else ""


def bare_operands(expression: str) -> list[Operand]:
    """Return what an expression takes for true or false: neither compared, nor given to a function."""
    tokens = _tokens(expression)
    found, inside = [], [False]
    for place, token in enumerate(tokens):
        before, after = _at(tokens, place - 1), _at(tokens, place + 1)
        if token.text in _OPENING:
            inside.append(inside[-1] or before.kind == "name" or token.text == "[")
        elif token.text in _CLOSING and len(inside) > 1:
            inside.pop()
        elif token.kind == "name" and after.text != "(" and not inside[-1] and not _is_compared(tokens, place):
            found.append(Operand(token.text, _reference(token), before.text == "!"))
    return found


def equated_operands(expression: str, word: str) -> list[Operand]:
    """Return what an expression compares to a word by `==`, as in `steps.a.outputs.b == true`."""
    tokens = _tokens(expression)
    return [
        Operand(token.text, _reference(token))
        for place, token in enumerate(tokens)
        if token.kind == "name" and _at(tokens, place + 1).text == "==" and _at(tokens, place + 2).text == word
    ]


def alternatives(expression: str) -> list[str]:
    """Return what `a || b` refers to, in order, texts aside; nothing where the expression is of another form."""
    tokens = _tokens(expression)
    if len(tokens) % 2 == 0 or any(token.text != "||" for token in tokens[1::2]):
        return []
    if any(token.kind not in {"name", "string"} for token in tokens[::2]):
        return []
    return [_reference(token) for token in tokens[::2] if token.kind == "name"]


def is_comparison(expression: str) -> bool:
    """Tell whether an expression is one comparison and nothing else, so that it gives `true` or `false`."""
    signs = [token.text for token in _tokens(expression) if token.kind == "sign"]
    return len(signs) == 1 and signs[0] in _COMPARISONS


def _tokens(expression: str) -> list[_Token]:
    return [_Token(str(found.lastgroup), found.group()) for found in _TOKEN.finditer(expression)]


def _at(tokens: list[_Token], place: int) -> _Token:
    return tokens[place] if 0 <= place < len(tokens) else _NOTHING


def _reference(token: _Token) -> str:
    return next(iter(references(token.text)), token.text)


def _is_compared(tokens: list[_Token], place: int) -> bool:
    """Tell whether an operand, or the brackets around nothing but it, stand beside a comparison."""
    before, after = place - 1, place + 1
    while _at(tokens, before).text == "(" and _at(tokens, after).text == ")":
        before, after = before - 1, after + 1
    return _at(tokens, before).text in _COMPARISONS or _at(tokens, after).text in _COMPARISONS

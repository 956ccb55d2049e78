"""The expressions in a JSONPath: text to tree, as jsep 1.4 with its plugins (inside jsonpath-plus) reads them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from gatepost.formats.errors import UnreadableText
from gatepost.formats.javascript import length
from gatepost.formats.jsonpath.precedence import PRECEDENCE, choice, join
from gatepost.formats.jsonpath.tree import (
    Call,
    Elements,
    Literal,
    Member,
    Name,
    Operation,
    Sequence,
    Unary,
    Unusable,
)
from gatepost.formats.jsonpath.values import UNDEFINED, refuse

if TYPE_CHECKING:
    from typing import NoReturn

    from gatepost.formats.jsonpath.tree import Expression

_TOO_DEEP = "a filter is nested too deeply"
_OPERATOR = re.compile("|".join(map(re.escape, sorted(PRECEDENCE, key=len, reverse=True))))
_PREFIX = re.compile(r"[-!~+]|(?:typeof|void)(?=[^A-Za-z0-9$_\x80-\U0010ffff])")
_NAME = re.compile(r"[A-Za-z$_\x80-\U0010ffff][A-Za-z0-9$_\x80-\U0010ffff]*")
_SPACE = re.compile(r"[ \t\n\r]*")
_NUMBER = re.compile(r"[0-9]*(?:\.[0-9]*)?(?:[eE][+-]?[0-9]*)?")
_UPDATES = ("++", "--")
_KNOWN: Final[dict[str, Expression]] = {
    "true": Literal(value=True),
    "false": Literal(value=False),
    "null": Literal(None),
    "undefined": Literal(UNDEFINED),
    "this": Unusable(),
}
_ESCAPED = {"n": "\n", "r": "\r", "t": "\t", "b": "\b", "f": "\f", "v": "\v"}
_STRING = {quote: re.compile(rf"(?:[^{quote}\\]|\\.?)*", re.DOTALL) for quote in "'\""}
_BACKSLASH = re.compile(r"\\(.?)", re.DOTALL)


def parse(script: str) -> Expression:
    """Return the tree of `script`.

    Raises UnreadableText with the parser's words where `script` is no
    expression, where it holds a regular expression (not supported), and
    where it is nested too deeply.
    """
    try:
        body = _Parser(script).expressions("")
    except RecursionError:
        raise UnreadableText(_TOO_DEEP) from None
    return body[0] if len(body) == 1 else Sequence(tuple(body))


class _Parser:
    __slots__ = ("at", "text")

    def __init__(self, text: str) -> None:
        self.text = text
        self.at = 0

    def expressions(self, end: str) -> list[Expression]:
        """Read what stands before `end`, which is left to the caller."""
        body: list[Expression] = []
        while self.at < len(self.text):
            first = self._here()
            if first in (";", ","):
                self.at += 1
                continue
            one = self._expression()
            if one:
                body.append(one)
            elif self.at < len(self.text):
                if first == end:
                    break
                self._fail(f'Unexpected "{self._here()}"')
        return body

    def _here(self) -> str:
        return self.text[self.at : self.at + 1]

    def _fail(self, words: str) -> NoReturn:
        refuse(f"{words} at character {length(self.text[: self.at])}")

    def _take(self, pattern: re.Pattern[str]) -> str:
        found = pattern.match(self.text, self.at)
        if not found:
            return ""
        self.at = found.end()
        return found[0]

    def _expression(self) -> Expression | None:
        test = self._operations()
        self._take(_SPACE)
        if not test or self._here() != "?":
            return test
        self.at += 1
        yes = self._branch()
        self._take(_SPACE)
        if self._here() != ":":
            self._fail("Expected :")
        self.at += 1
        return choice(test, yes, self._branch())

    def _branch(self) -> Expression:
        return self._expression() or self._fail("Expected expression")

    def _operations(self) -> Expression | None:
        """Read operands and operators, and join them by precedence."""
        first = self._operand()
        if not first:
            return None
        operands, operators = [first], list[str]()
        while operator := self._operator():
            join(operands, operators, operator)
            operands.append(self._operand() or self._fail(f"Expected expression after {operator}"))
            operators.append(operator)
        join(operands, operators, "")
        return operands[0]

    def _operator(self) -> str:
        self._take(_SPACE)
        return self._take(_OPERATOR)

    def _operand(self) -> Expression | None:
        self._take(_SPACE)
        here = self._here()
        if here == "/":
            refuse(f"a regular expression in a filter is not supported: {self.text}")
        if self.text[self.at : self.at + 2] in _UPDATES:
            return self._updated()
        if here and here in ".0123456789":
            return self._number()
        prefix = self._take(_PREFIX)
        if prefix:
            one: Expression | None = Unary(prefix, self._operand() or self._fail("missing unaryOp argument"))
        else:
            one = self._plain(here)
            one = self._members(one) if one else None
        return self._after(one) if one else None

    def _updated(self) -> Expression:
        sign = self.text[self.at : self.at + 2]
        self.at += 2
        if not isinstance(self._members(self._name()), (Name, Member)):
            self._fail(f"Unexpected {sign}")
        return self._after(Unusable())

    def _after(self, one: Expression) -> Expression:
        if self.text[self.at : self.at + 2] not in _UPDATES:
            return one
        if not isinstance(one, (Name, Member)):
            self._fail(f"Unexpected {one.operator if isinstance(one, (Unary, Operation)) else 'undefined'}")
        self.at += 2
        return Unusable()

    def _plain(self, here: str) -> Expression | None:
        if here and here in "'\"":
            return self._string(here)
        if here == "[":
            self.at += 1
            return Elements(self._list("]"))
        if here == "(":
            return self._group()
        if not _NAME.match(self.text, self.at):
            return None
        name = self._name()
        return _KNOWN.get(name.name, name)

    def _group(self) -> Expression | None:
        self.at += 1
        body = self.expressions(")")
        if self._here() != ")":
            self._fail("Unclosed (")
        self.at += 1
        if len(body) > 1:
            return Unusable()
        return body[0] if body else None

    def _name(self) -> Name:
        return Name(self._take(_NAME) or self._fail(f"Unexpected {self._here()}"))

    def _members(self, owner: Expression) -> Expression:
        """Read the `.name`, `[key]` and `(arguments)` that follow; `?.` means no more than `.` does."""
        self._take(_SPACE)
        while self._here() in (".", "[", "(") or self.text[self.at : self.at + 2] == "?.":
            optional = self._here() == "?"
            if optional:
                self.at += 2
                self._take(_SPACE)
            owner = self._member(owner, optional=optional)
            self._take(_SPACE)
        return owner

    def _member(self, owner: Expression, *, optional: bool) -> Expression:
        here = self._here()
        if here == "[":
            self.at += 1
            return self._computed(owner)
        if here == "(":
            self.at += 1
            return Call(owner, self._list(")"))
        if not optional:
            self.at += 1
        self._take(_SPACE)
        return Member(owner, self._name(), computed=False)

    def _computed(self, owner: Expression) -> Member:
        key = self._expression() or self._fail(f'Unexpected "{self._here()}"')
        self._take(_SPACE)
        if self._here() != "]":
            self._fail("Unclosed [")
        self.at += 1
        return Member(owner, key, computed=True)

    def _list(self, end: str) -> tuple[Expression | None, ...]:
        """Read arguments or elements up to `end`, and `end`."""
        items: list[Expression | None] = []
        commas = 0
        self._take(_SPACE)
        while (here := self._here()) != end:
            if not here:
                self._fail(f"Expected {end}")
            if here == ",":
                self.at += 1
                commas += 1
                self._left_out(items, commas, end)
            elif commas and len(items) != commas:
                self._fail("Expected comma")
            else:
                items.append(self._expression() or self._fail("Expected comma"))
            self._take(_SPACE)
        self.at += 1
        if end == ")" and 0 < len(items) <= commas:
            self._fail("Unexpected token )")
        return tuple(items)

    def _left_out(self, items: list[Expression | None], commas: int, end: str) -> None:
        """Fill up to what stands before the last comma; arguments cannot be left out."""
        if end == ")" and commas != len(items):
            self._fail("Unexpected token ,")
        items += [None] * (commas - len(items))

    def _number(self) -> Literal:
        written = self._take(_NUMBER)
        if not written[-1].isdigit() and written[-1] != ".":
            self._fail(f"Expected exponent ({written}{self._here()})")
        if _NAME.match(self.text, self.at):
            self._fail(f"Variable names cannot start with a number ({written}{self._here()})")
        if self._here() == "." or written == ".":
            self._fail("Unexpected period")
        return Literal(float(written))

    def _string(self, quote: str) -> Literal:
        self.at += 1
        written = self._take(_STRING[quote])
        value = _BACKSLASH.sub(lambda escape: _ESCAPED.get(escape[1], escape[1]), written)
        if self._here() != quote:
            self._fail(f'Unclosed quote after "{value}"')
        self.at += 1
        return Literal(value)

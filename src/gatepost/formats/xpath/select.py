"""XPath 1.0 as Release Please evaluates it: with npm xpath 0.0.34, without namespaces and as if for HTML."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, NoReturn

from gatepost.formats.errors import UnreadableText
from gatepost.formats.xpath.axes import has_name, has_type
from gatepost.formats.xpath.context import Context
from gatepost.formats.xpath.functions import call
from gatepost.formats.xpath.steps import Filter, Step, chain, negative, walk
from gatepost.formats.xpath.tokens import AXIS, FUNCTION, LITERAL, NAME, NODE_TYPE, NUMBER, OPERATOR, SIGN, tokenize

if TYPE_CHECKING:
    from gatepost.formats.xml.tree import Node
    from gatepost.formats.xpath.context import Evaluation
    from gatepost.formats.xpath.steps import NodeTest
    from gatepost.formats.xpath.tokens import Token
    from gatepost.formats.xpath.values import Worth

_LEVELS = (("or",), ("and",), ("=", "!="), ("<", ">", "<=", ">="), ("+", "-"), ("*", "div", "mod"))
_DEEPEST = 40
_LONGEST = 10_000
_STEP_KINDS = (NAME, AXIS, NODE_TYPE)
_STEP_SIGNS = (".", "..", "@")


def select(expression: str | None, document: Node) -> Worth:
    """Return what an expression is worth for a document; nodes come in document order.

    Tests by name do not look at case, match only what is in no namespace, and
    may have no prefix. Raises `UnreadableText` where the real library throws,
    and for what is too long, nested too deeply, or looks at millions of nodes.
    """
    if not expression:
        raise UnreadableText("XPath expression unspecified.")  # noqa: EM101, TRY003  the real library's words
    return _Parser(tokenize(expression)).parse()(Context(document))


class _Parser:
    """Words → what evaluates them."""

    def __init__(self, tokens: list[Token]) -> None:
        self.tokens = tokens[::-1]
        self.depth = 0
        if len(tokens) > _LONGEST:
            self.refuse(f"an XPath of more than {_LONGEST} words")

    def parse(self) -> Evaluation:
        """Read the whole expression."""
        evaluation = self._expression()
        if self.tokens:
            self.refuse()
        return evaluation

    def refuse(self, why: str = "XPath parse error") -> NoReturn:
        """Raise the error for what is no expression."""
        raise UnreadableText(why)

    def _is(self, *texts: str, kinds: tuple[int, ...] = (SIGN, OPERATOR)) -> bool:
        return bool(self.tokens) and self.tokens[-1].kind in kinds and (not texts or self.tokens[-1].text in texts)

    def _take(self, *texts: str, kinds: tuple[int, ...] = (SIGN, OPERATOR)) -> str:
        if not self._is(*texts, kinds=kinds):
            self.refuse()
        return self.tokens.pop().text

    def _expression(self) -> Evaluation:
        self.depth += 1
        if self.depth > _DEEPEST:
            self.refuse("an XPath that is nested too deeply")
        evaluation = self._binary(0)
        self.depth -= 1
        return evaluation

    def _binary(self, level: int) -> Evaluation:
        """Read operands with the operators of one level between them; others bind more tightly."""
        if level == len(_LEVELS):
            return self._unary()
        first = self._binary(level + 1)
        others = []
        while self._is(*_LEVELS[level]):
            others.append((self._take(), self._binary(level + 1)))
        return chain(first, others)

    def _unary(self) -> Evaluation:
        minuses = 0
        while self._is("-"):
            self._take()
            minuses += 1
        first = self._path()
        others = []
        while self._is("|"):
            others.append((self._take(), self._path()))
        evaluation = chain(first, others)
        for _ in range(min(minuses, 2 - minuses % 2)):
            evaluation = negative(evaluation)
        return evaluation

    def _path(self) -> Evaluation:
        if self._is("(", "$") or self._is(kinds=(LITERAL, NUMBER, FUNCTION)):
            return self._filtered()
        is_absolute = self._is("/", "//")
        steps = []
        if is_absolute:
            steps += [_everything()] if self._take() == "//" else []
        if steps or not is_absolute or self._begins_step():
            steps += self._steps()

        def evaluate(context: Context) -> Worth:
            start = context.node
            while is_absolute and start.parent:
                start = start.parent
            return walk(steps, [start], context)

        return evaluate

    def _filtered(self) -> Evaluation:
        """Read an expression that a path may follow."""
        filtered = Filter(self._primary(), self._predicates())
        steps = []
        if self._is("/", "//"):
            steps += [_everything()] if self._take() == "//" else []
            steps += self._steps()

        def evaluate(context: Context) -> Worth:
            worth = filtered.evaluate(context, as_nodes=bool(steps))
            return walk(steps, worth, context) if isinstance(worth, list) else worth

        return evaluate

    def _primary(self) -> Evaluation:
        if self._is(kinds=(LITERAL,)):
            text = self.tokens.pop().text
            return lambda _: text
        if self._is(kinds=(NUMBER,)):
            number = float(self.tokens.pop().text)
            return lambda _: number
        if self._is(kinds=(FUNCTION,)):
            return call(self.tokens.pop().text, self._arguments())
        if self._take() == "$":
            return partial(_undeclared, self._take(kinds=(NAME,)))
        evaluation = self._expression()
        self._take(")")
        return evaluation

    def _arguments(self) -> list[Evaluation]:
        self._take("(")
        arguments = []
        if not self._is(")"):
            arguments.append(self._expression())
            while self._is(","):
                self._take()
                arguments.append(self._expression())
        self._take(")")
        return arguments

    def _begins_step(self) -> bool:
        return self._is(*_STEP_SIGNS) or self._is(kinds=_STEP_KINDS)

    def _steps(self) -> list[Step]:
        steps = [self._step()]
        while self._is("/", "//"):
            steps += [_everything()] if self._take() == "//" else []
            steps.append(self._step())
        return steps

    def _step(self) -> Step:
        if self._is(".", ".."):
            return Step("self" if self._take() == "." else "parent", _any)
        axis = "child"
        if self._is("@"):
            self._take()
            axis = "attribute"
        elif self._is(kinds=(AXIS,)):
            axis = self.tokens.pop().text
            self._take("::")
        return Step(axis, self._test(), self._predicates())

    def _test(self) -> NodeTest:
        if not self._is(kinds=(NODE_TYPE,)):
            return partial(has_name, name=self._take(kinds=(NAME,)))
        name = self.tokens.pop().text
        self._take("(")
        is_targeted = name == "processing-instruction" and not self._is(")")
        target = self._take(kinds=(LITERAL,)) if is_targeted else None
        self._take(")")
        return partial(has_type, name=name, target=target)

    def _predicates(self) -> list[Evaluation]:
        predicates = []
        while self._is("["):
            self._take()
            predicates.append(self._expression())
            self._take("]")
        return predicates


_any = partial(has_type, name="node", target=None)


def _everything() -> Step:
    """Return the step that `//` stands for."""
    return Step("descendant-or-self", _any)


def _undeclared(name: str, _context: Context) -> NoReturn:
    message = f"Undeclared variable: ${name}"
    raise UnreadableText(message)

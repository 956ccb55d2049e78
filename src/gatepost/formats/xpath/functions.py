"""The functions of XPath 1.0 with the edges of npm xpath 0.0.34; `id` and `lang` are not supported."""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, TypeAlias

from gatepost.formats.errors import UnreadableText
from gatepost.formats.javascript import between, length
from gatepost.formats.xpath.context import Context, Evaluation
from gatepost.formats.xpath.values import Worth, first, number_of, text_of, truth_of

if TYPE_CHECKING:
    from gatepost.formats.xml.tree import Node

_Function: TypeAlias = Callable[[Context, Sequence[Worth]], Worth]
_SPACES = re.compile(r"[ \t\r\n]+")
_UNSUPPORTED = ("id", "lang")
_ANY_NUMBER = 1_000_000


def call(name: str, arguments: Sequence[Evaluation]) -> Evaluation:
    """Return what calls a function; that there is none, or not so, shows only where it is called, as in the library."""

    def evaluate(context: Context) -> Worth:
        if name not in _FUNCTIONS:
            kind = "unsupported" if name in _UNSUPPORTED else "Unknown"
            message = f"{kind} function {name}"
            raise UnreadableText(message)
        fewest, most, function = _FUNCTIONS[name]
        if not fewest <= len(arguments) <= most:
            message = (
                f"Function {name} expects {fewest} or more arguments" if most > fewest else _expected(name, fewest)
            )
            raise UnreadableText(message)
        return function(context, [argument(context) for argument in arguments])

    return evaluate


def _expected(name: str, count: int) -> str:
    return f"Function {name} expects {count} argument{'' if count == 1 else 's'}"


def _named(context: Context, arguments: Sequence[Worth]) -> Node | None:
    """Return the node whose name is asked for."""
    if not arguments:
        return context.node
    nodes = _nodes(arguments)
    return first(nodes) if nodes else None


def _nodes(arguments: Sequence[Worth]) -> list[Node]:
    nodes = arguments[0]
    if not isinstance(nodes, list):
        raise UnreadableText("a function of XPath expects (node-set)")  # noqa: EM101, TRY003  said once
    return nodes


def _local_name(context: Context, arguments: Sequence[Worth]) -> str:
    node = _named(context, arguments)
    return "" if node is None else node.local_name or node.kind.value


def _name(context: Context, arguments: Sequence[Worth]) -> str:
    node = _named(context, arguments)
    return "" if node is None else node.name


def _namespace(context: Context, arguments: Sequence[Worth]) -> str:
    node = _named(context, arguments)
    return "" if node is None else node.uri or ""


def _text(context: Context, arguments: Sequence[Worth]) -> str:
    """Return the text that a function is about: its argument, or the content of the node."""
    return text_of(arguments[0]) if arguments else context.node.content()


def _before(_context: Context, arguments: Sequence[Worth]) -> str:
    text, found, _ = text_of(arguments[0]).partition(text_of(arguments[1]) or "\0")
    return text if found else ""


def _after(_context: Context, arguments: Sequence[Worth]) -> str:
    text, wanted = text_of(arguments[0]), text_of(arguments[1])
    return text.partition(wanted)[2] if wanted else text


def _substring(_context: Context, arguments: Sequence[Worth]) -> str:
    """Return a part of a text; ends in the wrong order are swapped."""
    text = text_of(arguments[0])
    start = _round(number_of(arguments[1])) - 1
    end = start + _round(number_of(arguments[2])) if arguments[2:] else math.inf
    lower, upper = sorted(_within(place, length(text)) for place in (start, end))
    return between(text, lower, upper)


def _within(place: float, size: int) -> int:
    return 0 if math.isnan(place) else int(min(max(place, 0), size))


def _round(value: float) -> float:
    return math.floor(value + 0.5) if math.isfinite(value) else value


def _whole(rounded: Callable[[float], float]) -> _Function:
    """Return the function that rounds a number; what is none stays so."""

    def function(_context: Context, arguments: Sequence[Worth]) -> float:
        value = number_of(arguments[0])
        return float(rounded(value)) if math.isfinite(value) else value

    return function


def _translate(_context: Context, arguments: Sequence[Worth]) -> str:
    text, old, new = (text_of(argument) for argument in arguments)
    table = {ord(character): new[place : place + 1] for place, character in reversed(list(enumerate(old)))}
    return text.translate(table)


_FUNCTIONS: dict[str, tuple[int, int, _Function]] = {
    "boolean": (1, 1, lambda _, arguments: truth_of(arguments[0])),
    "ceiling": (1, 1, _whole(math.ceil)),
    "concat": (2, _ANY_NUMBER, lambda _, arguments: "".join(map(text_of, arguments))),
    "contains": (2, 2, lambda _, arguments: text_of(arguments[1]) in text_of(arguments[0])),
    "count": (1, 1, lambda _, arguments: float(len(_nodes(arguments)))),
    "false": (0, 0, lambda _, __: False),
    "floor": (1, 1, _whole(math.floor)),
    "last": (0, 0, lambda context, _: float(context.size)),
    "local-name": (0, 1, _local_name),
    "name": (0, 1, _name),
    "namespace-uri": (0, 1, _namespace),
    "normalize-space": (0, 1, lambda *given: _SPACES.sub(" ", _text(*given)).strip(" ")),
    "not": (1, 1, lambda _, arguments: not truth_of(arguments[0])),
    "number": (0, 1, lambda context, arguments: number_of(arguments[0] if arguments else context.node.content())),
    "position": (0, 0, lambda context, _: float(context.position)),
    "round": (1, 1, _whole(_round)),
    "starts-with": (2, 2, lambda _, arguments: text_of(arguments[0]).startswith(text_of(arguments[1]))),
    "string": (0, 1, _text),
    "string-length": (0, 1, lambda *given: float(length(_text(*given)))),
    "substring": (2, 3, _substring),
    "substring-after": (2, 2, _after),
    "substring-before": (2, 2, _before),
    "sum": (1, 1, lambda _, arguments: sum((number_of(node.content()) for node in _nodes(arguments)), 0.0)),
    "translate": (3, 3, _translate),
    "true": (0, 0, lambda _, __: True),
}
"""By name: the fewest and the most arguments, and what it does with them."""

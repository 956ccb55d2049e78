"""YAML that somebody else wrote, with lines put into it: what is there stays as it is, to the letter."""

from __future__ import annotations

from typing import TYPE_CHECKING, NoReturn

from ruamel.yaml import YAML
from ruamel.yaml.error import MarkedYAMLError, YAMLError
from ruamel.yaml.nodes import CollectionNode, MappingNode, ScalarNode, SequenceNode

from gatepost.scaffold.wanted import CannotEdit

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from ruamel.yaml.nodes import Node

_MERGED = "<<"
_MARK = "\ufeff"


class YamlText:
    """A file of YAML: what it holds, and where in the text that is. Raises `CannotEdit` for what is no YAML.

    `hint` is what to do about a file that cannot be edited.
    """

    def __init__(self, path: str, text: str, hint: str) -> None:
        self._path = path
        self._hint = hint
        self._mark = _MARK if text.startswith(_MARK) else ""
        self._text = text.removeprefix(_MARK)
        self._lines = self._text.split("\n")
        self._added: dict[int, list[str]] = {}
        self._replaced: dict[int, tuple[int, str]] = {}
        self._said: dict[int, str] = {}
        self.root = self._composed()

    def refuse(self, why: str, node: Node | None = None) -> NoReturn:
        """Say why the file cannot be edited, and where. Raises `CannotEdit`."""
        where = self._path if node is None else f"{self._path}:{self._line(node.start_mark.index) + 1}"
        raise CannotEdit(where, why, self._hint)

    def behind(self, node: Node) -> int:
        """Return the number of the line behind a node, and behind the remarks that are indented deeper than it."""
        line = self._line(max((each.end_mark.index for each in _solid(node)), default=node.start_mark.index) - 1)
        while line and not self._lines[line].strip():
            line -= 1
        line += 1
        while line < len(self._lines) and _is_remark(self._lines[line], node.start_mark.column):
            line += 1
        return line

    def add(self, at: int, lines: Iterable[str], *, indent: int) -> None:
        """Put lines before the one of a number, as lines were numbered at first, from 0."""
        self._added.setdefault(at, []).extend(f"{' ' * indent}{line}".rstrip() for line in lines)

    def cut(self, node: Node) -> None:
        """Take away what a node says; lines that it has to itself stay, empty."""
        start, end = node.start_mark.index, node.end_mark.index
        start = len(self._text[:start].rstrip(" "))
        self._replaced[start] = (end, "\n" * self._text.count("\n", start, end))

    def put(self, node: Node, text: str) -> None:
        """Let a scalar say something else; its quotes stay, and so do the anchor and the tag before it.

        What an alias stands for is written once, and cannot say two things. Raises `CannotEdit`.
        """
        start, end = node.start_mark.index, node.end_mark.index
        if self._said.setdefault(start, text) != text:
            self.refuse(f"`{node.value}` is one value for two that have to differ", node)
        if node.value == text:
            return
        written = self._text[start:end]
        quote = next((quote for quote in ("'", '"', "") if written.endswith(f"{quote}{node.value}{quote}")), None)
        if quote is None:
            self.refuse(f"`{node.value}` is written in a way that cannot be changed", node)
        self._replaced[end - len(f"{quote}{node.value}{quote}")] = (end, f"{quote}{text}{quote}")

    def result(self) -> str:
        """Return the text with all that was put in; what was put in at one place is in the order of its coming.

        Raises `CannotEdit` where it would be no YAML any more.
        """
        text = self._text
        for start, (end, replacement) in sorted(self._replaced.items(), reverse=True):
            text = text[:start] + replacement + text[end:]
        lines = text.split("\n")
        lines += [""] if lines[-1] else []
        for at in sorted(self._added, reverse=True):
            lines[at:at] = self._added[at]
        text = "\n".join(lines)
        try:
            YAML(pure=True).compose(text)
        except YAMLError:
            self.refuse("there is no room for what is missing")
        return self._mark + text

    def _line(self, index: int) -> int:
        return self._text.count("\n", 0, index)

    def _composed(self) -> Node | None:
        try:
            root: Node | None = YAML(pure=True).compose(self._text)
        except MarkedYAMLError as error:
            mark = error.problem_mark
            where = f"{self._path}:{mark.line + 1}:{mark.column + 1}"
            raise CannotEdit(where, f"not YAML: {error.problem}", self._hint) from None
        except YAMLError as error:
            raise CannotEdit(self._path, f"not YAML: {str(error).splitlines()[0]}", self._hint) from None
        except RecursionError:
            raise CannotEdit(self._path, "nested too deeply", self._hint) from None
        for each in _parts(root):
            if (twice := _twice(each)) is not None:
                self.refuse(f"`{twice.value}` is there twice", twice)
        return root


def value(node: Node | None, key: str) -> Node | None:
    """Return what a mapping has under a key, its own or merged into it; None where it has none, or is no mapping."""
    merged: list[Node] = []
    pairs: list[tuple[Node, Node]] = node.value if isinstance(node, MappingNode) else []
    for name, each in pairs:
        if name.value == key:
            return each
        if name.value == _MERGED:
            merged += each.value if isinstance(each, SequenceNode) else [each]
    return next((found for found in (value(each, key) for each in merged) if found is not None), None)


def is_nothing(node: Node | None) -> bool:
    """Tell whether there is no value, or one that says nothing."""
    if isinstance(node, CollectionNode):
        return not node.value
    return node is None or str(node.tag).endswith(":null")


def is_in_brackets(node: Node | None) -> bool:
    """Tell whether a mapping or a list is written in brackets."""
    return isinstance(node, CollectionNode) and bool(node.flow_style)


def text(node: Node | None) -> str:
    """Return the text of a scalar; nothing for any other."""
    return str(node.value) if isinstance(node, ScalarNode) else ""


def _parts(root: Node | None) -> Iterator[Node]:
    """Return a node and all below it, each once."""
    waiting, seen = [] if root is None else [root], set[int]()
    while waiting:
        each = waiting.pop()
        if id(each) not in seen:
            seen.add(id(each))
            yield each
            waiting += _below(each)


def _below(node: Node) -> list[Node]:
    if isinstance(node, MappingNode):
        return [part for pair in node.value for part in pair]
    return list(node.value) if isinstance(node, SequenceNode) else []


def _twice(node: Node) -> ScalarNode | None:
    """Return the first key that a mapping has for the second time: which of both counts, programs do not agree on."""
    seen: set[str] = set()
    for key, _ in node.value if isinstance(node, MappingNode) else []:
        if isinstance(key, ScalarNode) and key.value != _MERGED:
            if key.value in seen:
                return key
            seen.add(key.value)
    return None


def _solid(node: Node) -> Iterator[Node]:
    """Return the scalars and the brackets below a node, each once: only their ends are where they seem to be."""
    waiting, seen = [node], {id(node)}
    while waiting:
        each = waiting.pop()
        if not isinstance(each, CollectionNode) or is_in_brackets(each):
            yield each
        else:
            below = _below(each)
            waiting += [one for one in below if id(one) not in seen]
            seen.update(map(id, below))


def _is_remark(line: str, column: int) -> bool:
    stripped = line.lstrip(" ")
    return stripped.startswith("#") and len(line) - len(stripped) > column

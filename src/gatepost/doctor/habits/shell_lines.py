"""What the steps of workflows run, line by line, with the lines of the file."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gatepost.doctor.roles import Place

_KEY = re.compile(r"""^.*?\brun["']?\s*:\s*(?:&\S+\s*)?""")
_BLOCK = re.compile(r"([|>])[-+0-9]*\s*(?:#.*)?")
_COMMENT = re.compile(r"(?:^|\s)#")
_BETWEEN = re.compile(r"&&|\|\||[;|&]")
_QUOTES = "\"'"


@dataclass(frozen=True)
class ShellLine:
    """A line of a script, without comments; what a backslash continues is one line. `line` is 1-based."""

    line: int
    text: str

    @property
    def commands(self) -> tuple[tuple[str, ...], ...]:
        """The words of each command in it, without quotes around them."""
        commands = (tuple(word.strip(_QUOTES) for word in each.split()) for each in _BETWEEN.split(self.text))
        return tuple(words for words in commands if words)


def shell_lines(place: Place) -> tuple[ShellLine, ...]:
    """Return the lines that a step runs; none where it uses an action."""
    node = place.step.node.get("run")
    if node is None or not place.step.run:
        return ()
    lines = place.workflow.document.text.split("\n")[node.line - 1 : node.last]
    first = _KEY.sub("", lines[0], count=1).strip()
    block = _BLOCK.fullmatch(first)
    if block is None:
        whole = " ".join([first, *(line.strip() for line in lines[1:])])
        return (ShellLine(node.line, whole.strip(_QUOTES)),)
    body = list(enumerate(lines[1:], node.line + 1))
    if block.group(1) == ">":
        start = next(number for number, line in body if line.strip())
        return (ShellLine(start, " ".join(line.strip() for _, line in body)),)
    return tuple(_joined(body))


def _joined(body: list[tuple[int, str]]) -> Iterator[ShellLine]:
    """Yield the lines of a script; a backslash at the end of one joins the next to it."""
    start, said = 0, ""
    for number, line in (*body, (0, "")):
        text = _without_comment(line).strip()
        start, said = (start, f"{said} {text}") if said else (number, text)
        if said.endswith("\\"):
            said = said[:-1].rstrip() or " "
            continue
        if said.strip():
            yield ShellLine(start, said.strip())
        said = ""


def _without_comment(line: str) -> str:
    """Return a line without the comment behind its last quote: a sign before that may be part of a text."""
    found = _COMMENT.search(line, max(map(line.rfind, _QUOTES)) + 1)
    return line if found is None else line[: found.start()]

"""The programs that a hook starts by their names alone."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

_BETWEEN = re.compile(r"&&|\|\||[;|&()]")
_BEFORE = frozenset(("exec", "if", "then", "elif", "else", "do", "while", "until", "!", "{", "time", "command", "env"))
_ASSIGNED = re.compile(r"[A-Za-z_]\w*=\S*")
_NAME = re.compile(r"[A-Za-z][\w.+-]*")
_ASKED = re.compile(r"\b(?:command[ \t]+-v|which|type|hash)[ \t]+([\w.+-]+)")


def started_by_name(text: str) -> Iterator[tuple[int, str]]:
    """Yield each program that a script looks for on the PATH, with the first line that starts it, 1-based.

    Those are left out that the script looks for before it starts them: it does without.
    """
    seen = set(_ASKED.findall(text))
    for number, line in enumerate(text.split("\n"), 1):
        for command in _BETWEEN.split("" if line.lstrip().startswith("#") else line):
            name = _program(command.split())
            if name and name not in seen:
                seen.add(name)
                yield number, name


def _program(words: list[str]) -> str:
    """Return the program that a command starts; empty where it is named by a path, a variable, or not at all."""
    for word in words:
        if word not in _BEFORE and not _ASSIGNED.fullmatch(word):
            return word if _NAME.fullmatch(word) else ""
    return ""

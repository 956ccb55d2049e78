"""Texts of others in a workflow: as YAML, as the pattern of a branch, in an expression, as steps of a shell."""

from __future__ import annotations

import json
import re
import shlex
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

_PLAIN = re.compile(r"[A-Za-z_][\w./-]*", re.ASCII)
_NOT_TEXT = frozenset(("true", "false", "yes", "no", "on", "off", "null", "y", "n"))
_SPECIAL = re.compile(r"[][\\*?+!]")
_NO_PLAIN_COMMAND = re.compile(r"[^A-Za-z_./$]|.*(?:: | #|[:\s]\Z|[\x00-\x1f\x7f])", re.DOTALL)


def scalar(text: str) -> str:
    """Return `text` as a scalar of YAML, also inside brackets; quoted where it would be read as something else."""
    if _PLAIN.fullmatch(text) and text.lower() not in _NOT_TEXT:
        return text
    return quoted(text)


def quoted(text: str) -> str:
    """Return `text` in double quotes, as YAML and JSON read them."""
    return json.dumps(text, ensure_ascii=not text.isprintable())


def literal(text: str) -> str:
    """Return `text` so that GitHub finds no expression in it."""
    return text.replace("${{", "${{ '${{' }}")


def pattern(branch: str) -> str:
    """Return the pattern that a branch of this name alone fits; some letters of a name mean something in one."""
    return _SPECIAL.sub(r"\\\g<0>", branch)


def in_expression(text: str) -> str:
    """Return `text` as a string of an expression."""
    return "'" + text.replace("'", "''") + "'"


def in_shell(text: str) -> str:
    """Return `text` as one word of a shell."""
    return shielded(shlex.quote(text))


def shielded(quoted_word: str) -> str:
    """Return a word that `shlex` has quoted so that GitHub finds no expression in it."""
    return quoted_word.replace("${{", "$''{{")


def run(commands: Iterable[str]) -> str:
    """Return the key `run` of a step, for the column that keys of steps have; more than one line makes a block."""
    lines = [line for command in commands for line in command.splitlines()]
    if len(lines) == 1 and not _NO_PLAIN_COMMAND.match(lines[0]) and lines[0].lower() not in _NOT_TEXT:
        return f"run: {lines[0]}"
    return "\n".join(("run: |", *(f"          {line}".rstrip() for line in lines)))

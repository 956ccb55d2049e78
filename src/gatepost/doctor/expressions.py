"""What stands in `${{ … }}`."""

from __future__ import annotations

import re

_EXPRESSION = re.compile(r"\$\{\{(.*?)\}\}", re.DOTALL)
_REFERENCE = re.compile(r"[A-Za-z_][\w-]*(?:\s*\.\s*(?:[A-Za-z_][\w-]*|\*)|\s*\[\s*'[^']*'\s*\])+")
_STRING = re.compile(r"'(?:[^']|'')*'")
_INDEX = re.compile(r"\s*\[\s*'([^']*)'\s*\]")
_STATUS = re.compile(r"\b(always|cancelled|failure|success)\s*\(", re.IGNORECASE)


def expressions(text: str) -> list[str]:
    """Return what stands in each `${{ }}` of a text."""
    return [found.strip() for found in _EXPRESSION.findall(text)]


def condition_of(text: str) -> str:
    """Return the expression of an `if`, which may stand without `${{ }}`."""
    found = _EXPRESSION.fullmatch(text.strip())
    return (found.group(1) if found and "${{" not in found.group(1) else text).strip()


def references(expression: str) -> list[str]:
    """Return what an expression refers to, as in `needs.build.outputs.tag`; an index in brackets reads like a key."""
    return [re.sub(r"\s+", "", _INDEX.sub(r".\1", each)) for each in _REFERENCE.findall(expression)]


def references_in(text: str) -> list[str]:
    """Return what all expressions of a text refer to."""
    return [reference for expression in expressions(text) for reference in references(expression)]


def status_functions(condition: str) -> set[str]:
    """Return the status functions that a condition calls: with none of them, `success()` is added to it."""
    return {name.lower() for name in _STATUS.findall(_STRING.sub("''", condition))}

"""What a setup.py says in so many words: it is read, never run."""

from __future__ import annotations

import ast
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

COMPUTED = "\0"
"""Stands for a value that only running the file would tell."""

_LISTS = (ast.List, ast.Tuple)


def arguments(text: str) -> dict[str, str | tuple[str, ...]] | None:
    """Return the arguments of the call of `setup` that are texts or lists of texts; the others are `COMPUTED`.

    Those that are dictionaries are there by their keys: `extras_require.test`. A name that the file assigns a text to
    once counts as that text. None where nothing is called so, or the
    file is not Python.
    """
    try:
        tree = ast.parse(text)
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return None
    call = next((node for node in ast.walk(tree) if isinstance(node, ast.Call) and _called(node) == "setup"), None)
    if call is None:
        return None
    names = _constants(tree)
    found: dict[str, str | tuple[str, ...]] = {}
    for word in call.keywords:
        if word.arg is None:  # `setup(**meta)` may say anything
            found = {"name": COMPUTED, "version": COMPUTED, "install_requires": COMPUTED, **found}
        elif isinstance(word.value, ast.Dict):
            found |= {f"{word.arg}.{key}": _value(value, names) for key, value in _items(word.value)}
        else:
            found[word.arg] = _value(word.value, names)
    return found


def _items(node: ast.Dict) -> list[tuple[str, ast.expr]]:
    """Return what a dictionary has under keys that are texts."""
    pairs = zip(node.keys, node.values, strict=True)
    return [(key.value, value) for key, value in pairs if isinstance(key, ast.Constant) and isinstance(key.value, str)]


def _called(call: ast.Call) -> str:
    if isinstance(call.func, ast.Attribute):
        return call.func.attr
    return call.func.id if isinstance(call.func, ast.Name) else ""


def _constants(tree: ast.Module) -> dict[str, str]:
    """Return the texts that names of the file stand for; a name that is assigned twice stands for none."""
    found: dict[str, str] = {}
    seen: set[str] = set()
    for node in tree.body:
        for target in node.targets if isinstance(node, ast.Assign) else ():
            if isinstance(target, ast.Name):
                value = _text(node.value, {}) if isinstance(node, ast.Assign) else None
                if value is not None and target.id not in seen:
                    found[target.id] = value
                elif target.id in seen:
                    found.pop(target.id, None)
                seen.add(target.id)
    return found


def _value(node: ast.expr, names: Mapping[str, str]) -> str | tuple[str, ...]:
    if isinstance(node, _LISTS):
        texts = [_text(each, names) for each in node.elts]
        return tuple(text for text in texts if text is not None)
    text = _text(node, names)
    return COMPUTED if text is None else text


def _text(node: ast.expr, names: Mapping[str, str]) -> str | None:
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        return node.value
    return names.get(node.id) if isinstance(node, ast.Name) else None

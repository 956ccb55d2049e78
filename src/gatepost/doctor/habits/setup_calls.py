"""What a setup.py reads and finds, as far as it says so in plain words: it is read, never run."""

from __future__ import annotations

import ast
from dataclasses import dataclass

_FINDERS = {"find_packages": False, "find_namespace_packages": True, "find_namespace": True}
_GUARDS = ("exists", "isfile", "is_file")


@dataclass(frozen=True)
class Find:
    """How packages are looked for; `line` is where that is said."""

    where: str = "."
    include: tuple[str, ...] = ("*",)
    exclude: tuple[str, ...] = ()
    is_namespace: bool = False
    line: int = 1


def parse(text: str) -> ast.Module | None:
    """Return the tree of a file; None where it is not Python."""
    try:
        return ast.parse(text)
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return None


def files_read(text: str) -> tuple[tuple[str, int], ...]:
    """Return the files that are opened by a plain name, and on which line; none where the file asks what there is."""
    tree = parse(text)
    nodes = list(ast.walk(tree)) if tree is not None else []
    if any(isinstance(node, ast.Try) or _name(node) in _GUARDS for node in nodes):
        return ()
    calls = [node for node in nodes if isinstance(node, ast.Call)]
    found = [(_opened(call), call.lineno) for call in calls]
    return tuple((name, line) for name, line in found if name)


def _opened(call: ast.Call) -> str:
    """Return the name that a call opens: of `open("x")`, `Path("x").read_text()` and `(here / "x").read_text()`."""
    function = call.func
    if isinstance(function, ast.Name) and function.id == "open" and _is_reading(call):
        return _constant(call.args[0]) if call.args else ""
    if not isinstance(function, ast.Attribute) or function.attr not in ("read_text", "read_bytes"):
        return ""
    place = function.value
    if isinstance(place, ast.BinOp):
        return _constant(place.right)
    is_path = isinstance(place, ast.Call) and isinstance(place.func, ast.Name) and place.func.id == "Path"
    return _constant(place.args[0]) if is_path and isinstance(place, ast.Call) and len(place.args) == 1 else ""


def _is_reading(call: ast.Call) -> bool:
    mode = _constant(call.args[1]) if len(call.args) > 1 else ""
    return not set(mode) & set("wax+")


def _constant(node: ast.expr) -> str:
    return node.value if isinstance(node, ast.Constant) and isinstance(node.value, str) else ""


def find_called(text: str) -> Find | None:
    """Return how a setup.py looks for packages; None where it does not, or computes it."""
    tree = parse(text)
    for node in ast.walk(tree) if tree is not None else ():
        name = _name(node.func) if isinstance(node, ast.Call) else ""
        if isinstance(node, ast.Call) and name in _FINDERS:
            return _find(node, is_namespace=_FINDERS[name])
    return None


def _name(node: ast.AST) -> str:
    if isinstance(node, ast.Attribute):
        return node.attr
    return node.id if isinstance(node, ast.Name) else ""


def _find(call: ast.Call, *, is_namespace: bool) -> Find | None:
    given: dict[str, object] = {}
    keys = [*zip(("where", "exclude", "include"), call.args), *((word.arg, word.value) for word in call.keywords)]  # noqa: B905  there may be fewer
    for key, node in keys:
        value = _literal(node)
        if value is None:
            return None
        given[str(key)] = value
    return made_find(given, is_namespace=is_namespace, line=call.lineno)


def _literal(node: ast.expr) -> object:
    """Return the value that an expression is in plain words; None where it is not."""
    try:
        return ast.literal_eval(node)
    except (ValueError, TypeError, SyntaxError, MemoryError, RecursionError):
        return None


def made_find(given: dict[str, object], *, is_namespace: bool, line: int) -> Find:
    """Return how packages are looked for by these settings."""
    where = given.get("where", ".")
    place = where[0] if isinstance(where, list | tuple) and len(where) == 1 else where
    return Find(str(place), _texts(given.get("include"), ("*",)), _texts(given.get("exclude"), ()), is_namespace, line)


def _texts(value: object, default: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(str(each) for each in value) if isinstance(value, list | tuple) else default

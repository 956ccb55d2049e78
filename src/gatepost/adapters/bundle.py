"""The code that the commit-msg hook's accepting path runs, collected from its files."""

import ast
from importlib.util import find_spec
from pathlib import Path
from types import CodeType

Bundle = tuple[tuple[tuple[str, str, CodeType], ...], tuple[str, ...]]
"""Modules (name, path of a package, code), each after those that it imports; and the files that they come from."""


def collect(names: list[str]) -> Bundle:
    """Return the modules `names` with all of gatepost that they import when they are loaded.

    They are compiled without docstrings and assertions, which nothing reads there.
    """
    modules: dict[str, tuple[str, str, CodeType]] = {}
    files: list[str] = []
    visiting: set[str] = set()

    def visit(name: str) -> None:
        if name in visiting:
            return
        visiting.add(name)
        package, dot, _ = name.rpartition(".")
        if dot:
            visit(package)
        spec = find_spec(name)
        if spec is None or spec.origin is None:
            raise ModuleNotFoundError(name=name)
        source = Path(spec.origin).read_bytes()
        for imported in _imports(source):
            visit(imported)
        code: CodeType = compile(source, spec.origin, "exec", dont_inherit=True, optimize=2)
        modules[name] = (name, (spec.submodule_search_locations or [""])[0], code)
        files.append(spec.origin)

    for name in names:
        visit(name)
    loaded_anyway = ("gatepost", "gatepost.adapters", "gatepost.adapters.rulebook_cache")
    return tuple(module for name, module in modules.items() if name not in loaded_anyway), tuple(files)


def _imports(source: bytes) -> list[str]:
    """Return the modules of gatepost that a source imports when it is loaded, not those that a function imports."""
    return [
        node.module
        for node in ast.parse(source).body
        if isinstance(node, ast.ImportFrom) and node.module is not None and node.module.startswith("gatepost")
    ]

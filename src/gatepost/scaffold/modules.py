"""The import package of a distribution: where it is, and which of its files may hold the version."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING

from gatepost.scaffold.project import FLAT, SRC

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from gatepost.scaffold.tables import Tables

INIT = "__init__.py"
VERSION_FILES = (
    *("__init__.py", "__about__.py", "__version__.py", "_version.py", "version.py", "about.py", "_about.py"),
)
"""The names under which a package may keep its `__version__`."""

NO_CODE = frozenset(
    (
        *("bench", "benchmark", "benchmarks", "build", "ci", "demo", "demos", "dist", "doc", "docs", "example"),
        *("examples", "fixtures", "node_modules", "samples", "scripts", "site-packages", "test", "testdata", "testing"),
        *("tests", "third_party", "tools", "tutorials", "vendor", "vendored", "venv"),
    )
)
"""Folders that hold no package of the repository's own."""

GROUPS = frozenset(("apps", "components", "libs", "packages", "plugins", "projects", "services"))
"""Folders that hold packages, each in a folder of its own."""

_ROOTS = (("src/", SRC), ("", FLAT))
_SEPARATORS = re.compile(r"[-_./]+")


@dataclass(frozen=True)
class Module:
    """What is imported: its dotted name, the layout, and its file, from the top; that is empty where there is none."""

    name: str
    layout: str
    file: str = ""


class Code:
    """The Python files of a repository, by what a search for packages wants to know."""

    __slots__ = ("_inits", "_paths")

    def __init__(self, paths: Iterable[str]) -> None:
        self._paths = {path.lower(): path for path in sorted(paths) if path.endswith(".py")}
        self._inits = sorted(path for path in self._paths.values() if path.endswith(f"/{INIT}"))

    def packages(self, folder: str) -> list[Module]:
        """Return the packages at the top of a folder, which is empty or ends in a slash; those in `src` come first."""
        found = []
        for root, layout in _ROOTS:
            prefix = folder + root
            for path in self._below(prefix):
                parts = path[len(prefix) :].split("/")[:-1]
                if parts and self._is_top(prefix, parts) and not (layout == FLAT and _is_aside(parts)):
                    found.append(Module(".".join(parts), layout, path))
        return found

    def find(self, folder: str, name: str) -> Module | None:
        """Return the package or the single module of a dotted or slashed name, whatever its case."""
        wanted = name.strip("./").replace(".", "/")
        for root, layout in _ROOTS:
            prefix = folder + root
            tail = wanted.removeprefix(root)
            for end in (f"/{INIT}", ".py"):
                path = self._paths.get(f"{prefix}{tail}{end}".lower())
                if path is not None:
                    return Module(path[len(prefix) : -len(end)].replace("/", "."), layout, path)
        return None

    def version_files(self, module: Module) -> list[str]:
        """Return the files that may hold a module's version: its own, and those beside it that are called so."""
        if not module.file.endswith(f"/{INIT}"):
            return [module.file] if module.file else []
        folder = module.file.removesuffix(INIT)
        return [path for name in VERSION_FILES if (path := self._paths.get((folder + name).lower())) is not None]

    def _below(self, prefix: str) -> Iterator[str]:
        for path in islice(self._inits, bisect_left(self._inits, prefix), None):
            if not path.startswith(prefix):
                break
            yield path

    def _is_top(self, prefix: str, parts: Sequence[str]) -> bool:
        above = (f"{prefix}{'/'.join(parts[:depth])}/{INIT}".lower() for depth in range(1, len(parts)))
        return not any(path in self._paths for path in above)


def find_module(code: Code, folder: str, name: str, declared: str) -> Module:
    """Return what a distribution is imported as: what its build is told, else what bears its name, else what there is.

    `declared` is what its build is told, a path or a dotted name; empty where it is told nothing.
    """
    for wanted in (declared, _SEPARATORS.sub("_", name), _SEPARATORS.sub(".", name)):
        found = code.find(folder, wanted) if wanted else None
        if found is not None:
            return found
    tops = code.packages(folder)
    normal = _normal(name)
    named = [each for each in tops if _normal(each.name) == normal]
    if named or tops:
        return (named or tops)[0]
    return Module(_SEPARATORS.sub("_", name).lower(), SRC)


def declared_module(document: Tables) -> str:
    """Return what a pyproject.toml tells its build to package, as a path or a dotted name; empty where it does not."""
    for keys in (
        ("flit", "module", "name"),
        ("uv", "build-backend", "module-name"),
        ("hatch", "build", "targets", "wheel", "packages"),
        ("poetry", "packages", "include"),
        ("setuptools", "packages"),
        ("setuptools", "py-modules"),
        ("maturin", "module-name"),
    ):
        found = document.hint("tool", *keys)
        if found:
            return found
    return ""


def _is_aside(parts: Sequence[str]) -> bool:
    return parts[0] in NO_CODE or parts[0] in GROUPS or parts[0].startswith(".") or "src" in parts


def _normal(name: str) -> str:
    return _SEPARATORS.sub("-", name).lower()

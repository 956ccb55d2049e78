"""The file from which a module imports the version that it calls `__version__`."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from gatepost.doctor.facts import Tree

_IMPORT = re.compile(r"^from[ \t]+(?P<module>[\w.]+)[ \t]+import\b(?P<names>[^#\n]*)", re.MULTILINE)
_DUNDER = "__version__"
_WRITTEN = r"""^{name}(?:[ \t]*:[ \t]*[\w.\[\]]+)?[ \t]*=[ \t]*(["'])(?P<version>v?[0-9]+\.[0-9][^"'\n]*)\1"""


def imported_dunder(tree: Tree, file: str) -> tuple[str, int, str] | None:
    """Return the file that has what a module imports as `__version__`, the line, and the version; None without one."""
    for found in _IMPORT.finditer(tree.read(file) or ""):
        name = _meant(found.group("names"))
        for path in _paths(file, found.group("module")) if name else ():
            text = tree.read(path) if path in tree.paths else None
            written = re.search(_WRITTEN.format(name=name), text, re.MULTILINE) if text is not None else None
            if text is not None and written is not None:
                return path, text.count("\n", 0, written.start()) + 1, written.group("version")
    return None


def _meant(names: str) -> str:
    """Return what is imported as `__version__`, as in `a, VERSION as __version__`; empty where nothing is."""
    listed = (each.split() for each in names.strip(" \t()").split(","))
    return next((words[0] for words in listed if words and words[-1] == _DUNDER), "")


def _paths(file: str, module: str) -> list[str]:
    """Return where a module may be that a file imports: by dots from its own folder, else from any one above it."""
    above = file.split("/")[:-1]
    dots = len(module) - len(module.lstrip("."))
    inside = "/".join(filter(None, module.split(".")))
    ends = range(len(above), -1, -1) if not dots else range(len(above) - dots + 1, len(above) - dots + 2)
    bases = ["".join(f"{each}/" for each in above[:end]) for end in ends if end >= 0]
    return [f"{base}{inside}{ending}" for base in bases for ending in (".py", "/__init__.py")]

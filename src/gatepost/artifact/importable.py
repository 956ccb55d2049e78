"""The files of a wheel → what can be imported from it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from gatepost.artifact.archive import FILE

if TYPE_CHECKING:
    from collections.abc import Iterable

    from gatepost.artifact.archive import Member

_NO_LIBRARY = (".dist-info", ".egg-info", ".data")
_INTO_LIBRARY = (
    "purelib",
    "platlib",
)  # of `NAME.data`: they go where all else goes (Binary distribution format)
_MODULE = re.compile(r"(?!lib[^.]*\.so)([^.]+)(?:\.py|(?:\.[^.]+)?\.(?:so|pyd))")  # libNAME.so is of the linker's
_PACKAGE = "__init__"

_Parts = tuple[str, ...]


def importable(members: Iterable[Member]) -> tuple[str, ...]:
    """Return the modules that a wheel brings, each by its full name, in the order of the alphabet.

    Of a package that is the package alone; of a namespace, which has no file of its own, the first real packages and
    modules below it. Extension modules count, for whatever interpreter they are. Stubs are not imported.
    """
    modules = {parts for member in members if member.kind == FILE and (parts := _module(member.path))}
    packages = {parts[:-1] for parts in modules if parts[-1] == _PACKAGE}
    found = {_outermost(parts, packages) for parts in modules}
    return tuple(sorted(".".join(parts) for parts in found if not parts[-1].startswith("__")))


def _module(path: str) -> _Parts:
    """Return the parts of the name of the module that a file holds; none where it holds none."""
    *folders, file = [part for part in path.split("/") if part != "."]
    if len(folders) > 1 and folders[0].endswith(".data") and folders[1] in _INTO_LIBRARY:
        folders = folders[2:]
    match = _MODULE.fullmatch(file)
    if match is None or (folders and folders[0].endswith(_NO_LIBRARY)):
        return ()
    parts = (*folders, match[1])
    return parts if all(part.isidentifier() for part in parts) else ()


def _outermost(parts: _Parts, packages: set[_Parts]) -> _Parts:
    """Return the outermost package that a module is in, or the module itself."""
    return next((parts[:length] for length in range(1, len(parts)) if parts[:length] in packages), parts)

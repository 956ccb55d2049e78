"""The files of a project → those that its tests need, without the sources of what is installed from the wheel."""

from __future__ import annotations

from dataclasses import dataclass
from fnmatch import fnmatchcase
from posixpath import basename
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

_BASES = ("", "src/", "lib/", "python/")  # where backends look for what is imported
_SUITES = frozenset(("test", "tests"))
_TESTS = ("test_*.py", "*_test.py", "conftest.py")
_METADATA = (".egg-info", ".dist-info")  # of an installation from the sources, which would pass for that of the wheel
_CODE = (".py", ".pyd", ".so")


@dataclass(frozen=True)
class Parted:
    """Files to be copied, and the places of the sources that are left out."""

    copied: tuple[str, ...]
    left_out: tuple[str, ...]


def without_sources(files: Iterable[str], folder: str, modules: Iterable[str], shipped: Iterable[str]) -> Parted:
    """Return the files without those that would be imported in place of the wheel's.

    `files` are named from the top of the repository, `folder` is the package's there, ending with a slash or empty;
    `modules` are those of the wheel, and `shipped` are its files. Tests among the sources stay where the wheel does
    not bring them.
    """
    installed = frozenset(shipped)
    places = [(base, name.replace(".", "/")) for base in _BASES for name in modules]
    copied, left_out = [], set()
    for file in files:
        path = file[len(folder) :] if file.startswith(folder) else ""
        place = _place_of(path, places)
        if place is None or (
            _is_test(path[len(place[0]) + len(place[1]) :]) and path[len(place[0]) :] not in installed
        ):
            copied.append(file)
        else:
            left_out.add(folder + place[0] + place[1])
    return Parted(tuple(copied), tuple(sorted(left_out)))


def _place_of(path: str, places: Iterable[tuple[str, str]]) -> tuple[str, str] | None:
    """Return the base and the module, or the metadata, that a file of a package belongs to."""
    for base, module in places:
        rest = path[len(base) :] if path.startswith(base) else ""
        top = rest.partition("/")[0]
        if top.endswith(_METADATA):
            return base, top
        if rest == module or rest.startswith(f"{module}/"):
            return base, module
        if rest.startswith(f"{module}.") and rest.endswith(_CODE) and "/" not in rest[len(module) :]:
            return base, rest
    return None


def _is_test(path: str) -> bool:
    return not _SUITES.isdisjoint(path.split("/")[:-1]) or any(fnmatchcase(basename(path), each) for each in _TESTS)

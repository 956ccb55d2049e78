"""The untracked folders of a work tree that hooks run their tools from, lent to a clean checkout of it."""

import os
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from gatepost.adapters.files import read_plain_file

NAMES = (".venv", "venv", "node_modules")
_LARGEST = 1 << 16


def borrow(top: Path, root: Path) -> list[str]:
    """Link what the work tree `top` has and the checkout `root` has not, and return the names."""
    names = [name for name in NAMES if (top / name).is_dir() and not os.path.lexists(root / name)]
    for name in names:
        with suppress(OSError):  # Windows allows it to few
            (root / name).symlink_to((top / name).resolve(), target_is_directory=True)
    return names


def own_packages(top: Path, root: Path) -> list[str]:
    """Return the folders of the checkout `root` that stand for those of `top` which are installed as editable.

    They are what a path in a `.pth` file names; of a package that is found by code of setuptools nothing is known.
    """
    found = []
    for name in NAMES:
        for packages in _site_packages(top / name):
            for file in sorted(packages.glob("*.pth")):
                found += [root / path.relative_to(top) for path in _paths(file) if path == top or top in path.parents]
    return [str(path) for path in dict.fromkeys(found) if path.is_dir()]


def marks(top: Path) -> list[str]:
    """Return what changes where something is installed into the folders, or removed from them."""
    found = []
    for name in NAMES:
        folder = top / name
        programs = [folder / "bin", folder / "Scripts", folder / ".bin"]
        places = [folder, *programs, *_site_packages(folder), folder / ".package-lock.json"]
        found += [age_of(place) for place in places]
    return found


def age_of(path: Path) -> str:
    """Return when a file was written, or a folder got or lost something; empty where there is none."""
    with suppress(OSError):
        return str(path.stat().st_mtime_ns)
    return ""


def _site_packages(folder: Path) -> list[Path]:
    return [folder / "Lib" / "site-packages", *sorted(folder.glob("lib/python*/site-packages"))]


def _paths(file: Path) -> Iterator[Path]:
    """Yield the absolute paths that a file of Python's module `site` adds."""
    with suppress(OSError):
        for line in read_plain_file(file, _LARGEST).decode("utf-8", "surrogateescape").splitlines():
            if Path(line).is_absolute() and "\0" not in line:
                yield Path(line).resolve()

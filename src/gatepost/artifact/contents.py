"""What is in an archive, by the paths that its source has."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from gatepost.artifact.archive import FOLDER, SDIST
from gatepost.artifact.metadata import Metadata

if TYPE_CHECKING:
    from collections.abc import Iterable

    from gatepost.artifact.archive import Archive

_MODULES = ("/__init__.py", "/__init__.pyi", ".py", ".pyi")
_TESTS = frozenset({"test", "tests"})
_TESTS_AT_THE_TOP = _TESTS | {"testing"}
_SAMPLES = _TESTS_AT_THE_TOP | {"doc", "docs", "example", "examples", "fixtures", "testdata"}


def metadata_of(archive: Archive) -> Metadata:
    """Return what the metadata of an archive says; nothing where there is none."""
    return archive.metadata or Metadata()


def files_in(archive: Archive) -> tuple[str, ...]:
    """Return the paths of what is no folder, in an sdist from the folder that all is in."""
    paths = (member.path.removeprefix("./") for member in archive.members if member.kind != FOLDER)
    return tuple(path.partition("/")[2] if archive.kind == SDIST else path for path in paths)


def folder_in(archive: Archive, ending: str) -> str:
    """Return the first folder at the top of an archive whose name ends so; empty where there is none."""
    tops = (member.path.removeprefix("./").partition("/")[0] for member in archive.members)
    return next((top for top in tops if top.endswith(ending)), "")


def is_hidden(path: str) -> bool:
    """Tell whether a file, or a folder that it is in, begins with a dot."""
    return any(part.startswith(".") for part in path.split("/"))


def folder_of_tests(path: str) -> str:
    """Return the folder of tests that a file is in, with a slash at its end; empty where it is in none."""
    folders = path.split("/")[:-1]
    for index, name in enumerate(folders):
        if name in (_TESTS if index else _TESTS_AT_THE_TOP):
            return "/".join(folders[: index + 1]) + "/"
    return ""


def is_sample(path: str) -> bool:
    """Tell whether a file is in a folder of tests, documentation or examples, where things are made up."""
    return not _SAMPLES.isdisjoint(path.split("/")[:-1])


def module_root(module: str, files: Iterable[str]) -> str | None:
    """Return what stands before a module's own path, as in `src/`; None where no file is of that module.

    A folder that is a package, and a module of one file, go before a folder that merely has the name; of
    several, the one nearest to the top.
    """
    own = re.compile(rf"(?:^|(?<=/)){re.escape(module.replace('.', '/'))}(?=/|\.pyi?$)")
    sure: list[str] = []
    maybe: list[str] = []
    for file in files:
        for match in own.finditer(file):
            root, rest = file[: match.start()], file[match.end() :]
            if not folder_of_tests(root):
                (sure if rest in _MODULES else maybe).append(root)
    return min(sure or maybe, key=len, default=None)


def module_files(modules: Iterable[str], files: Iterable[str]) -> dict[str, str]:
    """Return the files of modules: where each is imported from, by its path."""
    paths = tuple(files)
    found = {}
    for module in modules:
        root = module_root(module, paths)
        if root is None:
            continue
        own = root + module.replace(".", "/")
        alone = (f"{own}.py", f"{own}.pyi")
        found.update({file: file[len(root) :] for file in paths if file.startswith(f"{own}/") or file in alone})
    return found

"""What git tracks against what an sdist ships, and an sdist against the wheel that is made from it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from gatepost.artifact.contents import files_in, folder_of_tests, is_hidden, module_files
from gatepost.artifact.leftovers import is_egg_info, is_leftover
from gatepost.artifact.words import listed
from gatepost.outcomes.values import Problem
from gatepost.values import WARNING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from gatepost.artifact.archive import Archive
    from gatepost.artifact.facts import Facts

_LEGAL = re.compile(r"(?:licen[cs]e|copying|notice)(?:[._-].*)?", re.IGNORECASE)
_README = re.compile(r"readme(?:\.(?:md|rst|txt))?", re.IGNORECASE)
_SETUP = ("setup.py", "setup.cfg")
_DOCS = ("docs", "doc")
_PROSE = (".md", ".rst")
_NOT_FOR_WHEELS = (*_PROSE, ".c", ".cc", ".cpp", ".cxx", ".h", ".hpp", ".pyx", ".pxd", ".pxi", ".rs", ".toml")
_GENERATED = re.compile(r"_*version_*\.pyi?|PKG-INFO|setup\.cfg|\.gitignore|\.hgignore")
_COMPILED_FROM = {".c": (".pyx", ".py"), ".cpp": (".pyx", ".py")}
_FIX = (
    "hatch: `include` in [tool.hatch.build.targets.sdist]; setuptools: MANIFEST.in; "
    "poetry: `include` in [tool.poetry]; flit: `include` in [tool.flit.sdist]"
)
_FIX_WHEEL = "setuptools: [tool.setuptools.package-data]; hatch: `packages` in [tool.hatch.build.targets.wheel]"
_FIX_UNTRACKED = "commit it, or have the backend leave it out"


@dataclass(frozen=True)
class Shipment:
    """An sdist beside the repository; paths are from the package's folder."""

    sdist: Archive
    modules: tuple[str, ...]
    tracked: frozenset[str]
    shipped: frozenset[str]
    missing: tuple[str, ...]
    """The tracked files that are not shipped, in order."""

    @classmethod
    def of(cls, facts: Facts, sdist: Archive) -> Shipment:
        """Return what the facts say of an sdist; a link, or a submodule, may be shipped as a folder."""
        modules = facts.package.modules if facts.package is not None else ()
        tracked, shipped = facts.tracked or frozenset(), frozenset(files_in(sdist))
        folders = {path[:at] for path in shipped for at, sign in enumerate(path) if sign == "/"}
        return cls(sdist, modules, tracked, shipped, tuple(sorted(tracked - shipped - folders)))


def missing(shipment: Shipment) -> Iterator[Problem]:
    """Yield what an sdist lacks: what is needed is an error, tests and documentation are warnings."""
    of_modules = module_files(shipment.modules, shipment.tracked)
    own = [path for path in shipment.missing if path in of_modules and not _is_aside(path)]
    needed = [path for path in own if not path.endswith(_PROSE)]
    prose = [path for path in own if path.endswith(_PROSE)]
    name = shipment.sdist.name
    if needed:
        yield Problem(f"it lacks {listed(needed)} of the package", name, _FIX)
    if prose:
        yield Problem(f"it lacks {listed(prose)} of the package", name, _FIX, WARNING)
    for path in _needed_at_the_top(shipment):
        yield Problem(f"it lacks `{path}`", name, _FIX)
    yield from _tests(shipment)
    yield from _docs(shipment)


def untracked(shipment: Shipment) -> Iterator[Problem]:
    """Yield the files of an sdist that git does not track and that no build makes."""
    unknown = [path for path in sorted(shipment.shipped - shipment.tracked) if not _is_expected(path, shipment)]
    if unknown:
        message = f"it ships {listed(unknown)}, which git does not track"
        yield Problem(message, shipment.sdist.name, _FIX_UNTRACKED, WARNING)


def not_in_wheel(shipment: Shipment, wheel: Archive) -> Iterator[Problem]:
    """Yield the files of the package's modules that the sdist ships and a pure wheel does not."""
    there = {re.sub(r"^[^/]+\.data/(?:purelib|platlib)/", "", path) for path in files_in(wheel)}
    lacking = [
        path
        for path, imported in sorted(module_files(shipment.modules, shipment.shipped).items())
        if imported not in there and not _is_left_out(path)
    ]
    if lacking:
        yield Problem(f"the wheel lacks {listed(lacking)}, which the sdist has", wheel.name, _FIX_WHEEL, WARNING)


def _needed_at_the_top(shipment: Shipment) -> Iterator[str]:
    """Yield what building and passing on need beside the modules; setup.py is setuptools' alone."""
    wanted = ["pyproject.toml"]
    if any(is_egg_info(path) for path in shipment.shipped):
        wanted += _SETUP
    for path in shipment.missing:
        if path in wanted or ("/" not in path and _LEGAL.fullmatch(path)):
            yield path
    readmes = [path for path in sorted(shipment.tracked) if _README.fullmatch(path)]
    if readmes and shipment.shipped.isdisjoint(readmes):
        yield readmes[0]


def _tests(shipment: Shipment) -> Iterator[Problem]:
    lacking = [path for path in shipment.missing if folder_of_tests(path) and not is_hidden(path)]
    for folder in dict.fromkeys(map(folder_of_tests, lacking)):
        own = [path[len(folder) :] for path in lacking if path.startswith(folder)]
        is_there = any(path.startswith(folder) for path in shipment.shipped)
        message = f"of `{folder}` it lacks {listed(own)}" if is_there else f"it lacks the tests in `{folder}`"
        yield Problem(message, shipment.sdist.name, _FIX, WARNING)


def _docs(shipment: Shipment) -> Iterator[Problem]:
    for folder in _DOCS:
        beginning = f"{folder}/"
        if _any_in(beginning, shipment.tracked) and not _any_in(beginning, shipment.shipped):
            yield Problem(f"it lacks the documentation in `{beginning}`", shipment.sdist.name, _FIX, WARNING)


def _any_in(beginning: str, paths: Iterable[str]) -> bool:
    return any(path.startswith(beginning) for path in paths)


def _is_expected(path: str, shipment: Shipment) -> bool:
    """Tell whether a build makes or copies a file that git does not track there."""
    *folders, name = path.split("/")
    if _GENERATED.fullmatch(name) or is_egg_info(path) or is_leftover(path):
        return True
    if not folders and (_LEGAL.fullmatch(name) or _README.fullmatch(name)):
        return True  # of a monorepo: copied from the top
    stem, dot, ending = path.rpartition(".")
    if any(stem + source in shipment.tracked for source in _COMPILED_FROM.get(dot + ending, ())):
        return True
    above = ("/".join(folders[: count + 1]) for count in range(len(folders)))
    return any(folder in shipment.tracked for folder in above)  # a submodule, or a link to a folder


def _is_left_out(path: str) -> bool:
    """Tell whether wheels do well without a file."""
    return _is_aside(path) or path.endswith(_NOT_FOR_WHEELS) or is_leftover(path)


def _is_aside(path: str) -> bool:
    """Tell whether a file is a test, or hidden."""
    return is_hidden(path) or folder_of_tests(path) != ""

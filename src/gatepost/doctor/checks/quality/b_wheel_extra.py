"""GD407."""

from __future__ import annotations

import configparser
import posixpath
from fnmatch import fnmatchcase
from typing import TYPE_CHECKING

from gatepost.doctor.check import DoctorCheck
from gatepost.doctor.habits.build_backends import HATCHLING, POETRY, SETUPTOOLS, backend_of
from gatepost.doctor.habits.setup_calls import Find, find_called, made_find
from gatepost.doctor.symptoms import QUALITY_GATE
from gatepost.outcomes.values import Problem
from gatepost.values import WARNING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from gatepost.doctor.facts import Facts, Tree
    from gatepost.doctor.project import Project

_NAMES = ("tests", "test", "docs", "doc", "examples", "example", "benchmarks", "bench")
_SETUP_CFG, _SETUP_PY = "setup.cfg", "setup.py"


class BWheelExtra(DoctorCheck):
    """The wheel installs a package `tests`, `docs` or the like beside that of the project.

    ## Symptom
    Every environment in which the package is installed gets that one too, beside or in the place of another.

    After `pip install`, `import tests` imports this project's tests, in every other project of that environment.
    check-wheel-contents says W005, "Wheel contains common toplevel library".

    ## Cause
    setuptools was told to find packages at the top of the repository, without saying which: in pyproject.toml
    every folder counts, with or without `__init__.py`. Or a list of packages names the folder.

    ## Mend
    Say what belongs to the wheel:

        [tool.setuptools.packages.find]
        include = ["rocket*"]

    Or put the package into `src/`, and look for packages there.
    """

    code = "GD407"
    name = "b-wheel-extra"
    severity = WARNING
    symptoms: tuple[str, ...] = (QUALITY_GATE,)
    errors: tuple[str, ...] = ("Wheel contains common toplevel library",)

    def look(self, facts: Facts) -> Iterator[Problem]:
        """Report folders that get into the wheel beside the package."""
        for project in facts.projects:
            for folder, where, how in _extra(facts.tree, project):
                if folder != project.normalised.replace("-", "_"):
                    yield Problem(f"{how}, so the wheel installs `{folder}` at the top", where, _fix(project))

    def fine(self, facts: Facts) -> str:
        """Return what was looked at."""
        return f"no settings of {len(facts.projects)} builds put tests or docs into a wheel"


def _fix(project: Project) -> str:
    name = project.normalised.replace("-", "_") or "NAME"
    if backend_of(project) == HATCHLING:
        return "take it out of this list"
    return f'let only the package be found: write `include = ["{name}*"]` into the table that says where to look'


def _extra(tree: Tree, project: Project) -> Iterator[tuple[str, str, str]]:
    """Yield each folder that gets into the wheel, where that is said, and how."""
    if backend_of(project) == HATCHLING:
        table = "tool.hatch.build.targets.wheel"
        for key in ("packages", "only-include"):
            named = project.words(*table.split("."), key)
            yield from _listed(tree, project, named, project.at(table, key))
    elif backend_of(project) == POETRY:
        packages = project.get("tool", "poetry", "packages")
        tables = [each for each in packages if isinstance(each, dict)] if isinstance(packages, list) else []
        named = tuple(str(each.get("include")) for each in tables if not {"format", "to"} & set(each))
        yield from _listed(tree, project, named, project.at("tool.poetry", "packages"))
    elif backend_of(project) == SETUPTOOLS or not project.backend:
        yield from _by_setuptools(tree, project)


def _listed(tree: Tree, project: Project, named: Sequence[str], where: str) -> Iterator[tuple[str, str, str]]:
    for each in named:
        folder = each.strip("/")
        name = folder.rpartition("/")[2]
        if name in _NAMES and any(path.startswith(f"{project.folder}{folder}/") for path in tree.paths):
            yield name, where, f"`{each}` is listed"


def _by_setuptools(tree: Tree, project: Project) -> Iterator[tuple[str, str, str]]:
    packages = project.get("tool", "setuptools", "packages")
    if isinstance(packages, list):
        named = project.words("tool", "setuptools", "packages")
        yield from _listed(tree, project, named, project.at("tool.setuptools", "packages"))
        return
    found = _finds(tree, project)
    if found is None:
        return
    path, find = found
    base = posixpath.normpath(project.folder + find.where)
    base = "" if base == "." else f"{base}/"
    for name in _NAMES:
        if _is_found(tree, f"{base}{name}/", name, find):
            yield name, f"{path}:{find.line}", "packages are looked for at the top"


def _is_found(tree: Tree, folder: str, name: str, find: Find) -> bool:
    """Tell whether a folder is taken for a package."""
    if not any(fnmatchcase(name, pattern) for pattern in find.include):
        return False
    if any(fnmatchcase(name, pattern) for pattern in find.exclude):
        return False
    if not find.is_namespace:
        return f"{folder}__init__.py" in tree.paths
    own = (path[len(folder) :] for path in tree.paths if path.startswith(folder))
    return any(path.endswith(".py") and "/" not in path for path in own)


def _finds(tree: Tree, project: Project) -> tuple[str, Find] | None:
    """Return how packages are looked for, and the file that says so; None where setuptools guesses, or it is listed."""
    told = project.section("tool", "setuptools", "packages").get("find")
    if isinstance(told, dict):
        line = project.line("tool.setuptools.packages.find")
        is_namespace = told.get("namespaces", True) is True
        return project.path, made_find(told, is_namespace=is_namespace, line=line)
    path = project.folder + _SETUP_CFG
    found = _in_setup_cfg(tree.read(path) or "") if path in tree.paths else None
    if found is None:
        path = project.folder + _SETUP_PY
        found = find_called(tree.read(path) or "") if path in tree.paths else None
    return (path, found) if found is not None else None


def _in_setup_cfg(text: str) -> Find | None:
    parser = configparser.ConfigParser(interpolation=None, strict=False)
    try:
        parser.read_string(text)
    except configparser.Error:
        return None
    said = parser.get("options", "packages", fallback="").strip()
    if said not in ("find:", "find_namespace:"):
        return None
    own = dict(parser.items("options.packages.find")) if parser.has_section("options.packages.find") else {}
    given: dict[str, object] = {"where": own.get("where", ".").strip()}
    given |= {key: own[key].replace(",", "\n").split() for key in ("include", "exclude") if key in own}
    line = next((number for number, each in enumerate(text.split("\n"), 1) if said in each), 1)
    return made_find(given, is_namespace=said != "find:", line=line)

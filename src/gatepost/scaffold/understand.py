"""A survey → the project: its packages, and the tools that it is worked on with."""

from __future__ import annotations

import re
from dataclasses import replace
from keyword import iskeyword
from typing import TYPE_CHECKING

from gatepost.errors import ProjectInvalidError
from gatepost.gate.init_options import HATCH, JUST, MAKE, NOX, PIP, POETRY, PRE_COMMIT, PREK, UV
from gatepost.scaffold.locked import POETRY_LOCK, UV_LOCK, locked, requirement_files
from gatepost.scaffold.metadata import read_document
from gatepost.scaffold.modules import Code, find_module
from gatepost.scaffold.packages import TESTS, TOP, Found, find_packages
from gatepost.scaffold.project import Package, Project
from gatepost.scaffold.pythons import KNOWN, UnknownRequirement, supported

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from gatepost.scaffold.survey import Survey
    from gatepost.scaffold.tables import Tables

JUSTFILES = ("justfile", "Justfile", ".justfile")
MAKEFILES = ("GNUmakefile", "makefile", "Makefile")
"""In the order in which GNU make looks for them."""
NOXFILE = "noxfile.py"

_TEST_FILE = re.compile(r"(?:(?P<folder>.+)/)?(?:test_[^/]*|[^/]*_test)\.py")
_NO_NAME = re.compile(r"[^A-Za-z0-9._-]+")
_NEW_VERSION = "0.0.0"
_NAME_FIRST = "write a pyproject.toml with `name` and `version` under `[project]` first"


def understand(survey: Survey) -> Project:
    """Return what a survey means. Raises `ProjectInvalidError` for what can mean nothing.

    A repository that says nothing of a distribution is a new one: it gets the name of its folder.
    """
    document = read_document(survey, "")
    pins = locked(survey)
    found = find_packages(survey)
    tests = _tests(survey, document, found) if found else TESTS[0]
    packages = [each.package for each in found] or [_new_package(survey)]
    if len(packages) == 1 and packages[0].path == TOP:  # which has all that there are
        packages = [replace(packages[0], tests=tests)]
    return Project(
        packages=tuple(packages),
        manager=_manager(survey, document),
        pythons=_pythons(found, survey.year),
        tasks=_tasks(survey, document),
        runner=_runner(survey, pins),
        tests=tests,
        locked=pins,
        is_new=not found,
    )


def _new_package(survey: Survey) -> Package:
    remote = survey.history.remote
    called = remote.name if remote is not None else re.split(r"[/\\]", survey.folder.rstrip("/\\"))[-1]
    name = _NO_NAME.sub("-", called).strip("-._").lower()
    if not name:
        message = f"`{called}` makes no name for a distribution"
        raise ProjectInvalidError(message, _NAME_FIRST)
    module = find_module(Code(survey.paths), "", name, "")
    if not module.file and (not module.name.isidentifier() or iskeyword(module.name) or module.name in survey.taken):
        message = f"`{called}` makes no name for a package: `import {module.name}` would not import it"
        raise ProjectInvalidError(message, _NAME_FIRST)
    return Package(TOP, name, module.name, module.layout, _NEW_VERSION, backend="hatchling.build")


def _manager(survey: Survey, document: Tables) -> str:
    tools = document.table("tool")
    backend = document.table("build-system").text("build-backend")
    if survey.has(UV_LOCK):
        return UV
    if survey.has(POETRY_LOCK):
        return POETRY
    if "uv" in tools or backend == "uv_build":
        return UV
    if "poetry" in tools or backend.startswith("poetry."):
        return POETRY
    if requirement_files(survey):
        return PIP
    return UV if survey.has_uv else PIP


def _pythons(found: Iterable[Found], year: int) -> tuple[str, ...]:
    """Return the Pythons that all packages support; those of the first, where they have none in common."""
    each = [_pythons_of(package, year) for package in found] or [supported("", (), year)]
    common = [python for python in KNOWN if all(python in pythons for pythons in each)]
    return tuple(common) or each[0]


def _pythons_of(found: Found, year: int) -> tuple[str, ...]:
    metadata = found.metadata
    where = f"{metadata.file}: `{metadata.requires_key}`"
    try:
        pythons = supported(metadata.requires, metadata.classifiers, year)
    except UnknownRequirement as error:
        message = f"{where} is no requirement: `{error}`"
        raise ProjectInvalidError(message, 'write it as in ">=3.10"') from None
    if not pythons:
        message = f"{where} is `{metadata.requires}`, which fits none of the Pythons {KNOWN[0]} to {KNOWN[-1]}"
        raise ProjectInvalidError(message, "a set-up is made for these; widen it")
    return pythons


def _tasks(survey: Survey, document: Tables) -> str:
    if any(survey.has(name) for name in JUSTFILES):
        return JUST
    if any(survey.has(name) for name in MAKEFILES):
        return MAKE
    if survey.has(NOXFILE):
        return NOX
    environments = document.table("tool", "hatch", "envs")
    if any("scripts" in environments.table(name) for name in environments):
        return HATCH
    return MAKE


def _runner(survey: Survey, pins: Mapping[str, str]) -> str:
    """Return what runs the hooks before a commit; what is installed here counts only where no file says it."""
    if survey.has("prek.toml"):
        return PREK
    if (PREK in pins) != (PRE_COMMIT in pins):
        return PREK if PREK in pins else PRE_COMMIT
    return PREK if PREK in survey.hook_owners and PRE_COMMIT not in pins else PRE_COMMIT


def _tests(survey: Survey, document: Tables, found: list[Found]) -> str:
    """Return the folder of the tests: what pytest is told, else the usual ones, else where there are any."""
    told = document.hint("tool", "pytest", "ini_options", "testpaths").strip("./")
    in_package = found[0].package.tests if len(found) == 1 else ""
    for folder in (told, *TESTS, in_package):
        if folder and any(path.startswith(f"{folder}/") for path in survey.paths):
            return folder
    matches = (_TEST_FILE.fullmatch(path) for path in survey.paths)
    return min((match["folder"] or TOP for match in matches if match is not None), default="")

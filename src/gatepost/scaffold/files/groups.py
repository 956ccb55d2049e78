"""The development requirements where a manager of pyproject.toml has them: groups of uv, and Poetry's."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from packaging.utils import canonicalize_name

from gatepost.scaffold.files.development import (
    OLDEST,
    RELEASE,
    name_of,
    pin,
    runs_on_older,
    tools,
    without,
)
from gatepost.scaffold.metadata import PYPROJECT
from gatepost.scaffold.requires import TESTS
from gatepost.scaffold.toml_edit import list_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from gatepost.scaffold.toml_edit import TomlText
    from gatepost.scaffold.wanted import Setup

GROUPS, GROUP = "dependency-groups", "dev"
_INCLUDED = "include-group"
POETRY_GROUPS = ("tool", "poetry", "group")
_POETRY_BEFORE = ("tool", "poetry", "dev-dependencies")
_ONLY_BEFORE_4 = frozenset(("commitizen",))
"""What says itself that it runs on no Python 4; Poetry believes it."""


def add_to_group(setup: Setup, file: TomlText) -> None:
    """Put what is missing into the group `dev`, which is the one that is installed without being named.

    Another group that has a tool, or what the tests need, is included whole: its versions are somebody's choice.
    """
    groups = file.table(GROUPS) or {}
    own = named(groups, GROUP) or GROUP
    legacy = (file.table("tool", "uv") or {}).get("dev-dependencies")
    found = set(closure(groups, own)) | {name_of(str(each)) for each in _list(legacy)}
    lines: list[str] = []
    needed = tools(setup)
    for group in groups:
        names = set(closure(groups, group))
        is_for_tests = canonicalize_name(group) in TESTS
        is_other = canonicalize_name(group) not in (GROUP, RELEASE)
        if is_other and names - found and (is_for_tests or (names - found).intersection(needed)):
            lines.append(f"{{{_INCLUDED} = {json.dumps(group)}}}")
            found |= names
    others = without(_of_tests(file), frozenset((*found, *needed)))
    pins = [f"{tool}=={pin(setup, tool)}{marker(file)}" for tool in needed if tool not in found]
    lines += [json.dumps(each, ensure_ascii=False) for each in (*pins, *others)]
    if lines and own in groups:
        file.extend(groups, own, lines)
    elif lines:
        file.set_written((GROUPS,), GROUP, list_of(lines))


def add_workspace(setup: Setup, file: TomlText) -> None:
    """Name the packages of a repository that has no project at its top: uv locks them together then."""
    if setup.project.is_monorepo and not setup.survey.has(PYPROJECT):
        file.set(("tool", "uv", "workspace"), "members", tuple(each.path for each in setup.project.packages))


def add_to_poetry(setup: Setup, file: TomlText) -> None:
    """Put what is missing into Poetry's group `dev`, or into the one of the standard where that is used."""
    if named(file.table(GROUPS) or {}, GROUP):
        add_to_group(setup, file)
        return
    usual = (*POETRY_GROUPS, named(file.table(*POETRY_GROUPS) or {}, GROUP) or GROUP, "dependencies")
    tables = [file.table(*usual) or {}, file.table(*_POETRY_BEFORE) or {}]
    found = {canonicalize_name(name) for table in tables for name in table}
    place = usual if file.table(*usual) is not None or not tables[1] else _POETRY_BEFORE
    is_older = runs_on_older(requires(file))
    for tool in tools(setup):
        if tool in found:
            continue
        pythons = f">={OLDEST}" if is_older else ""
        if tool in _ONLY_BEFORE_4:
            pythons = f">={OLDEST},<4.0"
        file.set_written(place, tool, _in_poetry(pin(setup, tool), pythons))


def named(groups: Iterable[str], wanted: str) -> str:
    """Return how a group is spelled: `Dev` is `dev`, and cannot be there beside it; empty where there is none."""
    return next((name for name in groups if canonicalize_name(name) == wanted), "")


def marker(file: TomlText) -> str:
    """Return what limits a tool to the Pythons that it runs on, where the project admits others."""
    return f"; python_version >= '{OLDEST}'" if runs_on_older(requires(file)) else ""


def _in_poetry(version: str, pythons: str) -> str:
    return f'{{ version = "{version}", python = "{pythons}" }}' if pythons else f'"{version}"'


def requires(file: TomlText) -> str:
    """Return which Pythons the project says that it runs on."""
    found = (file.table("project") or {}).get("requires-python")
    other = (file.table("tool", "poetry", "dependencies") or {}).get("python")
    return str(found or (other if isinstance(other, str) else ""))


def _of_tests(file: TomlText) -> list[str]:
    """Return the requirements of the extras that tests need: CI installs no extras."""
    extras = file.table("project", "optional-dependencies") or {}
    return [str(each) for name in extras if canonicalize_name(name) in TESTS for each in _list(extras[name])]


def closure(groups: Mapping[str, object], group: str, seen: frozenset[str] = frozenset()) -> Iterable[str]:
    """Yield the names that a group requires, by itself and by those that it includes."""
    for each in _list(groups.get(group)):
        if isinstance(each, str):
            yield name_of(each)
        else:
            included = str(each.get(_INCLUDED, "")) if isinstance(each, dict) else ""
            known = next((name for name in groups if canonicalize_name(name) == canonicalize_name(included)), "")
            if known and known not in seen:
                yield from closure(groups, known, seen | {group, known})


def _list(value: object) -> list[object]:
    return list(value) if isinstance(value, list) else []

"""The group of what builds and proves distributions: it is large, and only releases need it."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from gatepost.gate.init_options import POETRY
from gatepost.scaffold.files.development import OLDEST, OWN, PROVER, RELEASE, is_own, pin, runs_on_older
from gatepost.scaffold.files.groups import GROUPS, POETRY_GROUPS, closure, marker, named, requires
from gatepost.scaffold.toml_edit import list_of

if TYPE_CHECKING:
    from gatepost.scaffold.toml_edit import TomlText
    from gatepost.scaffold.wanted import Setup


def add_release_group(setup: Setup, file: TomlText) -> None:
    """Put what is missing into the group `release`, which is installed for that alone."""
    if is_own(setup):
        return
    if setup.answers.manager == POETRY and not file.table(GROUPS):
        _add_to_poetry(setup, file)
        return
    groups = file.table(GROUPS) or {}
    name = named(groups, RELEASE) or RELEASE
    if OWN in closure(groups, name):
        return
    line = json.dumps(f"{PROVER}=={pin(setup, OWN)}{marker(file)}")
    if name in groups:
        file.extend(groups, name, [line])
    else:
        file.set_written((GROUPS,), name, list_of([line]))
    if setup.answers.manager == POETRY:
        _be_optional(file, (*POETRY_GROUPS, name))


def _add_to_poetry(setup: Setup, file: TomlText) -> None:
    group = (*POETRY_GROUPS, named(file.table(*POETRY_GROUPS) or {}, RELEASE) or RELEASE)
    if OWN in (file.table(*group, "dependencies") or {}):
        return
    _be_optional(file, group)
    pythons = f', python = ">={OLDEST}"' if runs_on_older(requires(file)) else ""
    written = f'{{ version = "{pin(setup, OWN)}", extras = ["dist"]{pythons} }}'
    file.set_written((*group, "dependencies"), OWN, written)


def _be_optional(file: TomlText, group: tuple[str, ...]) -> None:
    """Let a group that is new be installed only where it is named: Poetry installs all others."""
    if file.table(*group) is None:
        file.set_written(group, "optional", "true")

"""GD608."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from gatepost.doctor.checks.setup.pyproject_unreadable_here import PyprojectUnreadableHere
from gatepost.doctor.checks.versions.ver_pyproject_unreadable import VerPyprojectUnreadable
from gatepost.doctor.order import in_order
from support.patients import PYPROJECT

if TYPE_CHECKING:
    from support.patients import Patient


def test_it_can_be_read(rocket: Patient) -> None:
    assert [(each.status, each.message) for each in rocket.outcomes(PyprojectUnreadableHere)] == [
        ("passed", "`pyproject.toml` can be read")
    ]


def test_without_one_there_is_nothing_to_read(rocket: Patient) -> None:
    rocket.remove(PYPROJECT)

    assert [each.status for each in rocket.outcomes(PyprojectUnreadableHere)] == ["skipped"]


def test_the_markers_of_a_conflict(rocket: Patient) -> None:
    rocket.replace(PYPROJECT, 'name = "rocket"\n', '<<<<<<< HEAD\nname = "rocket"\n')
    found = rocket.failed(PyprojectUnreadableHere)

    assert [(each.where, each.severity) for each in found] == [(rocket.line(PYPROJECT, "<<<<"), "error")]
    assert found[0].message.startswith("`pyproject.toml` is no TOML: ")
    rocket.replace(PYPROJECT, "<<<<<<< HEAD\n", "")
    assert rocket.failed(PyprojectUnreadableHere) == []


def test_one_of_a_package(mills: Patient) -> None:
    mills.write("packages/salt/pyproject.toml", "a = 1\na = 2\n")

    assert mills.where(PyprojectUnreadableHere) == ["packages/salt/pyproject.toml:2"]


@pytest.mark.parametrize("rest", ["", "  # the first"])
def test_a_version_without_quotes_is_quoted_before_all_else(rocket: Patient, rest: str) -> None:
    rocket.replace(PYPROJECT, 'version = "0.3.0"', f"version = 0.3.0{rest}")
    checks = (VerPyprojectUnreadable, PyprojectUnreadableHere)

    found = in_order(rocket.outcomes(*checks), checks)
    line = rocket.line(PYPROJECT, "version = 0.3.0")
    assert [(each.name, each.where) for each in found] == [
        ("pyproject-unreadable-here", line),
        ("ver-pyproject-unreadable", line),
    ]
    assert [each.fix for each in found] == [f'quote it: `version = "0.3.0"{rest}`'] * 2
    rocket.mend(PyprojectUnreadableHere)
    assert f'version = "0.3.0"{rest}\n' in rocket.text(PYPROJECT)
    assert rocket.failed(*checks) == []


def test_where_more_is_wrong_than_quotes_nothing_is_edited(rocket: Patient) -> None:
    rocket.replace(PYPROJECT, 'version = "0.3.0"', "version = 0.3.0\nname = rocket")

    found = rocket.failed(PyprojectUnreadableHere)
    assert [(each.fix.partition(" of ")[0], each.edits) for each in found] == [
        (f"correct line {rocket.line(PYPROJECT, 'version = 0.3.0').rpartition(':')[2]}", ())
    ]

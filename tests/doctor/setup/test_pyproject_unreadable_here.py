"""GD608."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gatepost.doctor.checks.setup.pyproject_unreadable_here import PyprojectUnreadableHere
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

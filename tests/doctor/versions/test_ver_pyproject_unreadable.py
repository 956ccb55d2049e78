"""GD217, beside what the real Release Please does."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gatepost.doctor.checks.versions.ver_pyproject_unreadable import VerPyprojectUnreadable
from support.patients import CONFIGURATION, PYPROJECT

if TYPE_CHECKING:
    from support.patients import Patient
    from support.real_plans import RealPlans

WIDE = "\n[tool.wide]\nall = {\n  a = 1,\n}\n"


def changed(real: RealPlans, patient: Patient) -> bool:
    return any(each["path"] == PYPROJECT and each.get("changed") for each in real.of(patient)["prs"][0]["updates"])


def test_a_healthy_repository_is_read(rocket: Patient) -> None:
    assert [(each.status, each.message) for each in rocket.outcomes(VerPyprojectUnreadable)] == [
        ("passed", "the TOML parser of Release Please reads `pyproject.toml`")
    ]


def test_an_inline_table_over_several_lines_is_refused(rocket: Patient, real: RealPlans) -> None:
    rocket.write(PYPROJECT, rocket.text(PYPROJECT) + WIDE)
    rocket.commit("chore: break it")

    assert not changed(real, rocket)
    assert rocket.where(VerPyprojectUnreadable) == [rocket.line(PYPROJECT, "all = {")]
    rocket.replace(PYPROJECT, "all = {\n  a = 1,\n}", "all = { a = 1 }")
    assert rocket.failed(VerPyprojectUnreadable) == []
    rocket.commit("chore: mend it")
    assert changed(real, rocket)


def test_so_is_what_is_no_toml(rocket: Patient) -> None:
    rocket.write(PYPROJECT, "[project\n")
    assert rocket.where(VerPyprojectUnreadable) == ["pyproject.toml:1"]

    rocket.write(PYPROJECT, rocket.text(PYPROJECT) + "a = " + "[" * 200)
    assert len(rocket.failed(VerPyprojectUnreadable)) == 1


def test_so_are_comments_with_windows_line_ends(rocket: Patient, real: RealPlans) -> None:
    plain = f"# A rocket\n{rocket.text(PYPROJECT)}"
    rocket.write(PYPROJECT, plain.replace("\n", "\r\n"))
    rocket.commit("chore: break it")

    assert not changed(real, rocket)
    found = rocket.failed(VerPyprojectUnreadable)
    assert [each.where for each in found] == ["pyproject.toml:1"]
    assert "eol=lf" in found[0].fix
    rocket.write(PYPROJECT, plain)
    assert rocket.failed(VerPyprojectUnreadable) == []
    rocket.commit("chore: mend it")
    assert changed(real, rocket)


def test_line_ends_that_git_could_change_are_not_judged(rocket: Patient) -> None:
    rocket.write(PYPROJECT, f"# A rocket\n{rocket.text(PYPROJECT)}".replace("\n", "\r\n"))
    rocket.git("config", "core.autocrlf", "true")
    assert rocket.failed(VerPyprojectUnreadable) == []

    rocket.git("config", "core.autocrlf", "false")
    rocket.write(".gitattributes", "* text=auto\n")
    assert rocket.failed(VerPyprojectUnreadable) == []


def test_nothing_is_said_without_a_pyproject_or_a_python_package(rocket: Patient) -> None:
    rocket.remove(PYPROJECT)
    assert rocket.failed(VerPyprojectUnreadable) == []

    rocket.replace(CONFIGURATION, '"release-type": "python"', '"release-type": "simple"')
    assert [each.status for each in rocket.outcomes(VerPyprojectUnreadable)] == ["skipped"]

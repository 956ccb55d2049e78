"""GD204, beside what the real Release Please does."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gatepost.doctor.checks.versions.ver_block_unclosed import VerBlockUnclosed
from support.patients import CONFIGURATION, MANIFEST

if TYPE_CHECKING:
    from support.patients import Patient
    from support.real_plans import RealPlans

BEFORE = '{ "type": "toml", "path": "uv.lock"'
START = "<!-- x-release-please-start-version -->\n"
END = "<!-- x-release-please-end -->\n"


def given(patient: Patient, text: str) -> None:
    if "README.md" not in patient.text(CONFIGURATION):
        patient.replace(CONFIGURATION, BEFORE, f'"README.md",\n        {BEFORE}')
    patient.write("README.md", text)


def content(real: RealPlans, patient: Patient) -> str:
    return str(next(each for each in real.of(patient)["prs"][0]["updates"] if each["path"] == "README.md")["content"])


def test_a_healthy_repository_leaves_none_open(rocket: Patient) -> None:
    given(rocket, f"# Rocket\n{START}rocket 0.3.0\n{END}needs fuel 1.2.3\n")

    assert [(each.status, each.message) for each in rocket.outcomes(VerBlockUnclosed)] == [
        ("passed", "no block is left open in the files with marks (1 of them)")
    ]


def test_a_block_without_end_takes_other_versions(rocket: Patient, real: RealPlans) -> None:
    given(rocket, f"# Rocket\n{START}rocket 0.3.0\nneeds fuel 1.2.3\n")
    rocket.commit("chore: break it")

    assert "fuel 0.3.1" in content(real, rocket)
    found = rocket.failed(VerBlockUnclosed)
    assert [(each.where, each.severity) for each in found] == [(rocket.line("README.md", "start"), "error")]
    assert "`1.2.3` on line 4" in found[0].message
    given(rocket, f"# Rocket\n{START}rocket 0.3.0\n{END}needs fuel 1.2.3\n")
    assert rocket.failed(VerBlockUnclosed) == []
    rocket.commit("chore: mend it")
    assert "fuel 1.2.3" in content(real, rocket)


def test_an_end_beside_another_mark_is_not_seen(rocket: Patient, real: RealPlans) -> None:
    end = "rocket 0.3.0 <!-- x-release-please-version x-release-please-end -->\n"
    given(rocket, f"{START}{end}needs fuel 1.2.3\n")
    rocket.commit("chore: break it")

    assert "fuel 0.3.1" in content(real, rocket)
    assert rocket.where(VerBlockUnclosed) == ["README.md:1"]


def test_one_that_takes_nothing_else_yet_is_a_warning(rocket: Patient) -> None:
    given(rocket, f"{START}rocket 0.3.0\n\nThe end.\n")
    assert [(each.where, each.severity) for each in rocket.failed(VerBlockUnclosed)] == [("README.md:1", "warning")]

    rocket.replace(MANIFEST, "0.3.0", "0.0.0")
    assert [each.severity for each in rocket.failed(VerBlockUnclosed)] == ["warning"]


def test_what_cannot_be_evaluated_is_not_judged(rocket: Patient) -> None:
    given(rocket, f"{START}rocket 0.3.0\n")
    rocket.replace(CONFIGURATION, '"README.md"', '{ "type": "generic", "path": "README.md", "glob": true }')
    assert rocket.failed(VerBlockUnclosed) == []

    rocket.replace(CONFIGURATION, ', "glob": true', "")
    rocket.replace(CONFIGURATION, '"release-type"', '"date-format": "(",\n      "release-type"')
    assert rocket.failed(VerBlockUnclosed) == []


def test_without_extra_files_there_is_nothing_to_say(rocket: Patient) -> None:
    rocket.replace(CONFIGURATION, '"extra-files"', '"extra-file"')

    assert [each.status for each in rocket.outcomes(VerBlockUnclosed)] == ["skipped"]

"""GD222, beside what the real Release Please does."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from gatepost.doctor.checks.versions.ver_extra_file_stops import VerExtraFileStops
from support.patients import CONFIGURATION

if TYPE_CHECKING:
    from support.patients import Patient
    from support.real_plans import RealPlans

BEFORE = '{ "type": "toml", "path": "uv.lock"'


def given(patient: Patient, entry: str, path: str = "a.json", text: str = "{}\n") -> None:
    patient.replace(CONFIGURATION, BEFORE, f"{entry},\n        {BEFORE}")
    patient.write(path, text)
    patient.commit("chore: break it")


def errors(real: RealPlans, patient: Patient) -> list[object]:
    plan = real.of(patient)
    found = [each.get("error") for pull in plan["prs"] for each in pull["updates"]]
    return [each for each in (plan["error"], *found) if each]


def test_a_healthy_repository_has_no_such_entry(rocket: Patient) -> None:
    assert [(each.status, each.message) for each in rocket.outcomes(VerExtraFileStops)] == [
        ("passed", "Release Please does not stop at an extra file (1 of them)")
    ]


def test_a_path_that_begins_with_a_dot_and_a_slash_loses_them(rocket: Patient, real: RealPlans) -> None:
    given(rocket, '"./README.md"')

    assert "illegal pathing characters in path: ./README.md" in str(errors(real, rocket))
    assert rocket.where(VerExtraFileStops) == [rocket.line(CONFIGURATION, "./README.md")]
    rocket.mend(VerExtraFileStops)
    assert rocket.failed(VerExtraFileStops) == []
    rocket.commit("chore: mend it")
    assert errors(real, rocket) == []


@pytest.mark.parametrize(
    ("entry", "text", "fix"),
    [
        ('"../a.json"', "{}\n", "write its path from the top of the repository, beginning with `/`, without `..`"),
        (
            '{ "type": "ini", "path": "a.json" }',
            "",
            "write one of the types `generic`, `json`, `yaml`, `toml`, `xml` and `pom`",
        ),
        (
            '{ "type": "json", "path": "a.json" }',
            '{"version": "0.3.0"}\n',
            'add `"jsonpath": "$.version"` to the entry',
        ),
        (
            '{ "type": "xml", "path": "a.json" }',
            "<a><version>1</version></a>\n",
            'add `"xpath": "/*/version"` to the entry',
        ),
        ('"a.json"', "{ // hello\n}\n", 'correct `a.json`, or write `"type": "generic"`, with a mark in the file'),
    ],
)
def test_what_else_it_stops_at_is_named(rocket: Patient, real: RealPlans, entry: str, text: str, fix: str) -> None:
    given(rocket, entry, text=text)

    assert errors(real, rocket)
    found = rocket.failed(VerExtraFileStops)
    assert [(each.where, each.fix, each.edits) for each in found] == [(rocket.line(CONFIGURATION, "a.json"), fix, ())]


@pytest.mark.parametrize("entry", ['"b.json"', '{ "type": "generic", "path": "a.json" }', '"a.json"'])
def test_a_file_that_is_not_there_or_can_be_read_stops_nothing(rocket: Patient, real: RealPlans, entry: str) -> None:
    given(rocket, entry)

    assert errors(real, rocket) == []
    assert rocket.failed(VerExtraFileStops) == []


def test_without_extra_files_there_is_nothing_to_say(rocket: Patient) -> None:
    rocket.replace(CONFIGURATION, '"extra-files"', '"extra-file"')

    assert [each.status for each in rocket.outcomes(VerExtraFileStops)] == ["skipped"]

"""GD221, beside what the real Release Please does."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gatepost.doctor.checks.versions.ver_yaml_comments import VerYamlComments
from support.patients import CONFIGURATION

if TYPE_CHECKING:
    from support.patients import Patient
    from support.real_plans import RealPlans

BEFORE = '{ "type": "toml", "path": "uv.lock"'
CHART = "chart/Chart.yaml"
YAML = '{ "type": "yaml", "path": "chart/Chart.yaml", "jsonpath": "$.version" }'


def given(patient: Patient, entry: str, text: str) -> None:
    patient.replace(CONFIGURATION, BEFORE, f"{entry},\n        {BEFORE}")
    patient.write(CHART, text)


def content(real: RealPlans, patient: Patient) -> str:
    return str(next(each for each in real.of(patient)["prs"][0]["updates"] if each["path"] == CHART)["content"])


def test_a_healthy_repository_loses_none(rocket: Patient) -> None:
    assert [(each.status, each.message) for each in rocket.outcomes(VerYamlComments)] == [
        ("passed", "no comment is lost in the YAML files that a release writes (0 of them)")
    ]


def test_comments_are_lost_where_the_file_is_written_anew(rocket: Patient, real: RealPlans) -> None:
    given(rocket, YAML, "# A chart\nversion: 0.3.0 # x-release-please-version\n")
    rocket.commit("chore: break it")

    assert "# A chart" not in content(real, rocket)
    assert [(each.where, each.severity) for each in rocket.failed(VerYamlComments)] == [
        (rocket.line(CONFIGURATION, CHART), "warning")
    ]
    rocket.replace(CONFIGURATION, YAML, YAML.replace("yaml", "generic", 1))
    assert rocket.failed(VerYamlComments) == []
    rocket.commit("chore: mend it")
    assert content(real, rocket).startswith("# A chart\nversion: 0.3.1 #")


def test_a_bare_path_is_no_better(rocket: Patient) -> None:
    given(rocket, f'"{CHART}"', "# A chart\nversion: 0.3.0\n")

    assert rocket.where(VerYamlComments) == [rocket.line(CONFIGURATION, CHART)]


def test_without_comments_or_without_a_version_nothing_is_lost(rocket: Patient) -> None:
    given(rocket, YAML, "version: 0.3.0\n")
    assert rocket.failed(VerYamlComments) == []

    rocket.write(CHART, "# A chart\nname: rocket\n")
    assert rocket.failed(VerYamlComments) == []
    rocket.remove(CHART)
    assert rocket.failed(VerYamlComments) == []


def test_without_extra_files_there_is_nothing_to_say(rocket: Patient) -> None:
    rocket.replace(CONFIGURATION, '"extra-files"', '"extra-file"')

    assert [each.status for each in rocket.outcomes(VerYamlComments)] == ["skipped"]

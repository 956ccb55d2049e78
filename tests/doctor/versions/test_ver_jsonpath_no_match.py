"""GD202, beside what the real Release Please does."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from gatepost.doctor.checks.versions.ver_jsonpath_no_match import VerJsonpathNoMatch
from support.patients import CONFIGURATION

if TYPE_CHECKING:
    from support.patients import Patient
    from support.real_plans import RealPlans

ENTRY = '{ "type": "toml", "path": "uv.lock", "jsonpath": "$.package[?(@.name.value==\'rocket\')].version" }'


def given(patient: Patient, entry: str, path: str, text: str) -> None:
    patient.replace(CONFIGURATION, ENTRY, f"{ENTRY},\n        {entry}")
    patient.write(path, text)


def content(real: RealPlans, patient: Patient, path: str) -> str:
    return str(next(each for each in real.of(patient)["prs"][0]["updates"] if each["path"] == path).get("content"))


def test_a_healthy_repository_has_paths_that_find_something(rocket: Patient) -> None:
    assert [(each.status, each.message) for each in rocket.outcomes(VerJsonpathNoMatch)] == [
        ("passed", "each path in `extra-files` finds a version (1 of them)")
    ]


@pytest.mark.parametrize(
    "case",
    [
        ('{ "type": "json", "path": "a.json", "jsonpath": "$.x" }', "a.json", '{"version": "0.3.0"}\n', "$.version"),
        ('{ "type": "json", "path": "a.json", "jsonpath": "$.v" }', "a.json", '{"v": "dev", "w": "0.3.0"}\n', "$.w"),
        ('{ "type": "yaml", "path": "a.yml", "jsonpath": "$.v" }', "a.yml", "v: 0.3\nw: 0.3.0\n", "$.w"),
        ('{ "type": "toml", "path": "a.toml", "jsonpath": "$.v" }', "a.toml", "[p]\nv = '0.3.0'\n", "$.p.v"),
        ('{ "type": "xml", "path": "a.xml", "xpath": "/b/c" }', "a.xml", "<b><d>0.3.0</d></b>\n", "/b/d"),
    ],
)
def test_a_path_that_finds_nothing_is_named(rocket: Patient, real: RealPlans, case: tuple[str, str, str, str]) -> None:
    entry, path, text, right = case
    given(rocket, entry, path, text)
    rocket.commit("chore: break it")

    assert "0.3.1" not in content(real, rocket, path)
    assert rocket.where(VerJsonpathNoMatch) == [rocket.line(CONFIGURATION, path)]
    wrong = entry.rpartition('": "')[2].removesuffix('" }')
    rocket.replace(CONFIGURATION, f'path": "{wrong}"', f'path": "{right}"')
    assert rocket.failed(VerJsonpathNoMatch) == []
    rocket.commit("chore: mend it")
    assert "0.3.1" in content(real, rocket, path)


def test_a_bare_path_is_read_by_its_ending(rocket: Patient, real: RealPlans) -> None:
    given(rocket, '"a.toml"', "a.toml", '[package]\nversion = "0.3.0"\n')
    rocket.commit("chore: break it")

    assert "0.3.1" not in content(real, rocket, "a.toml")
    found = rocket.failed(VerJsonpathNoMatch)
    assert [each.where for each in found] == [rocket.line(CONFIGURATION, "a.toml")]
    assert "no line of it has the mark `x-release-please-version`" in found[0].message
    rocket.write("a.toml", '[package]\nversion = "0.3.0" # x-release-please-version\n')
    assert rocket.failed(VerJsonpathNoMatch) == []


def test_what_the_release_type_writes_anyway_needs_no_entry(rocket: Patient, real: RealPlans) -> None:
    rocket.replace(CONFIGURATION, ENTRY, f'{ENTRY},\n        "pyproject.toml"')
    rocket.commit("chore: be careful")

    assert "0.3.1" in content(real, rocket, "pyproject.toml")
    assert rocket.failed(VerJsonpathNoMatch) == []


def test_a_pom_has_its_own_place(rocket: Patient) -> None:
    given(rocket, '{ "type": "pom", "path": "pom.xml" }', "pom.xml", "<project><name>a</name></project>\n")
    assert rocket.where(VerJsonpathNoMatch) == [rocket.line(CONFIGURATION, "pom.xml")]

    rocket.write("pom.xml", "<project><version>0.3.0</version></project>\n")
    assert rocket.failed(VerJsonpathNoMatch) == []


def test_a_name_that_is_written_otherwise_is_anothers_business(rocket: Patient) -> None:
    rocket.replace(CONFIGURATION, "@.name.value==", "@.name==")

    assert rocket.failed(VerJsonpathNoMatch) == []


def test_a_kind_that_there_is_not_and_no_path_are_not_judged(rocket: Patient) -> None:
    given(rocket, '{ "type": "ini", "path": "a.ini", "jsonpath": "$.x" }', "a.ini", "x = 1\n")
    assert rocket.failed(VerJsonpathNoMatch) == []

    rocket.replace(CONFIGURATION, '"ini", "path": "a.ini", "jsonpath": "$.x"', '"json", "path": "a.ini"')
    assert rocket.failed(VerJsonpathNoMatch) == []

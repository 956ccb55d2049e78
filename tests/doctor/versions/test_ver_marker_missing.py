"""GD203, beside what the real Release Please does."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from gatepost.doctor.checks.versions.ver_marker_missing import VerMarkerMissing
from support.patients import CONFIGURATION, DUNDER

if TYPE_CHECKING:
    from support.patients import Patient
    from support.real_plans import RealPlans

BEFORE = '{ "type": "toml", "path": "uv.lock"'


def given(patient: Patient, entry: str, path: str, text: str) -> None:
    patient.replace(CONFIGURATION, BEFORE, f"{entry},\n        {BEFORE}")
    patient.write(path, text)


def changed(real: RealPlans, patient: Patient, path: str) -> object:
    return next(each for each in real.of(patient)["prs"][0]["updates"] if each["path"] == path).get("changed")


def test_a_healthy_repository_has_none_without(rocket: Patient) -> None:
    assert [(each.status, each.message) for each in rocket.outcomes(VerMarkerMissing)] == [
        ("passed", "no extra file is read by marks")
    ]


@pytest.mark.parametrize(
    ("path", "text", "after"),
    [
        ("docs/conf.py", '"""Docs."""\n\nversion = "0.3.0"\n', 'version = "0.3.0"  # x-release-please-version'),
        ("a.toml", '[tool]\nmy-version = "0.3.0"\n', 'my-version = "0.3.0"  # x-release-please-version'),
        ("a.yaml", "# A chart\nappVersion: 0.3.0\n", "appVersion: 0.3.0  # x-release-please-version"),
        ("b.py", '__version__: str = "0.3.0"\n', '__version__: str = "0.3.0"  # x-release-please-version'),
    ],
)
def test_a_mark_is_put_behind_the_version(rocket: Patient, real: RealPlans, path: str, text: str, after: str) -> None:
    given(rocket, f'{{ "type": "generic", "path": "{path}" }}', path, text)
    rocket.commit("chore: break it")

    assert changed(real, rocket, path) is False
    assert rocket.where(VerMarkerMissing) == [rocket.line(path, "0.3.0")]
    rocket.mend(VerMarkerMissing)
    assert after in rocket.text(path).split("\n")
    assert rocket.failed(VerMarkerMissing) == []
    rocket.commit("chore: mend it")
    assert changed(real, rocket, path) is True


def test_a_bare_path_without_a_known_ending_is_read_by_marks_too(rocket: Patient, real: RealPlans) -> None:
    given(rocket, '"README.md"', "README.md", "# Rocket 0.3.0\n")
    rocket.commit("chore: break it")

    assert changed(real, rocket, "README.md") is False
    found = rocket.failed(VerMarkerMissing)
    assert [(each.where, each.severity) for each in found] == [(rocket.line(CONFIGURATION, "README.md"), "error")]
    assert found[0].edits == ()
    rocket.write("README.md", "# Rocket 0.3.0 <!-- x-release-please-version -->\n")
    assert [each.message for each in rocket.outcomes(VerMarkerMissing)] == ["the marks in 1 files do something"]


def test_an_entry_for_a_file_without_the_version_is_a_warning(rocket: Patient) -> None:
    given(rocket, '"README.md"', "README.md", "# Rocket, for fuel 1.2.3\n")

    assert [(each.where, each.severity) for each in rocket.failed(VerMarkerMissing)] == [
        (rocket.line(CONFIGURATION, "README.md"), "warning")
    ]


def test_a_mark_on_the_line_above_does_nothing(rocket: Patient, real: RealPlans) -> None:
    given(rocket, '"a.cfg"', "a.cfg", "# x-release-please-version\nversion = 0.3.0\n")
    rocket.commit("chore: break it")

    assert changed(real, rocket, "a.cfg") is False
    assert rocket.where(VerMarkerMissing) == [rocket.line("a.cfg", "x-release-please-version")]


def test_where_a_comment_is_not_sure_to_be_one_nothing_is_edited(rocket: Patient) -> None:
    given(rocket, '"a.ini"', "a.ini", "[a]\nversion = 0.3.0\n")

    found = rocket.failed(VerMarkerMissing)
    assert [(each.where, each.edits) for each in found] == [(rocket.line("a.ini", "0.3.0"), ())]


def test_what_the_release_type_writes_anyway_needs_no_mark(rocket: Patient, real: RealPlans) -> None:
    given(rocket, f'"{DUNDER}"', DUNDER, rocket.text(DUNDER))
    rocket.commit("chore: be careful")

    assert changed(real, rocket, DUNDER) is True
    assert rocket.failed(VerMarkerMissing) == []


@pytest.mark.parametrize("text", ["version = 0 # x-release-please-major\n", "built 2026-01-01 x-release-please-date\n"])
def test_other_marks_count(rocket: Patient, text: str) -> None:
    given(rocket, '"a.txt"', "a.txt", text)

    assert rocket.failed(VerMarkerMissing) == []


def test_windows_line_ends_are_no_change(rocket: Patient) -> None:
    given(rocket, '"a.txt"', "a.txt", "version 0.3.0\r\n")

    assert rocket.where(VerMarkerMissing) == [rocket.line(CONFIGURATION, "a.txt")]


def test_without_extra_files_there_is_nothing_to_say(rocket: Patient) -> None:
    rocket.replace(CONFIGURATION, '"extra-files"', '"extra-file"')

    assert [each.status for each in rocket.outcomes(VerMarkerMissing)] == ["skipped"]

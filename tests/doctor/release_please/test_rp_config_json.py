"""GD103, beside what the real Release Please does."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from gatepost.doctor.checks.release_please.rp_config_json import RpConfigJson
from gatepost.doctor.releases.json_mending import line_of_fault, mended_json
from support.patients import CONFIGURATION, MANIFEST

if TYPE_CHECKING:
    from support.patients import Patient
    from support.real_plans import RealPlans


def test_a_healthy_repository_has_json(rocket: Patient) -> None:
    assert [each.status for each in rocket.outcomes(RpConfigJson)] == ["passed"]


def test_commas_behind_last_entries_are_taken_away(rocket: Patient, real: RealPlans) -> None:
    before = rocket.text(CONFIGURATION)
    rocket.replace(
        CONFIGURATION, '"Continuous Integration", "hidden": true }', '"Continuous Integration", "hidden": true },'
    )
    rocket.replace(CONFIGURATION, '"bump-minor-pre-major": true,', '"bump-minor-pre-major": true, "draft": false,')
    rocket.commit("chore: break it")

    assert RpConfigJson.errors[0] in str(real.of(rocket)["error"])
    assert rocket.where(RpConfigJson) == [rocket.line(CONFIGURATION, '"type": "ci"')]
    rocket.mend(RpConfigJson)
    assert rocket.failed(RpConfigJson) == []
    assert rocket.text(CONFIGURATION) == before.replace('major": true,', 'major": true, "draft": false,')
    rocket.commit("chore: mend it")
    assert real.of(rocket)["error"] is None


def test_a_byte_order_mark_is_taken_away(rocket: Patient, real: RealPlans) -> None:
    before = rocket.text(MANIFEST)
    rocket.commit("chore: break it", **{MANIFEST: f"\ufeff{before}"})

    assert RpConfigJson.errors[1] in str(real.of(rocket)["error"])
    assert rocket.where(RpConfigJson) == [f"{MANIFEST}:1"]
    rocket.mend(RpConfigJson)
    assert rocket.text(MANIFEST) == before
    assert rocket.failed(RpConfigJson) == []


def test_a_comment_is_left_to_people(rocket: Patient, real: RealPlans) -> None:
    rocket.replace(CONFIGURATION, '  "packages": {', '  // what is released\n  "packages": {')
    rocket.commit("chore: break it")

    assert RpConfigJson.errors[0] in str(real.of(rocket)["error"])
    found = rocket.failed(RpConfigJson)
    assert [(each.where, each.fixable) for each in found] == [(rocket.line(CONFIGURATION, "// what"), False)]


def test_what_only_gatepost_cannot_read_is_not_reported(rocket: Patient) -> None:
    rocket.write(MANIFEST, "[" * 100_000 + "]" * 100_000)

    assert rocket.failed(RpConfigJson) == []


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("", 1),
        ('{\n"a": 1\n"b": 2}', 3),
        ('{\n"a": [1,\n]}', 2),
        ('{\n"a": ,\n}', 2),
        ('{\n"a": NaN}', 2),
        ('{"a": 1}\n<<<<<<< HEAD', 2),
        ("[" * 100_000, 1),
        ('{\n\n"a": 1', 3),
        ("]", 1),
        ("\n,1", 2),
        ("{}", 1),
    ],
)
def test_the_line_is_that_of_the_fault(text: str, line: int) -> None:
    assert line_of_fault(text) == line


@pytest.mark.parametrize(
    ("text", "mended"), [("[1,\n]", "[1\n]"), ("[,]", "[]"), ("", ""), ("{}", "{}"), ("{//\n}", "")]
)
def test_only_what_is_certain_is_mended(text: str, mended: str) -> None:
    assert mended_json(text) == mended

"""GD209, beside what the real Release Please does."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from gatepost.doctor.checks.versions.ver_uv_lock_stale import VerUvLockStale
from support.patients import CI, CONFIGURATION, PYPROJECT, RELEASE

if TYPE_CHECKING:
    from support.patients import Patient
    from support.real_plans import RealPlans

LOCK = "uv.lock"
ENTRY = '{ "type": "toml", "path": "uv.lock", "jsonpath": "$.package[?(@.name.value==\'rocket\')].version" }'
LIST = f',\n      "extra-files": [\n        {ENTRY}\n      ]'


def touched(real: RealPlans, patient: Patient) -> bool:
    return any(each["path"] == LOCK for each in real.of(patient)["prs"][0]["updates"])


def test_a_healthy_repository_has_it_right(rocket: Patient) -> None:
    assert [(each.status, each.message) for each in rocket.outcomes(VerUvLockStale)] == [
        ("passed", "`uv.lock` has rocket 0.3.0, and each release writes it")
    ]


def test_so_has_each_package_of_a_workspace(mills: Patient) -> None:
    assert [each.message for each in mills.outcomes(VerUvLockStale)] == [
        "`uv.lock` has pepper 0.2.0, salt 0.2.0, and each release writes it"
    ]


def test_a_version_that_was_left_behind_is_written(rocket: Patient) -> None:
    rocket.replace(LOCK, '"0.3.0"', '"0.2.0"')

    assert [(each.where, each.severity) for each in rocket.failed(VerUvLockStale)] == [
        (rocket.line(LOCK, "0.2.0"), "error")
    ]
    rocket.mend(VerUvLockStale)
    assert rocket.failed(VerUvLockStale) == []


def test_packages_of_one_lock_are_named_together(mills: Patient) -> None:
    mills.replace(LOCK, '"0.2.0"', '"0.1.0"')

    assert [each.message for each in mills.failed(VerUvLockStale)] == [
        "`uv.lock` has "
        + ", ".join(f"{name} 0.1.0 where `packages/{name}/pyproject.toml` has 0.2.0" for name in ("pepper", "salt"))
    ]
    mills.mend(VerUvLockStale)
    assert mills.failed(VerUvLockStale) == []


def test_a_lock_that_no_release_writes_gets_an_entry(rocket: Patient, real: RealPlans) -> None:
    rocket.replace(CONFIGURATION, LIST, "")
    rocket.commit("chore: break it")

    assert not touched(real, rocket)
    found = rocket.failed(VerUvLockStale)
    assert [(each.where, each.severity) for each in found] == [(rocket.line(CONFIGURATION, '".": {'), "error")]
    rocket.mend(VerUvLockStale)
    assert ENTRY in rocket.text(CONFIGURATION)
    assert rocket.failed(VerUvLockStale) == []
    rocket.commit("chore: mend it")
    assert touched(real, rocket)


def test_the_entry_of_a_package_in_a_folder_begins_with_a_slash(mills: Patient) -> None:
    mills.replace(CONFIGURATION, "/uv.lock", "/packages/salt/LICENSE")

    assert [(each.where, each.message) for each in mills.failed(VerUvLockStale)] == [
        (
            mills.line(CONFIGURATION, '"packages/pepper": {'),
            "no release writes the version of pepper, salt into `uv.lock`",
        )
    ]
    mills.mend(VerUvLockStale)
    assert mills.text(CONFIGURATION).count('{ "type": "toml", "path": "/uv.lock"') == 2
    assert mills.failed(VerUvLockStale) == []


def test_where_nothing_looks_at_it_it_is_a_warning(rocket: Patient) -> None:
    rocket.replace(CONFIGURATION, LIST, "")
    for workflow in (CI, RELEASE):
        rocket.write(workflow, rocket.text(workflow).replace("--locked", "--frozen").replace("--check", ""))
    assert [each.severity for each in rocket.failed(VerUvLockStale)] == ["warning"]

    rocket.replace(RELEASE, "    env:\n      TAG:", '    env:\n      UV_LOCKED: "1"\n      TAG:')
    assert [each.severity for each in rocket.failed(VerUvLockStale)] == ["error"]
    rocket.replace(RELEASE, '      UV_LOCKED: "1"\n', "")
    rocket.replace(RELEASE, "\npermissions: {}", "\nenv:\n  UV_LOCKED: 1\npermissions: {}")
    assert [each.severity for each in rocket.failed(VerUvLockStale)] == ["error"]


@pytest.mark.parametrize("run", ["uv lock && git push", "make lock\n          git push origin HEAD"])
def test_a_workflow_that_locks_and_pushes_is_enough(rocket: Patient, run: str) -> None:
    rocket.replace(CONFIGURATION, LIST, "")
    rocket.replace(
        RELEASE,
        "    steps:\n      - name: Get the App",
        f"    steps:\n      - run: |\n          {run}\n      - name: Get the App",
    )

    assert rocket.failed(VerUvLockStale) == []


def test_a_wrong_name_in_the_path_is_anothers_business(rocket: Patient) -> None:
    rocket.replace(CONFIGURATION, "@.name.value==", "@.name==")

    assert rocket.failed(VerUvLockStale) == []


@pytest.mark.parametrize(
    "text",
    [
        "version = [\n",
        "package = 1\n",
        'package = [1, 2]\n[[packages]]\nname = "rocket"\n',
        '[[package]]\nname = "rocket"\nsource = { editable = "." }\n',
        '[[package]]\nname = "rocket"\nversion = "0.1.0"\nsource = { editable = "other" }\n',
        '[[package]]\nname = "rocket"\nversion = "0.1.0"\nsource = 1\n',
        '[[package]]\nname = "rocket"\nversion = 1\nsource = { virtual = "." }\n',
    ],
)
def test_a_lock_without_the_version_of_the_package_is_not_judged(rocket: Patient, text: str) -> None:
    rocket.write(LOCK, text)

    assert [(each.status, each.message) for each in rocket.outcomes(VerUvLockStale)] == [
        ("skipped", "no `uv.lock` has the version of a package")
    ]


def test_nothing_is_said_without_a_lock_or_a_python_package(rocket: Patient) -> None:
    rocket.replace(PYPROJECT, 'name = "rocket"', 'names = "rocket"')
    assert [each.status for each in rocket.outcomes(VerUvLockStale)] == ["skipped"]
    rocket.remove(LOCK)
    assert [each.status for each in rocket.outcomes(VerUvLockStale)] == ["skipped"]
    rocket.replace(CONFIGURATION, '"release-type": "python"', '"release-type": "simple"')
    assert [each.message for each in rocket.outcomes(VerUvLockStale)] == ["no package has release type `python`"]


def test_a_dynamic_version_is_not_compared(rocket: Patient) -> None:
    rocket.replace(PYPROJECT, 'version = "0.3.0"', 'dynamic = ["version"]')
    rocket.replace(LOCK, '"0.3.0"', '"0.2.0"')

    assert rocket.failed(VerUvLockStale) == []


def test_a_list_on_one_line_is_not_edited(rocket: Patient) -> None:
    rocket.replace(CONFIGURATION, LIST, ',\n      "extra-files": ["README.md"]')
    assert [each.edits for each in rocket.failed(VerUvLockStale)] == [()]

    rocket.replace(CONFIGURATION, '["README.md"]', "[]")
    assert [each.edits for each in rocket.failed(VerUvLockStale)] == [()]

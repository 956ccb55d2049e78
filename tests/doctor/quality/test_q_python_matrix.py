"""GD403."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from gatepost.doctor.checks.quality.q_python_matrix import QPythonMatrix
from support.patients import CI, COMMITS, PYPROJECT, RELEASE

if TYPE_CHECKING:
    from support.patients import Patient

MATRIX = '        python: ["3.11", "3.12", "3.13", "3.14"]'
REQUIRES = 'requires-python = ">=3.11"'


def messages(rocket: Patient) -> list[str]:
    return [each.message for each in rocket.failed(QPythonMatrix)]


SAID = [("passed", "Python 3.11, 3.12, 3.13, 3.14 are tested, as is said")]


def test_what_is_promised_is_tested(rocket: Patient) -> None:
    assert [(each.status, each.message) for each in rocket.outcomes(QPythonMatrix)] == SAID


def test_so_it_is_of_two_packages(mills: Patient) -> None:
    assert [(each.status, each.message) for each in mills.outcomes(QPythonMatrix)] == SAID


def test_without_workflows_nothing_is_tested(rocket: Patient) -> None:
    assert [each.message for each in rocket.outcomes(QPythonMatrix, workflows=())] == ["no matrix names a Python"]


def test_a_number_is_put_in_quotes(rocket: Patient) -> None:
    rocket.replace(CI, MATRIX, "        python: [3.10, 3.11, 3.14]")
    rocket.replace(PYPROJECT, REQUIRES, 'requires-python = ">=3.10"')
    rocket.replace(PYPROJECT, "classifiers = [", 'classifiers = [\n  "Programming Language :: Python :: 3.10",')
    rocket.replace(PYPROJECT, '"3.11"\n', '"3.10"\n')

    found = rocket.failed(QPythonMatrix)
    assert [(each.where, each.message, each.severity) for each in found] == [
        (rocket.line(CI, "python: [3.10"), "YAML reads 3.10 without quotes as the number 3.1", "error")
    ]
    rocket.mend(QPythonMatrix)
    assert '        python: ["3.10", 3.11, 3.14]\n' in rocket.text(CI)
    assert messages(rocket) == []


def test_so_is_that_of_a_step(rocket: Patient) -> None:
    rocket.replace(CI, 'python-version: "3.14"', "python-version: 3.10 # the oldest")
    rocket.mend(QPythonMatrix)

    assert rocket.text(CI).count('python-version: "3.10" # the oldest\n') == 3
    assert messages(rocket) == []


def test_a_number_behind_an_anchor_is_left_to_a_person(rocket: Patient) -> None:
    rocket.replace(
        CI, MATRIX, "        python:\n          - &old\n            3.20\n          - 3.11\n          - 3.14"
    )
    found = rocket.failed(QPythonMatrix)

    assert found[0].where == rocket.line(CI, "- &old")
    assert found[0].message == "YAML reads 3.20 without quotes as the number 3.2"


def test_a_classifier_that_is_refused(rocket: Patient) -> None:
    rocket.replace(PYPROJECT, REQUIRES, 'requires-python = ">=3.12"')

    assert [(each.where, each.message) for each in rocket.failed(QPythonMatrix)] == [
        (
            rocket.line(PYPROJECT, "classifiers"),
            "a classifier names Python 3.11, which `requires-python` (>=3.12) refuses",
        ),
        (rocket.line(CI, MATRIX), "Python 3.11 is tested, which `requires-python` (>=3.12) refuses"),
    ]


def test_a_promise_that_nothing_tests(rocket: Patient) -> None:
    rocket.replace(PYPROJECT, REQUIRES, 'requires-python = ">=3.9"')

    assert [(each.where, each.message) for each in rocket.failed(QPythonMatrix)] == [
        (
            rocket.line(PYPROJECT, "requires-python"),
            "`requires-python` admits Python 3.9, and the classifiers begin with 3.11",
        ),
        (rocket.line(CI, MATRIX), "Python 3.9 is promised, and nothing tests it"),
        (rocket.line(PYPROJECT, "python_version"), "mypy judges for Python 3.11, and `requires-python` admits 3.9"),
    ]
    rocket.replace(PYPROJECT, 'requires-python = ">=3.9"', REQUIRES)
    assert messages(rocket) == []


def test_the_newest_that_is_promised_is_tested_too(rocket: Patient) -> None:
    for name in (CI, COMMITS, RELEASE):
        rocket.replace(name, "3.14", "3.13")

    assert messages(rocket) == ["Python 3.14 is promised, and nothing tests it"]


def test_what_is_tested_and_not_promised(rocket: Patient) -> None:
    rocket.replace(PYPROJECT, '  "Programming Language :: Python :: 3.14",\n', "")

    assert [(each.message, each.fix) for each in rocket.failed(QPythonMatrix)] == [
        (
            "Python 3.14 is tested, and no classifier names it",
            'add `"Programming Language :: Python :: 3.14",` to `classifiers`',
        )
    ]


@pytest.mark.parametrize(
    "change",
    [
        ('python: ["3.11", "3.12", "3.13", "3.14"]', 'python: ["3.12", "${{ inputs.python }}"]'),
        ("python -m pytest", "tox"),
        ("    name: Checks\n", "    name: Checks 3.11\n"),
    ],
)
def test_what_may_be_tested_otherwise_is_not_missed(rocket: Patient, change: tuple[str, str]) -> None:
    rocket.replace(CI, MATRIX, '        python: ["3.12", "3.14"]')
    assert messages(rocket) == ["Python 3.11 is promised, and nothing tests it"]
    rocket.replace(CI, '        python: ["3.12", "3.14"]', MATRIX)
    rocket.replace(CI, *change)

    assert messages(rocket) == []


def test_a_workflow_of_others_may_test_anything(rocket: Patient) -> None:
    rocket.replace(CI, MATRIX, '        python: ["3.12", "3.14"]')
    rocket.replace(CI, "  gate:\n", "  more:\n    uses: octo/shared/.github/workflows/test.yml@main\n\n  gate:\n")

    assert messages(rocket) == []


def test_more_versions_stand_in_what_is_included(rocket: Patient) -> None:
    rocket.replace(
        CI, MATRIX, '        python: ["3.12", pypy3.11, "3.14"]\n        include:\n          - python: "3.10"'
    )

    assert messages(rocket)[0] == "Python 3.10 is tested, which `requires-python` (>=3.11) refuses"


def test_a_python_that_is_not_out_yet_may_be_tried(rocket: Patient) -> None:
    rocket.replace(CI, MATRIX, MATRIX.replace("]", ', "3.29"]'))

    assert messages(rocket) == []


def test_what_is_installed_from_the_index_may_be_older(rocket: Patient) -> None:
    matrix = '    strategy:\n      matrix:\n        python: ["3.8"]\n'
    rocket.replace(CI, "  gate:\n", f"  other:\n{matrix}    steps:\n      - run: pip install rocket\n\n  gate:\n")

    assert messages(rocket) == []


@pytest.mark.parametrize("requires", ['requires-python = ""', 'requires-python = "x"', 'requires-python = ">=3"', ""])
def test_without_a_lower_bound_nothing_is_promised(rocket: Patient, requires: str) -> None:
    rocket.replace(PYPROJECT, REQUIRES, requires)

    assert messages(rocket) == []


def test_projects_that_differ_are_not_judged(mills: Patient) -> None:
    mills.replace("packages/salt/pyproject.toml", REQUIRES, 'requires-python = ">=3.9"')

    assert messages(mills) == []


def test_ruff_must_not_judge_for_a_newer_python(rocket: Patient) -> None:
    rocket.replace(PYPROJECT, "[tool.ruff]\n", '[tool.ruff]\ntarget-version = "py312"\n')

    assert [(each.where, each.message) for each in rocket.failed(QPythonMatrix)] == [
        (rocket.line(PYPROJECT, "target-version"), "ruff judges for Python 3.12, and `requires-python` admits 3.11")
    ]
    rocket.write("ruff.toml", 'line-length = 88\ntarget-version = "py313"\n')
    assert rocket.where(QPythonMatrix) == ["ruff.toml:2"]
    rocket.write("ruff.toml", 'target-version = "py310"\n')
    assert messages(rocket) == []


@pytest.mark.parametrize("how", ["file", "command"])
def test_mypy_may_be_told_elsewhere(rocket: Patient, how: str) -> None:
    rocket.replace(PYPROJECT, 'python_version = "3.11"', "python_version = 3.12")
    assert messages(rocket) == ["mypy judges for Python 3.12, and `requires-python` admits 3.11"]
    if how == "file":
        rocket.write("mypy.ini", "[mypy]\n")
    else:
        rocket.replace(CI, "mypy .", "mypy --python-version 3.11 .")

    assert messages(rocket) == []

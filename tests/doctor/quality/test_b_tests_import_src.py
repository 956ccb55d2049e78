"""GD406."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from gatepost.doctor.checks.quality.b_tests_import_src import BTestsImportSrc
from support.patients import CI, PYPROJECT, RELEASE

if TYPE_CHECKING:
    from support.patients import Patient

INSTALL = "          uv pip install --no-deps dist/*.whl\n"
PYTHONPATH = '[tool.pytest.ini_options]\npythonpath = ["src"]\n'


def from_source(rocket: Patient) -> None:
    """Let the tests run on the sources, and nothing else."""
    rocket.replace(CI, INSTALL, "")
    rocket.replace(CI, "uv run --locked --only-group release gatepost dist --no-install --format github", "uv build")
    rocket.replace(RELEASE, "gatepost dist --dist dist", "twine check dist/* #")
    rocket.replace(PYPROJECT, "[tool.ruff]", f"{PYTHONPATH}\n[tool.ruff]")


def test_the_wheel_is_tested(rocket: Patient) -> None:
    assert [(each.status, each.message) for each in rocket.outcomes(BTestsImportSrc)] == [
        ("passed", "a job installs what is built")
    ]


def test_what_is_never_published_is_not_judged(rocket: Patient) -> None:
    assert [each.status for each in rocket.outcomes(BTestsImportSrc, workflows=())] == ["skipped"]


def test_only_the_source_tree_is(rocket: Patient) -> None:
    from_source(rocket)

    assert [(each.where, each.message) for each in rocket.failed(BTestsImportSrc)] == [
        (
            rocket.line(CI, "python -m pytest"),
            "the tests import the source tree (`pythonpath` has `src`), and no job installs the wheel",
        )
    ]
    rocket.replace(CI, "          rm -rf src\n", f"{INSTALL}          rm -rf src\n")
    assert rocket.failed(BTestsImportSrc) == []


def test_in_a_flat_layout_too(rocket: Patient) -> None:
    from_source(rocket)
    rocket.replace(PYPROJECT, PYTHONPATH, "")
    assert [each.message for each in rocket.outcomes(BTestsImportSrc)] == [
        "the tests are not known to import the source tree"
    ]
    rocket.move("src/rocket", "rocket")

    assert [each.message for each in rocket.failed(BTestsImportSrc)] == [
        "the tests import the source tree (`rocket/` lies at the top), and no job installs the wheel"
    ]


@pytest.mark.parametrize(
    "step",
    [
        "run: make test",
        "run: tox",
        "run: ./scripts/test",
        "run: pip install .",
        "run: gatepost dist",
        "uses: ./.github/actions/test",
        "uses: hynek/build-and-inspect-python-package@v3",
    ],
)
def test_what_may_try_the_wheel_is_trusted(rocket: Patient, step: str) -> None:
    from_source(rocket)
    rocket.replace(CI, "        run: uv build\n", f"        run: uv build\n      - {step}\n")

    assert rocket.failed(BTestsImportSrc) == []


def test_a_workflow_of_others_is_trusted(rocket: Patient) -> None:
    from_source(rocket)
    rocket.replace(CI, "  gate:\n", "  more:\n    uses: octo/shared/.github/workflows/test.yml@main\n\n  gate:\n")

    assert rocket.failed(BTestsImportSrc) == []


def test_without_tests_or_a_project_there_is_nothing_to_say(rocket: Patient) -> None:
    from_source(rocket)
    assert rocket.failed(BTestsImportSrc, projects=()) == []
    rocket.replace(CI, "python -m pytest", "python -m unittest")

    assert rocket.failed(BTestsImportSrc) == []

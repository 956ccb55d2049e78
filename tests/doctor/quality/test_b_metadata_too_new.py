"""GD409."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from gatepost.doctor.checks.quality.b_metadata_too_new import BMetadataTooNew
from support.patients import PYPROJECT, RELEASE

if TYPE_CHECKING:
    from support.patients import Patient

ACTION = "pypa/gh-action-pypi-publish@dc37677b2e1c63e2034f94d8a5b11f265b73ba33 # v1.14.2"


def test_the_action_is_new_enough(rocket: Patient) -> None:
    assert [(each.status, each.message) for each in rocket.outcomes(BMetadataTooNew)] == [
        ("passed", "what uploads is not known to refuse metadata 2.5, which hatchling writes")
    ]


def test_without_an_upload_it_is_skipped(rocket: Patient) -> None:
    assert [each.status for each in rocket.outcomes(BMetadataTooNew, workflows=())] == ["skipped"]


@pytest.mark.parametrize(
    ("ref", "count"),
    [
        ("v1.13.0", 1),
        ("v1.12.4", 1),
        ("v1.8.14", 1),
        (f"{'a' * 40} # v1.8.14", 1),
        ("v1.12.2", 0),
        ("v1.14.0", 0),
        ("v1.13", 0),
        ("release/v1", 0),
        ("a" * 40, 0),
    ],
)
def test_an_action_that_is_older_than_the_metadata(rocket: Patient, ref: str, count: int) -> None:
    rocket.replace(RELEASE, ACTION, f"pypa/gh-action-pypi-publish@{ref}")

    assert rocket.where(BMetadataTooNew) == [rocket.line(RELEASE, "pypa/gh-action")] * count
    rocket.replace(RELEASE, f"pypa/gh-action-pypi-publish@{ref}", ACTION)
    assert rocket.failed(BMetadataTooNew) == []


@pytest.mark.parametrize(
    ("module", "requires", "count"),
    [
        ("setuptools.build_meta", "setuptools", 1),
        ("flit_core.buildapi", "flit-core>=3.4", 1),
        ("uv_build", "uv_build>=0.9,<0.10", 1),
        ("pdm.backend", "pdm-backend", 1),
        ("poetry.core.masonry.api", "poetry-core", 0),
        ("hatchling.build", "hatchling<1.20", 0),
        ("own", "own", 0),
    ],
)
def test_what_writes_the_metadata(rocket: Patient, module: str, requires: str, count: int) -> None:
    rocket.replace(RELEASE, ACTION, "pypa/gh-action-pypi-publish@v1.8.14")
    rocket.replace(PYPROJECT, "hatchling.build", module)
    rocket.replace(PYPROJECT, '["hatchling"]', f'["{requires}"]')

    assert len(rocket.failed(BMetadataTooNew)) == count


def test_without_an_expression_some_write_the_older(rocket: Patient) -> None:
    rocket.replace(RELEASE, ACTION, "pypa/gh-action-pypi-publish@v1.8.14")
    rocket.replace(PYPROJECT, "hatchling.build", "pdm.backend")
    rocket.replace(PYPROJECT, '["hatchling"]', '["pdm-backend"]')
    rocket.replace(PYPROJECT, 'license = "MIT"\n', "")

    assert [each.message for each in rocket.outcomes(BMetadataTooNew)] == [
        "no build is known to write metadata that an older upload cannot read"
    ]


def test_hatchling_may_be_told_what_to_write(rocket: Patient) -> None:
    rocket.replace(RELEASE, ACTION, "pypa/gh-action-pypi-publish@v1.13.0")
    text = rocket.text(PYPROJECT)
    rocket.write(PYPROJECT, f'{text}\n[tool.hatch.build.targets.wheel]\ncore-metadata-version = "2.4"\n')

    assert rocket.failed(BMetadataTooNew) == []


@pytest.mark.parametrize(
    ("command", "where"),
    [
        ("pip install twine==5.1.1 && twine upload dist/*", RELEASE),
        ("uvx --from twine==6.2.0 twine upload dist/*", RELEASE),
        ("uvx --from twine==6.0.1 twine upload dist/*", ""),
        ("uvx --from twine==7.0.0 twine upload dist/*", ""),
        ("uvx --from twine==5.0.dev1 twine upload dist/*", ""),
        ("uvx twine upload dist/*", ""),
        ("uv run twine upload dist/*", "uv.lock"),
    ],
)
def test_a_twine_that_is_older_than_the_metadata(rocket: Patient, command: str, where: str) -> None:
    rocket.write("uv.lock", f'{rocket.text("uv.lock")}\n[[package]]\nname = "twine"\nversion = "6.1.0"\n')
    rocket.replace(RELEASE, f"uses: {ACTION}", f"run: {command}")
    expected = {RELEASE: rocket.line(RELEASE, command), "uv.lock": rocket.line("uv.lock", "6.1.0"), "": ""}[where]

    assert rocket.where(BMetadataTooNew) == [expected] * bool(where)

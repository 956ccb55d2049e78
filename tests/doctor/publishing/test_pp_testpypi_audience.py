"""GD517. The addresses are put together here, so that no index's host is named."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from gatepost.doctor.checks.publishing.pp_testpypi_audience import PpTestpypiAudience

if TYPE_CHECKING:
    from support.patients import Patient

_HOST = "pypi" + ".org"
_TEST = f"https://test.{_HOST}/legacy/"
_FILE = ".github/workflows/rehearse.yml"
_TEXT = f"""\
on: workflow_dispatch
jobs:
  rehearse:
    runs-on: ubuntu-24.04
    environment: testpypi
    permissions:
      id-token: write
    steps:
      - uses: pypa/gh-action-pypi-publish@release/v1
        with:
          repository-url: {_TEST}
"""
_COMMAND = "on: push\njobs:\n  a:\n    steps:\n      - run: {0}\n        env: {{{1}}}\n"


def test_a_healthy_repository_and_a_healthy_rehearsal(rocket: Patient) -> None:
    rocket.write(_FILE, _TEXT)

    assert [(each.status, each.message) for each in rocket.outcomes(PpTestpypiAudience)] == [
        ("passed", "what is uploaded goes to TestPyPI and PyPI, and is addressed right")
    ]


@pytest.mark.parametrize(
    "new", [("", ""), ("rehearse:\n    runs-on: ubuntu-24.04\n    environment: testpypi", "publish-test-pypi:")]
)
def test_a_rehearsal_without_an_address_goes_to_pypi(rocket: Patient, new: tuple[str, str]) -> None:
    address = f"        with:\n          repository-url: {_TEST}\n"
    rocket.write(_FILE, _TEXT.replace(*new).replace(address, "") if new[0] else _TEXT.replace(address, ""))

    assert rocket.where(PpTestpypiAudience) == [rocket.line(_FILE, "- uses: pypa")]
    rocket.write(_FILE, rocket.text(_FILE) + address)
    assert rocket.failed(PpTestpypiAudience) == []


def test_both_in_one_job_are_told_apart(rocket: Patient) -> None:
    rocket.write(_FILE, _TEXT + "      - uses: pypa/gh-action-pypi-publish@release/v1\n")

    assert [each.severity for each in rocket.failed(PpTestpypiAudience)] == ["warning"]


def test_an_environment_of_both_is_doubtful(rocket: Patient) -> None:
    rocket.write(_FILE, _TEXT.replace("environment: testpypi", "environment: PyPI"))

    found = rocket.failed(PpTestpypiAudience)
    assert [(each.where, each.severity) for each in found] == [(rocket.line(_FILE, "environment:"), "warning")]
    rocket.replace(_FILE, "environment: PyPI", found[0].fix.split("`")[1])
    assert rocket.failed(PpTestpypiAudience) == []


@pytest.mark.parametrize(
    ("address", "message"),
    [
        (f"https://test.{_HOST}/legacy", "the address of the upload lacks the slash at its end"),
        (f"https://test.{_HOST}/simple/", "the address of the upload is not one under which files are taken"),
        (f"https://{_HOST}/legacy/", "the address of the upload is not one under which files are taken"),
        (f"https://upload.{_HOST}", "the address of the upload is not one under which files are taken"),
    ],
)
def test_addresses_that_take_no_files(rocket: Patient, address: str, message: str) -> None:
    rocket.write(_FILE, _TEXT.replace(_TEST, address).replace("environment: testpypi", "environment: rehearsal"))

    found = rocket.failed(PpTestpypiAudience)
    assert [(each.where, each.message) for each in found] == [(rocket.line(_FILE, "repository-url"), message)]


@pytest.mark.parametrize(
    ("command", "variables", "line"),
    [
        (f"twine upload --repository-url https://test.{_HOST}/legacy dist/*", "", 5),
        (f"uv publish --publish-url=https://test.{_HOST}/simple/", "", 5),
        ("twine upload dist/*", f"TWINE_REPOSITORY_URL: 'https://www.{_HOST}/'", 6),
    ],
)
def test_commands_have_addresses_too(rocket: Patient, command: str, variables: str, line: int) -> None:
    rocket.write(_FILE, _COMMAND.format(command, variables))

    assert rocket.where(PpTestpypiAudience) == [f"{_FILE}:{line}"]


@pytest.mark.parametrize(
    ("command", "variables"),
    [
        (f"twine upload --repository-url {_TEST} dist/*", ""),
        (f"uv publish --publish-url https://test.{_HOST}/legacy", ""),
        ("twine upload --repository-url https://pypi.example.com/ dist/*", ""),
        ("uv publish", "UV_PUBLISH_URL: '${{ vars.URL }}'"),
    ],
)
def test_and_right_ones_or_those_of_others(rocket: Patient, command: str, variables: str) -> None:
    rocket.write(_FILE, _COMMAND.format(command, variables))

    assert rocket.failed(PpTestpypiAudience) == []

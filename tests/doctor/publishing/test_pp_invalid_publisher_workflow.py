"""GD503."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gatepost.doctor.checks.publishing.pp_invalid_publisher_workflow import PpInvalidPublisherWorkflow
from support.patients import RELEASE

if TYPE_CHECKING:
    from support.patients import Patient

_PUBLISH = ".github/workflows/publish.yml"


def test_a_healthy_repository_publishes_from_the_same_file(mills: Patient) -> None:
    assert [(each.status, each.message) for each in mills.outcomes(PpInvalidPublisherWorkflow)] == [
        ("passed", "`release.yml` publishes, as at the last release")
    ]


def test_a_file_that_is_renamed_is_not_known(rocket: Patient) -> None:
    rocket.move(RELEASE, _PUBLISH)

    found = rocket.failed(PpInvalidPublisherWorkflow)
    assert [each.where for each in found] == [rocket.line(_PUBLISH, "- name: Upload with attestations")]
    assert "at the last release `release.yml` did" in found[0].message
    rocket.move(_PUBLISH, RELEASE)
    assert rocket.failed(PpInvalidPublisherWorkflow) == []


def test_a_job_that_moves_to_another_file_is_not_known(rocket: Patient) -> None:
    text = rocket.text(RELEASE)
    rocket.write(_PUBLISH, text)
    assert rocket.failed(PpInvalidPublisherWorkflow) == []

    rocket.write(RELEASE, text[: text.index("  publish:\n")])

    assert rocket.where(PpInvalidPublisherWorkflow) == [rocket.line(_PUBLISH, "- name: Upload with attestations")]


def test_after_the_next_release_it_is_known(rocket: Patient) -> None:
    rocket.move(RELEASE, _PUBLISH)
    rocket.replace(".release-please-manifest.json", "0.3.0", "0.4.0")
    rocket.replace("pyproject.toml", 'version = "0.3.0"', 'version = "0.4.0"')
    rocket.commit("chore: release 0.4.0 (#9)")
    rocket.git("tag", "v0.4.0")

    assert rocket.failed(PpInvalidPublisherWorkflow) == []


def test_a_token_then_tells_nothing(rocket: Patient) -> None:
    text = rocket.text(RELEASE)
    rocket.write(RELEASE, text.replace("attestations: true", "password: ${{ secrets.PYPI }}"))
    rocket.write(".github/workflows/called.yml", text.replace("on:\n  push:\n", "on:\n  workflow_call:\nx:\n  push:\n"))
    rocket.commit("ci: publish with a token")
    rocket.git("tag", "--force", "v0.3.0")

    assert [(each.status, each.message) for each in rocket.outcomes(PpInvalidPublisherWorkflow)] == [
        ("skipped", "at the last release no workflow uploaded to PyPI by trusted publishing")
    ]

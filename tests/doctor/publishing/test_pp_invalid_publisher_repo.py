"""GD505."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from gatepost.doctor.checks.publishing.pp_invalid_publisher_repo import PpInvalidPublisherRepo
from support.patients import PYPROJECT, RELEASE

if TYPE_CHECKING:
    from support.patients import Patient

_GUARD = "github.repository == 'octo/rocket'"


def _renamed(patient: Patient, slug: str) -> None:
    patient.git("remote", "set-url", "origin", f"git@github.com:{slug}.git")


def test_a_healthy_repository_is_where_it_says(rocket: Patient) -> None:
    assert [(each.status, each.message) for each in rocket.outcomes(PpInvalidPublisherRepo)] == [
        ("passed", "the files agree that the repository is `octo/rocket`")
    ]
    _renamed(rocket, "Octo/Rocket")
    assert rocket.failed(PpInvalidPublisherRepo) == []


def test_a_guard_that_names_another_repository_never_runs(rocket: Patient) -> None:
    rocket.replace(RELEASE, _GUARD, "github.repository == 'acme/rocket'")

    found = rocket.failed(PpInvalidPublisherRepo)
    assert [(each.where, each.severity) for each in found] == [(rocket.line(RELEASE, "acme"), "error")]
    rocket.mend(PpInvalidPublisherRepo)
    assert _GUARD in rocket.text(RELEASE)
    assert rocket.failed(PpInvalidPublisherRepo) == []


def test_so_does_one_that_names_another_owner(rocket: Patient) -> None:
    rocket.replace(RELEASE, _GUARD, "github.repository_owner == 'acme'")
    rocket.mend(PpInvalidPublisherRepo)
    assert "github.repository_owner == 'octo'" in rocket.text(RELEASE)
    assert rocket.failed(PpInvalidPublisherRepo) == []


def test_a_repository_that_was_renamed_is_named_wrong_by_its_guard(rocket: Patient) -> None:
    _renamed(rocket, "octo/starship")

    found = rocket.failed(PpInvalidPublisherRepo)
    assert [(each.where, each.severity) for each in found] == [(rocket.line(RELEASE, _GUARD), "error")]


def test_a_fork_without_a_remote_of_the_original_is_warned(rocket: Patient) -> None:
    _renamed(rocket, "me/rocket")

    found = rocket.failed(PpInvalidPublisherRepo)
    assert [(each.severity, each.fixable) for each in found] == [("warning", False)]
    rocket.git("remote", "add", "upstream", "https://github.com/octo/rocket.git")
    rocket.git("remote", "add", "disk", "/somewhere")
    assert rocket.failed(PpInvalidPublisherRepo) == []


def test_without_a_wrong_guard_the_addresses_are_compared(rocket: Patient) -> None:
    rocket.replace(RELEASE, _GUARD, "github.repository == 'octo/starship'")
    _renamed(rocket, "octo/starship")

    found = rocket.failed(PpInvalidPublisherRepo)
    assert [each.where for each in found] == [
        rocket.line(PYPROJECT, "Repository ="),
        rocket.line(PYPROJECT, "repository ="),
    ]
    rocket.replace(PYPROJECT, "octo/rocket", "octo/starship")
    rocket.replace(PYPROJECT, 'repository = "octo/starship"', 'repository = "starship"')
    assert rocket.failed(PpInvalidPublisherRepo) == []


def test_other_addresses_do_not_count(rocket: Patient) -> None:
    rocket.replace(
        PYPROJECT,
        "[project.urls]\n",
        '[project.urls]\nHomepage = "https://github.com/octo/site"\nSource = "https://example.org/a/b"\n'
        'Code = "https://github.com/octo"\nGitHub = 3\n"Source Code" = "https://github.com/Octo/rocket.git"\n',
    )

    assert rocket.failed(PpInvalidPublisherRepo) == []


@pytest.mark.parametrize(
    "condition",
    [
        "github.repository == 'acme/rocket' || github.repository == 'octo/rocket'",
        "!(github.repository == 'acme/rocket')",
        "github.repository == 'acme/rocket' || always()",
        "github.repository == 'acme'",
        "github.repository != 'acme/rocket'",
    ],
)
def test_what_may_be_true_anyhow_is_no_guard(rocket: Patient, condition: str) -> None:
    rocket.replace(RELEASE, f"github.event_name == 'push' && {_GUARD}", condition)

    assert rocket.failed(PpInvalidPublisherRepo) == []


def test_nothing_is_said_without_a_remote_or_a_release(rocket: Patient) -> None:
    rocket.git("remote", "set-url", "origin", "/disk")
    assert [each.message for each in rocket.outcomes(PpInvalidPublisherRepo)] == ["the repository has no remote"]

    _renamed(rocket, "octo/rocket")
    rocket.remove(RELEASE)
    assert [each.message for each in rocket.outcomes(PpInvalidPublisherRepo)] == ["no workflow releases or publishes"]


def test_with_a_token_the_addresses_do_not_matter(rocket: Patient) -> None:
    rocket.replace(RELEASE, "attestations: true", "password: ${{ secrets.PYPI }}")
    rocket.replace(RELEASE, _GUARD, "github.repository == 'octo/starship'")
    _renamed(rocket, "octo/starship")

    assert rocket.failed(PpInvalidPublisherRepo) == []

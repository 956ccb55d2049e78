"""Who published, by a Sigstore of the tests' own."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from gatepost.artifact.attested import Publisher
from support.attesting import NAME, OURS, SHA256, Shelf, failed
from support.sealing import Json, Signer, github, provenance, statement

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def shelf(tmp_path: Path) -> Shelf:
    return Shelf(tmp_path)


def test_a_stranger_is_known_by_the_certificate(shelf: Shelf) -> None:
    shelf.attest(Signer(claims={8: "https://gitlab.com", 12: "https://gitlab.com/octo/demo"}))
    evidence = shelf.evidence()

    assert evidence.publisher is None
    assert evidence.stranger == "https://gitlab.com/octo/demo, with an identity by https://gitlab.com"
    assert failed(shelf.facts()) == ["GA503"]


@pytest.mark.parametrize("expected", [Publisher("evil/demo"), Publisher("octo/demo", "ci.yml")])
def test_another_publisher_is_unexpected(shelf: Shelf, expected: Publisher) -> None:
    shelf.attest()

    assert failed(shelf.facts(expected)) == ["GA503"]


def test_a_reusable_workflow_does_not_stand_for_the_one_that_called_it(shelf: Shelf) -> None:
    shelf.attest(Signer(claims={9: "https://github.com/evil/shared/.github/workflows/publish.yml@refs/heads/main"}))

    assert shelf.evidence().publisher == OURS


def test_a_workflow_of_another_repository_is_a_stranger(shelf: Shelf) -> None:
    shelf.attest(Signer(claims={18: "https://github.com/evil/demo/.github/workflows/release.yml@refs/tags/v1.0.0"}))

    assert failed(shelf.facts()) == ["GA503"]


def test_the_environment_is_proven_by_the_certificate_alone(shelf: Shelf) -> None:
    expected = Publisher("octo/demo", "release.yml", "pypi")
    seal = shelf.sigstore.sign(statement(NAME, SHA256))
    shelf.lay("provenance", provenance(seal, publisher=github(environment="pypi")))

    assert shelf.evidence().claimed == "pypi"
    assert failed(shelf.facts(expected)) == ["GA504"]

    shelf.attest(Signer(environment="PyPI"))
    assert not failed(shelf.facts(expected))

    shelf.attest(Signer(environment="test"))
    assert failed(shelf.facts(expected)) == ["GA503", "GA504"]


@pytest.mark.parametrize(
    "publisher",
    [
        github("evil/demo"),
        github(workflow="ci.yml"),
        github(environment="test"),
        {"kind": "GitLab", "repository": "octo/demo", "workflow_filepath": ".gitlab-ci.yml"},
    ],
)
def test_a_provenance_object_with_a_false_publisher_is_refused(shelf: Shelf, publisher: dict[str, Json]) -> None:
    seal = shelf.sigstore.sign(statement(NAME, SHA256), Signer(environment="pypi"))
    shelf.lay("provenance", provenance(seal, publisher=publisher))

    assert shelf.refused().startswith("the provenance object says ")
    assert failed(shelf.facts()) == ["GA501", "GA502"]

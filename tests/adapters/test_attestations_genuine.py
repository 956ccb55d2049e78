"""What real publishers have signed, with the trust root that the library brings; the test process has no network."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from pypi_attestations import Attestation

from gatepost.artifact.attested import ATTESTATION, BUNDLE, PROVENANCE, Publisher
from support.attesting import facts_of, failed, told
from support.damage import DAMAGES
from support.genuine import genuine
from support.sealing import PUBLISH, SLSA

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

NAME = "pypi_attestations-0.0.19.tar.gz"
PUBLISHED = f"{NAME}.publish.attestation"
BUNDLED = "pypi_attestation_models-0.0.4a2.tar.gz"
GITLAB = "gitlab_oidc_project-0.0.3.tar.gz"
CIRCLE = "circleci_sign_publish_example-0.0.1.dev137-py3-none-any.whl"
GOOGLE = "gcb_attestation_test-0.0.0.tar.gz"
STAGING = "rfc8785-0.1.2-py3-none-any.whl"
TRUE = Publisher("trailofbits/pypi-attestations", "release.yml")


def lay(folder: Path, *names: str) -> Path:
    """Put assets into a folder, and return it."""
    for name in names:
        (folder / name).write_bytes(genuine()[name])
    return folder


def test_what_it_claims_to_be_is_proven(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    facts = facts_of(lay(tmp_path, NAME, PUBLISHED, f"{NAME}.slsa.attestation", f"{NAME}.provenance"), TRUE)
    provenance, published, slsa = facts.evidences or ()

    assert told(facts) == [
        "GA501 passed: 1 file with an attestation that holds",
        "GA502 passed: 3 attestations hold",
        "GA503 passed: published by `release.yml` of trailofbits/pypi-attestations at 08802efe1 (refs/tags/v0.0.19)",
        "GA504 skipped: no environment is expected",
    ]
    assert (provenance.kind, published.kind, slsa.kind) == (PROVENANCE, ATTESTATION, ATTESTATION)
    assert (provenance.predicate, published.predicate, slsa.predicate) == (PUBLISH, PUBLISH, SLSA)
    assert (published.signed, slsa.signed) == ("2024-12-04T23:14:01+00:00", "2024-12-04T23:13:46+00:00")
    assert capfd.readouterr() == ("", "")


def test_the_repository_may_be_written_in_either_case(tmp_path: Path) -> None:
    assert not failed(facts_of(lay(tmp_path, NAME, PUBLISHED), Publisher("TrailOfBits/PyPI-Attestations")))


def test_an_environment_of_those_days_is_not_proven(tmp_path: Path) -> None:
    expected = Publisher("trailofbits/pypi-attestations", "release.yml", "release")

    assert failed(facts_of(lay(tmp_path, NAME, PUBLISHED, f"{NAME}.provenance"), expected)) == ["GA504"]


def test_a_bundle_is_proven(tmp_path: Path) -> None:
    facts = facts_of(
        lay(tmp_path, BUNDLED, f"{BUNDLED}.sigstore"), Publisher("trailofbits/pypi-attestation-models", "release.yml")
    )

    assert not failed(facts)
    assert [each.kind for each in facts.evidences or ()] == [BUNDLE]


def test_an_attestation_is_proven_as_a_bundle_too(tmp_path: Path) -> None:
    attestation = Attestation.model_validate_json(genuine()[PUBLISHED])
    (lay(tmp_path, NAME) / f"{NAME}.sigstore.json").write_text(attestation.to_bundle().to_json())

    assert not failed(facts_of(tmp_path, TRUE))


@pytest.mark.parametrize("at", [0, 1000, -1])
def test_one_bit_of_the_file_is_enough(tmp_path: Path, at: int) -> None:
    changed = bytearray(genuine()[NAME])
    changed[at] ^= 1
    (lay(tmp_path, PUBLISHED) / NAME).write_bytes(changed)
    facts = facts_of(tmp_path, TRUE)

    assert failed(facts) == ["GA501", "GA502"]
    assert "refused: the file is not the one that was signed: its SHA-256 is " in "\n".join(told(facts))


def test_the_attestation_of_another_file_is_refused(tmp_path: Path) -> None:
    (lay(tmp_path, BUNDLED) / f"{BUNDLED}.publish.attestation").write_bytes(genuine()[PUBLISHED])
    facts = facts_of(tmp_path, Publisher("trailofbits/pypi-attestation-models"))

    assert failed(facts) == ["GA501", "GA502"]
    assert f"GA502 failed: refused: it was made for another file: `{NAME}`" in told(facts)


@pytest.mark.parametrize(
    "expected",
    [Publisher("trailofbits/pypi-attestation"), Publisher("octo/demo"), Publisher(TRUE.repository, "publish.yml")],
)
def test_another_publisher_is_unexpected(tmp_path: Path, expected: Publisher) -> None:
    facts = facts_of(lay(tmp_path, NAME, PUBLISHED), expected)

    assert failed(facts) == ["GA503"]
    assert told(facts)[2].endswith("found `release.yml` of trailofbits/pypi-attestations")


def test_without_an_attestation_it_is_unsigned(tmp_path: Path) -> None:
    assert failed(facts_of(lay(tmp_path, NAME), TRUE)) == ["GA501"]


@pytest.mark.parametrize(
    ("name", "ending", "whom"),
    [
        (GITLAB, "publish.attestation", "https://gitlab.com/facutuesca/gitlab-oidc-project, with an identity by https"),
        (CIRCLE, "publish.attestation", "github.com/CircleCI-Public/sign-and-publish-examples, with an identity by"),
        (CIRCLE, "provenance", "github.com/CircleCI-Public/sign-and-publish-examples, with an identity by"),
        (GOOGLE, "provenance", "somebody, with an identity by https://accounts.google.com"),
    ],
)
def test_who_is_not_of_github_actions_is_a_stranger(tmp_path: Path, name: str, ending: str, whom: str) -> None:
    facts = facts_of(lay(tmp_path, name, f"{name}.{ending}"), TRUE)

    assert failed(facts) == ["GA503"]
    assert f"found {whom}" in told(facts)[2]


@pytest.mark.parametrize("ending", ["publish.attestation", "sigstore"])
def test_what_the_staging_instance_certified_is_refused(tmp_path: Path, ending: str) -> None:
    facts = facts_of(lay(tmp_path, STAGING, f"{STAGING}.{ending}"), TRUE)

    assert failed(facts) == ["GA501", "GA502"]
    assert "its certificate is not one of Sigstore's authority" in "\n".join(told(facts))


@pytest.mark.parametrize(
    ("part", "given", "reason"),
    [
        ("certificate", "verification_material", "the signature is not one of what it should sign"),
        ("transparency_entries", "verification_material", "its certificate was not valid when it was signed"),
        ("signature", "envelope", "the signature is not one of what it should sign"),
        ("statement", "envelope", "the signature is not one of what it should sign"),
    ],
)
def test_a_part_of_another_attestation_is_refused(tmp_path: Path, part: str, given: str, reason: str) -> None:
    mixed = json.loads(genuine()[PUBLISHED])
    mixed[given][part] = json.loads(genuine()[f"{NAME}.slsa.attestation"])[given][part]
    (lay(tmp_path, NAME) / PUBLISHED).write_text(json.dumps(mixed))

    assert f"GA502 failed: refused: {reason}" in "\n".join(told(facts_of(tmp_path, TRUE)))


@pytest.mark.parametrize("ending", ["publish.attestation", "provenance"])
@pytest.mark.parametrize("damage", DAMAGES.values(), ids=DAMAGES)
def test_damaged_it_is_refused(tmp_path: Path, damage: Callable[[bytes], bytes], ending: str) -> None:
    whole = json.dumps(json.loads(genuine()[f"{NAME}.{ending}"])).encode()
    (lay(tmp_path, NAME) / f"{NAME}.{ending}").write_bytes(damage(whole))

    assert failed(facts_of(tmp_path, TRUE)) == ["GA501", "GA502"]


@pytest.mark.parametrize("size", [0, 1, 8, 70])
def test_a_signature_that_is_cut_is_refused(tmp_path: Path, size: int) -> None:
    attestation = Attestation.model_validate_json(genuine()[PUBLISHED])
    attestation.envelope.signature = attestation.envelope.signature[:size]
    (lay(tmp_path, NAME) / PUBLISHED).write_text(attestation.model_dump_json())

    assert failed(facts_of(tmp_path, TRUE)) == ["GA501", "GA502"]


@pytest.mark.parametrize(
    "publisher",
    [
        {"kind": "GitHub", "repository": "octo/demo", "workflow": "release.yml", "environment": None},
        {"kind": "GitHub", "repository": TRUE.repository, "workflow": "publish.yml", "environment": None},
        {"kind": "GitLab", "repository": TRUE.repository, "workflow_filepath": "release.yml", "environment": None},
    ],
)
def test_a_false_publisher_in_the_provenance_is_refused(tmp_path: Path, publisher: dict[str, str | None]) -> None:
    provenance = json.loads(genuine()[f"{NAME}.provenance"])
    provenance["attestation_bundles"][0]["publisher"] = publisher
    (lay(tmp_path, NAME) / f"{NAME}.provenance").write_text(json.dumps(provenance))
    facts = facts_of(tmp_path, TRUE)

    assert failed(facts) == ["GA501", "GA502"]
    assert "refused: the provenance object says " in "\n".join(told(facts))

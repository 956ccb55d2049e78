from __future__ import annotations

import pytest

from gatepost.artifact.attested import ATTESTATION, BUNDLE, PROVENANCE, Publisher
from gatepost.artifact.attested_reasons import contradiction, malformed, plain_reason

pytestmark = pytest.mark.once

FOUND = Publisher("octo/demo", "release.yml", "pypi")


def test_the_words_of_the_library_stand_behind_ours() -> None:
    assert plain_reason("DSSE: invalid signature") == (
        "the signature is not one of what it should sign (DSSE: invalid signature)"
    )


@pytest.mark.parametrize(
    ("words", "ours"),
    [
        ("failed to build timestamp certificate chain: cert is not valid at validation time", "was not valid when"),
        ("failed to build timestamp certificate chain: signature does not match", "is not one of Sigstore's authority"),
        (
            "failed to verify SCT on signing certificate: keyring: invalid signature",
            "in the public log of certificates",
        ),
        ("Key usage is not of type `digital signature`", "is not one to sign with"),
        ("not enough sources of verified time", "no time is proven"),
        ("Bundle message digest mismatch", "the file is not the one that was signed"),
        ("Signature is invalid for input", "the signature is not one of this file"),
        ("invalid log entry: SET: keyring: invalid signature", "in the public log of signatures"),
        ("transparency log entry is inconsistent with other materials", "in the public log of signatures"),
    ],
)
def test_the_words_of_the_library_have_ours(words: str, ours: str) -> None:
    assert ours in plain_reason(words).removesuffix(f" ({words})")


def test_words_that_are_not_known_are_shown() -> None:
    assert plain_reason("the moon is full") == "it does not hold (the moon is full)"


def test_of_many_faults_the_first_is_told() -> None:
    words = (
        "2 validation errors for Attestation\nversion\n  Field required [type=missing, input_value={}]\n"
        "    For further information visit a page\nenvelope\n  Field required [type=missing]"
    )

    assert malformed(ATTESTATION, words) == "it is not an attestation: version: Field required"


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("expected certificate in bundle", "it is not a Sigstore bundle: expected certificate in bundle"),
        ("1 validation error for Bundle", "it is not a Sigstore bundle: 1 validation error for Bundle"),
        ("a\nb\nc\nd", "it is not a Sigstore bundle: a"),
        (" \n", "it is not a Sigstore bundle: it cannot be read"),
    ],
)
def test_a_fault_in_one_line_is_told_as_it_is(words: str, told: str) -> None:
    assert malformed(BUNDLE, words) == told


def test_a_provenance_object_has_its_name() -> None:
    assert malformed(PROVENANCE, "why") == "it is not a provenance object: why"


@pytest.mark.parametrize(
    "said",
    [
        FOUND,
        Publisher("Octo/Demo", "release.yml", "PyPI"),
        Publisher("octo/demo", "release.yml"),
    ],
)
def test_a_provenance_object_says_the_same_as_the_certificate(said: Publisher) -> None:
    assert not contradiction(said, FOUND)


def test_an_environment_that_no_certificate_names_is_no_contradiction() -> None:
    assert not contradiction(FOUND, Publisher("octo/demo", "release.yml"))


def test_two_strangers_do_not_contradict_each_other() -> None:
    assert not contradiction(None, None)


@pytest.mark.parametrize(
    ("said", "found", "told"),
    [
        (
            Publisher("evil/demo", "release.yml"),
            FOUND,
            "says `release.yml` of evil/demo, the certificate in it `release",
        ),
        (Publisher("octo/demo", "ci.yml"), FOUND, "says `ci.yml` of octo/demo, the certificate in it `release.yml` of"),
        (Publisher("octo/demo", "release.yml", "x"), FOUND, "says the environment `x`, the certificate in it `pypi`"),
        (None, FOUND, "says somebody outside of GitHub Actions, the certificate in it `release.yml` of octo/demo"),
        (FOUND, None, "says `release.yml` of octo/demo, the certificate in it somebody outside of GitHub Actions"),
    ],
)
def test_a_provenance_object_that_names_another_publisher_contradicts(
    said: Publisher | None, found: Publisher | None, told: str
) -> None:
    assert contradiction(said, found).startswith(f"the provenance object {told}")

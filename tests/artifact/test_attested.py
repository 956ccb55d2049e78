from __future__ import annotations

import pytest

from gatepost.artifact.attested import (
    ATTESTATION,
    BUNDLE,
    PROVENANCE,
    AttestedFacts,
    AttestedFile,
    Evidence,
    Publisher,
    kind_beside,
)

pytestmark = pytest.mark.once

NAME = "demo-1.0.0.tar.gz"


@pytest.mark.parametrize(
    ("ending", "kind"),
    [
        (".attestation", ATTESTATION),
        (".publish.attestation", ATTESTATION),
        (".slsa.attestation", ATTESTATION),
        (".provenance", PROVENANCE),
        (".sigstore", BUNDLE),
        (".sigstore.json", BUNDLE),
        (".asc", ""),
        (".attestation.json", ""),
        ("-copy.attestation", ""),
        ("", ""),
    ],
)
def test_the_name_of_a_file_says_what_it_is_of_another(ending: str, kind: str) -> None:
    assert kind_beside(NAME, f"{NAME}{ending}") == kind


def test_evidence_of_another_file_is_none_of_this() -> None:
    assert not kind_beside(NAME, "demo-2.0.0.tar.gz.provenance")


def test_what_is_refused_is_found_and_does_not_hold() -> None:
    good = Evidence("a.provenance", PROVENANCE)
    bad = Evidence("a.sigstore", BUNDLE, refused="why")
    facts = AttestedFacts((AttestedFile("a", (good, bad)), AttestedFile("b")), Publisher("octo/demo"))

    assert facts.evidences == (good, bad)
    assert facts.held == (good,)
    assert facts.files[0].held == (good,)


def test_what_is_not_there_has_its_reason() -> None:
    facts = AttestedFacts((AttestedFile("a"),), Publisher("octo/demo"))

    assert (facts.evidences, facts.held, facts.environment) == (None, None, None)
    assert set(facts.absent) == {"evidences", "held", "environment"}


def test_an_environment_is_expected_where_one_is_named() -> None:
    assert AttestedFacts((), Publisher("octo/demo", environment="pypi")).environment == "pypi"

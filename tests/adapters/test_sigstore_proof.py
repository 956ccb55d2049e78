"""Files that were made to break us, by a Sigstore of the tests' own: each has its reason, and none is a crash."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from gatepost.adapters.sigstore_proof import Proofs
from gatepost.artifact.attested import ATTESTATION, BUNDLE, PROVENANCE, Evidence
from gatepost.artifact.attested_statement import Subject
from support.attesting import CONTENT, NAME, OURS, SHA256
from support.damage import DAMAGES, replaced
from support.sealing import Json, Sigstore, github, provenance, statement

if TYPE_CHECKING:
    from collections.abc import Callable

SUBJECT = Subject(NAME, SHA256)
FORMS = ("attestation", "provenance", "bundle of a statement", "bundle of a file")
PROVING = ("certificate", "statement", "dsseEnvelope", "signature", "inclusionPromise", "rootHash", "canonicalizedBody")
"""What nothing holds without."""


@pytest.fixture(scope="module")
def sigstore() -> Sigstore:
    return Sigstore()


@pytest.fixture(scope="module")
def proofs(sigstore: Sigstore, tmp_path_factory: pytest.TempPathFactory) -> Proofs:
    return Proofs(sigstore.write_root(tmp_path_factory.mktemp("root") / "root.json"))


@pytest.fixture(scope="module", params=FORMS)
def form(request: pytest.FixtureRequest, sigstore: Sigstore) -> tuple[str, dict[str, Json]]:
    seal = sigstore.sign(statement(NAME, SHA256))
    forms: dict[str, tuple[str, dict[str, Json]]] = {
        "attestation": (ATTESTATION, seal.attestation()),
        "provenance": (PROVENANCE, provenance(seal, publisher=github())),
        "bundle of a statement": (BUNDLE, seal.bundle()),
        "bundle of a file": (BUNDLE, sigstore.sign_file(CONTENT).bundle()),
    }
    return forms[str(request.param)]


def read(proofs: Proofs, kind: str, data: bytes) -> list[Evidence]:
    return proofs.evidences(Evidence("a file", kind), data, SUBJECT)


def test_whole_it_holds(proofs: Proofs, form: tuple[str, dict[str, Json]]) -> None:
    kind, whole = form
    (evidence,) = read(proofs, kind, json.dumps(whole).encode())

    assert evidence.publisher == OURS


@pytest.mark.parametrize("damage", DAMAGES.values(), ids=DAMAGES)
def test_damaged_it_is_refused(
    proofs: Proofs, form: tuple[str, dict[str, Json]], damage: Callable[[bytes], bytes]
) -> None:
    kind, whole = form
    (evidence,) = read(proofs, kind, damage(json.dumps(whole).encode()))

    assert evidence.refused.startswith("it is not ")
    assert evidence.refused.isprintable()
    assert evidence.publisher is None


def test_no_value_can_be_replaced_so_that_it_proves_more(proofs: Proofs, form: tuple[str, dict[str, Json]]) -> None:
    kind, whole = form
    (good,) = read(proofs, kind, json.dumps(whole).encode())
    for path, odd, data in replaced(whole):
        for evidence in read(proofs, kind, data):
            is_proving = any(name in path for name in PROVING)
            assert evidence.refused or (evidence == good and not is_proving) or "environment" in path, (path, odd)
            assert evidence.refused.isprintable(), (path, odd)


def test_no_byte_can_be_changed_so_that_it_proves_more(proofs: Proofs, form: tuple[str, dict[str, Json]]) -> None:
    kind, whole = form
    data = json.dumps(whole).encode()
    (good,) = read(proofs, kind, data)
    for at in range(0, len(data), 29):
        changed = bytearray(data)
        changed[at] ^= 1
        for evidence in read(proofs, kind, bytes(changed)):
            assert evidence.refused or evidence == good
            assert evidence.refused.isprintable()


@pytest.mark.parametrize("asked", [ATTESTATION, PROVENANCE, BUNDLE])
def test_under_the_name_of_another_kind_it_is_refused(
    proofs: Proofs, form: tuple[str, dict[str, Json]], asked: str
) -> None:
    kind, whole = form
    if kind != asked:
        (evidence,) = read(proofs, asked, json.dumps(whole).encode())
        assert evidence.refused.startswith("it is not ")


def test_an_unknown_kind_of_publisher_is_refused(proofs: Proofs, sigstore: Sigstore) -> None:
    seal = sigstore.sign(statement(NAME, SHA256))
    whole = provenance(seal, publisher={**github(), "kind": "Forge"})
    (evidence,) = read(proofs, PROVENANCE, json.dumps(whole).encode())

    assert evidence.refused.startswith("it is not a provenance object: attestation_bundles.0.publisher: ")


def test_a_publisher_of_the_provenance_object_is_safe_to_print(proofs: Proofs, sigstore: Sigstore) -> None:
    whole = provenance(sigstore.sign(statement(NAME, SHA256)), publisher=github("\x1b[2J::error::", "\u202e"))
    (evidence,) = read(proofs, PROVENANCE, json.dumps(whole).encode())

    assert evidence.refused.startswith("the provenance object says `\\u202e` of \\x1b[2J::error::, the certificate")

"""By a Sigstore of the tests' own: what the real one has signed is in test_attestations_genuine.py."""

from __future__ import annotations

import json
import os
import socket
import subprocess
import sys
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from gatepost.adapters.attestations import read_attestations
from gatepost.adapters.own_installation import EXTRA, command_to_install
from gatepost.artifact.attested import ATTESTATION, BUNDLE, PROVENANCE, Evidence, Publisher
from gatepost.errors import ToolMissingError
from support.attesting import CONTENT, NAME, OURS, SHA256, Shelf, failed
from support.sealing import PUBLISH, SLSA, Json, Signer, Sigstore, github, provenance, statement

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

OTHER = "demo-1.1.0-py3-none-any.whl"


@pytest.fixture
def shelf(tmp_path: Path) -> Shelf:
    return Shelf(tmp_path)


def test_an_attestation_proves_who_published(shelf: Shelf) -> None:
    shelf.attest(Signer(environment="pypi"))

    assert shelf.evidence() == Evidence(
        f"{NAME}.publish.attestation",
        ATTESTATION,
        publisher=Publisher("octo/demo", "release.yml", "pypi"),
        ref="refs/tags/v1.0.0",
        commit="0123456789abcdef0123456789abcdef01234567",
        predicate=PUBLISH,
        signed="2026-03-04T12:00:00+00:00",
    )
    assert not failed(shelf.facts(Publisher("octo/demo", "release.yml", "pypi")))


def test_nothing_is_said_to_anybody(shelf: Shelf, capfd: pytest.CaptureFixture[str]) -> None:
    shelf.attest()

    assert shelf.evidence().publisher == OURS
    assert capfd.readouterr() == ("", "")


def test_no_network_is_asked(shelf: Shelf, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> None:
        pytest.fail("a network was asked")

    shelf.attest()
    for name in ("socket", "create_connection", "getaddrinfo"):
        monkeypatch.setattr(socket, name, refuse)

    assert shelf.evidence().publisher == OURS


def test_a_file_may_have_several(shelf: Shelf) -> None:
    seal = shelf.sigstore.sign(statement(NAME, SHA256, SLSA))
    shelf.lay("slsa.attestation", seal.attestation())
    shelf.lay("sigstore", seal.bundle())
    shelf.lay("sigstore.json", shelf.sigstore.sign_file(CONTENT).bundle())
    shelf.lay("provenance", provenance(seal, seal, publisher=github()))
    shelf.lay("asc", b"of another age")

    evidences = shelf.facts().evidences or ()
    assert [each.kind for each in evidences] == [PROVENANCE, PROVENANCE, BUNDLE, BUNDLE, ATTESTATION]
    assert [each.predicate for each in evidences] == [SLSA, SLSA, SLSA, "", SLSA]
    assert {each.publisher for each in evidences} == {OURS}
    assert not failed(shelf.facts())


def test_each_file_has_its_own(shelf: Shelf) -> None:
    (shelf.folder / OTHER).write_bytes(CONTENT)
    shelf.attest()
    facts = shelf.facts()

    assert [(file.name, len(file.held)) for file in facts.files] == [(NAME, 1), (OTHER, 0)]
    assert failed(facts) == ["GA501"]


def test_a_bundle_may_be_of_several_files(shelf: Shelf) -> None:
    said = statement(f"dist/{OTHER}", "0" * 64, SLSA)
    listed, other = said["subject"], statement(f"dist/{NAME}", SHA256)["subject"]
    assert isinstance(listed, list)
    assert isinstance(other, list)
    listed += other
    seal = shelf.sigstore.sign(said)
    shelf.lay("sigstore.json", seal.bundle())
    assert not shelf.refused()

    shelf.lay("sigstore.json", b"")
    shelf.lay("publish.attestation", seal.attestation())
    assert "it is of 2 files, and an attestation is of one" in [each.refused for each in shelf.facts().evidences or ()]


@pytest.mark.parametrize("ending", ["publish.attestation", "sigstore.json", "provenance", "sigstore"])
def test_a_file_that_was_changed_is_refused(shelf: Shelf, ending: str) -> None:
    seal = shelf.sigstore.sign(statement(NAME, SHA256))
    forms: dict[str, dict[str, Json]] = {
        "publish.attestation": seal.attestation(),
        "sigstore.json": seal.bundle(),
        "provenance": provenance(seal, publisher=github()),
        "sigstore": shelf.sigstore.sign_file(CONTENT).bundle(),
    }
    shelf.lay(ending, forms[ending])
    assert not shelf.refused()

    (shelf.folder / NAME).write_bytes(CONTENT + b"!")

    assert shelf.refused().startswith("the file is not the one that was signed")
    assert failed(shelf.facts()) == ["GA501", "GA502"]


def test_a_signature_of_another_file_is_refused_where_the_bundle_names_no_digest(shelf: Shelf) -> None:
    bundle = shelf.sigstore.sign_file(b"another").bundle()
    signature = bundle["messageSignature"]
    assert isinstance(signature, dict)
    del signature["messageDigest"]
    shelf.lay("sigstore.json", bundle)

    assert shelf.refused().startswith("the signature is not one of this file")


def test_an_attestation_of_another_version_is_refused(shelf: Shelf) -> None:
    shelf.lay("publish.attestation", shelf.sigstore.sign(statement(OTHER, SHA256)).attestation())

    assert shelf.refused() == f"it was made for another file: `{OTHER}`"


def test_what_says_nothing_of_the_origin_is_refused(shelf: Shelf) -> None:
    bill = statement(NAME, SHA256, "https://spdx.dev/Document")
    shelf.lay("publish.attestation", shelf.sigstore.sign(bill).attestation())

    assert shelf.refused() == "it does not say where the file comes from, but `https://spdx.dev/Document`"


def test_what_is_signed_and_no_statement_is_refused(shelf: Shelf) -> None:
    shelf.lay("publish.attestation", shelf.sigstore.sign(b"[" * 100_000).attestation())

    assert shelf.refused() == "the statement is not JSON"


def test_names_of_strangers_are_safe_to_print(shelf: Shelf) -> None:
    shelf.lay("publish.attestation", shelf.sigstore.sign(statement(f"\x1b[31m{'x' * 999}", SHA256)).attestation())

    assert "`\\x1b[31mxxx" in shelf.refused()
    assert shelf.refused().isprintable()
    assert len(shelf.refused()) < 320


@pytest.mark.parametrize(
    ("late", "reason"),
    [
        (timedelta(minutes=11), "its certificate was not valid when it was signed"),
        (timedelta(minutes=-1), "its certificate was not valid when it was signed"),
        (timedelta(days=365 * 5), "its certificate was not valid when it was signed"),
    ],
)
def test_a_certificate_is_good_for_its_time_alone(tmp_path: Path, late: timedelta, reason: str) -> None:
    shelf = Shelf(tmp_path)
    shelf.sigstore.late = late
    shelf.attest()

    assert shelf.refused().startswith(reason)


def test_what_another_authority_certified_is_refused(shelf: Shelf) -> None:
    shelf.lay("publish.attestation", Sigstore().sign(statement(NAME, SHA256)).attestation())

    assert shelf.refused().startswith("its certificate is not one of Sigstore's authority")


def _signature(attestation: dict[str, Json], value: Json) -> None:
    envelope = attestation["envelope"]
    assert isinstance(envelope, dict)
    envelope["signature"] = value


def _certificate(attestation: dict[str, Json], value: Json) -> None:
    material = attestation["verification_material"]
    assert isinstance(material, dict)
    material["certificate"] = value


def _entries(attestation: dict[str, Json], value: Json) -> None:
    material = attestation["verification_material"]
    assert isinstance(material, dict)
    material["transparency_entries"] = value


@pytest.mark.parametrize(
    ("part", "swap", "reason"),
    [
        ("signature", _signature, "the signature is not one of what it should sign"),
        ("certificate", _certificate, "the signature is not one of what it should sign"),
        ("transparency_entries", _entries, "it is not in the public log of signatures"),
    ],
)
def test_parts_of_two_attestations_make_none(
    shelf: Shelf, part: str, swap: Callable[[dict[str, Json], Json], None], reason: str
) -> None:
    other = shelf.sigstore.sign(statement(OTHER, SHA256)).attestation()
    parts = [each for each in other.values() if isinstance(each, dict)]
    value = next(each[part] for each in parts if part in each)
    attestation = shelf.attest()
    swap(attestation, value)
    shelf.lay("publish.attestation", attestation)

    assert shelf.refused().startswith(reason)


def test_a_certificate_that_no_log_has_seen_is_refused(shelf: Shelf, tmp_path: Path) -> None:
    shelf.attest()
    root = json.loads(shelf.root.read_text())
    other = json.loads(Sigstore().write_root(tmp_path / "other.json").read_text())
    shelf.root.write_text(json.dumps({**root, "ctlogs": other["ctlogs"]}))

    assert shelf.refused().startswith("its certificate is not in the public log of certificates")


def test_another_log_is_not_the_public_one(shelf: Shelf, tmp_path: Path) -> None:
    shelf.attest()
    root = json.loads(shelf.root.read_text())
    other = json.loads(Sigstore().write_root(tmp_path / "other.json").read_text())
    shelf.root.write_text(json.dumps({**root, "tlogs": other["tlogs"]}))

    assert shelf.refused().startswith("it is not in the public log of signatures")


@pytest.mark.parametrize(
    ("count", "reasons"),
    [(0, ["it holds no attestations"]), (1, [""]), (64, [""] * 64), (65, ["it holds more than 64 attestations"])],
)
def test_a_provenance_object_has_a_few_attestations(shelf: Shelf, count: int, reasons: list[str]) -> None:
    seal = shelf.sigstore.sign(statement(NAME, SHA256))
    shelf.lay("provenance", provenance(*[seal] * count, publisher=github()))

    assert [each.refused for each in shelf.facts().evidences or ()] == reasons


def test_a_file_of_more_than_four_mebibytes_is_not_read(shelf: Shelf) -> None:
    good = json.dumps(shelf.attest()).encode()
    shelf.lay("publish.attestation", good.ljust(4 << 20))
    assert not shelf.refused()

    shelf.lay("publish.attestation", good.ljust((4 << 20) + 1))
    assert shelf.refused() == "it is larger than 4 MiB"


def test_what_is_no_file_is_refused(shelf: Shelf) -> None:
    (shelf.folder / f"{NAME}.provenance").mkdir()

    assert shelf.refused().startswith("it cannot be read: ")


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no named pipes here")
def test_a_pipe_is_not_waited_for(shelf: Shelf) -> None:
    os.mkfifo(shelf.folder / f"{NAME}.provenance")

    assert shelf.refused() == "it cannot be read: not a plain file"


def test_without_a_trust_root_nothing_is_verified(shelf: Shelf) -> None:
    with pytest.raises(ToolMissingError, match="brings no trust root"):
        read_attestations(shelf.folder, {NAME: SHA256}, OURS, shelf.folder / "nothing.json")


def test_without_the_library_the_error_says_what_to_install(shelf: Shelf) -> None:
    code = f"""
import sys
from pathlib import Path
sys.modules["pypi_attestations"] = None
from gatepost.adapters.attestations import read_attestations
from gatepost.artifact.attested import Publisher
from gatepost.errors import ToolMissingError
try:
    read_attestations(Path({str(shelf.folder)!r}), {{}}, Publisher("octo/demo"))
except ToolMissingError as error:
    print(error.text, error.hint, error.exit_code, sep="\\n")
"""
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True, encoding="utf-8")

    text, hint, code = done.stdout.splitlines()
    assert text.startswith("attestations cannot be verified: import of pypi_attestations halted")
    assert hint == f"`{command_to_install(EXTRA)}`"
    assert code == "3"
    assert not done.stderr

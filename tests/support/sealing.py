"""A Sigstore of the tests' own: an authority, both logs, and a trust root that names them. It signs what it is told."""

from __future__ import annotations

import hashlib
import json
import struct
from base64 import b64encode
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta, timezone
from typing import TYPE_CHECKING, TypeAlias

from cryptography import x509
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID
from pypi_attestations import AttestationType

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

Json: TypeAlias = "str | int | list[Json] | dict[str, Json] | None"

WHEN = datetime(2026, 3, 4, 12, 0, tzinfo=timezone.utc)
PUBLISH, SLSA = AttestationType.PYPI_PUBLISH_V1.value, AttestationType.SLSA_PROVENANCE_V1.value
IN_TOTO = "application/vnd.in-toto+json"
_ARC = "1.3.6.1.4.1.57264.1."
_SCT_LIST = "1.3.6.1.4.1.11129.2.4.2"
_CODE_SIGNING = ExtendedKeyUsageOID.CODE_SIGNING


@dataclass(frozen=True)
class Signer:
    """Who signs, as the certificate says: the workflow of a repository, unless `claims` say otherwise."""

    repository: str = "octo/demo"
    workflow: str = "release.yml"
    environment: str = ""
    ref: str = "refs/tags/v1.0.0"
    commit: str = "0123456789abcdef0123456789abcdef01234567"
    claims: Mapping[int, str] = field(default_factory=dict)

    def extensions(self) -> dict[int, str]:
        """Return the numbers of the extensions with their texts."""
        source = f"https://github.com/{self.repository}"
        own = {
            8: "https://token.actions.githubusercontent.com",
            12: source,
            13: self.commit,
            14: self.ref,
            18: f"{source}/.github/workflows/{self.workflow}@{self.ref}",
            23: self.environment,
        }
        return {number: text for number, text in {**own, **self.claims}.items() if text}


@dataclass(frozen=True)
class Seal:
    """One signature with all that proves it, to be written as an attestation or a bundle."""

    certificate: bytes
    payload: bytes
    signature: bytes
    entry: dict[str, Json]
    digest: bytes = b""

    def attestation(self) -> dict[str, Json]:
        """Return it as PEP 740 has it."""
        material: Json = {"certificate": text(self.certificate), "transparency_entries": [self.entry]}
        envelope: Json = {"statement": text(self.payload), "signature": text(self.signature)}
        return {"version": 1, "verification_material": material, "envelope": envelope}

    def bundle(self) -> dict[str, Json]:
        """Return it as a Sigstore bundle: of the file alone where it was signed by its digest."""
        material: Json = {"certificate": {"rawBytes": text(self.certificate)}, "tlogEntries": [self.entry]}
        kind = {"mediaType": "application/vnd.dev.sigstore.bundle.v0.3+json", "verificationMaterial": material}
        if self.digest:
            digest: Json = {"algorithm": "SHA2_256", "digest": text(self.digest)}
            return {**kind, "messageSignature": {"messageDigest": digest, "signature": text(self.signature)}}
        signatures: Json = [{"sig": text(self.signature)}]
        return {
            **kind,
            "dsseEnvelope": {"payload": text(self.payload), "payloadType": IN_TOTO, "signatures": signatures},
        }


def provenance(*seals: Seal, publisher: dict[str, Json]) -> dict[str, Json]:
    """Return what an index says of a file: who is registered, and the attestations."""
    attestations: list[Json] = [seal.attestation() for seal in seals]
    return {"version": 1, "attestation_bundles": [{"publisher": publisher, "attestations": attestations}]}


def github(repository: str = "octo/demo", workflow: str = "release.yml", environment: str = "") -> dict[str, Json]:
    """Return a publisher as an index names it."""
    return {"kind": "GitHub", "repository": repository, "workflow": workflow, "environment": environment or None}


def statement(name: str, sha256: str, predicate: str = PUBLISH) -> dict[str, Json]:
    """Return the statement that a file was published."""
    subject: Json = {"name": name, "digest": {"sha256": sha256}}
    return {
        "_type": "https://in-toto.io/Statement/v1",
        "subject": [subject],
        "predicateType": predicate,
        "predicate": None,
    }


class Sigstore:
    """The keys, and what they sign; `late` is how long after the certificate was issued the log has the entry."""

    def __init__(self, late: timedelta = timedelta(seconds=3)) -> None:
        self.late = late
        self._authority, self._certificates, self._log = (_Key() for _ in range(3))
        name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "the tests' own")])
        builder = _builder(name, self._authority, WHEN - timedelta(days=9), timedelta(days=99), issuer=name)
        self._root = (
            builder.add_extension(x509.BasicConstraints(ca=True, path_length=1), critical=True)
            .add_extension(_usage(for_certificates=True), critical=True)
            .sign(self._authority.key, SHA256())
        )

    def write_root(self, path: Path) -> Path:
        """Write the trust root, and return where it is."""
        valid: Json = {"start": "2020-01-01T00:00:00Z"}
        logs = []
        for key in (self._log, self._certificates):
            public: Json = {"rawBytes": text(key.public), "keyDetails": "PKIX_ECDSA_P256_SHA_256", "validFor": valid}
            log: dict[str, Json] = {"baseUrl": "https://log.invalid", "hashAlgorithm": "SHA2_256", "publicKey": public}
            logs.append({**log, "logId": {"keyId": text(key.id)}})
        chain: Json = {"certificates": [{"rawBytes": text(self._root.public_bytes(Encoding.DER))}]}
        subject: Json = {"organization": "tests", "commonName": "tests"}
        root = {
            "mediaType": "application/vnd.dev.sigstore.trustedroot+json;version=0.1",
            "tlogs": logs[:1],
            "ctlogs": logs[1:],
            "certificateAuthorities": [
                {"subject": subject, "uri": "https://ca.invalid", "certChain": chain, "validFor": valid}
            ],
            "timestampAuthorities": [],
        }
        path.write_text(json.dumps(root))
        return path

    def sign(self, said: dict[str, Json] | bytes, signer: Signer | None = None) -> Seal:
        """Sign a statement, or any other bytes in its place."""
        payload = said if isinstance(said, bytes) else json.dumps(said).encode()
        key, certificate = self._issue(signer or Signer())
        signature = key.sign(f"DSSEv1 {len(IN_TOTO)} {IN_TOTO} {len(payload)} ".encode() + payload)
        signed: Json = [{"signature": text(signature), "verifier": text(_pem(certificate))}]
        spec: Json = {"envelopeHash": _hash(b"anything"), "payloadHash": _hash(payload), "signatures": signed}
        return Seal(certificate, payload, signature, self._entry("dsse", spec))

    def sign_file(self, content: bytes, signer: Signer | None = None) -> Seal:
        """Sign a file itself."""
        key, certificate = self._issue(signer or Signer())
        signature = key.sign(content)
        signed: Json = {"content": text(signature), "publicKey": {"content": text(_pem(certificate))}}
        entry = self._entry("hashedrekord", {"data": {"hash": _hash(content)}, "signature": signed})
        return replace(Seal(certificate, b"", signature, entry), digest=hashlib.sha256(content).digest())

    def _issue(self, signer: Signer) -> tuple[_Key, bytes]:
        """Return a new key, and its certificate with the promise of the log of certificates in it."""
        key = _Key()
        builder = _builder(x509.Name([]), key, WHEN, timedelta(minutes=10), issuer=self._root.subject)
        identity = x509.UniformResourceIdentifier("https://github.com/octo/demo")
        builder = (
            builder.add_extension(_usage(for_certificates=False), critical=True)
            .add_extension(x509.ExtendedKeyUsage([_CODE_SIGNING]), critical=False)
            .add_extension(x509.AuthorityKeyIdentifier.from_issuer_public_key(self._authority.half), critical=False)
            .add_extension(x509.SubjectAlternativeName([identity]), critical=True)
        )
        for number, said in signer.extensions().items():
            builder = builder.add_extension(_extension(f"{_ARC}{number}", _der(0x0C, said.encode())), critical=False)
        body = builder.sign(self._authority.key, SHA256()).tbs_certificate_bytes
        moment = struct.pack("!Q", int(WHEN.timestamp() * 1000))
        entry = self._authority.id + len(body).to_bytes(3, "big") + body
        signature = self._certificates.sign(b"\0\0" + moment + struct.pack("!H", 1) + entry + b"\0\0")
        promise = b"\0" + self._certificates.id + moment + b"\0\0\4\3" + _long(signature)
        promises = _extension(_SCT_LIST, _der(0x04, _long(_long(promise))))
        signed = builder.add_extension(promises, critical=False).sign(self._authority.key, SHA256())
        return key, signed.public_bytes(Encoding.DER)

    def _entry(self, kind: str, spec: Json) -> dict[str, Json]:
        """Return the entry of the log, which is the only one that it has."""
        body = json.dumps({"apiVersion": "0.0.1", "kind": kind, "spec": spec}).encode()
        top = hashlib.sha256(b"\0" + body).digest()
        note = f"tests\n1\n{text(top)}\n"
        checkpoint = f"{note}\n— tests {text(self._log.id[:4] + self._log.sign(note.encode()))}\n"
        moment = int((WHEN + self.late).timestamp())
        promised = {"body": text(body), "integratedTime": moment, "logID": self._log.id.hex(), "logIndex": 0}
        promise = self._log.sign(json.dumps(promised, separators=(",", ":"), sort_keys=True).encode())
        proof: dict[str, Json] = {"logIndex": "0", "rootHash": text(top), "treeSize": "1", "hashes": []}
        return {
            "logIndex": "0",
            "logId": {"keyId": text(self._log.id)},
            "kindVersion": {"kind": kind, "version": "0.0.1"},
            "integratedTime": str(moment),
            "inclusionPromise": {"signedEntryTimestamp": text(promise)},
            "inclusionProof": {**proof, "checkpoint": {"envelope": checkpoint}},
            "canonicalizedBody": text(body),
        }


class _Key:
    def __init__(self) -> None:
        self.key = ec.generate_private_key(ec.SECP256R1())
        self.half = self.key.public_key()
        self.public = self.half.public_bytes(Encoding.DER, PublicFormat.SubjectPublicKeyInfo)
        self.id = hashlib.sha256(self.public).digest()

    def sign(self, data: bytes) -> bytes:
        return self.key.sign(data, ec.ECDSA(SHA256()))


def text(data: bytes) -> str:
    """Return bytes as these formats write them."""
    return b64encode(data).decode()


def _builder(
    subject: x509.Name, key: _Key, start: datetime, length: timedelta, *, issuer: x509.Name
) -> x509.CertificateBuilder:
    return x509.CertificateBuilder(
        issuer_name=issuer,
        subject_name=subject,
        public_key=key.half,
        serial_number=x509.random_serial_number(),
        not_valid_before=start,
        not_valid_after=start + length,
    ).add_extension(x509.SubjectKeyIdentifier.from_public_key(key.half), critical=False)


def _usage(*, for_certificates: bool) -> x509.KeyUsage:
    return x509.KeyUsage(
        digital_signature=not for_certificates,
        key_cert_sign=for_certificates,
        crl_sign=for_certificates,
        content_commitment=False,
        key_encipherment=False,
        data_encipherment=False,
        key_agreement=False,
        encipher_only=False,
        decipher_only=False,
    )


def _extension(number: str, value: bytes) -> x509.UnrecognizedExtension:
    return x509.UnrecognizedExtension(x509.ObjectIdentifier(number), value)


def _der(tag: int, value: bytes) -> bytes:
    size = bytes([len(value)]) if len(value) < 0x80 else b"\x82" + struct.pack("!H", len(value))
    return bytes([tag]) + size + value


def _long(data: bytes) -> bytes:
    return struct.pack("!H", len(data)) + data


def _hash(data: bytes) -> Json:
    return {"algorithm": "sha256", "value": hashlib.sha256(data).hexdigest()}


def _pem(certificate: bytes) -> bytes:
    return x509.load_der_x509_certificate(certificate).public_bytes(Encoding.PEM)

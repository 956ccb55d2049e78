"""What attestations prove, by the libraries `pypi-attestations` and `sigstore`, which are in an extra.

The library's own `Attestation.verify` is not used: it keeps its trust root in the user's cache, trusts what it finds
there, and tells a wrong publisher from a wrong signature in its words alone.
"""

import json
import logging
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import islice
from pathlib import Path
from urllib.parse import quote

import sigstore
from pypi_attestations import Attestation, AttestationType, GitHubPublisher, Provenance
from sigstore.hashes import Hashed
from sigstore.models import Bundle, TrustedRoot
from sigstore.verify import Verifier

from gatepost.artifact.attested import ATTESTATION, BUNDLE, Evidence, Publisher
from gatepost.artifact.attested_claims import ARC, publisher_in, read_claims, stranger_in
from gatepost.artifact.attested_reasons import contradiction, malformed, plain_reason
from gatepost.artifact.attested_statement import InvalidStatementError, Subject, fault_of, read_statement
from gatepost.report.visible import visible

_PUBLIC = "https://tuf-repo-cdn.sigstore.dev"  # never asked: the library's own files have its name
SHIPPED = Path(sigstore.__file__).parent / "_store" / quote(_PUBLIC, safe="") / "trusted_root.json"
"""The trust root of Sigstore's public instance, as it was when the library was released."""

_MOST = 64  # attestations of one file: an index has a few
_LONGEST = 300
_PREDICATES = frozenset(each.value for each in AttestationType)
_SHA256 = "SHA2_256"

logging.getLogger("sigstore").addHandler(logging.NullHandler())  # what it warns of would go to the terminal


@dataclass(frozen=True)
class _Candidate:
    """A bundle that was read; out of a provenance object, with whom it names: None for others than GitHub's."""

    bundle: Bundle
    is_said: bool = False
    said: Publisher | None = None


class _Anybody:
    """The policy that accepts every identity: who it is, is compared when it is known that all else holds."""

    def verify(self, cert: object) -> None:
        """Accept it."""


class Proofs:
    """Proves attestations against one trust root, without any network."""

    def __init__(self, root: Path) -> None:
        self._verifier = Verifier(trusted_root=TrustedRoot.from_file(str(root)))

    def evidences(self, nothing: Evidence, data: bytes, subject: Subject) -> list[Evidence]:
        """Return what the content of a file proves of a distribution: each attestation in it, at least one.

        `nothing` is what is known of the file before. Nothing in it makes this raise an exception.
        """
        try:
            candidates = list(islice(_candidates(nothing.kind, data), _MOST + 1))
        except Exception as error:  # noqa: BLE001  what the library raises for hostile input is not documented
            return [_refused(nothing, malformed(nothing.kind, _words(error)))]
        if not 0 < len(candidates) <= _MOST:
            return [_refused(nothing, f"it holds {f'more than {_MOST}' if candidates else 'no'} attestations")]
        return [self._evidence(nothing, each, subject) for each in candidates]

    def _evidence(self, nothing: Evidence, candidate: _Candidate, subject: Subject) -> Evidence:
        try:
            predicate = self._proven(nothing.kind, candidate.bundle, subject)
            return _identified(replace(nothing, predicate=visible(predicate)), candidate)
        except InvalidStatementError as error:
            return _refused(nothing, str(error))
        except Exception as error:  # noqa: BLE001  likewise; whatever it is, nothing is proven
            return _refused(nothing, plain_reason(_words(error)))

    def _proven(self, kind: str, bundle: Bundle, subject: Subject) -> str:
        """Return the type of what is proven of the file, empty where it is signed itself; raises what is wrong."""
        if "messageSignature" in json.loads(bundle.to_json()):
            # the enumeration of algorithms is in a package that only the library knows
            hashed = Hashed.model_validate({"algorithm": _SHA256, "digest": bytes.fromhex(subject.sha256)})
            self._verifier.verify_artifact(hashed, bundle, _Anybody())
            return ""
        statement = read_statement(*self._verifier.verify_dsse(bundle, _Anybody()))
        fault = fault_of(statement, subject, kind, _PREDICATES)
        if fault:
            raise InvalidStatementError(fault)
        return statement.predicate


def _candidates(kind: str, data: bytes) -> Iterator[_Candidate]:
    if kind == BUNDLE:
        yield _Candidate(Bundle.from_json(data))
    elif kind == ATTESTATION:
        yield _Candidate(Attestation.model_validate_json(data).to_bundle())
    else:
        for bundle in Provenance.model_validate_json(data).attestation_bundles:
            publisher = bundle.publisher
            said = None
            if isinstance(publisher, GitHubPublisher):
                said = Publisher(publisher.repository, publisher.workflow, publisher.environment or "")
            for attestation in bundle.attestations:
                yield _Candidate(attestation.to_bundle(), is_said=True, said=said)


def _identified(proven: Evidence, candidate: _Candidate) -> Evidence:
    """Return what is proven with the one who signed, by the certificate."""
    certificate = candidate.bundle.signing_certificate
    values = {each.oid.dotted_string: each.value for each in certificate.extensions}
    claims = read_claims({oid: value.public_bytes() for oid, value in values.items() if oid.startswith(ARC)})
    publisher = publisher_in(claims)
    against = contradiction(candidate.said, publisher) if candidate.is_said else ""
    if against:
        return _refused(proven, against)
    names = map(_safe, (publisher.repository, publisher.workflow, publisher.environment)) if publisher else ()
    return replace(
        proven,
        publisher=Publisher(*names) if publisher else None,
        stranger="" if publisher else _safe(stranger_in(claims)),
        claimed=_safe(candidate.said.environment) if candidate.said else "",
        ref=_safe(claims.ref),
        commit=_safe(claims.commit),
        signed=certificate.not_valid_before_utc.isoformat(),
    )


def _refused(nothing: Evidence, reason: str) -> Evidence:
    return Evidence(nothing.file, nothing.kind, _safe(reason))


def _words(error: Exception) -> str:
    """Return what the library says, or what kind of failure it was where it says nothing."""
    return str(error) or type(error).__name__


def _safe(text: str) -> str:
    return visible(text if len(text) <= _LONGEST else f"{text[:_LONGEST]}…")

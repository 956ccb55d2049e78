"""What a certificate of Sigstore's authority says of the one who signs.

Fulcio documents the extensions in docs/oid-info.md of its repository; from number 8 on they are UTF-8 strings in DER.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from gatepost.artifact.attested import Publisher

if TYPE_CHECKING:
    from collections.abc import Mapping

ARC = "1.3.6.1.4.1.57264.1."
"""What the identifiers of these extensions begin with."""

_ACTIONS = "https://token.actions.githubusercontent.com"
_GITHUB = "https://github.com/"
_WORKFLOWS = "/.github/workflows/"
_UTF8_STRING = 0x0C
_IS_LONG = 0x80


@dataclass(frozen=True)
class Claims:
    """The extensions that matter here, each empty where it is not there.

    `config` is the workflow that was started, with its repository and ref. A reusable workflow that it calls is the
    "build signer" of the certificate, and not looked at: the one that was started decides what it calls, and
    indexes compare that one too. `environment` is there since the end of 2025, and only where the job had one.
    """

    issuer: str = ""
    source: str = ""
    commit: str = ""
    ref: str = ""
    config: str = ""
    environment: str = ""


def read_claims(extensions: Mapping[str, bytes]) -> Claims:
    """Return what the extensions of a certificate say, by their identifiers; what is no string says nothing."""
    issuer, source, commit, ref, config, environment = (
        _text(extensions.get(f"{ARC}{number}", b"")) for number in (8, 12, 13, 14, 18, 23)
    )
    return Claims(issuer, source, commit, ref, config, environment)


def publisher_in(claims: Claims) -> Publisher | None:
    """Return the workflow of GitHub Actions that the claims are of; None where they are of anybody else.

    The workflow has to be one of the repository's own, at the ref or the commit that it ran for, as indexes want it.
    """
    source = claims.source
    if claims.issuer != _ACTIONS or not source.startswith(_GITHUB):
        return None
    own = f"{source}{_WORKFLOWS}"
    rest = claims.config[len(own) :] if claims.config.lower().startswith(own.lower()) else ""
    for at in filter(None, (claims.ref, claims.commit)):
        workflow = rest.removesuffix(f"@{at}")
        if workflow and workflow != rest and "/" not in workflow:
            return Publisher(source.removeprefix(_GITHUB), workflow, claims.environment)
    return None


def stranger_in(claims: Claims) -> str:
    """Return who it was, where it was no workflow of a repository's own."""
    if claims.issuer == _ACTIONS:
        return f"`{claims.config or 'no workflow'}` at {claims.ref or 'no ref'} of {claims.source or 'no repository'}"
    whom = claims.source or "somebody"
    return f"{whom}, with an identity by {claims.issuer or 'an unknown issuer'}"


def _text(value: bytes) -> str:
    """Return a string of DER (X.690, 8.1.3 and 8.23); empty for all else."""
    length, start = value[1:2], 2
    if length and length[0] & _IS_LONG:
        start += length[0] & ~_IS_LONG
        length = value[2:start]
    if value[:1] != bytes([_UTF8_STRING]) or len(value) != start + int.from_bytes(length, "big"):
        return ""
    try:
        return value[start:].decode("utf-8")
    except UnicodeDecodeError:
        return ""

"""Why an attestation does not hold, in plain words: what the library says is for those who know Sigstore."""

from __future__ import annotations

from gatepost.artifact.attested import ATTESTATION, BUNDLE, PROVENANCE, Publisher

_CALLED = {ATTESTATION: "an attestation", PROVENANCE: "a provenance object", BUNDLE: "a Sigstore bundle"}

_PLAIN = (
    ("not valid at validation time", "its certificate was not valid when it was signed"),
    ("certificate chain", "its certificate is not one of Sigstore's authority"),
    ("SCT", "its certificate is not in the public log of certificates"),
    ("usage", "its certificate is not one to sign with"),
    ("time", "no time is proven at which it was signed"),
    ("digest mismatch", "the file is not the one that was signed"),
    ("invalid for input", "the signature is not one of this file"),
    ("log entry", "it is not in the public log of signatures"),
    ("invalid signature", "the signature is not one of what it should sign"),
)
"""What stands in the library's words → ours; the first that fits."""


def plain_reason(words: str) -> str:
    """Return why a proof failed; the library's own words stand behind."""
    plain = next((ours for theirs, ours in _PLAIN if theirs in words), "it does not hold")
    return f"{plain} ({words})"


def malformed(kind: str, words: str) -> str:
    """Return why a file could not be read; of a list of faults, the first that the library found."""
    lines = [line.strip() for line in words.splitlines() if line.strip()]
    if len(lines) > 2 and "validation error" in lines[0]:  # noqa: PLR2004  how many, where, what
        return f"it is not {_CALLED[kind]}: {lines[1]}: {lines[2].partition(' [type=')[0]}"
    return f"it is not {_CALLED[kind]}: {lines[0] if lines else 'it cannot be read'}"


def contradiction(said: Publisher | None, found: Publisher | None) -> str:
    """Return where a provenance object says something else than the certificate in it; empty where it does not.

    Both are None where the publisher is none of GitHub Actions; that is told elsewhere.
    """
    if said is None or found is None:
        told, shown = (_shown(said), _shown(found)) if said is not found else ("", "")
    elif (said.repository.lower(), said.workflow) != (found.repository.lower(), found.workflow):
        told, shown = _shown(said), _shown(found)
    elif said.environment and found.environment and said.environment.lower() != found.environment.lower():
        told, shown = f"the environment `{said.environment}`", f"`{found.environment}`"
    else:
        told = shown = ""
    return f"the provenance object says {told}, the certificate in it {shown}" if told else ""


def _shown(publisher: Publisher | None) -> str:
    return f"`{publisher.workflow}` of {publisher.repository}" if publisher else "somebody outside of GitHub Actions"

"""Reading the attestations that lie beside distributions."""

import os
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from gatepost.adapters.files import read_plain_file
from gatepost.adapters.own_installation import EXTRA, command_to_install
from gatepost.artifact.attested import AttestedFacts, AttestedFile, Evidence, Publisher, kind_beside
from gatepost.artifact.attested_statement import Subject
from gatepost.errors import ToolMissingError
from gatepost.report.visible import visible

if TYPE_CHECKING:
    from gatepost.adapters.sigstore_proof import Proofs

_LARGEST = 4 << 20


def read_attestations(
    folder: Path, digests: Mapping[str, str], expected: Publisher, root: Path | None = None
) -> AttestedFacts:
    """Return what the attestations prove of the files in a folder; nothing is asked of any network.

    `digests` has the SHA-256 of each distribution, in hexadecimal digits, by its name. `root` is a trust root of
    Sigstore's; without it, it is that of the public instance, as the library brings it. Raises `ToolMissingError`
    where the library is not installed.
    """
    proofs = _proofs(root)
    names = sorted(os.listdir(folder))  # noqa: PTH208  names, not paths
    files = [
        AttestedFile(visible(name), tuple(_evidences(folder, Subject(name, digests[name]), names, proofs)))
        for name in sorted(digests)
    ]
    return AttestedFacts(tuple(files), expected)


def _proofs(root: Path | None) -> "Proofs":
    try:
        from gatepost.adapters.sigstore_proof import SHIPPED, Proofs  # noqa: PLC0415  of an extra
    except ImportError as error:
        message = f"attestations cannot be verified: {error}"
        raise ToolMissingError(message, f"`{command_to_install(EXTRA)}`") from None
    try:
        return Proofs(root or SHIPPED)
    except (OSError, ValueError) as error:
        message = f"attestations cannot be verified: the library `sigstore` brings no trust root: {error}"
        raise ToolMissingError(message, f"`{command_to_install(EXTRA)}`") from None


def _evidences(folder: Path, subject: Subject, names: list[str], proofs: "Proofs") -> list[Evidence]:
    """Return what all files prove that belong to a distribution by their names."""
    found: list[Evidence] = []
    for name in names:
        kind = kind_beside(subject.name, name)
        if kind:
            found += _read(folder / name, kind, subject, proofs)
    return found


def _read(path: Path, kind: str, subject: Subject, proofs: "Proofs") -> list[Evidence]:
    nothing = Evidence(visible(path.name), kind)
    try:
        data = read_plain_file(path, _LARGEST + 1)
    except OSError as error:
        return [Evidence(nothing.file, kind, f"it cannot be read: {error.strerror}")]
    if len(data) > _LARGEST:
        return [Evidence(nothing.file, kind, f"it is larger than {_LARGEST >> 20} MiB")]
    return proofs.evidences(nothing, data, subject)

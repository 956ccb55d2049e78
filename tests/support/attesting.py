"""A folder with a distribution in it, and attestations beside it."""

from __future__ import annotations

import hashlib
import json
from typing import TYPE_CHECKING

from gatepost.adapters.attestations import read_attestations
from gatepost.artifact.attested import AttestedFacts, Evidence, Publisher
from gatepost.artifact.attested_checks import ATTESTED
from gatepost.outcomes.judge import judge
from support.sealing import Json, Signer, Sigstore, statement

if TYPE_CHECKING:
    from pathlib import Path

NAME = "demo-1.0.0-py3-none-any.whl"
CONTENT = b"a wheel, as far as its digest goes"
SHA256 = hashlib.sha256(CONTENT).hexdigest()
OURS = Publisher("octo/demo", "release.yml")

_DISTRIBUTIONS = (".whl", ".tar.gz")


class Shelf:
    """A folder with one wheel, a Sigstore that signs for it, and what is read of both."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder / "dist"
        self.folder.mkdir()
        (self.folder / NAME).write_bytes(CONTENT)
        self.sigstore = Sigstore()
        self.root = self.sigstore.write_root(folder / "root.json")

    def lay(self, ending: str, content: Json | bytes) -> None:
        """Put a file beside the wheel."""
        data = content if isinstance(content, bytes) else json.dumps(content).encode()
        (self.folder / f"{NAME}.{ending}").write_bytes(data)

    def attest(self, signer: Signer | None = None, ending: str = "publish.attestation") -> dict[str, Json]:
        """Put an attestation beside the wheel, and return it."""
        attestation = self.sigstore.sign(statement(NAME, SHA256), signer).attestation()
        self.lay(ending, attestation)
        return attestation

    def facts(self, expected: Publisher = OURS) -> AttestedFacts:
        """Return what is proven."""
        return facts_of(self.folder, expected, self.root)

    def evidence(self) -> Evidence:
        """Return the only evidence that there is."""
        (evidence,) = self.facts().evidences or ()
        return evidence

    def refused(self) -> str:
        """Return why the only evidence is refused."""
        return self.evidence().refused


def facts_of(folder: Path, expected: Publisher, root: Path | None = None) -> AttestedFacts:
    """Return what is proven of the distributions in a folder."""
    files = [path for path in folder.iterdir() if path.name.endswith(_DISTRIBUTIONS)]
    digests = {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in files}
    return read_attestations(folder, digests, expected, root)


def told(facts: AttestedFacts) -> list[str]:
    """Return what comes of all checks, in lines."""
    return [f"{each.code} {each.status}: {each.message}" for each in judge(ATTESTED, facts, {}, {})]


def failed(facts: AttestedFacts) -> list[str]:
    """Return the codes of what has failed, each once, in order."""
    return sorted({each.code for each in judge(ATTESTED, facts, {}, {}) if each.status == "failed"})

"""GA105."""

from __future__ import annotations

from shlex import quote
from typing import TYPE_CHECKING

from gatepost.artifact.facts import Facts
from gatepost.artifact.leftovers import is_attestation
from gatepost.artifact.words import listed
from gatepost.outcomes.check import Check
from gatepost.outcomes.values import Problem

if TYPE_CHECKING:
    from collections.abc import Iterator


class AttestationLeft(Check[Facts]):
    """Signatures or attestations lie beside the distributions before they are published.

    ## Why
    The action that publishes to PyPI signs each file itself, in the job that has the identity, and stops where a
    `*.publish.attestation` is there before it: it would be somebody else's word. Sigstore bundles
    (`*.sigstore`, `*.sigstore.json`) and `*.provenance` are no distributions to twine, which refuses the whole upload
    for them. Detached PGP signatures (`*.asc`) go up and are thrown away: PyPI has not kept any since May 2023.

    An attestation is for exact bytes. One that is left from an earlier build is for other bytes, and proves nothing.

    ## Mend
    Remove them, with the command that is shown. To prove what was downloaded or published, ask for it:
    `gatepost dist --verify`. Bundles for the release page belong in a folder of their own.
    """

    code = "GA105"
    name = "attestation-left"

    def look(self, facts: Facts) -> Iterator[Problem]:
        """Yield one problem for all such files, with the command that removes them."""
        left = [name for name in facts.others if is_attestation(name)]
        if left:
            places = " ".join(quote(f"{facts.folder.rstrip('/')}/{name}") for name in left)
            message = f"the publishing action makes its own, and stops at {listed(left)}"
            yield Problem(message, left[0], f"rm -r -- {places}")

    def fine(self, facts: Facts) -> str:  # noqa: ARG002  it is the same for all
        """Return that none is there."""
        return "no attestation or signature is left of an earlier build"

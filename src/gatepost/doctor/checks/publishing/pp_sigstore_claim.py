"""GD528."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from gatepost.doctor.check import DoctorCheck, known
from gatepost.doctor.command_patterns import OPTIONS
from gatepost.doctor.roles import Place, command_of, steps_of
from gatepost.doctor.symptoms import SECURITY
from gatepost.doctor.uploads.uploads import PYPI, has_password, index_of, is_action, value_of
from gatepost.outcomes.values import Problem
from gatepost.values import WARNING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gatepost.doctor.facts import Facts

_DOCUMENT = re.compile(
    r"(?:README|SECURITY|RELEASING|CONTRIBUTING)\.(?:md|rst|txt)|\.github/SECURITY\.md|docs/.*\.(?:md|rst)",
    re.IGNORECASE,
)
_CLAIM = re.compile(r"\b(?:sigstore|attestations?|attested|PEP 740)\b", re.IGNORECASE)
_OF = re.compile(
    r"\b(?:releases?|packages?|distributions?|wheels?|sdists?|artifacts?|published|uploaded|PyPI)\b", re.IGNORECASE
)
_DOUBT = re.compile(
    r"\b(?:no|not|never|without|cannot|planned|will|would|should|could|may|todo|if|when|how)\b|n't\b|\?", re.IGNORECASE
)
_SIGNERS = re.compile(r"sigstore|cosign|slsa|attest", re.IGNORECASE)
_UNSIGNED = re.compile(rf"\b(?:twine\s+upload|poetry\s+{OPTIONS}publish|flit\s+publish)\b")


class PpSigstoreClaim(DoctorCheck):
    """The documentation says that releases are signed or attested, and nothing signs them.

    ## Symptom
    Whoever checks finds nothing: the files on PyPI have no provenance, and `pypi-attestations verify` fails.

    ## Cause
    Attestations are made by `pypa/gh-action-pypi-publish` when it uploads by trusted publishing. A token,
    `attestations: false`, or an upload with twine leaves them out, without a word.

    ## Mend
    Publish by trusted publishing, with attestations; or take the promise back:

        - uses: pypa/gh-action-pypi-publish@release/v1
    """

    code = "GD528"
    name = "pp-sigstore-claim"
    severity = WARNING
    needs: tuple[str, ...] = ("publishing",)
    symptoms: tuple[str, ...] = (SECURITY,)

    def unable(self, facts: Facts) -> str:
        """Return that what is published is signed, or may be."""
        places = known(facts.publishing)
        if not all(map(_is_unsigned, places)) or any(map(_signs, steps_of(facts.workflows))):
            return "what is published is signed, or may be"
        return ""

    def look(self, facts: Facts) -> Iterator[Problem]:
        """Report the first line of each document that promises what nothing does."""
        for path in sorted(filter(_DOCUMENT.fullmatch, facts.tree.paths)):
            lines = (facts.tree.read(path) or "").split("\n")
            for number, line in enumerate(lines, 1):
                if _CLAIM.search(line) and _OF.search(line) and not _DOUBT.search(line):
                    yield Problem(
                        "this says that what is released is signed or attested, and no workflow does that",
                        f"{path}:{number}",
                        "upload by trusted publishing, which attests what it uploads, or take this sentence out",
                    )
                    break

    def fine(self, facts: Facts) -> str:  # noqa: ARG002  it is the same of every repository
        """Return that nothing is promised."""
        return "no document promises signatures that nobody makes"


def _is_unsigned(place: Place) -> bool:
    """Tell whether an upload surely makes no attestations; one to elsewhere does not count."""
    if is_action(place):
        is_off = value_of(place, "attestations").lower() == "false"
        return is_off or has_password(place) or (index_of(place) != PYPI and bool(value_of(place, "repository-url")))
    command = command_of(place.step)
    return _UNSIGNED.search(command) is not None and "--attestations" not in command


def _signs(place: Place) -> bool:
    """Tell whether a step has to do with signing."""
    uses = place.step.uses
    return _SIGNERS.search(f"{uses.name if uses is not None else ''}\n{command_of(place.step)}") is not None

"""Who published a file, as far as the attestations beside it prove it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

ATTESTATION, PROVENANCE, BUNDLE = "attestation", "provenance", "bundle"

_ENDINGS = {".attestation": ATTESTATION, ".provenance": PROVENANCE, ".sigstore.json": BUNDLE, ".sigstore": BUNDLE}


@dataclass(frozen=True)
class Publisher:
    """A workflow of GitHub Actions: `owner/name`, the file's name without its folder, the environment of the job.

    Of the one that is expected, an empty workflow or environment is any.
    """

    repository: str
    workflow: str = ""
    environment: str = ""


@dataclass(frozen=True)
class Evidence:
    """What one attestation proves, which was found in `file`; all texts are safe to print.

    `refused` says why it proves nothing, and then nothing else is known. `publisher` is the workflow that has signed,
    by its certificate; None where it was none of GitHub Actions: then `stranger` says who it was. `claimed` is
    the environment that a provenance object names, which nobody signs. `ref` and `commit` are those that the workflow
    ran for; `predicate` is the type of what was signed, empty where it was the file alone; `signed` is when
    the certificate was issued, in ISO 8601: it is valid for ten minutes.
    """

    file: str
    kind: str
    refused: str = ""
    publisher: Publisher | None = None
    stranger: str = ""
    claimed: str = ""
    ref: str = ""
    commit: str = ""
    predicate: str = ""
    signed: str = ""


@dataclass(frozen=True)
class AttestedFile:
    """A distribution, by its name, and all that was found beside it."""

    name: str
    evidences: tuple[Evidence, ...] = ()

    @property
    def held(self) -> tuple[Evidence, ...]:
        """What was not refused."""
        return tuple(each for each in self.evidences if not each.refused)


@dataclass(frozen=True)
class AttestedFacts:
    """All distributions of a folder, and who should have published them."""

    files: tuple[AttestedFile, ...]
    expected: Publisher

    @property
    def evidences(self) -> tuple[Evidence, ...] | None:
        """What was found, of all files."""
        return tuple(each for file in self.files for each in file.evidences) or None

    @property
    def held(self) -> tuple[Evidence, ...] | None:
        """What was not refused, of all files."""
        return tuple(each for file in self.files for each in file.held) or None

    @property
    def environment(self) -> str | None:
        """The environment that is expected."""
        return self.expected.environment or None

    @property
    def absent(self) -> Mapping[str, str]:
        """Why there is nothing to look at."""
        return {
            "evidences": "there is no attestation beside any file",
            "held": "there is no attestation that holds",
            "environment": "no environment is expected",
        }


def kind_beside(name: str, other: str) -> str:
    """Return what the file `other` says of the file `name`, by its own name; empty where it is no evidence of it."""
    if not other.startswith(f"{name}."):
        return ""
    rest = other[len(name) :]
    return next((kind for ending, kind in _ENDINGS.items() if rest.endswith(ending)), "")

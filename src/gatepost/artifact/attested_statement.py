"""What was signed: an in-toto statement (in-toto attestation framework, spec/v1/statement.md)."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING

from packaging.utils import parse_sdist_filename, parse_wheel_filename

from gatepost.artifact.attested import BUNDLE

if TYPE_CHECKING:
    from collections.abc import Collection

_TYPE = "https://in-toto.io/Statement/v1"
_PAYLOAD = "application/vnd.in-toto+json"
_LONGEST = 255  # of a file's name anywhere; the tags of a wheel multiply


@dataclass(frozen=True)
class Subject:
    """The file that a statement should be of; `sha256` in hexadecimal digits."""

    name: str
    sha256: str


@dataclass(frozen=True)
class Statement:
    """What was said, and of what: names, each with its SHA-256, empty where none is given."""

    predicate: str
    subjects: tuple[tuple[str, str], ...]


class InvalidStatementError(ValueError):
    """A statement that says nothing of the file; the text says why."""


def read_statement(payload_type: str, payload: bytes) -> Statement:
    """Return what a signed payload says; raises `InvalidStatementError` for one that is no statement."""
    if payload_type != _PAYLOAD:
        message = f"what was signed is `{payload_type}`, and not a statement"
        raise InvalidStatementError(message)
    try:
        read: object = json.loads(payload)
    except (ValueError, RecursionError):
        message = "the statement is not JSON"
        raise InvalidStatementError(message) from None
    if not isinstance(read, dict) or read.get("_type") != _TYPE:
        message = f"what was signed is not of the type {_TYPE}"
        raise InvalidStatementError(message)
    predicate, listed = read.get("predicateType"), read.get("subject")
    if not isinstance(predicate, str) or not isinstance(listed, list) or not listed:
        message = "the statement has no subject, or no type of its predicate"
        raise InvalidStatementError(message)
    return Statement(predicate, tuple(map(_subject, listed)))


def fault_of(statement: Statement, subject: Subject, kind: str, known: Collection[str]) -> str:
    """Return why a statement does not speak for the file; empty where it does.

    `known` are the types of predicates that say where a file comes from. An attestation is of one file; a
    bundle may be of several, and name them with folders.
    """
    if statement.predicate not in known:
        return f"it does not say where the file comes from, but `{statement.predicate}`"
    if kind != BUNDLE and len(statement.subjects) != 1:
        return f"it is of {len(statement.subjects)} files, and an attestation is of one"
    names = [name.replace("\\", "/").rpartition("/")[2] if kind == BUNDLE else name for name, _ in statement.subjects]
    digests = [digest for name, (_, digest) in zip(names, statement.subjects, strict=True) if _is(name, subject.name)]
    if not digests:
        return f"it was made for another file: {_listed(names)}"
    if subject.sha256 not in digests:
        return f"the file is not the one that was signed: its SHA-256 is {subject.sha256}, that one's {digests[0]}"
    return ""


def _subject(item: object) -> tuple[str, str]:
    if isinstance(item, dict):
        name, digests = item.get("name"), item.get("digest")
        digest: object = digests.get("sha256", "") if isinstance(digests, dict) else None
        if isinstance(name, str) and isinstance(digest, str):
            return name, digest
    message = "a subject of the statement has no name, or no digest"
    raise InvalidStatementError(message)


def _is(named: str, name: str) -> bool:
    """Tell whether two names are of the same distribution: old tools sign a name that is not yet normalised."""
    return named == name or (_parsed(named) == _parsed(name) and _parsed(name) is not None)


def _parsed(name: str) -> object:
    if len(name) > _LONGEST:
        return None
    try:
        return parse_wheel_filename(name) if name.endswith(".whl") else parse_sdist_filename(name)
    except ValueError:
        return None


def _listed(names: list[str]) -> str:
    return f"`{names[0]}`" if len(names) == 1 else f"`{names[0]}` and {len(names) - 1} more"

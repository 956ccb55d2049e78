from __future__ import annotations

import json

import pytest

from gatepost.artifact.attested import ATTESTATION, BUNDLE
from gatepost.artifact.attested_statement import InvalidStatementError, Statement, Subject, fault_of, read_statement

pytestmark = pytest.mark.once

IN_TOTO = "application/vnd.in-toto+json"
TYPE = "https://in-toto.io/Statement/v1"
KNOWN = ("published",)
SHA256, OTHER = "a" * 64, "b" * 64
WHEEL = Subject("demo_salt-1.0-py3-none-any.whl", SHA256)
SDIST = Subject("demo_salt-1.0.tar.gz", SHA256)


def of(name: str, sha256: str = SHA256, predicate: str = "published") -> Statement:
    return Statement(predicate, ((name, sha256),))


def test_a_statement_has_subjects_and_the_type_of_what_it_says() -> None:
    subject = [{"name": "a", "digest": {"sha256": SHA256}}, {"name": "b", "digest": {"sha512": OTHER}}]
    payload = json.dumps({"_type": TYPE, "predicateType": "published", "subject": subject}).encode()

    assert read_statement(IN_TOTO, payload) == Statement("published", (("a", SHA256), ("b", "")))


def test_a_payload_of_another_type_is_no_statement() -> None:
    with pytest.raises(InvalidStatementError, match="what was signed is `text/plain`, and not a statement"):
        read_statement("text/plain", b"{}")


@pytest.mark.parametrize(
    "payload",
    [b"", b"{", b"\xff", b'{"a": "\xff"}', b"[" * 100_000, b'{"_type": ' * 50_000, b"1" * 10_000],
    ids=["empty", "cut", "no UTF-8", "no UTF-8 within", "deep", "deeper", "a long number"],
)
def test_what_is_no_json_is_refused(payload: bytes) -> None:
    with pytest.raises(InvalidStatementError, match=r"the statement is not JSON|not of the type"):
        read_statement(IN_TOTO, payload)


@pytest.mark.parametrize("read", [None, 1, float("nan"), "text", [], {}, {"_type": "another"}, {"_type": [TYPE]}])
def test_what_is_not_of_the_type_is_refused(read: object) -> None:
    with pytest.raises(InvalidStatementError, match="what was signed is not of the type"):
        read_statement(IN_TOTO, json.dumps(read).encode())


@pytest.mark.parametrize("subject", [None, {}, "a", [], 1, float("inf")])
def test_a_statement_without_subjects_is_refused(subject: object) -> None:
    with pytest.raises(InvalidStatementError, match="no subject, or no type"):
        read_statement(IN_TOTO, json.dumps({"_type": TYPE, "predicateType": "x", "subject": subject}).encode())


@pytest.mark.parametrize(
    "subject",
    [
        None,
        {},
        "a",
        {"name": "a"},
        {"name": None, "digest": {}},
        {"name": "a", "digest": []},
        {"name": "a", "digest": {"sha256": 1}},
        {"name": ["a"], "digest": {"sha256": "x"}},
    ],
)
def test_a_subject_has_a_name_and_a_digest(subject: object) -> None:
    with pytest.raises(InvalidStatementError, match="a subject of the statement has no name, or no digest"):
        read_statement(IN_TOTO, json.dumps({"_type": TYPE, "predicateType": "x", "subject": [subject]}).encode())


@pytest.mark.parametrize("predicate", [None, 1, []])
def test_a_predicate_has_a_type(predicate: object) -> None:
    with pytest.raises(InvalidStatementError, match="no subject, or no type"):
        read_statement(IN_TOTO, json.dumps({"_type": TYPE, "predicateType": predicate, "subject": [1]}).encode())


@pytest.mark.parametrize(
    ("subject", "named"),
    [
        (WHEEL, WHEEL.name),
        (WHEEL, "Demo.Salt-1.0.0-py3-none-any.whl"),
        (SDIST, SDIST.name),
        (SDIST, "demo-salt-1.0.tar.gz"),
        (Subject("odd", SHA256), "odd"),
    ],
)
def test_a_statement_speaks_for_the_file_that_it_names(subject: Subject, named: str) -> None:
    assert not fault_of(of(named), subject, ATTESTATION, KNOWN)


@pytest.mark.parametrize(
    ("subject", "named"),
    [
        (WHEEL, "demo_salt-1.1-py3-none-any.whl"),
        (WHEEL, "demo_salt-1.0-py2-none-any.whl"),
        (WHEEL, "demo_salt-1.0.tar.gz"),
        (WHEEL, f"dist/{WHEEL.name}"),
        (SDIST, "demo_pepper-1.0.tar.gz"),
        (SDIST, "demo_salt-1.0.exe"),
        (Subject("odd", SHA256), "even"),
    ],
)
def test_a_statement_of_another_file_is_refused(subject: Subject, named: str) -> None:
    fault = fault_of(of(named), subject, ATTESTATION, KNOWN)

    assert fault == f"it was made for another file: `{named}`"


def test_a_name_that_would_be_a_million_wheels_is_not_taken_apart() -> None:
    many = ".".join(f"a{number}" for number in range(2000))

    assert fault_of(of(f"demo_salt-1.0-{many}-{many}-{many}.whl"), WHEEL, ATTESTATION, KNOWN)


def test_a_file_that_was_changed_is_not_the_one_that_was_signed() -> None:
    fault = fault_of(of(WHEEL.name, OTHER), WHEEL, ATTESTATION, KNOWN)

    assert fault == f"the file is not the one that was signed: its SHA-256 is {SHA256}, that one's {OTHER}"


def test_what_says_something_else_of_the_file_is_refused() -> None:
    fault = fault_of(of(WHEEL.name, predicate="a bill of materials"), WHEEL, ATTESTATION, KNOWN)

    assert fault == "it does not say where the file comes from, but `a bill of materials`"


def test_an_attestation_is_of_one_file() -> None:
    statement = Statement("published", ((WHEEL.name, SHA256), (SDIST.name, SHA256)))

    assert fault_of(statement, WHEEL, ATTESTATION, KNOWN) == "it is of 2 files, and an attestation is of one"


@pytest.mark.parametrize("folder", ["", "dist/", "./dist/", "C:\\dist\\"])
def test_a_bundle_may_be_of_several_files_in_a_folder(folder: str) -> None:
    statement = Statement("published", ((f"{folder}{SDIST.name}", OTHER), (f"{folder}{WHEEL.name}", SHA256)))

    assert not fault_of(statement, WHEEL, BUNDLE, KNOWN)
    assert "not the one that was signed" in fault_of(statement, SDIST, BUNDLE, KNOWN)


def test_a_bundle_of_several_other_files_names_the_first() -> None:
    statement = Statement("published", (("a.whl", SHA256), ("b.whl", SHA256)))

    assert fault_of(statement, WHEEL, BUNDLE, KNOWN) == "it was made for another file: `a.whl` and 1 more"

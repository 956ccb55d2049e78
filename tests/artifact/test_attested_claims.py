from __future__ import annotations

from dataclasses import replace

import pytest

from gatepost.artifact.attested import Publisher
from gatepost.artifact.attested_claims import ARC, Claims, publisher_in, read_claims, stranger_in

pytestmark = pytest.mark.once

REF = "refs/tags/v1.0.0"
COMMIT = "0123456789abcdef0123456789abcdef01234567"
SOURCE = "https://github.com/octo/demo"
ACTIONS = "https://token.actions.githubusercontent.com"
OURS = Claims(ACTIONS, SOURCE, COMMIT, REF, f"{SOURCE}/.github/workflows/release.yml@{REF}", "pypi")


def der(text: str) -> bytes:
    data = text.encode()
    length = len(data).to_bytes(2, "big")
    return b"\x0c" + (bytes([len(data)]) if len(data) < 0x80 else b"\x82" + length) + data


def test_the_extensions_are_read_by_their_numbers() -> None:
    texts = {8: OURS.issuer, 12: OURS.source, 13: OURS.commit, 14: OURS.ref, 18: OURS.config, 23: OURS.environment}

    assert read_claims({f"{ARC}{number}": der(text) for number, text in texts.items()}) == OURS


def test_what_is_not_there_is_empty() -> None:
    assert read_claims({}) == Claims()


@pytest.mark.parametrize("length", [0, 1, 127, 128, 300])
def test_a_string_may_be_short_or_long(length: int) -> None:
    assert read_claims({f"{ARC}8": der("x" * length)}).issuer == "x" * length


@pytest.mark.parametrize(
    "value",
    [
        pytest.param(b"", id="nothing"),
        pytest.param(b"\x0c", id="no length"),
        pytest.param(b"\x0c\x05pypi", id="too short"),
        pytest.param(b"\x0c\x03pypi", id="something behind it"),
        pytest.param(b"\x13\x04pypi", id="another type"),
        pytest.param(b"\x0c\x02\xff\xfe", id="no UTF-8"),
        pytest.param(b"\x0c\x84\xff\xff", id="a length that is cut short"),
        pytest.param(b"pypi", id="the text alone, as in old extensions"),
    ],
)
def test_what_is_no_string_says_nothing(value: bytes) -> None:
    assert read_claims({f"{ARC}23": value}) == Claims()


def test_the_publisher_is_the_workflow_that_was_started() -> None:
    assert publisher_in(OURS) == Publisher("octo/demo", "release.yml", "pypi")


def test_a_workflow_may_stand_at_its_commit() -> None:
    config = f"{SOURCE}/.github/workflows/release.yml@{COMMIT}"

    assert publisher_in(replace(OURS, ref="", config=config)) == Publisher("octo/demo", "release.yml", "pypi")


def test_a_file_may_have_an_at_sign_in_its_name() -> None:
    config = f"{SOURCE}/.github/workflows/a@b.yml@{REF}"

    assert publisher_in(replace(OURS, config=config)) == Publisher("octo/demo", "a@b.yml", "pypi")


def test_the_repository_has_its_case_as_it_was_at_the_time() -> None:
    config = f"https://github.com/Octo/Demo/.github/workflows/release.yml@{REF}"

    assert publisher_in(replace(OURS, config=config)) == Publisher("octo/demo", "release.yml", "pypi")


@pytest.mark.parametrize(
    "claims",
    [
        pytest.param(replace(OURS, issuer="https://gitlab.com"), id="another issuer"),
        pytest.param(replace(OURS, issuer=f"{ACTIONS}/octo"), id="an issuer of an enterprise"),
        pytest.param(replace(OURS, source="https://github.example/octo/demo"), id="another host"),
        pytest.param(replace(OURS, source=""), id="no repository"),
        pytest.param(replace(OURS, config=""), id="no workflow"),
        pytest.param(replace(OURS, config=OURS.config.replace("octo", "evil")), id="of another repository"),
        pytest.param(replace(OURS, config=OURS.config.replace(REF, "refs/heads/x")), id="at another ref"),
        pytest.param(replace(OURS, config=f"{SOURCE}/.github/workflows/@{REF}"), id="without a name"),
        pytest.param(replace(OURS, config=f"{SOURCE}/.github/workflows/a/b.yml@{REF}"), id="in a folder"),
        pytest.param(replace(OURS, config=f"{SOURCE}/release.yml@{REF}"), id="not among the workflows"),
        pytest.param(replace(OURS, ref="", commit=""), id="at nothing"),
    ],
)
def test_anybody_else_is_a_stranger(claims: Claims) -> None:
    assert publisher_in(claims) is None
    assert stranger_in(claims)


def test_a_stranger_is_shown_by_what_the_certificate_says() -> None:
    gitlab = Claims("https://gitlab.com", "https://gitlab.com/octo/demo")
    required = replace(OURS, config=f"https://github.com/evil/demo/.github/workflows/x.yml@{REF}")

    assert stranger_in(gitlab) == "https://gitlab.com/octo/demo, with an identity by https://gitlab.com"
    assert stranger_in(Claims()) == "somebody, with an identity by an unknown issuer"
    assert stranger_in(required) == f"`{required.config}` at {REF} of {SOURCE}"
    assert stranger_in(Claims(ACTIONS)) == "`no workflow` at no ref of no repository"

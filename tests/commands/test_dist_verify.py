"""`gatepost dist --verify`: who published what is in a folder."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from support.genuine import genuine
from support.program import call

if TYPE_CHECKING:
    from pathlib import Path

NAME = "pypi_attestations-0.0.19.tar.gz"
PUBLISHED = f"{NAME}.publish.attestation"
TRUE = ("--repository", "trailofbits/pypi-attestations")


@pytest.fixture
def downloads(tmp_path: Path) -> Path:
    """Return a folder with a genuine distribution and its attestation."""
    folder = tmp_path / "dist"
    folder.mkdir()
    for name in (NAME, PUBLISHED):
        (folder / name).write_bytes(genuine()[name])
    return folder


def verify(capsys: pytest.CaptureFixture[str], downloads: Path, *more: str) -> tuple[int, dict[str, str], str]:
    """Return the exit code, the status of each check, and what is wrong in one line."""
    done = call(capsys, "dist", "-C", str(downloads.parent), "--verify", "--format", "json", *more)
    report = json.loads(done.out)
    wrong = " ".join(each["message"] for each in report["outcomes"] if each["status"] == "failed")
    return done.code, {each["name"]: each["status"] for each in report["outcomes"]}, wrong


def test_what_its_publisher_has_signed_passes(downloads: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code, statuses, wrong = verify(capsys, downloads, *TRUE)
    assert (code, wrong) == (0, "")
    assert statuses == {
        "attestation-missing": "passed",
        "attestation-invalid": "passed",
        "publisher-unexpected": "passed",
        "environment-unproven": "skipped",
    }


def test_what_somebody_else_has_signed_does_not(downloads: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code, statuses, wrong = verify(capsys, downloads, "--repository", "octo/demo")
    assert (code, statuses["publisher-unexpected"]) == (1, "failed")
    assert "trailofbits/pypi-attestations" in wrong
    assert verify(capsys, downloads, *TRUE, "--workflow", "other.yml")[0] == 1
    assert verify(capsys, downloads, *TRUE, "--environment", "release")[1]["environment-unproven"] == "failed"


def test_what_was_changed_afterwards_does_not(downloads: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with (downloads / NAME).open("ab") as file:
        file.write(b"\0")
    code, statuses, _ = verify(capsys, downloads, *TRUE)
    assert (code, statuses["attestation-invalid"]) == (1, "failed")


def test_what_is_no_wheel_and_no_sdist_wants_a_signature_too(
    downloads: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    (downloads / "demo-1.0.zip").touch()
    code, statuses, _ = verify(capsys, downloads, *TRUE)
    assert (code, statuses["attestation-missing"]) == (1, "failed")
    monkeypatch.setenv("GATEPOST_SKIP", "attestation-missing")
    assert verify(capsys, downloads, *TRUE)[0] == 0


def test_what_nobody_has_signed_does_not(downloads: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (downloads / PUBLISHED).unlink()
    code, statuses, _ = verify(capsys, downloads, *TRUE)
    assert (code, statuses["attestation-missing"]) == (1, "failed")


def test_the_publisher_is_the_one_that_was_set_up(downloads: Path, capsys: pytest.CaptureFixture[str]) -> None:
    settings = '[init]\nrepository = "trailofbits/pypi-attestations"\n'
    (downloads.parent / "gatepost.toml").write_text(settings, encoding="utf-8")
    assert verify(capsys, downloads)[0] == 0
    assert verify(capsys, downloads, "--repository", "octo/demo")[0] == 1


def test_it_is_shown_whose_they_are(
    downloads: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "150")
    done = call(capsys, "dist", "--verify", "--dist", str(downloads), *TRUE)
    assert done.code == 0
    assert "published by `release.yml` of trailofbits/pypi-attestations" in done.out


@pytest.mark.parametrize("repository", ["demo", "/demo", "octo/", "a/b/c", ""])
def test_a_repository_is_an_owner_and_a_name(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], repository: str
) -> None:
    done = call(capsys, "dist", "-C", str(tmp_path), "--verify", "--repository", repository)
    assert done.code == 2
    assert "say --repository OWNER/NAME" in done.err

"""What only says again that a file differs is silent."""

from __future__ import annotations

import pytest

from gatepost.doctor.check import DoctorCheck
from gatepost.doctor.echoes import without_echoes
from gatepost.outcomes.values import FAILED, PASSED, SKIPPED, Outcome

FILE = ".github/workflows/ci.yml"


class Echo(DoctorCheck):
    """It echoes."""

    name = "echo"
    is_echo = True


class Voice(DoctorCheck):
    """It does not."""

    name = "voice"


def outcome(name: str, where: str = "", status: str = FAILED, message: str = "", fix: str = "") -> Outcome:
    return Outcome("GD901", name, status, "warning", message, where, fix)


def left(*found: Outcome) -> list[tuple[str, str, str]]:
    return [(each.name, each.status, each.where) for each in without_echoes(found, [Echo, Voice])]


@pytest.mark.parametrize(
    "voice",
    [
        outcome("voice", FILE),
        outcome("voice", f"{FILE}:12"),
        outcome("voice", "ci.yml", message=f"`ci.yml` should be `{FILE}`"),
        outcome("voice", "ci.yml", fix=f"git mv ci.yml {FILE}"),
    ],
)
def test_where_another_finding_speaks_of_the_file(voice: Outcome) -> None:
    assert left(outcome("echo", FILE), voice) == [("voice", FAILED, voice.where), ("echo", SKIPPED, "")]


@pytest.mark.parametrize(
    "other", [outcome("voice", FILE, PASSED), outcome("voice", FILE, SKIPPED), outcome("voice", "Makefile:3")]
)
def test_it_speaks_where_no_other_finding_does(other: Outcome) -> None:
    assert left(outcome("echo", FILE), other) == [("echo", FAILED, FILE), ("voice", other.status, other.where)]


@pytest.mark.parametrize("where", ["release-please-config.json:7", ".release-please-manifest.json", "pyproject.toml:1"])
@pytest.mark.parametrize("severity", ["error", "warning"])
def test_what_init_goes_by_is_wrong(where: str, severity: str) -> None:
    voice = Outcome("GD901", "voice", FAILED, severity, "it is broken", where)

    assert [status for _, status, _ in left(outcome("echo", FILE), voice)] == (
        [FAILED, SKIPPED] if severity == "error" else [FAILED, FAILED]
    )


def test_of_two_files_one_is_left() -> None:
    found = left(outcome("echo", FILE), outcome("echo", "Makefile"), outcome("voice", FILE))

    assert found == [("echo", FAILED, "Makefile"), ("voice", FAILED, FILE)]


def test_a_check_that_passes_or_is_skipped_stays() -> None:
    assert left(outcome("echo", "", PASSED), outcome("voice", FILE)) == [("echo", PASSED, ""), ("voice", FAILED, FILE)]


def test_two_that_echo_do_not_silence_each_other() -> None:
    assert left(outcome("echo", FILE), outcome("echo", FILE)) == [("echo", FAILED, FILE)] * 2

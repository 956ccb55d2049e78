"""`gatepost doctor --fix`: the safe mends are shown, then made."""

from __future__ import annotations

from typing import Protocol

import pytest

from gatepost.commands import doctor_fix
from support.patients import COMMITS, RELEASE, Patient
from support.planning import said
from support.program import Done, call

EDITED = "types: [opened, edited, reopened, synchronize]"


class Doctor(Protocol):
    """Runs `gatepost doctor` on the repository."""

    def __call__(self, *arguments: str) -> Done:
        """Return how it ends."""


@pytest.fixture
def rocket(rocket: Patient) -> Patient:
    rocket.replace(COMMITS, EDITED, "types: [opened, reopened, synchronize]")
    rocket.replace(RELEASE, "cancel-in-progress: false", "cancel-in-progress: true")
    return rocket


@pytest.fixture
def doctor(rocket: Patient, capsys: pytest.CaptureFixture[str]) -> Doctor:
    only = ("--only", "gh-title-edited,gh-concurrency-cancels-release")
    return lambda *arguments: call(capsys, "doctor", "-C", str(rocket.path), *only, *arguments)


def test_without_fix_the_mend_is_shown_and_nothing_is_written(rocket: Patient, doctor: Doctor) -> None:
    before = rocket.text(COMMITS)
    done = doctor()

    assert done.code == 1
    assert "2 problems can be mended by: gatepost doctor --fix\n" in done.out
    assert "     + " in done.out
    assert rocket.text(COMMITS) == before


def test_the_mends_are_made_and_nothing_else(rocket: Patient, doctor: Doctor) -> None:
    done = doctor("--fix", "--yes")

    assert done.code == 0, done.out + done.err
    assert (
        f"mended 2 files: {COMMITS}, {RELEASE}\n" in done.out or f"mended 2 files: {RELEASE}, {COMMITS}\n" in done.out
    )
    assert f"--- a/{COMMITS}\n+++ b/{COMMITS}\n" in done.out
    assert "cancel-in-progress: false # an upload must never be cut off half-way" in rocket.text(RELEASE)
    assert rocket.git("diff", "--name-only").split() in ([COMMITS], [])


def test_where_nobody_can_be_asked_nothing_is_written(rocket: Patient, doctor: Doctor) -> None:
    before = rocket.text(COMMITS)

    assert said(doctor("--fix"))[:2] == (2, "nobody can be asked: there is no terminal")
    assert rocket.text(COMMITS) == before


@pytest.mark.parametrize(("answer", "code"), [("do", 0), ("stop", 1)])
def test_somebody_at_a_terminal_is_asked(
    rocket: Patient, doctor: Doctor, monkeypatch: pytest.MonkeyPatch, answer: str, code: int
) -> None:
    before = rocket.text(RELEASE)
    monkeypatch.setattr(doctor_fix, "can_ask", lambda: True)
    monkeypatch.setattr(doctor_fix, "choose", lambda _text, _answers: answer)
    done = doctor("--fix")

    assert done.code == code
    assert ("nothing was written\n" in done.out, rocket.text(RELEASE) == before) == (answer == "stop",) * 2


def test_where_there_is_nothing_to_mend_it_says_so(doctor: Doctor) -> None:
    doctor("--fix", "--yes")
    done = doctor("--fix", "--yes")

    assert done.code == 0
    assert done.out.startswith("nothing here is mended by --fix\n")


def test_line_ends_and_modes_stay(rocket: Patient, doctor: Doctor) -> None:
    rocket.write(COMMITS, rocket.text(COMMITS).replace("\n", "\r\n"))
    (rocket.path / COMMITS).chmod(0o600)
    assert doctor("--fix", "--yes").code == 0

    text = rocket.text(COMMITS)
    assert text.count("\r\n") == text.count("\n")
    assert (rocket.path / COMMITS).stat().st_mode & 0o777 == 0o600


def test_a_file_that_changes_meanwhile_is_left(
    rocket: Patient, doctor: Doctor, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(doctor_fix, "can_ask", lambda: True)

    def interfere(_text: str, _answers: object) -> str:
        rocket.replace(COMMITS, "name: Commits", "name: Messages")
        return "do"

    monkeypatch.setattr(doctor_fix, "choose", interfere)
    before = rocket.text(RELEASE)

    assert said(doctor("--fix"))[1] == f"{COMMITS} has changed since it was read"
    assert rocket.text(RELEASE) == before


def test_a_file_that_is_no_utf_8_is_left(rocket: Patient, doctor: Doctor) -> None:
    data = (rocket.path / COMMITS).read_bytes().replace(b"name: Commits", b"name: Commits # caf\xe9")
    (rocket.path / COMMITS).write_bytes(data)

    assert said(doctor("--fix", "--yes"))[1] == f"{COMMITS} is not UTF-8"
    assert (rocket.path / COMMITS).read_bytes() == data


def test_a_link_inside_is_followed(rocket: Patient, doctor: Doctor) -> None:
    rocket.move(COMMITS, "ci/commits.yml")
    (rocket.path / COMMITS).symlink_to("../../ci/commits.yml")
    rocket.git("add", "--all")

    assert doctor("--fix", "--yes").code == 0
    assert (rocket.path / COMMITS).is_symlink()
    assert "edited" in rocket.text("ci/commits.yml")


def test_mends_that_do_not_settle_come_to_an_end(doctor: Doctor, monkeypatch: pytest.MonkeyPatch) -> None:
    """A mend that a check never is content with must not write for ever."""
    count = 0

    def unsettled(texts: dict[str, str], _groups: object) -> dict[str, str]:
        nonlocal count
        count += 1
        return {COMMITS: f"{texts.get(COMMITS, '')}# {count}\n"}

    monkeypatch.setattr(doctor_fix, "mended", unsettled)
    doctor("--fix", "--yes")
    assert 1 < count <= 10


def test_what_is_left_for_a_person_is_named_with_the_reason(
    rocket: Patient, capsys: pytest.CaptureFixture[str]
) -> None:
    rocket.git("tag", "--delete", "v0.3.0")
    arguments = ("doctor", "-C", str(rocket.path), "--fix", "--yes", "--only")
    done = call(capsys, *arguments, "gh-title-edited,rp-tag-missing")

    assert done.code == 1
    assert "that is all that --fix mends: it changes lines of which it is sure, " in done.out
    assert "Yours to mend: rp-tag-missing\n" in done.out
    assert "nothing here is mended by --fix: it changes" in call(capsys, *arguments, "rp-tag-missing").out


def test_a_file_in_which_something_is_wrong_is_not_said_to_differ_too(
    rocket: Patient, capsys: pytest.CaptureFixture[str]
) -> None:
    both = call(capsys, "doctor", "-C", str(rocket.path), "--only", "gh-title-edited,init-drift")
    alone = call(capsys, "doctor", "-C", str(rocket.path), "--only", "init-drift")

    assert f"`{COMMITS}` was changed by hand" not in both.out
    assert f"`{COMMITS}` was changed by hand" in alone.out


def test_lines_that_end_with_cr_alone_are_left_to_a_person(rocket: Patient, doctor: Doctor) -> None:
    before = rocket.text(COMMITS).replace("\n", "\r").encode()
    (rocket.path / COMMITS).write_bytes(before)
    done = doctor("--fix", "--yes")

    assert done.code == 1, done.err
    assert (rocket.path / COMMITS).read_bytes() == before


def test_line_ends_of_two_kinds_stay_as_they_are(rocket: Patient, doctor: Doctor) -> None:
    first, _, rest = rocket.text(COMMITS).partition("\n")
    (rocket.path / COMMITS).write_bytes(f"{first}\r\n{rest}".encode())
    done = doctor("--fix", "--yes")

    assert done.code == 0, done.err
    data = (rocket.path / COMMITS).read_bytes()
    assert data.startswith(f"{first}\r\n".encode())
    assert data.count(b"\r") == 1
    assert EDITED.encode() in data

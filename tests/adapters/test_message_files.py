"""Messages out of files, and back. tests/commands/test_lint_fix.py and test_lint_input.py do it by the command."""

from __future__ import annotations

import io
import os
import sys
from typing import TYPE_CHECKING

import pytest

from gatepost.adapters.message_files import candidate_from_file, candidate_from_input, fix_file, must_be_plain
from gatepost.errors import CannotWriteError, MessageUnreadableError, UsageError
from gatepost.gate.judge import Rulebook
from gatepost.message.cleanup import AUTO, SCISSORS, VERBATIM, Cleanup
from gatepost.rules.base import Rule
from gatepost.rules.case import COMMIT, HISTORY, Case, Words
from support.judging import rulebook_of

if TYPE_CHECKING:
    from pathlib import Path

    from gatepost.values import Finding

RULEBOOK = rulebook_of({})


class Shouting(Rule):
    """A rule that wants capital letters."""

    def check(self, case: Case) -> list[Finding]:
        return [self.finding(case, (0, 1), "too low", case.text.upper())]


def fix(folder: Path, how: Cleanup, encoding: str = "utf-8", rulebook: Rulebook = RULEBOOK) -> bool:
    candidate = candidate_from_file("message", str(folder), how, encoding)
    return fix_file(candidate, str(folder), rulebook, how, encoding)


def test_a_file_holds_a_message_that_is_being_written(tmp_path: Path) -> None:
    (tmp_path / "message").write_text("fix: a  \n# c\n\n\n")
    candidate = candidate_from_file("message", str(tmp_path), Cleanup(), "utf-8")
    assert (candidate.id, candidate.text, candidate.place) == ("message", "fix: a", COMMIT)


def test_standard_input_holds_a_message_that_was_written(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"fix: a  \n# c\n\n\n")))
    candidate = candidate_from_input()
    assert (candidate.id, candidate.text, candidate.place) == ("stdin", "fix: a  \n# c", HISTORY)


def test_the_name_of_a_file_may_be_whole(tmp_path: Path) -> None:
    (tmp_path / "message").write_text("fix: a")
    name = str(tmp_path / "message")
    assert candidate_from_file(name, "elsewhere", Cleanup(), "utf-8").id == name


def test_a_file_that_is_none_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(MessageUnreadableError, match="No such file"):
        candidate_from_file("message", str(tmp_path), Cleanup(), "utf-8")


@pytest.mark.parametrize("name", ["message", ".", "missing", "a\0b", "m" * 5000])
def test_files_folders_and_what_is_not_there_are_left_to_the_reader(name: str, tmp_path: Path) -> None:
    (tmp_path / "message").touch()
    refused = False
    try:
        must_be_plain(name, str(tmp_path))
    except UsageError:
        refused = True
    assert not refused


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no named pipes")
def test_a_pipe_cannot_be_mended(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    for name in ("pipe", os.devnull):
        with pytest.raises(UsageError, match=f"--fix has no file to write to: {name} is a pipe or a device") as caught:
            must_be_plain(name, str(tmp_path))
        assert caught.value.exit_code == 2


def test_the_candidate_is_mended_with_its_file(tmp_path: Path) -> None:
    (tmp_path / "message").write_text("Fix: keep it.\n")
    candidate = candidate_from_file("message", str(tmp_path), Cleanup(), "utf-8")
    assert fix_file(candidate, str(tmp_path), RULEBOOK, Cleanup(), "utf-8") is True
    assert (candidate.text, (tmp_path / "message").read_text()) == ("fix: keep it", "fix: keep it\n")
    assert fix_file(candidate, str(tmp_path), RULEBOOK, Cleanup(), "utf-8") is False


@pytest.mark.parametrize(
    ("how", "text", "written"),
    [
        (Cleanup(), "Fix: a\n\n; b\n", "fix: a\n\n; b\n"),
        (Cleanup(comment=";"), "Fix: a\n\n; b\n", "fix: a\n"),
        (Cleanup(comment=AUTO), "Fix: a\n\n; b\n; c\n\n# d\n# e\n", "fix: a\n\n; b\n; c\n"),
        (Cleanup(SCISSORS), "Fix: a\n\n; b\n", "fix: a\n\n; b\n"),
        (Cleanup(VERBATIM), "Fix: a\n\n\n; b", "fix: a\n\n\n; b"),
    ],
)
def test_what_was_no_comment_stays(how: Cleanup, text: str, written: str, tmp_path: Path) -> None:
    (tmp_path / "message").write_text(text)
    assert fix(tmp_path, how) is True
    assert (tmp_path / "message").read_text() == written


def test_what_git_would_read_otherwise_is_not_written(tmp_path: Path) -> None:
    shouting = Rulebook((Shouting(),), Words((), (), ()))
    (tmp_path / "message").write_text("fix: a\n\nfoo\n")
    assert fix(tmp_path, Cleanup(comment="FO"), rulebook=shouting) is False
    assert (tmp_path / "message").read_text() == "fix: a\n\nfoo\n"
    assert fix(tmp_path, Cleanup(), rulebook=shouting) is True
    assert (tmp_path / "message").read_text() == "FIX: A\n\nFOO\n"


def test_a_letter_that_the_encoding_lacks_is_an_error_and_the_file_stays_whole(tmp_path: Path) -> None:
    data = "fix: naÿve\n".encode("latin-1")
    (tmp_path / "message").write_bytes(data)
    with pytest.raises(CannotWriteError, match="cannot write message: latin-1 has no `Ÿ`") as caught:
        fix(tmp_path, Cleanup(), "latin-1", Rulebook((Shouting(),), Words((), (), ())))
    assert caught.value.exit_code == 3
    assert (tmp_path / "message").read_bytes() == data


def test_a_file_that_has_gone_meanwhile_is_an_error(tmp_path: Path) -> None:
    (tmp_path / "message").write_text("Fix: a\n")
    candidate = candidate_from_file("message", str(tmp_path), Cleanup(), "utf-8")
    (tmp_path / "message").unlink()
    with pytest.raises(CannotWriteError, match="cannot write message: No such file or directory"):
        fix_file(candidate, str(tmp_path), RULEBOOK, Cleanup(), "utf-8")
    assert list(tmp_path.iterdir()) == []

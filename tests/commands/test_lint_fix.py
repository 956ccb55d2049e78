"""`gatepost lint --fix`: a file is mended as far as that goes, or left alone."""

from __future__ import annotations

import json
import os
import sys
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gatepost.adapters.files import decode_message
from gatepost.adapters.message_files import candidate_from_file, fix_file
from gatepost.errors import MessageUnreadableError
from gatepost.gate.judge import judge_one
from gatepost.message.cleanup import MODES, Cleanup
from support.judging import rulebook_of, whole_rulebook
from support.messages import messages
from support.program import call, gatepost, shell, start, uncounted
from support.repos import git

if TYPE_CHECKING:
    from pathlib import Path

GIT_HELP = "\n# Please enter the commit message for your changes. Lines starting\n# with '#' will be ignored\n"
STATUS = (
    "# ------------------------ >8 ------------------------\n# Do not modify or remove the line above.\ndiff --git\n"
)


@pytest.fixture(autouse=True)
def _inside(repository: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(repository)


@pytest.mark.parametrize(
    ("before", "after", "code"),
    [
        ("Fixed login.", "fix: fixed login\n", 0),
        ("Feat:  keep it.\nbody\n", "feat: keep it\n\nbody\n", 0),
        ("fix: keep it.\n", "fix: keep it\n", 0),
        (f"Fix: keep it{GIT_HELP}", "fix: keep it\n", 0),
        (f"Fix: keep it\n\n{STATUS}", "fix: keep it\n", 0),
        ("Fix: a  \r\n\r\n\r\n\r\nbody \r\n", "fix: a\n\nbody\n", 0),
        ("fix: handle null\n\nfoo(bar(baz))", "fix: handle null\n\n foo(bar(baz))\n", 0),
        ("fix: a\n\nBREAKING CHANGES: b\n", "fix: a\n\nBREAKING CHANGE: b\n", 0),
        ("xyzzy: keep it.\n", "xyzzy: keep it\n", 1),
        ("xyzzy: a\n\nBREAKING CHANGES: b\n", "xyzzy: a\n\nBREAKING CHANGE: b\n", 1),
    ],
)
def test_what_can_be_mended_is_written_and_what_remains_is_reported(
    before: str, after: str, code: int, repository: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = repository / "COMMIT_EDITMSG"
    path.write_bytes(before.encode())
    done = call(capsys, "lint", "--fix", path.name)
    assert (done.code, done.err) == (code, "mended COMMIT_EDITMSG\n")
    assert path.read_bytes() == after.encode()
    assert done.out == call(capsys, "lint", path.name).out
    assert call(capsys, "lint", "--fix", path.name) == (code, done.out, "")
    assert path.read_bytes() == after.encode()


def test_in_a_file_that_is_not_git_s_own_nothing_is_taken_for_a_comment(
    repository: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = repository / "message"
    path.write_text("fix: keep it.\n\n#12 says why.\n\n; ------------------------ >8 ------------------------\nmore\n")
    call(capsys, "lint", "--fix", "message")
    kept = "fix: keep it\n\n#12 says why.\n\n; ------------------------ >8 ------------------------\nmore\n"
    assert path.read_text() == kept


def test_each_file_is_cleaned_as_it_is_its_own_way(repository: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (repository / "COMMIT_EDITMSG").write_text("Fix: a\n# a comment\n")
    (repository / "message").write_text("Fix: a\n\n#12 says why.\n")
    assert call(capsys, "lint", "--fix", "COMMIT_EDITMSG", "message").code == 0
    assert (repository / "COMMIT_EDITMSG").read_text() == "fix: a\n"
    assert (repository / "message").read_text() == "fix: a\n\n#12 says why.\n"


@pytest.mark.parametrize("text", ["chore: tidy\n\nfeat!: sign in\n", "feat: a\n\nfix: b\n"])
def test_no_commit_is_taken_out_of_a_release(text: str, repository: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (repository / "message").write_text(text)
    call(capsys, "lint", "--fix", "message")
    assert (repository / "message").read_text() == text


@pytest.mark.parametrize(
    ("text", "code"),
    [
        (f"fix: a{GIT_HELP}", 0),
        ("fix: a  \r\n\n\n\n", 0),
        ("fix: a", 0),
        ("xyzzy: a", 1),
        ("fix:\n", 1),
        ("", 1),
    ],
)
def test_nothing_is_written_where_nothing_can_be_mended(
    text: str, code: int, repository: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = repository / "COMMIT_EDITMSG"
    path.write_bytes(text.encode())
    before = path.stat()
    done = call(capsys, "lint", "--fix", path.name)
    assert (done.code, done.err, path.read_bytes()) == (code, "", text.encode())
    assert (path.stat().st_ino, path.stat().st_mtime_ns) == (before.st_ino, before.st_mtime_ns)


@pytest.mark.parametrize(
    ("mode", "before", "after"),
    [
        ("strip", "# c\nFix: a\n", "fix: a\n"),
        ("whitespace", "Fix: a \n\n\n# c\n", "fix: a\n\n# c\n"),
        ("scissors", f"Fix: a\n# c\n{STATUS}", "fix: a\n# c\n"),
        ("verbatim", "Fix: a  \n\n\n# c\n\n\n", "fix: a  \n\n\n# c\n\n\n"),
        ("verbatim", "Fix: a", "fix: a"),
    ],
)
def test_the_clean_up_that_is_named_is_the_one_that_is_written(
    mode: str, before: str, after: str, repository: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (repository / "gatepost.toml").write_text("ignore = {GP111 = 'spaces', GP201 = 'bodies'}\n")
    (repository / "message").write_text(before)
    call(capsys, "lint", "--fix", "--cleanup", mode, "message")
    assert (repository / "message").read_text() == after


def test_what_the_users_comment_sign_would_hide_is_not_written(
    repository: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    text = f"fix: a\n\nx{' word' * 30}\n"
    path = repository / "COMMIT_EDITMSG"
    path.write_text(text)
    git(repository, "config", "core.commentChar", "w")
    done = call(capsys, "lint", "--fix", path.name)
    assert (done.code, done.err) == (0, "")
    assert "body-line-too-long" in done.out
    assert path.read_text() == text
    git(repository, "config", "core.commentChar", ";")
    assert call(capsys, "lint", "--fix", path.name).err == "mended COMMIT_EDITMSG\n"


@pytest.mark.parametrize("mode", [0o600, 0o644, 0o755, 0o440])
def test_the_mode_of_the_file_stays(mode: int, repository: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = repository / "message"
    path.write_text("Fix: a\n")
    path.chmod(mode)
    assert call(capsys, "lint", "--fix", "message").code == 0
    assert (path.read_text(), path.stat().st_mode & 0o7777) == ("fix: a\n", mode)


def test_a_symbolic_link_stays_one(repository: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (repository / "there").mkdir()
    (repository / "there" / "message").write_text("Fix: a\n")
    (repository / "link").symlink_to("there/message")
    (repository / "to-link").symlink_to("link")
    assert call(capsys, "lint", "--fix", "to-link") == (0, "✓ 1 message judged, all fine\n", "mended to-link\n")
    assert (repository / "there" / "message").read_text() == "fix: a\n"
    assert (os.readlink(repository / "link"), os.readlink(repository / "to-link")) == ("there/message", "link")  # noqa: PTH115  as it is written
    assert [path.name for path in (repository / "there").iterdir()] == ["message"]


@pytest.mark.parametrize("encoding", ["ISO-8859-1", "cp1252", "Shift_JIS", "UTF-8"])
def test_the_encoding_stays(encoding: str, repository: Path, capsys: pytest.CaptureFixture[str]) -> None:
    word = "日本" if encoding == "Shift_JIS" else "café"
    git(repository, "config", "i18n.commitEncoding", encoding)
    (repository / "message").write_bytes(f"Fix: {word}.\n".encode(encoding))
    assert call(capsys, "lint", "--fix", "message").code == 0
    assert (repository / "message").read_bytes() == f"fix: {word}\n".encode(encoding)


def test_several_files_are_mended_each_for_itself(repository: Path, capsys: pytest.CaptureFixture[str]) -> None:
    texts = {"a": "Fix: a\n", "b": "fix: b\n", "-c": "xyzzy: keep it.\n", "d\n": "Feat: d\n"}
    for name, text in texts.items():
        (repository / name).write_text(text)
    done = call(capsys, "lint", "--fix", "--format", "json", "--", *texts)
    assert (done.code, done.err) == (1, "mended a\nmended -c\nmended d\\n\n")
    assert [(repository / name).read_text() for name in texts] == [
        "fix: a\n",
        "fix: b\n",
        "xyzzy: keep it\n",
        "feat: d\n",
    ]
    found = json.loads(done.out)["messages"]
    assert [each["header"] for each in found] == ["fix: a", "fix: b", "xyzzy: keep it", "feat: d"]
    assert [[finding["name"] for finding in each["findings"]] for each in found] == [[], [], ["type-unknown"], []]


def test_a_file_is_found_from_the_folder_that_is_named(
    repository: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    (repository / "sub").mkdir()
    (repository / "sub" / "message").write_text("Fix: a\n")
    monkeypatch.chdir(repository.parent)
    assert call(capsys, "lint", "-C", "repository/sub", "--fix", "message").code == 0
    assert (repository / "sub" / "message").read_text() == "fix: a\n"


def test_what_is_skipped_or_ignored_is_not_mended(
    repository: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    (repository / "gatepost.toml").write_text("ignore = {description-ends-with-period = 'we end sentences'}\n")
    (repository / "message").write_text("Fix:  keep it.\n")
    monkeypatch.setenv("GATEPOST_SKIP", "type-not-lowercase")
    assert call(capsys, "lint", "--fix", "message").code == 0
    assert (repository / "message").read_text() == "Fix: keep it.\n"


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="nothing is closed to root")
def test_a_folder_that_is_read_only_is_an_error_and_the_file_stays_whole(
    repository: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = repository / "closed"
    folder.mkdir()
    (folder / "message").write_text("Fix: a\n")
    folder.chmod(0o555)
    done = call(capsys, "lint", "--fix", "closed/message")
    folder.chmod(0o755)
    assert (done.code, done.out) == (3, "")
    assert done.err.startswith(f"error: cannot write {folder}/message: Permission denied\n  hint: ")
    assert (folder / "message").read_text() == "Fix: a\n"
    assert [path.name for path in folder.iterdir()] == ["message"]


def test_a_place_that_cannot_be_written_is_an_error_and_the_file_stays_whole(
    repository: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    name = "m" * 250  # there is no room for the name of a file beside it
    (repository / name).write_text("Fix: a\n")
    done = call(capsys, "lint", "--fix", name)
    assert (done.code, done.out) == (3, "")
    assert done.err.startswith(f"error: cannot write {repository}/{name}: File name too long\n  hint: ")
    assert done.err.endswith("  help: gatepost explain GE110\n")
    assert (repository / name).read_text() == "Fix: a\n"


def test_a_full_disk_leaves_the_file_whole(repository: Path) -> None:
    text = "Fix: a\n\n" + "body\n" * 5000
    (repository / "message").write_text(text)
    line = f"ulimit -f 8; exec '{sys.executable}' -m gatepost lint --fix message"
    done = shell(repository, line, **uncounted())  # the files of coverage would hit the limit
    assert (done.code, done.out) == (3, "")
    assert done.err.startswith(f"error: cannot write {repository}/message: File too large\n")
    assert (repository / "message").read_text() == text
    assert sorted(path.name for path in repository.iterdir()) == [".git", "message"]


def test_git_commits_the_mended_message(repository: Path) -> None:
    (repository / "message").write_text(f"Fixed the login.{GIT_HELP}")
    assert gatepost(repository, "lint", "--fix", "message").code == 0
    assert start(repository, "git", "commit", "--allow-empty", "-F", "message").code == 0
    assert git(repository, "log", "-1", "--format=%B") == "fix: fixed the login"


RULEBOOKS = {"default": rulebook_of({}), "whole": whole_rulebook()}


@given(
    text=messages().filter(lambda text: "\0" not in text),
    mode=st.sampled_from(MODES),
    comment=st.sampled_from(["#", ";", "auto"]),
    rules=st.sampled_from(sorted(RULEBOOKS)),
)
def test_nothing_that_can_be_mended_is_left_and_a_second_time_changes_nothing(
    text: str, mode: str, comment: str, rules: str, tmp_path_factory: pytest.TempPathFactory
) -> None:
    folder = tmp_path_factory.getbasetemp()
    path = folder / "message"
    path.write_bytes(text.encode("utf-8", "replace"))
    before = path.read_bytes()
    how = Cleanup(mode, comment)
    rulebook = RULEBOOKS[rules]
    candidate = candidate_from_file("message", str(folder), how, "utf-8")
    has_written = fix_file(candidate, str(folder), rulebook, how, "utf-8")
    once = path.read_bytes()
    assert has_written is (once != before)
    again = candidate_from_file("message", str(folder), how, "utf-8")
    if comment == "#":
        assert [finding for finding in judge_one(again, rulebook).findings if finding.suggestion is not None] == []
    assert fix_file(again, str(folder), rulebook, how, "utf-8") is False
    assert path.read_bytes() == once


def test_a_message_that_is_no_text_is_never_written(repository: Path) -> None:
    (repository / "message").write_bytes(b"Fix: \xff.\n")
    with pytest.raises(MessageUnreadableError):
        decode_message((repository / "message").read_bytes(), "message")
    assert gatepost(repository, "lint", "--fix", "message").code == 2
    assert (repository / "message").read_bytes() == b"Fix: \xff.\n"

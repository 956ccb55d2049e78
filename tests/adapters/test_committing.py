"""`git commit`, as the guided commit starts it."""

from __future__ import annotations

import os
import signal
import sys
from pathlib import Path

import pytest

from gatepost.adapters.committing import Flags, check_words, commit, commit_fixup, message_of, stage_parts
from gatepost.errors import INTERRUPTED, NoGitError, UsageError
from gatepost.prompt.answers import Answers
from gatepost.prompt.state import State
from support.prompting import FACTS
from support.repos import commit as made
from support.repos import git

pytestmark = pytest.mark.once

FILE = Path(".git/gatepost/message")
on_unix = pytest.mark.skipif(sys.platform == "win32", reason="the hooks and the editors are shell scripts")


def hook(repository: Path, script: str) -> None:
    """Give the repository a commit-msg hook."""
    file = repository / ".git" / "hooks" / "commit-msg"
    file.parent.mkdir(exist_ok=True)
    file.write_text(f"#!/bin/sh\n{script}\n")
    file.chmod(0o755)


@pytest.mark.parametrize(
    ("flags", "words"),
    [
        (Flags(), []),
        (Flags(amends=True, takes_all=True, skips_hooks=True), ["--amend", "--all", "--no-verify"]),
        (Flags(rest=("--", "-x", "")), ["--", "-x", ""]),
        (Flags(amends=True, rest=("--date=now",)), ["--amend", "--date=now"]),
    ],
)
def test_the_words_for_git_are_those_that_were_wanted(flags: Flags, words: list[str]) -> None:
    assert flags.words == words


def test_the_message_arrives_as_it_is(repository: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(repository)
    message = "fix: $(touch x) `id` \"'\n\n-m --amend\n"
    flags = Flags(rest=("--allow-empty", "--quiet"))
    assert commit(str(repository), message.encode(), flags, repository / FILE) == 0
    assert git(repository, "log", "-1", "--format=%B") == message.strip()
    assert list(repository.iterdir()) == [repository / ".git"]
    assert not (repository / FILE).exists()


@on_unix
@pytest.mark.parametrize("in_the_way", [False, True])
def test_the_message_goes_by_a_file_or_by_a_pipe_where_that_cannot_be_written(
    repository: Path, capfd: pytest.CaptureFixture[str], *, in_the_way: bool
) -> None:
    if in_the_way:
        (repository / FILE).mkdir(parents=True)
    hook(repository, f'ls -d "{repository / FILE}"')
    flags = Flags(rest=("--allow-empty", "--quiet"))
    assert commit(str(repository), b"fix: x\n\nWhy.\n", flags, repository / FILE) == 0
    assert git(repository, "log", "-1", "--format=%B") == "fix: x\n\nWhy."
    out, err = capfd.readouterr()
    assert (str(repository / FILE) in out + err, (repository / FILE).exists()) == (True, in_the_way)


@on_unix
@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGQUIT])
def test_ctrl_c_is_for_git_and_its_hooks(repository: Path, number: signal.Signals) -> None:
    before = signal.getsignal(number)
    hook(repository, f"kill -{number.value} {os.getpid()}")
    flags = Flags(rest=("--allow-empty", "--quiet"))
    assert commit(str(repository), b"fix: x\n", flags, repository / FILE) == 0
    assert git(repository, "log", "-1", "--format=%s") == "fix: x"
    assert signal.getsignal(number) is before


@on_unix
def test_a_git_that_a_signal_ends_was_interrupted(repository: Path) -> None:
    hook(repository, "kill -INT $PPID; sleep 5")
    flags = Flags(rest=("--allow-empty", "--quiet"))
    assert commit(str(repository), b"fix: x\n", flags, repository / FILE) == INTERRUPTED
    assert not (repository / FILE).exists()


@pytest.mark.parametrize(
    "word",
    [
        *("-F", "-Fx", "-aFx", "-m", "-am", "-mx", "-nC", "-c", "-Cabc", "-t", "-vsqiopenat"),
        *("--file=x", "--file", "--message", "--reuse-message=HEAD", "--reedit-message", "--squash=HEAD", "--fixup"),
        *("--cleanup=strip", "--template=x", "--fil=x", "--mess", "--clea=verbatim", "--no-file", "--no-cle"),
    ],
)
def test_a_word_for_git_that_makes_another_message_is_refused(word: str) -> None:
    with pytest.raises(UsageError, match="would make another message than the one that is judged") as caught:
        check_words(["--quiet", word, "x"])
    assert f"`{word}`" in caught.value.text


@pytest.mark.parametrize(
    "word", ["--dry-run", "--dry", "--short", "--porcelain=v2", "--long", "--null", "-z", "-az", "-nqz"]
)
def test_a_word_for_git_that_commits_nothing_is_refused(word: str) -> None:
    with pytest.raises(UsageError, match="would commit nothing"):
        check_words([word])


@pytest.mark.parametrize(
    "words",
    [
        ("-a", "-q", "-sn", "-S", "-SmyKey", "-uFm", "-aSFm", "--amend", "--date=now", "--author=-m <-F>", "-"),
        ("--signoff", "--no-verify", "--no-edit", "--no-status", "--trailer=x: y", "--allow-empty-message"),
        ("--", "-m", "--file", "--dry-run"),
        (),
    ],
)
def test_other_words_are_git_s(words: tuple[str, ...]) -> None:
    check_words(words)


def test_git_s_status_is_ours(repository: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(repository.parent)
    assert commit(str(repository), b"fix: x\n", Flags(), repository / FILE) == 1
    assert commit(str(repository), b"fix: x\n", Flags(rest=("--no-such-flag",)), repository / FILE) == 129


def test_paths_are_those_of_the_folder_that_one_stands_in(repository: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    made(repository, "chore: begin", **{"sub/a": "1", "b": "1"})
    (repository / "sub" / "a").write_text("2")
    (repository / "b").write_text("2")
    monkeypatch.chdir(repository / "sub")
    assert commit(".", b"fix: x\n", Flags(rest=("--quiet", "--", "a")), repository / FILE) == 0
    assert git(repository, "show", "--name-only", "--format=") == "sub/a"


def test_a_fixup_is_git_s_own(repository: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    made(repository, "fix: first", a="1")
    (repository / "a").write_text("2")
    monkeypatch.chdir(repository)
    assert commit_fixup(str(repository), "HEAD", Flags(takes_all=True, rest=("--quiet",))) == 0
    assert git(repository, "log", "-1", "--format=%s") == "fixup! fix: first"


def test_git_asks_for_parts_and_nothing_is_staged_without_an_answer(
    repository: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made(repository, "chore: begin", a="1\n")
    (repository / "a").write_text("2\n")
    monkeypatch.chdir(repository)
    stage_parts(repository, ["a"])
    assert git(repository, "diff", "--cached", "--name-only") == ""


def test_without_git_it_is_said(repository: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(NoGitError, match="git was not found"):
        commit(str(repository), b"fix: x\n", Flags(), repository / FILE)


def test_a_message_is_encoded_as_git_is_told() -> None:
    state = State(FACTS, Answers("fix", description="grün"))
    assert message_of(state, "utf-8") == b"fix: gr\xc3\xbcn\n"
    assert message_of(state, "latin-1") == b"fix: gr\xfcn\n"
    assert message_of(State(FACTS, Answers(whole="\udcff")), "utf-8") == b"\xff\n"


@pytest.mark.parametrize(("encoding", "text"), [("latin-1", "日本"), ("no-such", "x"), ("utf-8", "\ud800")])
def test_a_message_that_the_encoding_cannot_hold_is_an_error(encoding: str, text: str) -> None:
    with pytest.raises(UsageError, match=f"cannot be written in {encoding}"):
        message_of(State(FACTS, Answers("fix", description=text)), encoding)

"""`git commit`, as the guided commit starts it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from gatepost.adapters.committing import Flags, commit, commit_fixup, message_of, stage_parts
from gatepost.errors import NoGitError, UsageError
from gatepost.prompt.answers import Answers
from gatepost.prompt.state import State
from support.prompting import FACTS
from support.repos import commit as made
from support.repos import git

if TYPE_CHECKING:
    from pathlib import Path


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
    assert commit(str(repository), message.encode(), Flags(rest=("--allow-empty", "--quiet"))) == 0
    assert git(repository, "log", "-1", "--format=%B") == message.strip()
    assert list(repository.iterdir()) == [repository / ".git"]


def test_git_s_status_is_ours(repository: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(repository.parent)
    assert commit(str(repository), b"fix: x\n", Flags()) == 1
    assert commit(str(repository), b"fix: x\n", Flags(rest=("--no-such-flag",))) == 129


def test_paths_are_those_of_the_folder_that_one_stands_in(repository: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    made(repository, "chore: begin", **{"sub/a": "1", "b": "1"})
    (repository / "sub" / "a").write_text("2")
    (repository / "b").write_text("2")
    monkeypatch.chdir(repository / "sub")
    assert commit(".", b"fix: x\n", Flags(rest=("--quiet", "--", "a"))) == 0
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
        commit(str(repository), b"fix: x\n", Flags())


def test_a_message_is_encoded_as_git_is_told() -> None:
    state = State(FACTS, Answers("fix", description="grün"))
    assert message_of(state, "utf-8") == b"fix: gr\xc3\xbcn\n"
    assert message_of(state, "latin-1") == b"fix: gr\xfcn\n"
    assert message_of(State(FACTS, Answers(whole="\udcff")), "utf-8") == b"\xff\n"


@pytest.mark.parametrize(("encoding", "text"), [("latin-1", "日本"), ("no-such", "x"), ("utf-8", "\ud800")])
def test_a_message_that_the_encoding_cannot_hold_is_an_error(encoding: str, text: str) -> None:
    with pytest.raises(UsageError, match=f"cannot be written in {encoding}"):
        message_of(State(FACTS, Answers("fix", description=text)), encoding)

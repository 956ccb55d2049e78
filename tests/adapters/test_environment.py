"""The environment variables that change what a command does."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest

from gatepost.adapters.environment import (
    has_push_of_runner,
    ignored_skip,
    is_called_by_runner,
    is_ci,
    settle_git_paths,
    skip_words,
)

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize(
    ("value", "expected"),
    [(None, False), ("", False), ("0", False), ("false", False), ("False", False), ("true", True), ("1", True)],
)
def test_ci_says_so_itself(value: str | None, monkeypatch: pytest.MonkeyPatch, *, expected: bool) -> None:
    if value is not None:
        monkeypatch.setenv("CI", value)
    assert is_ci() is expected


@pytest.mark.parametrize(
    ("value", "words"),
    [
        (None, []),
        ("", []),
        (" , ", []),
        ("GP101", ["GP101"]),
        ("GP101,type-unknown", ["GP101", "type-unknown"]),
        (" gp101, ,nonsense\tGP101\n", ["gp101", "nonsense", "GP101"]),
    ],
)
def test_rules_are_left_out_by_words_between_commas_or_spaces(
    value: str | None, words: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    if value is not None:
        monkeypatch.setenv("GATEPOST_SKIP", value)
    assert (skip_words(), ignored_skip()) == (words, "")


@pytest.mark.parametrize(("value", "ignored"), [(None, ""), ("", ""), (" \t", ""), (" GP101, x ", "GP101, x")])
def test_ci_leaves_nothing_out(value: str | None, ignored: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CI", "true")
    if value is not None:
        monkeypatch.setenv("GATEPOST_SKIP", value)
    assert (skip_words(), ignored_skip()) == ([], ignored)


@pytest.mark.parametrize(("value", "expected"), [(None, False), ("", False), ("0", False), ("1", True)])
def test_runners_of_hooks_are_known_by_what_they_set(
    value: str | None, *, expected: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    if value is not None:
        monkeypatch.setenv("PRE_COMMIT", value)
    assert (is_called_by_runner(), has_push_of_runner()) == (expected, False)
    monkeypatch.setenv("PRE_COMMIT_REMOTE_BRANCH", "refs/heads/main")
    assert has_push_of_runner() is expected


def test_the_paths_of_git_hold_from_every_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    elsewhere = str(tmp_path.parent / "index")
    given = {"GIT_DIR": ".git", "GIT_WORK_TREE": "", "GIT_INDEX_FILE": elsewhere, "GIT_OBJECT_DIRECTORY": "../o"}
    for name, value in given.items():
        monkeypatch.setenv(name, value)
    settle_git_paths("sub")
    assert {name: os.environ[name] for name in given} == {
        "GIT_DIR": str(tmp_path / "sub" / ".git"),
        "GIT_WORK_TREE": "",
        "GIT_INDEX_FILE": elsewhere,
        "GIT_OBJECT_DIRECTORY": str(tmp_path / "o"),
    }
    assert "GIT_COMMON_DIR" not in os.environ

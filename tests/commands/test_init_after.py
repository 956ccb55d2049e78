"""What follows the files of `gatepost init`: locks by their managers, hooks with the proof that they fire."""

from __future__ import annotations

import os
import shutil
import sys
from typing import TYPE_CHECKING

import pytest

from support.initing import Desk, project, traces
from support.program import try_commit
from support.repos import git
from support.runners import settle_runners

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = [pytest.mark.once, pytest.mark.skipif(os.name == "nt", reason="the programs here are scripts of sh")]


@pytest.fixture
def desk(repository: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Desk:
    """Return a repository with a package, of which nothing is set up."""
    settle_runners(monkeypatch, repository.parent)
    project(repository)
    return Desk(repository, capsys)


@pytest.fixture
def programs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a folder that is all of PATH, with git and what a script needs."""
    folder = tmp_path / "programs"
    folder.mkdir()
    for name in ("git", "sh", "cat", "touch"):
        found = shutil.which(name)
        assert found is not None
        (folder / name).symlink_to(found)
    monkeypatch.setenv("PATH", str(folder))
    return folder


def program(folder: Path, name: str, script: str) -> None:
    (folder / name).write_text(f"#!/bin/sh\n{script}\n", "utf-8")
    (folder / name).chmod(0o755)


def locked(*names: str) -> str:
    """Return what a lock of Poetry has of these packages."""
    return "".join(f'[[package]]\nname = "{name}"\nversion = "1.0.0"\n\n' for name in names)


def test_the_lock_is_made_by_the_manager_at_the_top_and_the_tools_are_installed_by_it(
    desk: Desk, programs: Path, tmp_path: Path
) -> None:
    lock = locked("gatepost", "mypy", "pre-commit", "pre-commit-hooks", "pytest", "ruff")
    (tmp_path / "lock").write_text(lock, "utf-8")
    program(programs, "poetry", f'echo "$@" >> .asked; test "$1" = sync || cat "{tmp_path}/lock" > poetry.lock')
    done = desk.init("--yes", "--no-hooks", "--manager", "poetry")
    assert done.code == 0, done.err
    assert desk.text("poetry.lock") == lock
    assert desk.text(".asked") == "lock\nsync\n"
    assert "✓ locks: ran `poetry lock`\n" in done.out
    assert "✓ tools: ran `python -m venv .venv`\n✓ tools: ran `poetry sync`\n" in done.out
    before = traces(desk.path)
    assert "ran" not in desk.init("--yes", "--no-hooks").out
    assert traces(desk.path) == before


def test_an_environment_that_is_there_is_nobodys_to_fill(desk: Desk, programs: Path) -> None:
    program(programs, "poetry", 'echo "$@" >> .asked; touch poetry.lock')
    (desk.path / ".venv").mkdir()
    done = desk.init("--yes", "--no-hooks", "--manager", "poetry")
    assert (done.code, desk.text(".asked")) == (0, "lock\n")


def test_requirements_are_compiled_one_after_the_other(desk: Desk, programs: Path) -> None:
    program(programs, "uv", 'for last; do :; done; echo "$@" > "$last"')
    (desk.path / ".venv").mkdir()
    done = desk.init("--yes", "--no-hooks", "--manager", "pip")
    assert done.code == 0, done.err
    assert desk.text("requirements/dev.txt").endswith("requirements/dev.in -o requirements/dev.txt\n")
    assert desk.text("requirements/build.txt").startswith("pip compile --quiet --universal --generate-hashes")
    assert done.out.count("✓ locks: ran `uv pip compile ") == 2


@pytest.mark.usefixtures("programs")
def test_the_hooks_are_installed_by_the_gatepost_of_the_environment(desk: Desk) -> None:
    scripts = desk.path / ".venv" / "bin"
    scripts.mkdir(parents=True)
    program(scripts, "gatepost", f'echo "$@" > .asked; exec "{sys.executable}" -m gatepost "$@"')
    done = desk.init("--yes", "--no-lock")
    assert (done.code, desk.text(".asked")) == (0, "hook install\n")
    assert (desk.path / ".git" / "hooks" / "commit-msg").exists()
    program(scripts, "gatepost", "exit 3")
    assert desk.init("--yes", "--no-lock").code == 1


@pytest.mark.parametrize(
    ("ruff", "is_said"),
    [("exit 0", False), ("test $1 = check", True), ("test $1 = format || echo F401", True)],
    ids=["passes", "not formatted", "findings"],
)
@pytest.mark.usefixtures("programs")
def test_code_that_the_first_push_would_be_refused_for_is_told_of(ruff: str, desk: Desk, *, is_said: bool) -> None:
    scripts = desk.path / ".venv" / "bin"
    scripts.mkdir(parents=True)
    program(scripts, "ruff", ruff)
    done = desk.set_up("--manager", "pip")
    assert ("! code: there is code that ruff does not pass" in done.out) is is_said
    assert ("\n  .venv/bin/ruff format .\n  .venv/bin/ruff check --fix .\n" in done.out) is is_said


def test_a_lock_that_fails_is_said_and_the_files_stay(desk: Desk, programs: Path) -> None:
    program(programs, "poetry", "echo no index >&2; exit 7")
    (desk.path / ".venv").mkdir()
    done = desk.init("--yes", "--no-hooks", "--manager", "poetry")
    assert done.code == 1
    assert "`poetry lock` ended with 7" in done.err
    assert "not all could be done: mend what is marked above, then run it again" in done.err
    assert (desk.path / "Makefile").exists()
    program(programs, "poetry", "touch poetry.lock")
    done = desk.init("--yes", "--no-hooks")
    assert (done.code, (desk.path / "poetry.lock").exists()) == (0, True)


@pytest.mark.usefixtures("programs")
def test_a_manager_that_is_not_installed_is_said_with_what_to_run_where_it_is(desk: Desk) -> None:
    done = desk.init("--yes", "--no-hooks", "--manager", "poetry")
    assert done.code == 1
    assert "poetry is not installed here" in done.err
    assert "run `poetry lock` where it is, and commit what it writes" in done.err


def test_hooks_are_installed_and_proven_and_refuse_what_says_nothing(desk: Desk) -> None:
    done = desk.init("--yes", "--no-lock")
    assert done.code == 0, done.err
    assert "✓ commit-msg: installed at " in done.out
    assert "✓ proof: git refuses a message that says nothing, and takes a good one\n" in done.out
    assert try_commit(desk.path, "-m", "nothing").code == 1
    assert try_commit(desk.path, "-m", "fix: end").code == 0
    hooks = traces(desk.path / ".git" / "hooks")
    assert "✓ commit-msg: installed already at " in desk.init("--yes", "--no-lock").out
    assert traces(desk.path / ".git" / "hooks") == hooks


def test_hooks_that_do_not_fire_as_they_should_are_no_success(desk: Desk) -> None:
    hook = desk.path / ".git" / "hooks" / "commit-msg"
    hook.parent.mkdir(exist_ok=True)
    program(hook.parent, hook.name, "exit 1")
    done = desk.init("--yes", "--no-lock")
    assert done.code == 1
    assert "proof: with these hooks, git takes a message that says nothing, or refuses a good one" in done.err
    assert "gatepost hook status" in done.err


def test_where_there_can_be_no_hooks_that_is_said_and_all_else_is_done(desk: Desk) -> None:
    git(desk.path, "config", "core.hooksPath", os.devnull)
    done = desk.init("--yes", "--no-lock")
    assert done.code == 1
    assert "✗ hooks: git runs no hooks here: core.hooksPath leads to /dev/null" in done.err
    assert (desk.path / "Makefile").exists()
    assert "Left to do by hand" in done.out


def test_only_some_files_bring_no_hooks_and_no_errands(desk: Desk) -> None:
    done = desk.init("--yes", "--no-lock", "--only", "Makefile")
    assert done.code == 0
    assert "hand" not in done.out
    assert not list((desk.path / ".git").glob("hooks/commit-msg"))


def test_a_folder_that_the_repository_around_it_ignores_gets_one_of_its_own(desk: Desk) -> None:
    (desk.path / ".gitignore").write_text("/apart/\n", "utf-8")
    desk.keep()
    (desk.path / "apart").mkdir()
    done = desk.init("-C", str(desk.path / "apart"), "--yes", "--no-lock", "--manager", "pip")
    assert done.code == 0, done.err
    assert (desk.path / "apart" / ".git" / "hooks" / "commit-msg").exists()
    assert not (desk.path / ".git" / "hooks" / "commit-msg").exists()
    assert git(desk.path, "status", "--porcelain") == ""

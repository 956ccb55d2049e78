"""`gatepost hook run`: what everything but git itself calls."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from gatepost.adapters.hook_files import install_hook
from support.program import gatepost, start
from support.repos import commit, git

if TYPE_CHECKING:
    from pathlib import Path

BAD = "Fixed login"
RUNNER = {"PRE_COMMIT": "1"}


@pytest.fixture
def message(repository: Path) -> str:
    path = repository / ".git" / "COMMIT_EDITMSG"
    path.write_text(f"{BAD}\n")
    return str(path)


def test_a_refused_message_is_kept(repository: Path, message: str) -> None:
    done = gatepost(repository, "hook", "run", "commit-msg", message)
    assert (done.code, done.out) == (1, "")
    assert "git commit -e -F .git/gatepost/rejected" in done.err


@pytest.mark.parametrize("name", ["commit-msg", "pre-push"])
def test_a_runner_judges_where_no_hook_of_ours_does(name: str, repository: Path, message: str) -> None:
    commit(repository, BAD)
    tells = {"PRE_COMMIT_LOCAL_BRANCH": "refs/heads/main", "PRE_COMMIT_REMOTE_BRANCH": "refs/heads/main"}
    arguments = ["hook", "run", name, *([message] if name == "commit-msg" else [])]
    assert gatepost(repository, *arguments, **RUNNER, **tells).code == 1
    install_hook(str(repository), name)
    assert gatepost(repository, *arguments, **RUNNER, **tells) == (0, "", "")
    if name == "commit-msg":
        assert gatepost(repository, *arguments).code == 1


def test_the_hooks_that_judge_nothing_pass(repository: Path, message: str) -> None:
    commit(repository, BAD)
    assert gatepost(repository, "hook", "run", "post-commit") == (0, "", "")
    assert gatepost(repository, "hook", "run", "prepare-commit-msg", message, "message") == (0, "", "")
    assert gatepost(repository, "hook", "run", "prepare-commit-msg", message, **RUNNER) == (0, "", "")


@pytest.mark.parametrize(
    "arguments", [(), ("commit-msg",), ("pre-commit",), ("post-commit", "x"), ("pre-push", "a", "b", "c")]
)
def test_anything_else_is_a_usage_error(arguments: tuple[str, ...], repository: Path) -> None:
    assert gatepost(repository, "hook", "run", *arguments).code == 2


def test_help_names_the_hooks(repository: Path) -> None:
    done = gatepost(repository, "hook", "run", "--help")
    assert done.code == 0
    assert all(name in done.out for name in ("commit-msg", "pre-push", "post-commit", "prepare-commit-msg"))
    assert start(repository, "git", "status", "--porcelain").out == ""
    assert git(repository, "rev-parse", "--git-dir") == ".git"

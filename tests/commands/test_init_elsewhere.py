"""What was set up on one machine is as it should be on every other: in a fork, in CI, without the history."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from support.initing import PYPROJECT, Desk, project
from support.repos import commit, git

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.once

WORKSPACE = {
    "pyproject.toml": '[tool.uv.workspace]\nmembers = ["libs/*"]\n',
    **{f"libs/{name}/pyproject.toml": PYPROJECT.replace("rocket", name) for name in ("alpha", "beta")},
    **{f"libs/{name}/src/{name}/__init__.py": f'"""{name}."""\n' for name in ("alpha", "beta")},
}
OTHERS_HOOKS = {".pre-commit-config.yaml": "repos:\n  - repo: meta\n    hooks:\n      - id: identity\n"}
KINDS = {
    "pip": (("--manager", "pip"), {}),
    "uv": (("--manager", "uv"), {"uv.lock": "version = 1\n"}),
    "poetry": (("--manager", "poetry"), {"poetry.lock": ""}),
    "several packages": ((), WORKSPACE),
    "a rehearsal": (("--rehearsal", "--type-errors", "blocking", "--commitizen"), {}),
    "hooks and tasks of its own": (("--publish", "nowhere"), {**OTHERS_HOOKS, "justfile": "check:\n    true\n"}),
}


@pytest.fixture(params=KINDS)
def desk(request: pytest.FixtureRequest, repository: Path, capsys: pytest.CaptureFixture[str]) -> Desk:
    """Return an old repository that is set up, with a release, commits that the gate refuses, and a remote."""
    arguments, files = KINDS[request.param]
    project(repository, files)
    git(repository, "tag", "v0.2.0")
    commit(repository, "Whatever")
    git(repository, "remote", "add", "origin", "git@github.com:acme/rocket.git")
    desk = Desk(repository, capsys)
    desk.set_up(*arguments)
    desk.keep()
    assert desk.init("--check").code == 0
    return desk


def check(desk: Desk, path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    done = Desk(path, capsys).init("--check")
    assert done.code == 0, Desk(path, capsys).init("--diff").out
    assert done.out == desk.init("--check").out


def test_a_shallow_clone_without_tags_or_a_branch_is_as_it_should_be(
    desk: Desk, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    commit(desk.path, "Something else that the gate refuses")
    clone = tmp_path / "clone"
    git(tmp_path, "clone", "--quiet", "--depth=1", "--no-tags", desk.path.as_uri(), str(clone))
    git(clone, "checkout", "--quiet", "--detach")
    git(clone, "remote", "remove", "origin")
    check(desk, clone, capsys)


def test_a_fork_with_branches_and_tags_of_its_own_is_as_it_should_be(
    desk: Desk, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    clone = tmp_path / "my-rocket"
    git(tmp_path, "clone", "--quiet", str(desk.path), str(clone))
    git(clone, "remote", "set-url", "origin", "https://github.com/somebody/my-rocket.git")
    git(clone, "checkout", "--quiet", "-b", "topic")
    git(clone, "branch", "--quiet", "-D", "main")
    git(clone, "remote", "set-head", "origin", "--delete")
    git(clone, "tag", "v9.0.0")
    check(desk, clone, capsys)


def test_a_machine_with_none_of_the_tools_sees_the_same(
    desk: Desk, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    where = tmp_path / "bin"
    where.mkdir()
    (where / "git").symlink_to(git(desk.path, "--exec-path") + "/git")
    monkeypatch.setenv("PATH", str(where))
    check(desk, desk.path, capsys)


def test_later_releases_change_nothing(desk: Desk, capsys: pytest.CaptureFixture[str]) -> None:
    commit(desk.path, "feat!: break it")
    git(desk.path, "tag", "v1.0.0")
    check(desk, desk.path, capsys)

"""The installed hooks wherever git runs hooks from, and in whatever surroundings."""

from __future__ import annotations

import os
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from support.program import gatepost, start, try_commit
from support.repos import commit, git

pytestmark = pytest.mark.once

JUDGED = "header-not-conventional"
ODD = 'it\'s $HOME "here" commit-msg'


def is_judged(folder: Path, **env: str) -> bool:
    """Tell whether a bad message is refused once, by us, and a good one passes."""
    good = try_commit(folder, "-m", "feat: fine", **env)
    bad = try_commit(folder, "-m", "Nope", **env)
    assert good.code == 0, good
    assert bad.err.count(JUDGED) == bad.code
    return bad.code == 1


def install(folder: Path, *arguments: str, **env: str) -> None:
    done = gatepost(folder, "hook", "install", *arguments, **env)
    assert (done.code, done.err) == (0, "")


@pytest.mark.parametrize("is_linked_first", [True, False])
def test_linked_worktrees_share_the_hooks(repository: Path, tmp_path: Path, is_linked_first: bool) -> None:  # noqa: FBT001
    commit(repository, "feat: one")
    other = tmp_path / ODD
    git(repository, "worktree", "add", "--quiet", "--detach", str(other))
    install(other if is_linked_first else repository)
    assert is_judged(repository)
    assert is_judged(other)


def test_a_submodule_has_hooks_of_its_own(repository: Path, tmp_path: Path) -> None:
    git(tmp_path, "init", "--quiet", "inner")
    commit(tmp_path / "inner", "feat: one")
    git(repository, "-c", "protocol.file.allow=always", "submodule", "--quiet", "add", str(tmp_path / "inner"), ODD)
    install(repository / ODD)
    assert is_judged(repository / ODD)
    assert not is_judged(repository)


def test_a_git_directory_elsewhere_and_one_that_is_named(tmp_path: Path) -> None:
    git(tmp_path, "init", "--quiet", "--separate-git-dir", str(tmp_path / ODD), "tree")
    install(tmp_path / "tree")
    assert is_judged(tmp_path / "tree")
    named = {"GIT_DIR": str(tmp_path / ODD), "GIT_WORK_TREE": str(tmp_path)}
    assert is_judged(tmp_path, **named)
    assert gatepost(tmp_path, "hook", "status", **named).code == 0


@pytest.mark.parametrize("hooks_path", ["hooks of all", "{tmp}/shared", "~/shared"])
def test_core_hooks_path_is_followed(
    hooks_path: str, repository: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    for folder in (repository / "hooks of all", tmp_path / "shared"):
        folder.mkdir()
    git(repository, "config", "core.hooksPath", hooks_path.format(tmp=tmp_path))
    environment = {}
    if hooks_path == "hooks of all":  # committed, so that it finds gatepost by the PATH
        environment["PATH"] = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    install(repository)
    assert is_judged(repository, **environment)
    assert gatepost(repository, "hook", "status").code == 0
    assert not (repository / ".git" / "hooks").exists()


def test_hooks_that_are_committed_work_in_a_clone_by_its_own_environment(repository: Path, tmp_path: Path) -> None:
    (repository / ".githooks").mkdir()
    git(repository, "config", "core.hooksPath", ".githooks")
    install(repository)
    commit(repository, "feat: hooks", **{".gitignore": "/.venv/\n"})
    git(repository, "add", ".githooks")
    commit(repository, "feat: hooks")
    texts = [path.read_text() for path in (repository / ".githooks").iterdir()]
    assert not [text for text in texts if str(tmp_path) in text or sys.executable in text or sys.prefix in text]
    git(tmp_path, "clone", "--quiet", str(repository), "clone")
    clone = tmp_path / "clone"
    git(clone, "config", "core.hooksPath", ".githooks")
    done = try_commit(clone, "-m", "feat: a", PATH="/usr/bin:/bin")
    assert (done.code, "gatepost is neither in .venv nor on the PATH" in done.err) == (1, True)
    program = clone / ".venv" / "bin" / "gatepost"
    program.parent.mkdir(parents=True)
    program.write_text(f'#!/bin/sh\nexec {shlex.quote(sys.executable)} -m gatepost "$@"\n')
    program.chmod(0o755)
    assert is_judged(clone, PATH="/usr/bin:/bin")
    assert "installed already" in gatepost(clone, "hook", "install").out
    assert git(clone, "status", "--porcelain") == ""


def test_without_a_hooks_folder_nothing_is_judged_and_status_says_so(repository: Path) -> None:
    install(repository)
    none = {"GIT_CONFIG_COUNT": "1", "GIT_CONFIG_KEY_0": "core.hooksPath", "GIT_CONFIG_VALUE_0": "/dev/null"}
    assert not is_judged(repository, **none)
    assert gatepost(repository, "hook", "status", **none).code == 1
    assert gatepost(repository, "hook", "status").code == 0


def test_a_graphical_client_has_next_to_no_environment(repository: Path, empty_home: Path) -> None:
    install(repository)
    identity = ["-c", "user.name=A", "-c", "user.email=a@example.com"]
    bare = ["env", "-i", f"HOME={empty_home}", "PATH=/usr/bin:/bin", "git", *identity, "commit", "--allow-empty", "-q"]
    for message, code in (("feat: fine", 0), ("Nope", 1)):
        done = subprocess.run(
            [*bare, "-m", message], cwd=repository, capture_output=True, check=False, stdin=subprocess.DEVNULL
        )
        assert done.returncode == code, done
        assert done.stderr.decode().count(JUDGED) == code


def test_an_older_hook_and_one_whose_interpreter_is_gone_are_mended_by_installing(repository: Path) -> None:
    install(repository)
    path = repository / ".git" / "hooks" / "commit-msg"
    wanted = path.read_text()
    from gatepost.hooks.script import hook_text  # noqa: PLC0415  beside the text that it is compared with

    path.write_text(hook_text("commit-msg", "/gone/python", "/gone"))
    done = try_commit(repository, "-m", "feat: a", PATH="/usr/bin:/bin")
    assert (done.code, "gatepost is gone from /gone/python" in done.err) == (1, True)
    done = gatepost(repository, "hook", "status")
    assert (done.code, f"✗ commit-msg: {path} names an interpreter that is gone" in done.out) == (1, True)
    path.write_text(hook_text("commit-msg", sys.executable, "/gone"))
    assert "installed by another gatepost" in gatepost(repository, "hook", "status").out
    install(repository)
    assert path.read_text() == wanted
    assert is_judged(repository)


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="modes keep nobody out here, such as root")
def test_a_folder_of_hooks_that_is_read_only_is_an_error_and_stays_as_it_is(repository: Path) -> None:
    hooks = repository / ".git" / "hooks"
    hooks.mkdir(exist_ok=True)
    hooks.chmod(0o555)
    done = gatepost(repository, "hook", "install")
    hooks.chmod(0o755)
    assert (done.code, done.err.count("Permission denied")) == (1, 3)
    assert list(hooks.iterdir()) == []


@pytest.mark.parametrize("command", [("rebase", "--force-rebase"), ("cherry-pick",)])
def test_after_each_commit_of_a_sequence_only_a_shell_runs(command: tuple[str, ...], repository: Path) -> None:
    commit(repository, "feat: one", **{"release-please-config.json": "{}"})
    base = git(repository, "rev-parse", "HEAD")
    for name in "abc":
        commit(repository, f"feat: {name}", **{name: name})
    install(repository, "post-commit")
    path = repository / ".git" / "hooks" / "post-commit"
    path.write_text(path.read_text().replace("\nrun() {\n", "\nrun() {\necho started >&2\n"))
    if command[0] == "rebase":
        done = start(repository, "git", *command, base)
    else:
        git(repository, "checkout", "--quiet", "-b", "other", base)
        done = start(repository, "git", *command, f"{base}..main")
    assert (done.code, done.err.count("started")) == (0, 0), done
    assert try_commit(repository, "-m", "feat: d", "--no-verify").err.count("started") == 1


def test_the_whole_package_may_move_with_its_environment(repository: Path, tmp_path: Path) -> None:
    import gatepost as package  # noqa: PLC0415  the package, not the program of the same name

    place = tmp_path / ODD
    shutil.copytree(Path(package.__file__).parent, place / "gatepost", ignore=shutil.ignore_patterns("__pycache__"))
    environment = {"PYTHONPATH": str(place), "PYTHONDONTWRITEBYTECODE": "1"}
    install(repository, **environment)
    assert is_judged(repository)
    place.rename(tmp_path / "moved")
    done = try_commit(repository, "-m", "feat: a", PATH="/usr/bin:/bin")
    assert done.code == 1
    assert "gatepost is gone from" in done.err
    install(repository, PYTHONPATH=str(tmp_path / "moved"), PYTHONDONTWRITEBYTECODE="1")
    assert is_judged(repository)

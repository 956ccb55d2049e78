"""A real push, whose tree is linted by real runners: refused, let through, interrupted."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from support.program import Done, gatepost, start, uncounted
from support.repos import commit, git
from support.runners import RUNNERS, choose, commit_hooks, configured, hook, own_temporary, settle_runners

pytestmark = pytest.mark.once  # git and the runners are tried here, more than our interpreter

NO_BAD_FILE = hook("no-bad-file", "test ! -e bad")
SLOW = hook("slow", "echo $$ >>$STARTED; (trap '' TERM HUP INT; sleep 61.25) & sleep 61.25; echo never seen")
LINT = """
import sys
from gatepost.adapters.tree_lint import lint_tree
lint_tree(sys.argv[1], ".", advisory=())
"""


@pytest.fixture(autouse=True)
def temporary(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return the folder for temporary files, which is this test's alone; the runners have a home."""
    settle_runners(monkeypatch, tmp_path)
    return own_temporary(monkeypatch, tmp_path)


@pytest.fixture
def remote(repository: Path) -> Path:
    """Return the remote of a repository whose pre-push hook is ours."""
    path = repository.parent / "remote.git"
    git(repository.parent, "init", "--quiet", "--bare", str(path))
    git(repository, "remote", "add", "origin", str(path))
    done = gatepost(repository, "hook", "install", "pre-push")
    assert done.code == 0, done.err
    return path


def push(repository: Path, *arguments: str, **env: str) -> Done:
    return start(repository, "git", "push", *arguments, **env)


def has(remote: Path, branch: str) -> bool:
    return bool(git(remote, "for-each-ref", f"refs/heads/{branch}"))


def test_a_push_is_refused_by_the_lint_of_what_was_committed_and_passes_when_it_is_mended(
    repository: Path, remote: Path
) -> None:
    commit_hooks(repository, NO_BAD_FILE, bad="x")
    (repository / "bad").unlink()

    refused = push(repository, "origin", "main")
    assert refused.code == 1
    assert "does not pass the repository's own hooks as it was committed" in refused.err
    assert not has(remote, "main")

    git(repository, "commit", "--quiet", "--all", "--no-verify", "--message", "fix: leave the file out")
    (repository / "bad").touch()
    passed = push(repository, "--porcelain", "origin", "main")
    assert passed.code == 0, passed.err
    assert passed.out.splitlines()[1:] == ["*\trefs/heads/main:refs/heads/main\t[new branch]", "Done"]
    assert "no-bad-file....." in passed.err


def test_each_tree_of_a_push_is_linted_once_and_one_bad_one_refuses_all(repository: Path, remote: Path) -> None:
    good = commit_hooks(repository, NO_BAD_FILE)
    git(repository, "branch", "same")
    git(repository, "switch", "--quiet", "-c", "broken")
    bad = commit(repository, "feat: bad\n", bad="x")

    refused = push(repository, "origin", "main", "same", "broken")

    assert refused.code == 1
    assert refused.err.count(f"linting {good[:9]}") == 1
    assert refused.err.count(f"linting {bad[:9]}") == 1
    assert git(remote, "for-each-ref") == ""
    assert push(repository, "origin", "main", "same").err.count("its tree was green before") == 1


def test_the_setting_says_which_hooks_are_advisory(repository: Path, remote: Path) -> None:
    strict = {"gatepost.toml": "advisory-hooks = []\n"}
    commit_hooks(repository, hook("mypy", "false"), **strict)
    assert push(repository, "origin", "main").code == 1

    (repository / "gatepost.toml").unlink()
    git(repository, "commit", "--quiet", "--all", "--no-verify", "--message", "fix: take the default")
    passed = push(repository, "origin", "main")
    assert passed.code == 0
    assert "mypy is advisory" in passed.err
    assert has(remote, "main")


def test_a_tag_and_a_branch_with_a_strange_name_are_linted_too(repository: Path, remote: Path) -> None:
    commit_hooks(repository, NO_BAD_FILE, bad="x")
    git(repository, "tag", "v1;$(touch,x)")
    git(repository, "branch", "a';`b`")

    for ref in ("v1;$(touch,x)", "a';`b`"):
        assert push(repository, "origin", ref).code == 1
    assert git(remote, "for-each-ref") == ""


def test_a_push_from_a_linked_work_tree_and_from_below_its_top(repository: Path, remote: Path) -> None:
    commit_hooks(repository, NO_BAD_FILE)
    git(repository, "worktree", "add", "--quiet", "../linked", "-b", "linked")
    linked = repository.parent / "linked"
    commit(linked, "feat: bad\n", **{"deep/a": "x", "bad": "x"})

    assert push(linked / "deep", "origin", "linked").code == 1
    assert push(linked / "deep", "origin", "main").code == 0
    assert [has(remote, name) for name in ("main", "linked")] == [True, False]


def test_a_push_from_within_a_commit_hook_is_linted_as_any_other(repository: Path, remote: Path) -> None:
    commit_hooks(repository, NO_BAD_FILE)
    auto = repository / ".git" / "hooks" / "post-commit"
    auto.write_text("#!/bin/sh\ngit push -q origin main\n")
    auto.chmod(0o755)
    (repository / "staged").touch()
    git(repository, "add", "staged")

    done = start(repository, "git", "commit", "--all", "--message", "feat: a")

    assert done.code == 0, done.err
    assert has(remote, "main")
    assert git(repository, "status", "--porcelain") == ""


def test_what_cannot_be_linted_is_not_pushed_and_no_verify_is_the_way_round(repository: Path, remote: Path) -> None:
    commit(repository, "feat: a\n", **{".pre-commit-config.yaml": "a: ["})

    refused = push(repository, "origin", "main")
    assert refused.code == 1
    assert "not linted: .pre-commit-config.yaml is not YAML" in refused.err
    assert "gatepost explain GE116" in refused.err
    assert not has(remote, "main")
    assert push(repository, "--no-verify", "origin", "main").code == 0


def test_a_full_disk_is_no_pass(repository: Path, remote: Path, tmp_path: Path) -> None:
    commit_hooks(repository, NO_BAD_FILE, large="x" * 300_000)

    done = start(
        repository, "sh", "-c", "ulimit -f 200; exec git push origin main", TMPDIR=str(tmp_path), **uncounted()
    )

    assert done.code == 1
    assert "error: not linted:" in done.err
    assert not has(remote, "main")
    assert list(tmp_path.glob("gatepost-checkout-*")) == []


def await_start(log: Path) -> None:
    """Wait until the slow hook runs."""
    deadline = time.monotonic() + 30
    while not (log.exists() and log.read_text().endswith("\n")):
        assert time.monotonic() < deadline, "the hook did not start"
        time.sleep(0.05)


def sleepers(folder: Path) -> list[str]:
    """Return the sleeping processes that the slow hook has started from below `folder`."""
    found = []
    for place in Path("/proc").glob("[0-9]*"):
        try:
            line, cwd = (place / "cmdline").read_bytes(), (place / "cwd").readlink()
        except OSError:
            continue
        if b"61.25" in line and folder in cwd.parents:
            found.append(line.decode())
    return found


@pytest.mark.once
@pytest.mark.skipif(not Path("/proc/self/cmdline").exists(), reason="processes are counted in /proc")
@pytest.mark.parametrize("runner", RUNNERS)
@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP])
def test_a_signal_leaves_nothing_behind(
    repository: Path, temporary: Path, tmp_path: Path, runner: str, number: signal.Signals
) -> None:
    (repository / ".pre-commit-config.yaml").write_text(configured())
    choose(repository, runner)
    id_ = commit_hooks(repository, SLOW)
    process = subprocess.Popen(
        [sys.executable, "-c", LINT, id_],
        cwd=repository,
        env={**os.environ, "STARTED": str(tmp_path / "started"), **uncounted()},
        stderr=subprocess.PIPE,
        start_new_session=True,
    )
    await_start(tmp_path / "started")
    assert len(sleepers(temporary)) >= 2

    began = time.monotonic()
    process.send_signal(number)
    _, errors = process.communicate(timeout=20)

    assert time.monotonic() - began < 10
    assert b"KeyboardInterrupt" in errors
    assert b"never seen" not in errors
    assert sleepers(temporary) == []
    assert list(temporary.iterdir()) == []
    assert not (repository / ".git" / "gatepost" / "linted").exists()


@pytest.mark.once
@pytest.mark.skipif(not Path("/proc/self/cmdline").exists(), reason="processes are counted in /proc")
def test_ctrl_c_at_a_push_ends_all_of_it(repository: Path, remote: Path, temporary: Path, tmp_path: Path) -> None:
    commit_hooks(repository, SLOW)
    process = subprocess.Popen(
        ["git", "push", "origin", "main"],
        cwd=repository,
        env={**os.environ, "STARTED": str(tmp_path / "started"), **uncounted()},
        stderr=subprocess.PIPE,
        start_new_session=True,
    )
    await_start(tmp_path / "started")

    os.killpg(process.pid, signal.SIGINT)  # as a terminal does it, to all in the foreground
    _, errors = process.communicate(timeout=20)

    assert process.returncode
    assert b"error: interrupted" in errors
    assert b"Traceback" not in errors
    assert sleepers(temporary) == []
    assert list(temporary.iterdir()) == []
    assert not has(remote, "main")


def test_every_branch_of_a_push_is_linted_the_lower_of_two_as_well(repository: Path, remote: Path) -> None:
    assert remote.exists()
    commit_hooks(repository, NO_BAD_FILE)
    git(repository, "push", "--quiet", "--no-verify", "origin", "main")
    git(repository, "switch", "--quiet", "-c", "low")
    low = commit(repository, "feat: low", bad="x")
    git(repository, "switch", "--quiet", "-c", "up")
    git(repository, "rm", "--quiet", "bad")
    commit(repository, "fix: up")
    done = start(repository, "git", "push", "origin", "low", "up")
    assert done.code == 1
    assert f"{low[:9]} does not pass the repository's own hooks" in done.err
    assert done.err.count("linting ") == 2


def test_branches_with_the_same_tree_are_linted_once(repository: Path, remote: Path) -> None:
    assert remote.exists()
    commit_hooks(repository, NO_BAD_FILE)
    for name in ("one", "two", "three"):
        git(repository, "switch", "--quiet", "-c", name, "main")
        commit(repository, f"feat: {name}")
    done = start(repository, "git", "push", "origin", "one", "two", "three")
    assert (done.code, done.err.count("linting ")) == (0, 1), done.err


@pytest.mark.parametrize("name", ["lock", "excludes", "tree"])
def test_a_work_tree_may_have_any_name(name: str, tmp_path: Path) -> None:
    repository = tmp_path / name
    git(tmp_path, "init", "--quiet", "--initial-branch=main", name)
    git(tmp_path, "init", "--quiet", "--bare", "there.git")
    git(repository, "remote", "add", "origin", "../there.git")
    assert gatepost(repository, "hook", "install", "pre-push").code == 0
    (repository / ".venv").mkdir()
    commit_hooks(repository, NO_BAD_FILE, **{".gitignore": ".venv\n"})
    assert start(repository, "git", "push", "origin", "main").code == 0

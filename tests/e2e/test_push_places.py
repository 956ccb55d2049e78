"""`git push` with our hook: from all kinds of repositories, with hostile names, and many of them."""

from __future__ import annotations

import os
import shutil
from typing import TYPE_CHECKING

import pytest

from gatepost.adapters.hook_files import install_hook
from support.program import start
from support.pushing import BAD, branch, fine, has, push, recipes, refused, stage
from support.repos import commit, git

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.once

ZEROS = "0" * 40


@pytest.fixture
def remote(repository: Path) -> Path:
    """Return the remote of the repository, which has its first commit, and a bad one that nobody looked at."""
    commit(repository, "feat: base", base="1\n")
    commit(repository, "Old and bad")
    path = stage(repository)
    git(repository, "push", "--quiet", "--no-verify", "-u", "origin", "main")
    return path


@pytest.mark.parametrize("depth", ["1", "2"])
def test_a_shallow_clone_judges_what_is_on_top(depth: str, repository: Path, remote: Path) -> None:
    assert repository.exists()
    clone = repository.parent / "clone"
    git(repository.parent, "clone", "--quiet", "--depth", depth, remote.as_uri(), str(clone))
    install_hook(str(clone), "pre-push")
    commit(clone, "feat: a")
    assert push(clone, "origin", "main") == (0, "", fine(1))
    commit(clone, BAD)
    assert refused(push(clone, "origin", "main")) == [BAD]


def test_a_shallow_clone_that_cannot_tell_says_what_to_fetch(repository: Path, remote: Path) -> None:
    assert repository.exists()
    clone = repository.parent / "clone"
    git(repository.parent, "clone", "--quiet", "--depth", "1", remote.as_uri(), str(clone))
    fork = stage(clone, remote="fork")
    git(fork, "config", "receive.shallowUpdate", "true")
    commit(clone, "feat: a")
    assert push(clone, "fork", "main").code == 0  # what origin has is only warned of
    assert has(fork, "main")
    git(fork, "update-ref", "-d", "refs/heads/main")
    git(clone, "remote", "remove", "origin")
    git(clone, "remote", "remove", "fork")
    done = push(clone, str(fork), "HEAD:refs/heads/other")
    assert done.code == 1
    assert done.err.startswith(
        "error: cannot tell which commits the remote lacks: the history is cut short\n"
        "  hint: run `git fetch --unshallow`, and push again\n"
    )


def test_bare_repositories_work_trees_and_separate_folders(repository: Path, remote: Path) -> None:
    commit(repository, BAD)
    bare = repository.parent / "bare"
    git(repository.parent, "clone", "--quiet", "--bare", str(repository), str(bare))
    install_hook(str(bare), "pre-push")
    assert refused(push(bare, str(remote), "main:refs/heads/x")) == [BAD, "Old and bad"]
    other = repository.parent / "other"
    git(repository, "worktree", "add", "--quiet", "-b", "topic", str(other))
    assert refused(push(other, "origin", "topic")) == [BAD]
    apart = repository.parent / "apart"
    git(repository.parent, "clone", "--quiet", f"--separate-git-dir={apart}.git", str(remote), str(apart))
    install_hook(str(apart), "pre-push")
    commit(apart, BAD)
    assert refused(push(apart, "origin", "main")) == [BAD]


def test_sha256_repositories(tmp_path: Path) -> None:
    path = tmp_path / "repository"
    for folder, flags in ((path, []), (tmp_path / "o.git", ["--bare"])):
        git(tmp_path, "init", "--quiet", "--object-format=sha256", "--initial-branch=main", *flags, str(folder))
    git(path, "remote", "add", "origin", str(tmp_path / "o.git"))
    install_hook(str(path), "pre-push")
    commit(path, BAD)
    commit(path, "feat: a")
    done = push(path, "origin", "main")
    assert refused(done) == [BAD]
    editor = start(path, "sh", "-c", recipes(done)["main"][0], GIT_EDITOR="echo fix: a >")
    assert editor.code == 0
    assert push(path, "origin", "main") == (0, "", fine(2))


def test_submodules_that_are_pushed_along_are_judged_by_their_own_hook(repository: Path, remote: Path) -> None:
    inner = repository.parent / "inner.git"
    git(repository.parent, "clone", "--quiet", "--bare", str(remote), str(inner))
    git(repository, "-c", "protocol.file.allow=always", "submodule", "--quiet", "add", str(inner), "inner")
    module = repository / "inner"
    git(module, "switch", "--quiet", "main")
    install_hook(str(module), "pre-push")
    commit(module, BAD)
    git(repository, "add", "--all")
    commit(repository, "feat: a module")
    done = push(repository, "--recurse-submodules=on-demand", "origin", "main")
    assert done.code != 0
    assert f"  {BAD}\n" in done.err
    assert start(remote, "git", "cat-file", "-e", "main:inner").code != 0
    git(module, "commit", "--quiet", "--amend", "--allow-empty", "-m", "fix: b")
    git(repository, "add", "--all")
    git(repository, "commit", "--quiet", "--amend", "--no-edit")
    done = push(repository, "--recurse-submodules=on-demand", "origin", "main")
    assert done.code == 0, done
    assert done.err.count(fine(1)) == 2


@pytest.mark.parametrize("name", ["$(touch${IFS}x)", "it's", 'a"b', "日本", "a\u202eb", "x;id", "`id`"])
def test_hostile_names_do_nothing(name: str, repository: Path, remote: Path) -> None:
    branch(repository, name, "feat: a", BAD, "feat: b")
    done = push(repository, "origin", name)
    assert refused(done) == [BAD]
    assert "\u202e" not in done.err.partition("error: failed")[0]
    (commands,) = recipes(done).values()
    if name.isprintable():
        for command in commands:
            assert start(repository, "sh", "-c", command, GIT_EDITOR="echo fix: c >").code == 0, command
        assert push(repository, "origin", name) == (0, "", fine(3))
        assert has(remote, f"refs/heads/{name}")
    assert not (repository / "x").exists()


def test_hostile_messages_reach_no_terminal(repository: Path, remote: Path) -> None:
    assert has(remote, "main")
    commit(repository, "\x1b]0;owned\x07\x1b[2J\u202e evil\n\nbody \x9b31m")
    done = push(repository, FORCE_COLOR="")
    assert done.code == 1
    assert not {"\x1b", "\x07", "\x9b", "\u202e"} & set(done.err)


@pytest.mark.once
def test_ten_thousand_refs_are_judged_at_once(repository: Path, remote: Path) -> None:
    commit(repository, "feat: a")
    commit(repository, BAD)
    tree = git(repository, "rev-parse", "HEAD^{tree}")
    ids = {name: git(repository, "commit-tree", "-p", "main", "-m", name, tree) for name in ("feat: b", "Very bad")}
    refs = [
        f"create refs/heads/b{number} {ids['Very bad' if number == 7777 else 'feat: b'] if number % 2 else 'HEAD'}\n"
        for number in range(10_000)
    ]
    assert start(repository, "git", "update-ref", "--stdin", given="".join(refs)).code == 0
    done = push(repository, "--all", "origin")
    assert sorted(refused(done)) == [BAD, "Very bad"]
    assert sorted(recipes(done)) == ["b7777", "main"]
    assert " and 9,995 more: what is refused leads there too" in done.err
    assert not has(remote, "b1")


def test_many_refused_refs_are_counted(repository: Path, remote: Path) -> None:
    assert has(remote, "main")
    for number in range(7):
        branch(repository, f"b{number}", f"Bad {number}")
    done = push(repository, "--all", "origin")
    assert len(refused(done)) == 7
    assert len(recipes(done)) == 5
    assert "… and 2 more refs with refused commits; push fewer at once\n" in done.err


def test_nothing_of_ours_needs_a_network(repository: Path, remote: Path, tmp_path: Path) -> None:
    assert has(remote, "main")
    commit(repository, BAD)
    hook = str(repository / ".git" / "hooks" / "pre-push")
    at = git(repository, "rev-parse", "HEAD")
    line = f"refs/heads/main {at} refs/heads/main {ZEROS}\n"
    shutil.rmtree(remote)
    url = "https://github.invalid/x.git"
    git(repository, "remote", "set-url", "origin", url)
    assert start(repository, hook, "origin", url, given=line, PATH=os.environ["PATH"]).code == 1
    assert start(repository, hook, url, url, given=line, TMPDIR=str(tmp_path)).code == 1

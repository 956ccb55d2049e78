"""A clone in which everything may happen."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest

from gatepost.adapters.scratch_clone import ScratchClone, away_from_hook, clone
from gatepost.errors import GitFailedError
from gatepost.release.planned import FileChange
from support.repos import commit, git

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def cloned(repository: Path, tmp_path: Path) -> ScratchClone:
    git(repository, "remote", "add", "origin", "https://github.com/octo/rocket.git")
    commit(repository, "feat: begin", **{"a.txt": "one\n", "folder/b.txt": "two\n"})
    git(repository, "tag", "v1.0.0")
    git(repository, "checkout", "--quiet", "-b", "elsewhere")
    commit(repository, "feat: elsewhere", **{"c.txt": "three\n"})
    return clone(str(repository), git(repository, "rev-parse", "main"), "main", tmp_path / "clone")


def test_it_has_the_branch_the_tags_and_the_remotes_of_the_original(cloned: ScratchClone) -> None:
    assert git(cloned.folder, "symbolic-ref", "--short", "HEAD") == "main"
    assert git(cloned.folder, "remote", "get-url", "origin") == "https://github.com/octo/rocket.git"
    assert cloned.tags() == {"v1.0.0"}
    assert sorted(path.name for path in cloned.folder.iterdir()) == [".git", "a.txt", "folder"]


def test_what_is_merged_is_one_commit_with_exactly_these_changes(cloned: ScratchClone, repository: Path) -> None:
    before = git(repository, "for-each-ref")
    changes = [FileChange("a.txt", "one\n", "ONE\n"), FileChange("new/\u00e4 b.txt", None, "new\n")]
    id_ = cloned.merge("chore: release 1.1.0 (#2)", changes)

    assert git(cloned.folder, "rev-parse", "main") == id_
    assert git(cloned.folder, "log", "-1", "--format=%s%n%an", id_).split("\n") == [
        "chore: release 1.1.0 (#2)",
        "gatepost rehearse",
    ]
    named = git(cloned.folder, "-c", "core.quotePath=false", "show", "--name-status", "--format=", id_)
    assert named.split("\n") == ["M\ta.txt", "A\tnew/\u00e4 b.txt"]
    assert (cloned.folder / "a.txt").read_text("utf-8") == "ONE\n"
    assert git(repository, "for-each-ref") == before


def test_nothing_is_left_where_another_revision_is_checked_out(cloned: ScratchClone) -> None:
    (cloned.folder / "left.txt").touch()
    (cloned.folder / "a.txt").write_text("changed", "utf-8")
    cloned.go_to("v1.0.0")

    assert git(cloned.folder, "status", "--porcelain") == ""
    assert git(cloned.folder, "rev-parse", "--abbrev-ref", "HEAD") == "HEAD"
    cloned.to_branch()
    assert git(cloned.folder, "rev-parse", "--abbrev-ref", "HEAD") == "main"


@pytest.mark.parametrize("path", ["../outside.txt", ".git/config", "/etc/x", "a//b", "a.txt/below"])
def test_a_path_that_leads_out_is_refused_by_git(cloned: ScratchClone, path: str, tmp_path: Path) -> None:
    try:
        cloned.merge("chore: release", [FileChange(path, None, "x\n")])
    except GitFailedError:
        pass
    else:
        assert path == "a.txt/below"  # which takes the place of the file, as on GitHub
    assert not (tmp_path / "outside.txt").exists()


def test_no_hook_signature_or_template_of_the_user_has_a_say(
    repository: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    hooks = tmp_path / "hooks"
    hooks.mkdir()
    for name in ("post-checkout", "commit-msg", "pre-commit", "reference-transaction"):
        (hooks / name).write_text("#!/bin/sh\nexit 1\n", "utf-8")
        (hooks / name).chmod(0o755)
    commit(repository, "feat: begin", **{"a.txt": "one\n"})
    sha = git(repository, "rev-parse", "HEAD")
    settings = tmp_path / "gitconfig"
    settings.write_text(f"[core]\nhooksPath = {hooks}\n[commit]\ngpgSign = true\n[tag]\ngpgSign = true\n", "utf-8")
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", str(settings))
    cloned = clone(str(repository), sha, "main", tmp_path / "clone")
    cloned.tag("v1.1.0", cloned.merge("chore: release 1.1.0", [FileChange("a.txt", "one\n", "two\n")]))

    assert cloned.tags() == {"v1.1.0"}


def test_a_branch_that_git_does_not_take_leaves_nothing(repository: Path, tmp_path: Path) -> None:
    commit(repository, "feat: begin", **{"a.txt": "one\n"})
    with pytest.raises(GitFailedError):
        clone(str(repository), git(repository, "rev-parse", "HEAD"), "no..branch", tmp_path / "clone")
    assert not (tmp_path / "clone").exists()


def test_settings_of_the_user_change_nothing(repository: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    settings = tmp_path / "gitconfig"
    lines = ["[column]", "ui = always", "[core]", "autocrlf = true", "[i18n]", "commitEncoding = latin1"]
    lines += ["[clone]", "defaultRemoteName = other", '[protocol "file"]', "allow = never"]
    settings.write_text("\n".join(lines), "utf-8")
    commit(repository, "feat: begin", **{"a.txt": "one\n", "main/b.txt": "two\n"})
    for tag in ("v1.0.0", "v1.1.0"):
        git(repository, "tag", tag)
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", str(settings))
    cloned = clone(str(repository), git(repository, "rev-parse", "HEAD"), "main", tmp_path / "clone")
    cloned.merge("chore: \u00e4", [FileChange("a.txt", "one\n", "two\n")])
    cloned.to_branch()

    assert cloned.tags() == {"v1.0.0", "v1.1.0"}
    assert (cloned.folder / "a.txt").read_bytes() == b"two\n"
    assert git(cloned.folder, "log", "-1", "--encoding=UTF-8", "--format=%s") == "chore: \u00e4"
    assert git(cloned.folder, "remote") == "origin"


def test_nothing_can_be_pushed_from_it_and_no_password_is_kept(repository: Path, tmp_path: Path) -> None:
    commit(repository, "feat: begin", **{"a.txt": "one\n"})
    sha = git(repository, "rev-parse", "HEAD")
    without = clone(str(repository), sha, "main", tmp_path / "without")
    git(repository, "remote", "add", "upstream", "https://me:mine-alone@github.com/octo/rocket.git")
    cloned = clone(str(repository), sha, "main", tmp_path / "clone")

    assert "mine-alone" not in (cloned.folder / ".git" / "config").read_text("utf-8")
    assert git(cloned.folder, "remote", "get-url", "upstream") == "https://github.com/octo/rocket.git"
    for made, remote in ((without, "origin"), (cloned, "origin"), (cloned, "upstream")):
        assert git(made.folder, "remote", "get-url", "--push", remote) == "none-since-this-is-a-rehearsal"


def test_a_tag_is_no_option(cloned: ScratchClone) -> None:
    with pytest.raises(GitFailedError, match="not a valid tag name"):
        cloned.tag("-dv1.0.0", "HEAD")
    assert cloned.tags() == {"v1.0.0"}


def test_git_is_away_from_a_hook_and_keeps_its_settings(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GIT_DIR", "/mine")
    monkeypatch.setenv("GIT_CONFIG_COUNT", "0")
    with away_from_hook():
        assert "GIT_DIR" not in os.environ
        assert os.environ["GIT_CONFIG_COUNT"] == "0"
    assert os.environ["GIT_DIR"] == "/mine"

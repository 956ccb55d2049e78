from __future__ import annotations

import os
from pathlib import Path

import pytest

from gatepost.adapters.work_tree import find_work_tree, is_ignored
from gatepost.errors import GitFailedError, NoRepositoryError
from support.repos import commit, git


def test_a_subfolder_belongs_to_its_work_tree(repository: Path) -> None:
    (repository / "a" / "b").mkdir(parents=True)
    for folder in (repository, repository / "a" / "b"):
        tree = find_work_tree(str(folder))
        assert (tree.root, tree.git_dir) == (repository, repository / ".git")


def test_a_bare_repository_is_its_own_root(tmp_path: Path) -> None:
    git(tmp_path, "init", "--quiet", "--bare", "bare.git")
    tree = find_work_tree(str(tmp_path / "bare.git"))
    assert (tree.root, tree.git_dir) == (tmp_path / "bare.git", tmp_path / "bare.git")


def test_inside_gits_own_directory_there_is_no_work_tree(repository: Path) -> None:
    tree = find_work_tree(str(repository / ".git"))
    assert (tree.root, tree.git_dir) == (repository / ".git", repository / ".git")


def test_a_linked_worktree_has_its_own_place_under_gits_directory(repository: Path, tmp_path: Path) -> None:
    commit(repository, "feat: one")
    git(repository, "worktree", "add", "--quiet", str(tmp_path / "other"))
    tree = find_work_tree(str(tmp_path / "other"))
    assert (tree.root, tree.git_dir) == (tmp_path / "other", repository / ".git" / "worktrees" / "other")


def test_a_submodule_has_its_own_place_under_gits_directory(repository: Path, tmp_path: Path) -> None:
    git(tmp_path, "init", "--quiet", "inner")
    commit(tmp_path / "inner", "feat: one")
    git(repository, "-c", "protocol.file.allow=always", "submodule", "--quiet", "add", str(tmp_path / "inner"), "sub")
    tree = find_work_tree(str(repository / "sub"))
    assert (tree.root, tree.git_dir) == (repository / "sub", repository / ".git" / "modules" / "sub")
    assert tree.message_config().comment == "#"


def test_the_environment_says_which_repository_is_meant(
    repository: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GIT_DIR", str(repository / ".git"))
    monkeypatch.setenv("GIT_WORK_TREE", str(repository))
    for folder in (tmp_path, repository):
        tree = find_work_tree(str(folder))
        assert (tree.root, tree.git_dir) == (repository, repository / ".git")


@pytest.mark.parametrize(
    "name",
    ["with space", "quo'te\"s", "ends with newline\n", "line\nbreak", "\u2028 \x85 \x1c", "日本", b"\xff\xfe", "-x"],
)
def test_any_name_of_a_folder_will_do(name: str | bytes, tmp_path: Path) -> None:
    folder = Path(os.fsdecode(os.path.join(bytes(tmp_path), os.fsencode(name))))  # noqa: PTH118  bytes
    folder.mkdir()
    git(folder, "init", "--quiet")
    tree = find_work_tree(str(folder))
    assert (tree.root, tree.git_dir) == (folder, folder / ".git")
    assert str(folder / ".git" / "config") in tree.message_config().sources


def test_outside_a_repository_there_is_none(tmp_path: Path) -> None:
    with pytest.raises(NoRepositoryError, match="this is not a git repository"):
        find_work_tree(str(tmp_path))


@pytest.mark.skipif("sys.platform == 'win32'", reason="the git here is a shell script")
def test_a_git_that_does_not_say_where_the_repository_is_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "git").write_text("#!/bin/sh\necho somewhere; echo true\n")
    (tmp_path / "git").chmod(0o755)
    monkeypatch.setenv("PATH", f"{tmp_path}:/usr/bin:/bin")
    with pytest.raises(GitFailedError, match="git does not say where the repository is"):
        find_work_tree(str(tmp_path))


def test_what_the_repository_around_it_ignores_is_known(repository: Path, tmp_path: Path) -> None:
    commit(repository, "feat: begin", **{".gitignore": "mine/\n*.log\n"})
    (repository / "mine").mkdir()
    found = {name: is_ignored(repository / name) for name in ("mine", "a.log", "mine/x", "a.txt", ".gitignore")}
    assert [name for name, ignored in found.items() if ignored] == ["mine", "a.log", "mine/x"]
    (tmp_path / "apart").mkdir()
    assert not is_ignored(tmp_path / "apart" / "a.log")

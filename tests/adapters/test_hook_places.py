"""Where git runs hooks from, and who else runs what lies there."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from gatepost.adapters.hook_files import install_hook, wanted_hook
from gatepost.adapters.hook_places import find_hooks, hooks_folder, usable_hooks
from gatepost.errors import HookNotOursError, NoGitError, NoRepositoryError
from gatepost.hooks.status import COMMITTED, ELSEWHERE, OWN
from support.repos import commit, git

if TYPE_CHECKING:
    from pathlib import Path

NAME = "commit-msg"


def test_the_hooks_folder_is_where_git_runs_hooks_from(
    repository: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (repository / "sub").mkdir()
    for folder in (repository, repository / "sub"):
        assert hooks_folder(str(folder)) == repository / ".git" / "hooks"
        monkeypatch.chdir(folder)
        assert hooks_folder(".") == repository / ".git" / "hooks"
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    for value, path in {
        ".githooks": repository / ".githooks",
        str(tmp_path / "shared"): tmp_path / "shared",
        "~/hooks": tmp_path / "home" / "hooks",
    }.items():
        git(repository, "config", "core.hooksPath", value)
        assert hooks_folder(str(repository / "sub")) == path


def test_worktrees_share_the_hooks_of_their_repository(repository: Path, tmp_path: Path) -> None:
    commit(repository, "feat: one")
    git(repository, "worktree", "add", "--quiet", str(tmp_path / "other"))
    assert hooks_folder(str(tmp_path / "other")) == repository / ".git" / "hooks"
    git(repository, "config", "core.hooksPath", ".githooks")
    assert hooks_folder(str(tmp_path / "other")) == tmp_path / "other" / ".githooks"


def test_a_submodule_has_hooks_of_its_own(repository: Path, tmp_path: Path) -> None:
    git(tmp_path, "init", "--quiet", "inner")
    commit(tmp_path / "inner", "feat: one")
    git(repository, "-c", "protocol.file.allow=always", "submodule", "--quiet", "add", str(tmp_path / "inner"), "sub")
    assert hooks_folder(str(repository / "sub")) == repository / ".git" / "modules" / "sub" / "hooks"


def test_a_bare_repository_has_hooks(tmp_path: Path) -> None:
    git(tmp_path, "init", "--quiet", "--bare", "bare.git")
    report = install_hook(str(tmp_path / "bare.git"), NAME)
    assert find_hooks(str(tmp_path / "bare.git")).kind == OWN
    assert report.path == tmp_path / "bare.git" / "hooks" / NAME
    assert report.path.is_file()


def test_git_dir_says_which_repository_is_meant(
    repository: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    git(tmp_path, "init", "--quiet", "other")
    monkeypatch.setenv("GIT_DIR", str(repository / ".git"))
    for folder in (tmp_path, tmp_path / "other"):
        monkeypatch.chdir(folder)
        assert hooks_folder(".") == repository / ".git" / "hooks"


def test_without_a_repository_a_folder_or_git_there_is_one_clear_error(
    repository: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with pytest.raises(NoRepositoryError, match="this is not a git repository"):
        hooks_folder(str(tmp_path))
    with pytest.raises(NoRepositoryError, match=r"there is no folder .*nowhere"):
        hooks_folder(str(tmp_path / "nowhere"))
    monkeypatch.setenv("GIT_TEST_ASSUME_DIFFERENT_OWNER", "1")
    with pytest.raises(NoRepositoryError, match="git refuses this repository"):
        hooks_folder(str(repository))
    monkeypatch.setenv("PATH", str(tmp_path / "nothing"))
    with pytest.raises(NoGitError, match="git was not found"):
        hooks_folder(str(repository))


@pytest.mark.parametrize(
    ("hooks_path", "kind"),
    [
        ("", OWN),
        (".git/others", OWN),
        ("ignored", OWN),
        (".githooks", COMMITTED),
        ("sub/../.githooks", COMMITTED),
        ("../shared", ELSEWHERE),
        ("{tmp}/shared", ELSEWHERE),
        ("link/hooks", OWN),
    ],
)
def test_it_is_told_who_else_runs_the_hooks(
    hooks_path: str, kind: str, repository: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (repository / ".gitignore").write_text("/ignored/\n")
    for name in ("sub", "ignored", ".githooks", ".git/others", "../shared", ".git/modules/hooks"):
        (repository / name).mkdir(parents=True)
    (repository / "link").symlink_to(".git/modules")
    if hooks_path:
        git(repository, "config", "core.hooksPath", hooks_path.format(tmp=tmp_path))
    for folder in (repository, repository / "sub"):
        assert usable_hooks(str(folder)).kind == kind
        monkeypatch.chdir(folder)
        place = usable_hooks(".")
        assert (place.kind, place.top, place.is_usual) == (kind, repository, not hooks_path)


def test_a_folder_of_hooks_inside_a_submodule_is_not_committed_with_us(repository: Path, tmp_path: Path) -> None:
    git(tmp_path, "init", "--quiet", "inner")
    commit(tmp_path / "inner", "feat: one", **{"hooks/x": ""})
    git(repository, "-c", "protocol.file.allow=always", "submodule", "--quiet", "add", str(tmp_path / "inner"), "sub")
    git(repository, "config", "core.hooksPath", "sub/hooks")
    assert usable_hooks(str(repository)).kind == OWN


@pytest.mark.parametrize("place", ["work tree", "hooks"])
def test_what_is_committed_holds_no_path_of_this_machine(place: str, repository: Path) -> None:
    (repository / ".githooks").mkdir()
    if place == "work tree":
        git(repository, "config", "core.hooksPath", ".githooks")
    text = install_hook(str(repository), NAME).path.read_text()
    assert ("python=" in text) == (place == "hooks")
    assert text == wanted_hook(NAME, COMMITTED if place == "work tree" else OWN)


@pytest.mark.parametrize(
    ("hooks_path", "problem"),
    [
        ("/dev/null", "is no folder"),
        ("gone", "does not exist"),
        ("{tmp}/gone", "does not exist"),
        ("file", "is no folder"),
        ("", "is no place for hooks"),
    ],
)
def test_where_git_runs_no_hooks_none_is_installed(
    hooks_path: str, problem: str, repository: Path, tmp_path: Path
) -> None:
    (repository / "file").touch()
    git(repository, "config", "core.hooksPath", hooks_path.format(tmp=tmp_path))
    place = find_hooks(str(repository))
    assert place.problem == problem
    with pytest.raises(HookNotOursError, match="git runs no hooks here: ") as caught:
        install_hook(str(repository), NAME)
    assert caught.value.text == f"git runs no hooks here: core.hooksPath leads to {place.folder}, which {problem}"
    assert "`git config --show-origin core.hooksPath` names where that is set" in caught.value.hint
    assert not (repository / "gone").exists()


def test_the_hooks_of_a_worktree_and_of_a_submodule_are_their_repositorys_own(repository: Path, tmp_path: Path) -> None:
    commit(repository, "feat: one")
    git(repository, "worktree", "add", "--quiet", str(tmp_path / "other"))
    assert usable_hooks(str(tmp_path / "other")).kind == OWN
    git(tmp_path, "init", "--quiet", "inner")
    commit(tmp_path / "inner", "feat: one")
    git(repository, "-c", "protocol.file.allow=always", "submodule", "--quiet", "add", str(tmp_path / "inner"), "sub")
    assert usable_hooks(str(repository / "sub")).kind == OWN


def test_a_git_directory_elsewhere_has_the_hooks(tmp_path: Path) -> None:
    git(tmp_path, "init", "--quiet", "--separate-git-dir", str(tmp_path / "git dir"), "tree")
    place = usable_hooks(str(tmp_path / "tree"))
    assert (place.folder, place.top, place.kind) == (tmp_path / "git dir" / "hooks", tmp_path / "tree", OWN)

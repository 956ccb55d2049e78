"""The installed hook under everything that makes commits, and in every kind of place."""

from __future__ import annotations

import os
import re
import sys
from pathlib import Path

import pytest

from gatepost.adapters.hook_files import install_hook
from gatepost.hooks.names import NAMES
from support.program import install, shell, start, try_commit
from support.repos import commit, git

pytestmark = pytest.mark.once


@pytest.fixture
def hooked(repository: Path) -> Path:
    commit(repository, "feat: base", file="base\n")
    install(repository)
    return repository


def header(repository: Path) -> str:
    return git(repository, "log", "-1", "--format=%s")


def branch(repository: Path, message: str) -> None:
    git(repository, "switch", "--quiet", "-c", "side")
    commit(repository, message, side="side\n")
    git(repository, "switch", "--quiet", "main")
    commit(repository, "feat: main", main="main\n")


def test_an_amended_message_is_judged(hooked: Path) -> None:
    assert try_commit(hooked, "--amend", "-m", "fix: amended").code == 0
    assert header(hooked) == "fix: amended"
    assert try_commit(hooked, "--amend", "-m", "Amended").code == 1
    assert try_commit(hooked, "--amend", "--no-edit").code == 0
    assert header(hooked) == "fix: amended"


def test_gits_own_merge_message_passes_and_another_is_allowed_for_a_merge(hooked: Path) -> None:
    branch(hooked, "fix: side")
    assert start(hooked, "git", "merge", "--quiet", "--no-edit", "side").code == 0
    assert header(hooked) == "Merge branch 'side'"
    git(hooked, "reset", "--quiet", "--hard", "HEAD~1")
    assert start(hooked, "git", "merge", "--quiet", "-m", "bring the two together", "side").code == 0
    assert git(hooked, "log", "-1", "--format=%p").count(" ") == 1


def test_a_merge_that_is_refused_can_be_concluded_as_printed(hooked: Path) -> None:
    branch(hooked, "fix: side")
    message = "Merge branch 'side'\n\nBEGIN_NESTED_COMMIT\nfix: a\n\nb(c(d))\nEND_NESTED_COMMIT"
    done = start(hooked, "git", "merge", "--quiet", "-m", message, "side")
    if done.code == 0:
        assert header(hooked) == "Merge branch 'side'"
        return
    found = re.search(r"^  (git commit -e -F \S+)", done.err, re.MULTILINE)
    assert found is not None
    concluded = shell(hooked, found.group(1), GIT_EDITOR="sed -i -e '/^BEGIN/,$d'")
    assert concluded.code == 0
    assert git(hooked, "log", "-1", "--format=%p").count(" ") == 1


def test_a_squashed_merge_is_judged_as_a_commit(hooked: Path) -> None:
    branch(hooked, "fix: side")
    git(hooked, "merge", "--quiet", "--squash", "side")
    assert try_commit(hooked, "--no-edit").code == 1
    assert try_commit(hooked, "-m", "fix: side").code == 0


def test_a_cherry_pick_is_judged_when_it_is_committed_by_hand(hooked: Path) -> None:
    branch(hooked, "Side work")
    git(hooked, "cherry-pick", "--no-commit", "side")
    (hooked / ".git" / "MERGE_MSG").write_text("Side work\n")
    assert try_commit(hooked, GIT_EDITOR="true").code == 1
    assert header(hooked) == "feat: main"
    fixed = try_commit(hooked, GIT_EDITOR="sed -i -e 's/^Side/fix: side/'")
    assert fixed.code == 0
    assert header(hooked) == "fix: side work"


def test_gits_own_revert_message_gets_a_word_and_a_conventional_one_passes(hooked: Path) -> None:
    commit(hooked, "feat: main", main="main\n")
    git(hooked, "revert", "--no-commit", "HEAD")
    done = try_commit(hooked, "--no-edit")
    assert "revert-not-conventional" in done.err
    assert try_commit(hooked, "-m", "revert: feat: main").code == 0


def test_a_reworded_commit_of_a_rebase_is_judged(hooked: Path) -> None:
    commit(hooked, "feat: two", two="2\n")
    reword = {"GIT_SEQUENCE_EDITOR": "sed -i -e 's/^pick/reword/'", "GIT_EDITOR": "sed -i -e '1s/.*/Reworded/'"}
    done = start(hooked, "git", "rebase", "--quiet", "-i", "HEAD~1", **reword)
    assert done.code == 1
    assert "header-not-conventional" in done.err
    assert try_commit(hooked, "--amend", "-m", "feat: reworded").code == 0
    git(hooked, "rebase", "--continue")
    assert header(hooked) == "feat: reworded"
    plain = start(hooked, "git", "rebase", "--quiet", "--force-rebase", "HEAD~1")
    assert plain.code == 0


def test_commits_that_wait_to_be_folded_pass(hooked: Path) -> None:
    for kind in ("--fixup=HEAD", "--fixup=amend:HEAD", "--squash=HEAD"):
        assert try_commit(hooked, kind, GIT_EDITOR="true").code == 0, kind
    squashed = start(
        hooked, "git", "rebase", "--quiet", "-i", "--root", "--autosquash", "--keep-empty", GIT_EDITOR="true"
    )
    assert "Traceback" not in squashed.err


@pytest.mark.parametrize(
    "command",
    [
        ("rebase", "--quiet", "main"),
        ("rebase", "--quiet", "--apply", "main"),
        ("rebase", "--quiet", "-i", "--autosquash", "--exec", "true", "main"),
        ("cherry-pick", "main~3..main"),
        ("cherry-pick", "main"),
        ("revert", "--no-edit", "HEAD~2..HEAD"),
        ("revert", "--no-edit", "HEAD"),
        ("merge", "--quiet", "--no-edit", "main"),
        ("am", "--quiet", "../patches"),
    ],
)
def test_what_git_commits_by_itself_passes_without_a_word(
    command: tuple[str, ...], hooked: Path, tmp_path: Path
) -> None:
    git(hooked, "switch", "--quiet", "-c", "side")
    for number in range(3):
        commit(hooked, f"fix: side {number}", **{f"side{number}": "side\n"})
    git(hooked, "switch", "--quiet", "main")
    commit(hooked, "feat: release", **{"release-please-config.json": '{"packages": {}}'})
    for number in range(3):
        commit(hooked, f"Main {number}", **{f"main{number}": "main\n"})
    (tmp_path / "patches").write_text(git(hooked, "format-patch", "--stdout", "HEAD~3") + "\n")
    git(hooked, "switch", "--quiet", "side")
    commit(hooked, "feat: release", **{"release-please-config.json": '{"packages": {}}'})
    for name in NAMES:
        install_hook(str(hooked), name)
    before = git(hooked, "rev-parse", "HEAD")
    done = start(hooked, "git", *command, GIT_EDITOR="true", GIT_SEQUENCE_EDITOR="true")
    assert done.code == 0, done.err
    assert "gatepost" not in done.out + done.err.replace("Executing: true", "")
    assert git(hooked, "rev-parse", "HEAD") != before
    assert not (hooked / ".git" / "gatepost" / "rejected").exists()


@pytest.mark.parametrize("number", [1, 2])
def test_a_stopped_cherry_pick_that_a_person_concludes_is_told_of_once_it_is_the_last(
    number: int, hooked: Path
) -> None:
    commit(hooked, "feat: release", **{"release-please-config.json": '{"packages": {}}'})
    git(hooked, "switch", "--quiet", "-c", "side")
    commit(hooked, "fix: side", file="side\n")
    commit(hooked, "fix: more", more="more\n")
    git(hooked, "switch", "--quiet", "main")
    commit(hooked, "fix: main", file="main\n")
    for name in NAMES:
        install_hook(str(hooked), name)
    assert start(hooked, "git", "cherry-pick", *("side~1", "side")[:number]).code == 1
    (hooked / "file").write_text("both\n")
    git(hooked, "add", "file")
    concluded = start(hooked, "git", "commit", "--quiet", GIT_EDITOR="true")
    line = "gatepost: next release: patch: fix → Bug Fixes\n"
    assert (concluded.code, concluded.err) == (0, line if number == 1 else "")


def test_a_linked_worktree_is_guarded_too(hooked: Path, tmp_path: Path) -> None:
    other = tmp_path / "other tree"
    git(hooked, "worktree", "add", "--quiet", "-b", "other", str(other))
    assert try_commit(other, "-m", "fix: a") == (0, "", "")
    done = try_commit(other, "-m", "Feat: b")
    assert done.code == 1
    found = re.search(r"^  (git commit -F .+?)(?:   |$)", done.err, re.MULTILINE)
    assert found is not None
    assert shell(other, f"{found.group(1)} --allow-empty").code == 0
    assert header(other) == "feat: b"
    assert (hooked / ".git" / "worktrees" / "other-tree" / "gatepost" / "rejected").exists()
    assert not (hooked / ".git" / "gatepost" / "rejected").exists()


def test_a_submodule_is_guarded_by_a_hook_of_its_own(hooked: Path, tmp_path: Path) -> None:
    git(tmp_path, "init", "--quiet", "inner")
    commit(tmp_path / "inner", "feat: one")
    git(hooked, "-c", "protocol.file.allow=always", "submodule", "--quiet", "add", str(tmp_path / "inner"), "sub")
    assert try_commit(hooked / "sub", "-m", "unguarded").code == 0
    install(hooked / "sub")
    (hooked / "sub" / "gatepost.toml").write_text("types = ['inner']\n")
    assert try_commit(hooked / "sub", "-m", "inner: a").code == 0
    assert try_commit(hooked / "sub", "-m", "fix: a").code == 1


def test_the_settings_at_the_top_hold_for_commits_from_a_subfolder(hooked: Path) -> None:
    (hooked / "sub").mkdir()
    (hooked / "gatepost.toml").write_text("types = ['x']\n")
    (hooked / "sub" / "gatepost.toml").write_text("types = ['y']\n")
    assert try_commit(hooked / "sub", "-m", "x: a").code == 0
    assert try_commit(hooked / "sub", "-m", "y: a").code == 1


def test_the_way_back_can_be_pasted_in_the_folder_where_git_was_started(hooked: Path) -> None:
    folder = hooked / "a b" / "c"
    folder.mkdir(parents=True)
    done = try_commit(folder, "-m", "Feat: b")
    found = re.search(r"^  (git commit -F .+?)(?:   |$)", done.err, re.MULTILINE)
    assert found is not None
    assert found.group(1) == "git commit -F ../../.git/gatepost/mended"
    assert shell(folder, f"{found.group(1)} --allow-empty").code == 0
    assert header(hooked) == "feat: b"
    (hooked / "gatepost.toml").write_text("scopes = 1")
    done = try_commit(folder, "-m", "feat: b")
    assert "your message is kept: git commit -e -F ../../.git/gatepost/rejected\n" in done.err


@pytest.mark.parametrize("name", ["with space", 'it\'s "quoted" $HOME `x`', "日本 é", "-dash", "a\nb"])
def test_the_name_of_the_folder_does_not_matter(name: str, tmp_path: Path) -> None:
    folder = tmp_path / name
    folder.mkdir()
    git(folder, "init", "--quiet", "--initial-branch=main")
    install(folder)
    assert try_commit(folder, "-m", "fix: a") == (0, "", "")
    done = try_commit(folder, "-m", "Feat: b")
    found = re.search(r"^  (git commit -F .+?)(?:   |$)", done.err, re.MULTILINE)
    assert found is not None
    assert shell(folder, f"{found.group(1)} --allow-empty").code == 0
    assert header(folder) == "feat: b"


def test_a_repository_elsewhere_is_found_by_git_dir(hooked: Path, tmp_path: Path) -> None:
    outside = tmp_path / "outside"
    outside.mkdir()
    environment = {"GIT_DIR": str(hooked / ".git"), "GIT_WORK_TREE": str(hooked)}
    assert try_commit(outside, "-m", "fix: a", **environment).code == 0
    assert try_commit(outside, "-m", "Nope", **environment).code == 1
    assert (hooked / ".git" / "gatepost" / "rejected").read_text() == "Nope\n"


def test_a_bare_repository_can_be_committed_to_through_a_work_tree(tmp_path: Path) -> None:
    git(tmp_path, "init", "--quiet", "--bare", "bare.git")
    install(tmp_path / "bare.git")
    tree = tmp_path / "tree"
    tree.mkdir()
    environment = {"GIT_DIR": str(tmp_path / "bare.git"), "GIT_WORK_TREE": str(tree)}
    assert try_commit(tree, "-m", "fix: a", **environment).code == 0
    assert try_commit(tree, "-m", "Nope", **environment).code == 1


def test_a_hooks_path_inside_the_tree_is_honoured(hooked: Path) -> None:
    git(hooked, "config", "core.hooksPath", ".githooks")
    assert try_commit(hooked, "-m", "Nope").code == 0
    (hooked / ".githooks").mkdir()
    assert install(hooked) == hooked / ".githooks" / "commit-msg"
    (hooked / "sub").mkdir()
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    assert try_commit(hooked / "sub", "-m", "Nope", PATH=path).code == 1
    assert try_commit(hooked, "-m", "fix: a", PATH=path).code == 0

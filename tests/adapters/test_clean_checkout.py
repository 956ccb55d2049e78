"""A commit in a folder of its own, as git checks it out."""

from __future__ import annotations

import os
from contextlib import contextmanager
from typing import TYPE_CHECKING

import pytest

from gatepost.adapters.clean_checkout import CleanCheckout, clean_checkout, common_folder
from gatepost.errors import NotLintedError
from support.program import start
from support.repos import commit, git
from support.runners import own_temporary

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@pytest.fixture(autouse=True)
def temporary(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return the folder for temporary files, which is this test's alone."""
    return own_temporary(monkeypatch, tmp_path)


@contextmanager
def out(repository: Path, revision: str = "HEAD") -> Iterator[CleanCheckout]:
    with clean_checkout(git(repository, "rev-parse", revision), str(repository)) as checkout:
        yield checkout


def state(repository: Path) -> list[str]:
    """Return what the repository knows of itself."""
    words = [("status", "--porcelain", "--ignored"), ("worktree", "list"), ("for-each-ref",), ("config", "--list")]
    return [git(repository, *each) for each in words]


def test_the_checkout_has_what_was_committed_and_not_what_lies_about(repository: Path, temporary: Path) -> None:
    commit(repository, "feat: a\n", **{"a.txt": "committed\n", "deep/b.txt": "b\n", "gone.txt": "here\n"})
    (repository / "a.txt").write_text("dirty\n")
    (repository / "ruff.toml").write_text("untracked\n")
    (repository / "gone.txt").unlink()
    (repository / "deep/b.txt").write_text("staged\n")
    git(repository, "add", "deep")
    before = state(repository)

    with out(repository) as checkout:
        assert sorted(path.name for path in checkout.root.iterdir()) == [".git", "a.txt", "deep", "gone.txt"]
        assert (checkout.root / "a.txt").read_text() == "committed\n"
        assert (checkout.root / "deep/b.txt").read_text() == "b\n"
        assert git(checkout.root, "status", "--porcelain") == ""
        assert git(checkout.root, "rev-parse", "HEAD") == git(repository, "rev-parse", "HEAD")
        assert checkout.root.name == repository.name
        assert repository not in checkout.root.parents

    assert state(repository) == before
    assert list(temporary.iterdir()) == []


def test_tags_and_branches_are_seen_as_from_the_work_tree(repository: Path) -> None:
    commit(repository, "feat: a\n", a="a")
    git(repository, "tag", "-a", "-m", "x", "v1.2.0")

    with out(repository) as checkout:
        assert git(checkout.root, "describe") == "v1.2.0"
        assert git(checkout.root, "branch", "--format=%(refname:short)").endswith("main")


def test_line_endings_links_and_modes_are_as_git_makes_them(repository: Path) -> None:
    commit(repository, "feat: a\n", **{"a.bat": "x\n", ".gitattributes": "*.bat text eol=crlf\n", "run": "#!/bin/sh\n"})
    (repository / "link").symlink_to("run")
    (repository / "run").chmod(0o755)
    commit(repository, "feat: b\n", **{"plain.txt": "x\n"})
    git(repository, "add", "link", "run")
    git(repository, "commit", "--quiet", "-m", "feat: c")
    git(repository, "config", "core.autocrlf", "true")

    with out(repository) as checkout:
        assert (checkout.root / "a.bat").read_bytes() == b"x\r\n"
        assert (checkout.root / "plain.txt").read_bytes() == b"x\r\n"
        assert os.readlink(checkout.root / "link") == "run"  # noqa: PTH115  the text of the link
        assert os.access(checkout.root / "run", os.X_OK)
        assert git(checkout.root, "status", "--porcelain") == ""


def test_the_repository_s_own_attributes_and_filters_hold(repository: Path) -> None:
    commit(repository, "feat: a\n", **{"a.up": "word\n"})
    git(repository, "config", "filter.up.smudge", "tr a-z A-Z")
    git(repository, "config", "filter.up.clean", "tr A-Z a-z")
    (repository / ".git" / "info").mkdir(exist_ok=True)
    (repository / ".git" / "info" / "attributes").write_text("*.up filter=up\n")

    with out(repository) as checkout:
        assert (checkout.root / "a.up").read_text() == "WORD\n"
        assert git(checkout.root, "status", "--porcelain") == ""


def test_a_filter_that_fails_is_an_error_of_ours_and_nothing_is_left(repository: Path, temporary: Path) -> None:
    commit(repository, "feat: a\n", **{"a.up": "word\n", ".gitattributes": "*.up filter=up\n"})
    git(repository, "config", "filter.up.smudge", "false")
    git(repository, "config", "filter.up.required", "true")

    with (
        pytest.raises(NotLintedError, match=r"^not linted: \w{9} cannot be checked out: error: external filter"),
        out(repository),
    ):
        pass

    assert list(temporary.iterdir()) == []


def test_submodules_are_empty_folders(repository: Path, tmp_path: Path) -> None:
    other = tmp_path / "other"
    other.mkdir()
    git(other, "init", "--quiet")
    commit(other, "feat: o\n", o="o")
    git(repository, "-c", "protocol.file.allow=always", "submodule", "--quiet", "add", str(other), "sub")
    git(repository, "commit", "--quiet", "-m", "feat: sub")
    git(repository, "config", "submodule.recurse", "true")

    with out(repository) as checkout:
        assert list((checkout.root / "sub").iterdir()) == []
        assert git(checkout.root, "status", "--porcelain") == ""


@pytest.mark.parametrize("cone", ["--cone", "--no-cone"])
def test_a_sparse_work_tree_is_linted_whole(repository: Path, cone: str) -> None:
    commit(repository, "feat: a\n", **{"in/a": "a", "out/b": "b"})
    git(repository, "sparse-checkout", "set", cone, "in")
    assert not (repository / "out").exists()

    with out(repository) as checkout:
        assert (checkout.root / "out/b").read_text() == "b"
        assert git(checkout.root, "status", "--porcelain") == ""


def test_a_partial_clone_fetches_what_it_has_not(repository: Path, tmp_path: Path) -> None:
    commit(repository, "feat: a\n", a="a")
    old = git(repository, "rev-parse", "HEAD")
    commit(repository, "feat: b\n", a="b")
    git(repository, "config", "uploadpack.allowFilter", "true")
    git(tmp_path, "clone", "--quiet", "--filter=blob:none", f"file://{repository}", "partial")

    with out(tmp_path / "partial", old) as checkout:
        assert (checkout.root / "a").read_text() == "a"


def test_a_shallow_clone_a_linked_work_tree_and_a_bare_repository_will_do(repository: Path, tmp_path: Path) -> None:
    commit(repository, "feat: a\n", a="a")
    commit(repository, "feat: b\n", a="b")
    git(tmp_path, "clone", "--quiet", "--depth=1", f"file://{repository}", "shallow")
    git(repository, "worktree", "add", "--quiet", str(tmp_path / "linked"))
    git(tmp_path, "clone", "--quiet", "--bare", str(repository), "bare.git")

    for name, seen in (("shallow", 1), ("linked", 2), ("bare.git", 2)):
        with out(tmp_path / name) as checkout:
            assert (checkout.root / "a").read_text() == "b"
            assert git(checkout.root, "status", "--porcelain") == ""
            assert len(git(checkout.root, "log", "--format=%H").splitlines()) == seen
            assert checkout.root.name == name.removesuffix(".git")


def test_ids_of_any_length_and_names_of_any_kind_will_do(tmp_path: Path) -> None:
    folder = tmp_path / 'it\'s a "folder"\n; $(x)'
    folder.mkdir()
    git(folder, "init", "--quiet", "--object-format=sha256")
    commit(folder, "feat: a\n", **{"-rf": "a", "a\nb": "b", "ü": "c", "$(x)": "d"})
    (folder / "-rf").write_text("dirty")

    with out(folder) as checkout:
        assert sorted(os.listdir(checkout.root)) == ["$(x)", "-rf", ".git", "a\nb", "ü"]  # noqa: PTH208
        assert git(checkout.root, "status", "--porcelain") == ""


def test_no_hook_no_daemon_and_no_shared_index_comes_of_it(repository: Path, tmp_path: Path) -> None:
    commit(repository, "feat: a\n", a="a")
    called = tmp_path / "called"
    hook = repository / ".git" / "hooks" / "post-index-change"
    hook.parent.mkdir(exist_ok=True)
    for script in (hook, tmp_path / "monitor"):
        script.write_text(f"#!/bin/sh\necho {script.name} >>'{called}'\n")
        script.chmod(0o755)
    git(repository, "config", "core.fsmonitor", str(tmp_path / "monitor"))
    git(repository, "config", "core.splitIndex", "true")
    before = sorted(path.name for path in (repository / ".git").iterdir())

    with out(repository) as checkout:
        assert not called.exists()
        hook.unlink()
        done = start(checkout.root, "git", "status", "--porcelain", **checkout.variables)
        assert (done.code, done.out) == (0, "")

    assert not called.exists()
    assert sorted(path.name for path in (repository / ".git").iterdir()) == before


def test_what_a_hook_is_told_does_not_lead_astray(
    repository: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    commit(repository, "feat: a\n", a="a")
    id_ = git(repository, "rev-parse", "HEAD")
    index = (repository / ".git" / "index").read_bytes()
    monkeypatch.chdir(tmp_path)
    told = {
        "GIT_DIR": str(repository / ".git"),
        "GIT_WORK_TREE": str(repository),
        "GIT_INDEX_FILE": str(repository / ".git" / "index"),
        "GIT_PREFIX": "deep/",
    }
    for name, value in told.items():
        monkeypatch.setenv(name, value)

    with clean_checkout(id_, ".") as checkout:
        assert [name for name in told if name in os.environ] == []
        assert (checkout.root / "a").read_text() == "a"
        assert git(checkout.root, "rev-parse", "--show-toplevel") == str(checkout.root)

    assert {name: os.environ[name] for name in told} == told
    assert (repository / ".git" / "index").read_bytes() == index


def test_linked_folders_are_not_untracked_and_the_user_s_own_ignores_hold(
    repository: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    commit(repository, "feat: a\n", **{".gitignore": ".venv/\n", "venv/a": "committed"})
    (repository / ".venv").mkdir()
    (repository / "node_modules").mkdir()
    (repository / "venv" / "b").touch()
    (tmp_path / "ignored").write_text("*.swp")
    (tmp_path / "home" / "git").mkdir(parents=True)
    (tmp_path / "home" / "git" / "ignore").write_text("*.swp")
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "home"))

    for _ in range(2):
        with out(repository) as checkout:
            assert (checkout.root / ".venv").is_symlink()
            assert not (checkout.root / "venv" / "b").exists()
            (checkout.root / "a.swp").touch()
            (checkout.root / "new").touch()
            done = start(checkout.root, "git", "status", "--porcelain", **checkout.variables)
            assert done.out == "?? new\n"
        monkeypatch.delenv("XDG_CONFIG_HOME", raising=False)
        git(repository, "config", "core.excludesFile", str(tmp_path / "ignored"))


def test_the_common_folder_is_the_one_of_all_work_trees(repository: Path, tmp_path: Path) -> None:
    commit(repository, "feat: a\n", a="a")
    git(repository, "worktree", "add", "--quiet", str(tmp_path / "linked"))

    assert common_folder(str(tmp_path / "linked")) == common_folder(str(repository)) == repository / ".git"

"""Messages that must not be lost."""

from __future__ import annotations

import os
import shlex
import tempfile
from typing import TYPE_CHECKING

import pytest

from gatepost.adapters.kept_messages import forget_mended, keep_mended, keep_rejected, pasteable
from gatepost.adapters.work_tree import WorkTree

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def tree(tmp_path: Path) -> WorkTree:
    """Return a work tree whose git directory has nothing of ours yet."""
    (tmp_path / "top" / ".git").mkdir(parents=True)
    return WorkTree(tmp_path / "top", tmp_path / "top" / ".git")


def test_a_refused_message_is_kept_byte_for_byte_for_its_writer_alone(tree: WorkTree) -> None:
    path = keep_rejected(tree, b"caf\xe9\r\n")
    assert path == tree.git_dir / "gatepost" / "rejected"
    assert path.read_bytes() == b"caf\xe9\r\n"
    assert path.stat().st_mode & 0o777 == 0o600


def test_the_nine_refused_messages_before_it_are_kept_too(tree: WorkTree) -> None:
    for number in range(12):
        for _ in range(2):  # the same message again pushes nothing out
            keep_rejected(tree, f"no type {number}\n".encode())
    names = ["rejected", *(f"rejected.{number}" for number in range(1, 10))]
    folder = tree.git_dir / "gatepost"
    assert [(folder / name).read_text() for name in names] == [f"no type {number}\n" for number in range(11, 1, -1)]
    assert sorted(path.name for path in folder.iterdir()) == names


def test_a_gap_among_the_kept_messages_is_no_harm(tree: WorkTree) -> None:
    for number in range(4):
        keep_rejected(tree, f"{number}".encode())
    folder = tree.git_dir / "gatepost"
    (folder / "rejected.2").unlink()
    keep_rejected(tree, b"4")
    assert {path.name: path.read_text() for path in folder.iterdir()} == {
        "rejected": "4",
        "rejected.1": "3",
        "rejected.2": "2",
        "rejected.4": "0",
    }


@pytest.mark.skipif("sys.platform == 'win32'", reason="Windows has no such pipes")
def test_a_pipe_in_the_place_of_a_kept_message_is_waited_for_by_nobody(tree: WorkTree) -> None:
    path = tree.git_dir / "gatepost" / "rejected"
    path.parent.mkdir()
    os.mkfifo(path)
    assert keep_rejected(tree, b"one") == path
    assert path.read_bytes() == b"one"


def test_a_message_that_begins_like_the_one_before_it_is_another(tree: WorkTree) -> None:
    for text in (b"one and more", b"one"):
        keep_rejected(tree, text)
    folder = tree.git_dir / "gatepost"
    assert [(folder / name).read_bytes() for name in ("rejected", "rejected.1")] == [b"one", b"one and more"]


def test_a_mended_message_replaces_the_one_before_it_and_is_forgotten(tree: WorkTree) -> None:
    forget_mended(tree)
    assert keep_mended(tree, b"one") == keep_mended(tree, b"two") == tree.git_dir / "gatepost" / "mended"
    assert [path.name for path in (tree.git_dir / "gatepost").iterdir()] == ["mended"]
    assert (tree.git_dir / "gatepost" / "mended").read_bytes() == b"two"
    keep_rejected(tree, b"three")
    forget_mended(tree)
    assert [path.name for path in (tree.git_dir / "gatepost").iterdir()] == ["rejected"]


def test_where_gits_directory_cannot_be_written_the_message_goes_to_the_temporary_files(
    tree: WorkTree, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    (tree.git_dir / "gatepost").write_text("in the way")
    rejected, mended = keep_rejected(tree, b"one"), keep_mended(tree, b"two")
    assert rejected is not None
    assert mended is not None
    assert (rejected.name, rejected.read_bytes()) == ("rejected", b"one")
    assert (mended.name, mended.read_bytes()) == ("mended", b"two")
    assert rejected.parent.parent == mended.parent.parent == tmp_path
    assert rejected.parent.stat().st_mode & 0o777 == 0o700
    forget_mended(tree)
    assert (tree.git_dir / "gatepost").read_text() == "in the way"


def test_where_nothing_can_be_written_there_is_no_path(tree: WorkTree, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tree.git_dir / "nowhere"))
    (tree.git_dir / "gatepost").write_text("in the way")
    assert [keep_rejected(tree, b"one"), keep_mended(tree, b"two")] == [None, None]


@pytest.mark.parametrize(
    ("prefix", "name", "expected"),
    [
        ("", "a", "a"),
        ("", ".git/gatepost/rejected", ".git/gatepost/rejected"),
        ("sub/", "a", "../a"),
        ("sub/deep/", "sub/a", "../a"),
        ("", "it's one", "'it'\"'\"'s one'"),
        ("a b/", "a b/c d", "'c d'"),
    ],
)
def test_a_path_is_one_word_for_a_shell_where_git_was_started(
    prefix: str, name: str, expected: str, tree: WorkTree, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tree.root)
    monkeypatch.setenv("GIT_PREFIX", prefix)
    assert pasteable(tree.root / name) == expected
    assert len(shlex.split(pasteable(tree.root / name))) == 1


def test_a_path_elsewhere_is_whole(tree: WorkTree, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tree.root)
    monkeypatch.setenv("GIT_PREFIX", "sub/")
    elsewhere = tmp_path / "top-2" / "a b"
    assert pasteable(elsewhere) == f"'{elsewhere}'"
    assert os.path.relpath(elsewhere, tree.root).startswith("..")

"""Files are staged as git itself would."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from gatepost.adapters.repository import stage, unstage
from gatepost.errors import GitFailedError
from support.repos import commit, git

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.once


def staged(path: Path) -> list[str]:
    return git(path, "diff", "--cached", "--name-status", "--no-renames", "-z").split("\0")[:-1]


def test_changed_new_and_deleted_files_are_staged_and_no_others(repository: Path) -> None:
    commit(repository, "chore: begin", changed="1\n", gone="1\n", other="1\n")
    (repository / "changed").write_text("2\n")
    (repository / "other").write_text("2\n")
    (repository / "gone").unlink()
    (repository / "new").write_text("1\n")
    stage(repository, ["changed", "gone", "new"])
    assert staged(repository) == ["M", "changed", "D", "gone", "A", "new"]


@pytest.mark.skipif("sys.platform == 'win32'", reason="Windows has no such names")
@pytest.mark.parametrize("name", ["a b", "-A", ":(glob)**", "*", "日\n\t", "--pathspec-from-file=x", "\udcff", "#a"])
def test_a_name_is_a_name_whatever_it_holds(repository: Path, name: str) -> None:
    for each in (name, "other"):
        (repository / each).write_text("1\n")
    stage(repository, [name])
    assert staged(repository) == ["A", name]


@pytest.mark.parametrize("is_new", [False, True])
def test_what_is_taken_out_again_stays_as_it_is(repository: Path, *, is_new: bool) -> None:
    if not is_new:
        commit(repository, "chore: begin", old="1\n")
    for name in ("old", "*", "b"):
        (repository / name).write_text("2\n")
    stage(repository, ["old", "*", "b"])
    unstage(repository, ["*", "old"])
    assert staged(repository) == ["A", "b"]
    assert (repository / "old").read_text() == "2\n"
    unstage(repository, [])
    assert staged(repository) == ["A", "b"]


def test_very_many_files_are_staged_at_once(repository: Path) -> None:
    names = [f"a-rather-long-name-of-a-file-{number:05}" for number in range(3000)]
    for name in names:
        (repository / name).touch()
    stage(repository, names)
    assert staged(repository)[1::2] == names


def test_filters_are_applied_as_git_does(repository: Path) -> None:
    (repository / ".gitattributes").write_text("*.txt text eol=lf\n")
    (repository / "a.txt").write_bytes(b"1\r\n")
    stage(repository, ["a.txt"])
    assert git(repository, "cat-file", "-s", ":a.txt") == "2"


@pytest.mark.parametrize("is_locked", [False, True])
def test_why_they_cannot_be_staged_is_told(repository: Path, *, is_locked: bool) -> None:
    (repository / "a").write_text("1\n")
    if is_locked:
        (repository / ".git" / "index.lock").touch()
    with pytest.raises(GitFailedError) as caught:
        stage(repository, ["a" if is_locked else "gone"])
    assert caught.value.text.startswith("`git add` failed: fatal: ")
    assert "\n" not in caught.value.text


def test_outside_of_a_repository_nothing_is_staged(tmp_path: Path) -> None:
    with pytest.raises(GitFailedError, match="`git add` failed"):
        stage(tmp_path, ["a"])

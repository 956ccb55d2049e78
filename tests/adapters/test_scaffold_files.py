"""Putting planned files into a repository."""

from __future__ import annotations

import os
import signal
import sys
from typing import TYPE_CHECKING

import pytest

from gatepost.adapters.scaffold_files import apply, templates
from gatepost.errors import CannotWriteError, NotSetUpError
from gatepost.scaffold.compare import ADD, CHANGE, YOURS, Change
from support.repos import commit
from support.surveys import write

if TYPE_CHECKING:
    from pathlib import Path

needs_links = pytest.mark.skipif("sys.platform == 'win32'", reason="links want a privilege there")


def test_files_are_added_and_changed_and_all_others_left(tmp_path: Path) -> None:
    (tmp_path / "changed.txt").write_bytes(b"a\r\n")
    (tmp_path / "mine.txt").write_text("mine\n")
    apply(
        tmp_path,
        [
            Change(".github/workflows/ci.yml", ADD, "", "name: CI\n", ""),
            Change("changed.txt", CHANGE, "a\r\n", "b\r\n", ""),
            Change("mine.txt", YOURS, "mine\n", "ours\n", ""),
        ],
    )
    assert (tmp_path / ".github" / "workflows" / "ci.yml").read_bytes() == b"name: CI\n"
    assert (tmp_path / "changed.txt").read_bytes() == b"b\r\n"
    assert (tmp_path / "mine.txt").read_text() == "mine\n"


@pytest.mark.skipif("sys.platform == 'win32'", reason="there are no such modes")
def test_a_file_keeps_its_mode_and_a_new_one_gets_the_usual(tmp_path: Path) -> None:
    path = tmp_path / "run.sh"
    path.write_text("a\n")
    path.chmod(0o750)
    before = os.umask(0o027)
    try:
        apply(tmp_path, [Change("run.sh", CHANGE, "a\n", "b\n", ""), Change("new.txt", ADD, "", "b\n", "")])
    finally:
        os.umask(before)
    assert path.stat().st_mode & 0o777 == 0o750
    assert (tmp_path / "new.txt").stat().st_mode & 0o777 == 0o640


class Interrupting(str):
    """A text at whose writing somebody presses Ctrl-C."""

    __slots__ = ()

    def encode(self, encoding: str = "utf-8", errors: str = "strict") -> bytes:
        signal.raise_signal(signal.SIGINT)
        return super().encode(encoding, errors)


def test_an_interrupt_waits_until_all_files_are_written(tmp_path: Path) -> None:
    changes = [Change("a.txt", ADD, "", Interrupting("a\n"), ""), Change("b.txt", ADD, "", "b\n", "")]
    with pytest.raises(KeyboardInterrupt):
        apply(tmp_path, changes)
    assert (tmp_path / "a.txt").read_text() == "a\n"
    assert (tmp_path / "b.txt").read_text() == "b\n"


@needs_links
def test_a_link_into_gits_own_folder_is_not_followed(tmp_path: Path) -> None:
    (tmp_path / ".git" / "hooks").mkdir(parents=True)
    (tmp_path / ".github").symlink_to(".git/hooks")
    assert "leads out of the repository" in refused(tmp_path, Change(".github/ci.yml", ADD, "", "b\n", ""))
    assert list((tmp_path / ".git" / "hooks").iterdir()) == []


@pytest.mark.skipif("sys.platform == 'win32'", reason="there are no such pipes")
def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "a.txt")
    assert refused(tmp_path, Change("a.txt", ADD, "", "b\n", "")) == "cannot read a.txt: not a plain file"


def refused(root: Path, change: Change) -> str:
    """Return why nothing is written, neither this change nor another one that could be."""
    with pytest.raises((CannotWriteError, NotSetUpError)) as error:
        apply(root, [Change("first.txt", ADD, "", "x\n", ""), change])
    assert not (root / "first.txt").exists()
    assert error.value.hint
    return error.value.text


@needs_links
def test_a_link_that_leads_out_of_the_repository_is_not_followed(tmp_path: Path) -> None:
    outside = tmp_path / "outside.txt"
    outside.write_text("a\n")
    root = tmp_path / "root"
    root.mkdir()
    (root / "link.txt").symlink_to(outside)
    (root / ".github").symlink_to(tmp_path)
    assert "link.txt leads out of the repository" in refused(root, Change("link.txt", CHANGE, "a\n", "b\n", ""))
    assert "leads out of the repository" in refused(root, Change(".github/ci.yml", ADD, "", "b\n", ""))
    assert outside.read_text() == "a\n"
    assert not (tmp_path / "ci.yml").exists()


@needs_links
def test_a_link_inside_the_repository_is_followed_and_stays(tmp_path: Path) -> None:
    (tmp_path / "real.txt").write_text("a\n")
    (tmp_path / "link.txt").symlink_to("real.txt")
    apply(tmp_path, [Change("link.txt", CHANGE, "a\n", "b\n", "")])
    assert (tmp_path / "link.txt").is_symlink()
    assert (tmp_path / "real.txt").read_text() == "b\n"


def test_what_has_changed_since_it_was_shown_is_not_written_over(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("newer\n")
    assert "has changed since" in refused(tmp_path, Change("a.txt", CHANGE, "a\n", "b\n", ""))
    assert "has changed since" in refused(tmp_path, Change("a.txt", ADD, "", "b\n", ""))
    (tmp_path / "b.txt").write_bytes(b"\xff")
    assert "cannot read" in refused(tmp_path, Change("b.txt", CHANGE, "a\n", "b\n", ""))
    assert (tmp_path / "a.txt").read_text() == "newer\n"


def test_a_folder_in_the_place_of_a_file_and_the_other_way_round_are_errors(tmp_path: Path) -> None:
    (tmp_path / "a.txt").mkdir()
    (tmp_path / ".github").write_text("")
    assert "in each other's place" in refused(tmp_path, Change("a.txt", ADD, "", "b\n", ""))
    assert "in each other's place" in refused(tmp_path, Change(".github/ci.yml", ADD, "", "b\n", ""))


@pytest.mark.skipif(sys.platform == "win32" or os.geteuid() == 0, reason="modes keep nobody out here, such as root")
def test_what_is_not_writable_is_said_before_anything_is_written(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("a\n")
    path.chmod(0o444)
    assert "not writable" in refused(tmp_path, Change("a.txt", CHANGE, "a\n", "b\n", ""))


def test_the_templates_are_there() -> None:
    assert "RELEASING.md.j2" in templates()


def test_an_interrupt_that_is_ignored_stays_so(tmp_path: Path) -> None:
    before = signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        apply(tmp_path, [Change("a.txt", ADD, "", Interrupting("a\n"), ""), Change("b.txt", ADD, "", "b\n", "")])
        assert signal.getsignal(signal.SIGINT) == signal.SIG_IGN
    finally:
        signal.signal(signal.SIGINT, before)
    assert (tmp_path / "b.txt").read_text() == "b\n"


def test_a_file_that_git_ignores_and_that_is_there_is_named_with_what_to_do(repository: Path) -> None:
    commit(repository, "feat: begin", **{".gitignore": "tests/\n"})
    write(repository, {"tests/test b.py": "mine\n", "other.py": "mine\n"})
    change = Change("tests/test b.py", ADD, "", "ours\n", "")
    assert refused(repository, change) == (
        "tests/test b.py is there already, but git ignores it: nobody else has it; nothing was written"
    )
    with pytest.raises(NotSetUpError) as error:
        apply(repository, [change])
    assert "`git check-ignore -v 'tests/test b.py'` names the line" in error.value.hint
    assert "has changed since" in refused(repository, Change("other.py", ADD, "", "ours\n", ""))
    assert (repository / "tests" / "test b.py").read_text() == "mine\n"

"""Hooks put in place and taken away, with real files."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest

from gatepost.adapters.hook_files import (
    hook_state,
    install_hook,
    uninstall_hook,
    wanted_hook,
)
from gatepost.errors import CannotWriteError, HookNotOursError
from gatepost.hooks.script import hook_text

if TYPE_CHECKING:
    from pathlib import Path

NAME = "commit-msg"
KEPT = "commit-msg.before-gatepost"
FOREIGN = b"#!/bin/sh\n# theirs \xff\nexit 0\n"


def foreign(repository: Path, mode: int = 0o755) -> Path:
    path = repository / ".git" / "hooks" / NAME
    path.parent.mkdir(exist_ok=True)
    path.write_bytes(FOREIGN)
    path.chmod(mode)
    return path


def test_a_hook_is_installed_once(repository: Path) -> None:
    report = install_hook(str(repository), NAME)
    assert (report.done, report.kept) == ("write", None)
    assert report.path.stat().st_mode & 0o777 == 0o755
    assert report.path.read_text() == wanted_hook(NAME)
    before = report.path.stat()
    assert install_hook(str(repository), NAME).done == "current"
    assert (report.path.stat().st_ino, report.path.stat().st_mtime_ns) == (before.st_ino, before.st_mtime_ns)
    assert [path.name for path in report.path.parent.iterdir()] == [NAME]
    assert uninstall_hook(str(repository), NAME).done == "remove"
    assert uninstall_hook(str(repository), NAME).done == "none"
    assert list(report.path.parent.iterdir()) == []


def test_the_hook_of_another_gatepost_is_brought_up_to_date(repository: Path) -> None:
    path = install_hook(str(repository), NAME).path
    path.write_text(hook_text(NAME, "/gone/python", "/gone"))
    assert install_hook(str(repository), NAME).done == "write"
    assert path.read_text() == wanted_hook(NAME)


@pytest.mark.parametrize("is_chained", [False, True])
def test_a_hook_of_ours_that_was_edited_is_neither_overwritten_nor_removed(
    is_chained: bool,  # noqa: FBT001
    repository: Path,
) -> None:
    if is_chained:
        foreign(repository)
    path = install_hook(str(repository), NAME).path
    edited = wanted_hook(NAME).replace("exit 3\n", "exit 3\n# mine\n")
    path.write_text(edited)
    path.chmod(0o711)
    before = sorted((each.name, each.read_bytes()) for each in path.parent.iterdir())
    hints = {
        install_hook: f"move your lines to an executable {KEPT}, which runs first, and delete this one",
        uninstall_hook: "look whether its lines are wanted elsewhere, and delete it",
    }
    for act, hint in hints.items():
        with pytest.raises(HookNotOursError) as caught:
            act(str(repository), NAME)
        assert caught.value.text == f"{path} has been edited since gatepost wrote it"
        assert caught.value.hint == hint
        assert caught.value.exit_code == 3
    assert sorted((each.name, each.read_bytes()) for each in path.parent.iterdir()) == before
    assert path.stat().st_mode & 0o777 == 0o711


def test_what_the_hint_for_an_edited_hook_says_can_be_done(repository: Path) -> None:
    path = install_hook(str(repository), NAME).path
    path.write_text(path.read_text() + "# mine\n")
    path.unlink()
    path.with_name(KEPT).write_text("#!/bin/sh\n# mine\n")
    report = install_hook(str(repository), NAME)
    assert (report.done, report.kept) == ("write", path.with_name(KEPT))
    assert path.with_name(KEPT).read_text() == "#!/bin/sh\n# mine\n"


@pytest.mark.parametrize("mode", [0o755, 0o700, 0o644, 0o400])
def test_a_foreign_hook_is_kept_and_restored_byte_for_byte_with_its_mode(mode: int, repository: Path) -> None:
    path = foreign(repository, mode)
    report = install_hook(str(repository), NAME)
    assert report.done == "keep"
    assert report.kept == path.with_name(KEPT)
    assert report.kept.read_bytes() == FOREIGN
    again = install_hook(str(repository), NAME)
    assert (again.done, again.kept) == ("current", report.kept)
    assert uninstall_hook(str(repository), NAME).done == "restore"
    assert path.read_bytes() == FOREIGN
    assert path.stat().st_mode & 0o777 == mode
    assert uninstall_hook(str(repository), NAME).done == "none"
    assert path.read_bytes() == FOREIGN
    assert [each.name for each in path.parent.iterdir()] == [NAME]


def test_a_foreign_hook_that_is_a_link_stays_one(repository: Path) -> None:
    (repository / "theirs.sh").write_bytes(FOREIGN)
    path = repository / ".git" / "hooks" / NAME
    path.parent.mkdir(exist_ok=True)
    path.symlink_to("../../theirs.sh")
    assert install_hook(str(repository), NAME).done == "keep"
    assert not path.is_symlink()
    assert os.readlink(path.with_name(KEPT)) == "../../theirs.sh"  # noqa: PTH115  the text of the link
    uninstall_hook(str(repository), NAME)
    assert os.readlink(path) == "../../theirs.sh"  # noqa: PTH115  likewise
    assert (repository / "theirs.sh").read_bytes() == FOREIGN


def test_a_second_foreign_hook_blocks_and_nothing_is_touched(repository: Path) -> None:
    path = foreign(repository)
    install_hook(str(repository), NAME)
    path.write_text("#!/bin/sh\n# newer\n")
    with pytest.raises(HookNotOursError, match=f"is not ours, and {KEPT} beside it is taken") as caught:
        install_hook(str(repository), NAME)
    assert caught.value.exit_code == 3
    assert path.read_text() == "#!/bin/sh\n# newer\n"
    assert path.with_name(KEPT).read_bytes() == FOREIGN
    assert uninstall_hook(str(repository), NAME).done == "none"


def test_a_dangling_link_beside_a_foreign_hook_is_not_overwritten(repository: Path) -> None:
    path = foreign(repository)
    path.with_name(KEPT).symlink_to("gone")
    with pytest.raises(HookNotOursError):
        install_hook(str(repository), NAME)
    assert path.read_bytes() == FOREIGN
    assert path.with_name(KEPT).is_symlink()


def test_what_cannot_be_read_as_a_hook_is_left_alone(repository: Path) -> None:
    path = repository / ".git" / "hooks" / NAME
    path.mkdir(parents=True)
    with pytest.raises(HookNotOursError, match="cannot be read: Is a directory"):
        install_hook(str(repository), NAME)
    path.rmdir()
    path.symlink_to("gone")
    with pytest.raises(HookNotOursError, match="cannot be read: No such file"):
        uninstall_hook(str(repository), NAME)
    assert path.is_symlink()


def test_a_hooks_folder_that_cannot_be_written_is_an_error(repository: Path) -> None:
    (repository / ".git" / "hooks").write_text("a file")
    with pytest.raises(CannotWriteError, match=r"cannot write .*commit-msg"):
        install_hook(str(repository), NAME)
    assert (repository / ".git" / "hooks").read_text() == "a file"


def test_a_foreign_hook_comes_back_when_ours_cannot_be_written(
    repository: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(handle: int) -> None:
        raise OSError(28, "No space left on device", handle)

    path = foreign(repository)
    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(CannotWriteError, match="No space left on device"):
        install_hook(str(repository), NAME)
    assert path.read_bytes() == FOREIGN
    assert [each.name for each in path.parent.iterdir()] == [NAME]


def test_a_foreign_hook_that_cannot_be_kept_is_left_alone(repository: Path) -> None:
    name = "x" * 250  # with the ending of a kept hook it is too long for a file's name
    path = foreign(repository).with_name(name)
    path.write_bytes(FOREIGN)
    with pytest.raises(CannotWriteError, match=r"cannot keep .*: File name too long"):
        install_hook(str(repository), name)
    assert path.read_bytes() == FOREIGN
    assert sorted(each.name for each in path.parent.iterdir()) == [NAME, name]


def test_a_hook_that_cannot_be_removed_or_restored_is_an_error(repository: Path) -> None:
    path = install_hook(str(repository), NAME).path
    path.with_name(KEPT).mkdir()
    with pytest.raises(CannotWriteError, match=r"cannot remove .*commit-msg: "):
        uninstall_hook(str(repository), NAME)
    assert path.read_text() == wanted_hook(NAME)


def test_a_binary_hook_is_foreign(repository: Path) -> None:
    path = foreign(repository)
    path.write_bytes(b"\x7fELF\0\xff\xfe" * 100)
    state = hook_state(path.parent, NAME)
    assert state.text is not None
    assert state.text.encode("utf-8", "surrogateescape") == path.read_bytes()
    assert install_hook(str(repository), NAME).done == "keep"

"""A disk without room, and a folder that nobody may write to: the message is shown where it cannot be kept."""

from __future__ import annotations

import os
import subprocess
from contextlib import suppress
from typing import TYPE_CHECKING

import pytest

from support.guiding import LINE, REVIEW, begin, draft_file, hook, message, to_description, to_review
from support.program import uncounted
from support.repos import git

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from support.terminal import Terminal

pytestmark = pytest.mark.once

CANNOT = "your answers cannot be kept"


@pytest.fixture
def full(repository: Path) -> Iterator[Path]:
    """Return the draft's folder on a disk of its own that has no room left; skip where none can be mounted."""
    folder = draft_file(begin(repository)).parent
    folder.mkdir()
    done = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=16k", "tmpfs", str(folder)], check=False, capture_output=True
    )
    if done.returncode:
        pytest.skip("a disk can be mounted by root alone")
    try:
        with suppress(OSError), (folder / "filler").open("wb", buffering=0) as file:
            while True:
                file.write(b"x" * 4096)
        yield folder
    finally:
        subprocess.run(["umount", "--lazy", str(folder)], check=True)


def test_a_full_disk_is_named_while_one_types(full: Path, repository: Path, screen: Terminal) -> None:
    to_description(screen.cc(repository, **uncounted())).type("no room").until(CANNOT, "No space left")
    screen.type(" here", "Enter").until("│ feat: no room here", REVIEW, CANNOT)
    screen.keys("Enter")
    assert screen.ended() == 0
    assert message(repository) == "feat: no room here"
    assert [file.name for file in full.iterdir()] == ["filler"]


def test_a_full_disk_and_a_hook_that_refuses_leave_the_message_on_the_screen(
    full: Path, repository: Path, screen: Terminal
) -> None:
    assert full.exists()
    hook(repository, "pre-commit", "echo no; exit 1")
    to_review(screen.cc(repository, **uncounted()), "no room").keys("b").until("Ctrl-D done")
    screen.type("Because.", "C-d").until("│ Because.", REVIEW)
    screen.keys("Enter")
    assert screen.ended() == 1
    shown = screen.screen()
    assert "your message could not be kept" in shown
    assert "feat: no room\n\nBecause." in shown
    assert "goes on with your message" not in shown


def test_leaving_with_a_full_disk_shows_what_cannot_be_kept(full: Path, repository: Path, screen: Terminal) -> None:
    assert full.exists()
    to_review(screen.cc(repository, **uncounted()), "no room").keys("C-c")
    assert screen.ended() == 130
    assert "goes on with your answers" not in screen.screen()
    assert "feat: no room" in screen.screen()


def test_a_disk_that_gets_room_again_is_used(full: Path, repository: Path, screen: Terminal) -> None:
    to_description(screen.cc(repository, **uncounted())).type("no room").until(CANNOT)
    (full / "filler").unlink()
    screen.type(" now", "Enter").until("│ feat: no room now", REVIEW, gone=CANNOT)
    screen.keys("q").ended()
    screen.cc(repository).until("│ feat: no room now", "resume")
    screen.keys("C-c").ended()


def test_a_file_in_the_place_of_the_folder_is_named(repository: Path, screen: Terminal) -> None:
    draft_file(begin(repository)).parent.write_text("in the way")
    to_description(screen.cc(repository)).type("x").until(CANNOT, LINE)
    screen.keys("Enter").until(REVIEW)
    screen.keys("Enter")
    assert screen.ended() == 0
    assert git(repository, "log", "-1", "--format=%s") == "feat: x"
    assert os.access(repository / ".git" / "gatepost", os.R_OK)

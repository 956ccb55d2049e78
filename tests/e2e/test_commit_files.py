"""The picker of files, where nothing is staged."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from support.guiding import LINE, REVIEW, SCOPE, TYPE, count, to_review
from support.repos import commit, git

if TYPE_CHECKING:
    from pathlib import Path

    from support.terminal import Terminal

pytestmark = pytest.mark.once

PICKER = "what is to be committed?"


def change(path: Path, **files: str) -> Path:
    """Change files of a first commit, and stage nothing."""
    commit(path, "chore: begin", **{"a.txt": "one\ntwo\n", "gone.txt": "x\n"})
    (path / "a.txt").write_text("one\nthree\n")
    (path / "gone.txt").unlink()
    for name, content in files.items():
        file = path / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(content)
    return path


def staged(path: Path) -> list[str]:
    return [name for name in git(path, "diff", "--cached", "--name-only", "-z").split("\0") if name]


def test_space_marks_what_enter_stages(repository: Path, screen: Terminal) -> None:
    screen.cc(change(repository, **{"docs/new.md": "x"})).until(PICKER, "nothing is staged", "○ a.txt", "changed")
    assert "deleted" in screen.screen()
    assert "untracked" in screen.screen()
    screen.keys("Space").until("» ● a.txt")
    screen.keys("Space").until("» ○ a.txt")
    screen.keys("Space", "Down").until("» ○ gone.txt", "● a.txt")
    screen.keys("Space").until("» ● gone.txt")
    screen.keys("Enter").until(TYPE, "2 files")
    assert staged(repository) == ["a.txt", "gone.txt"]


def test_ctrl_a_marks_all_that_match_the_filter(repository: Path, screen: Terminal) -> None:
    screen.cc(change(repository, **{"docs/b.md": "b", "docs/c.md": "c"})).until(PICKER)
    screen.type("docs/").until("○ docs/b.md", gone="a.txt")
    screen.keys("C-a").until("● docs/b.md", "● docs/c.md")
    screen.keys("C-u").until("○ a.txt", "● docs/b.md")
    screen.keys("Enter").until(TYPE, "2 files")
    assert staged(repository) == ["docs/b.md", "docs/c.md"]


def test_enter_stages_nothing_that_was_not_marked(repository: Path, screen: Terminal) -> None:
    screen.cc(change(repository)).until(PICKER)
    screen.keys("Enter").until("Space marks a.txt")
    assert staged(repository) == []


def test_esc_leads_back_to_the_files_and_enter_on_again(repository: Path, screen: Terminal) -> None:
    screen.cc(change(repository)).until(PICKER)
    screen.keys("Space", "Enter").until(TYPE, "1 file")
    screen.keys("Escape").until(PICKER, "● a.txt", "staged", "○ gone.txt")
    screen.keys("Enter").until(TYPE, "1 file")
    screen.keys("Escape").until(PICKER)
    screen.keys("C-a", "Enter").until(TYPE, "2 files")
    screen.keys("Escape").until(PICKER, "» ● a.txt", "● gone.txt")
    screen.keys("Space").until("» ○ a.txt")
    screen.keys("Enter").until(TYPE, "1 file")
    assert staged(repository) == ["gone.txt"]
    assert (repository / "a.txt").read_text() == "one\nthree\n"


NAMES = (
    "with space.txt",
    "with\nnewline.txt",
    "-dash",
    ":(glob)*",
    "日本語.md",
    "e\u0301.txt",
    "\x1b[31mred\x07",
    "#",
    '"',
)


def test_names_of_every_kind_are_shown_and_staged(repository: Path, screen: Terminal) -> None:
    screen.cc(change(repository, **dict.fromkeys(NAMES, "x"))).until(PICKER, "日本語.md", "with space.txt")
    shown = screen.screen("-e")
    assert "with\\nnewline.txt" in shown
    assert "\\x1b[31mred\\x07" in shown
    assert "\x1b[31mred" not in shown
    screen.keys("C-a", "Enter").until(TYPE, "11 files")
    assert sorted(staged(repository)) == sorted([*NAMES, "a.txt", "gone.txt"])


def test_a_name_in_no_encoding_is_staged(repository: Path, screen: Terminal) -> None:
    change(repository)
    name = b"caf\xe9.txt"
    with open(bytes(repository) + b"/" + name, "wb") as file:  # noqa: PTH123
        file.write(b"x")
    screen.cc(repository).until(PICKER, "caf")
    screen.type("caf").until("» ○ caf", gone="gone")
    screen.keys("Space").until("»")
    screen.keys("Enter").until(TYPE, "1 file")
    assert git(repository, "diff", "--cached", "--name-only", "-z") == "caf\udce9.txt\0"


def test_ctrl_p_lets_git_ask_for_parts(repository: Path, screen: Terminal) -> None:
    screen.cc(change(repository)).until(PICKER)
    screen.keys("C-p").until("-two", "+three", "Stage this hunk")
    screen.type("q", "Enter").until(PICKER, "nothing was staged")
    screen.keys("C-p").when(lambda shown: shown.rstrip().endswith("?]?"))
    screen.type("y", "Enter").until(TYPE, "1 file")
    assert staged(repository) == ["a.txt"]


def test_what_was_picked_is_committed_and_nothing_else(repository: Path, screen: Terminal) -> None:
    screen.cc(change(repository)).until(PICKER)
    screen.keys("Space", "Enter")
    to_review(screen).keys("Enter")
    assert screen.ended() == 0
    assert git(repository, "show", "--format=", "--name-only").split() == ["a.txt"]
    assert git(repository, "status", "--short") == " D gone.txt"


def test_without_a_change_there_is_nothing_to_ask(repository: Path, screen: Terminal) -> None:
    commit(repository, "chore: begin", a="a")
    screen.cc(repository)
    assert screen.ended() == 2
    assert "nothing to commit" in screen.screen()
    assert "--allow-empty" in screen.screen()


def test_a_filter_is_a_text_that_can_be_edited(repository: Path, screen: Terminal) -> None:
    screen.cc(change(repository)).until(PICKER)
    screen.type("gonx").until("> gonx", gone="○")
    screen.keys("BSpace").until("○ gone.txt", gone="a.txt")
    screen.keys("Left", "Left", "Left", "DC").until("> on")
    screen.keys("C-c")
    assert screen.ended() == 130
    assert count(repository) == 1


def test_every_file_can_be_reached(repository: Path, screen: Terminal) -> None:
    change(repository, **{f"new/{number:03}": "x" for number in range(100)})
    screen.cc(repository).until(PICKER, "1 of 102")
    screen.keys("Up").until("» ○ new/099", "102 of 102")
    screen.keys("Home").until("1 of 102")
    screen.keys("PageDown").until("11 of 102")
    screen.keys("End", "Space").until("» ● new/099")
    screen.keys("Enter").until(TYPE)
    screen.type("ci", "Enter").until(SCOPE)
    screen.keys("Enter").until(LINE)
    screen.type("one", "Enter").until(REVIEW)
    assert staged(repository) == ["new/099"]


@pytest.mark.parametrize("name", ["*.txt", ":(glob)**", ":", "[ag]*.txt"])
def test_a_name_that_reads_as_a_pattern_is_only_a_name(name: str, repository: Path, screen: Terminal) -> None:
    screen.cc(change(repository, **{name: "x"})).until(PICKER)
    screen.keys("End", "Space").until(f"● {name}")
    screen.keys("Enter").until(TYPE, "1 file")
    assert staged(repository) == [name]

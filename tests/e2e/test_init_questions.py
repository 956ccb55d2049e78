"""The questions of `gatepost init` in a real terminal: each with its picture, and a way out at each."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import pytest

from support.initing import project, traces
from support.program import gatepost
from support.repos import commit, git

if TYPE_CHECKING:
    from pathlib import Path

    from support.terminal import Terminal

pytestmark = pytest.mark.once

NOWHERE = "   nowhere: a tag and a GitHub release"
OWN = ".github/workflows/commits.yml"
DIRTY = "Not as committed"
QUESTIONS = (
    "Where do releases go?",
    "What does a type error do?",
    "What does a breaking change make of version",
    f"{OWN} was made or changed by hand.",
    "Do it?",
)
"""What is asked in a repository with a workflow of its own, in this order; Enter takes the usual at each."""
FILES = ("--no-lock", "--no-hooks")


@pytest.fixture
def place(repository: Path) -> Path:
    """Return a repository with a package and a workflow of its own."""
    project(repository, {OWN: "name: Mine\n"})
    return repository


def begin(screen: Terminal, place: Path, *arguments: str, size: str = "120x50", **env: str) -> Terminal:
    """Start `gatepost init`, for the files alone."""
    return screen.start(place, sys.executable, "-m", "gatepost", "init", *FILES, *arguments, size=size, **env)


def answer(screen: Terminal, *keys: str) -> None:
    """Press keys at one question after the other."""
    for question, key in zip(QUESTIONS, keys, strict=False):
        shown_at(screen, question)
        screen.keys(*key.split())


def shown_at(screen: Terminal, question: str) -> str:
    """Return the screen at a question."""
    return screen.when(lambda shown: _is_asked(shown, question))


def _is_asked(shown: str, question: str) -> bool:
    """Tell whether a question is the last one on the screen, with its answers below."""
    return question in shown and "»" in shown.rpartition(question)[2]


def test_each_question_is_shown_and_enter_takes_the_usual(place: Path, screen: Terminal) -> None:
    begin(screen, place)
    pictures = []
    for question in QUESTIONS:
        pictures.append(shown_at(screen, question).rpartition("? ")[2])
        screen.keys("Enter")
    assert screen.ended() == 0
    assert pictures == [
        f"{QUESTIONS[0]}\n » to PyPI, by trusted publishing\n   to another index, with a password\n{NOWHERE}",
        f"{QUESTIONS[1]}\n » mypy warns, in CI and before a push\n   nothing lands that mypy refuses",
        f"{QUESTIONS[2]} 0.2.0?\n » 0.3.0, as usual before 1.0.0\n   1.0.0",
        f"{QUESTIONS[3]}\n » keep it, now and later\n   replace it\n   show the diff first",
        f"{QUESTIONS[4]}\n » yes\n   show the diff first\n   no, leave all as it is",
    ]
    said = (place / "pyproject.toml").read_text("utf-8")
    assert said.endswith(
        f'type-errors = "advisory"\npublish = "pypi"\nbreaking-before-1 = "minor"\nleave = ["{OWN}"]\n'
    )
    assert (place / OWN).read_text("utf-8") == "name: Mine\n"
    assert gatepost(place, "init", "--check").code == 0


def test_what_was_answered_is_not_asked_again(place: Path, screen: Terminal) -> None:
    begin(screen, place)
    answer(screen, "Down Down Enter", "Down Enter", "Down Enter", "Down Enter", "Enter")
    assert screen.ended() == 0
    said = (place / "pyproject.toml").read_text("utf-8")
    assert 'type-errors = "blocking"\npublish = "nowhere"\nbreaking-before-1 = "major"\n' in said
    assert "name: Commits\n" in (place / OWN).read_text("utf-8")
    before = traces(place)
    begin(screen, place)
    assert screen.ended() == 0
    assert "?" not in screen.history().partition("Left to do")[0]
    assert traces(place) == before


def test_what_is_given_by_flag_is_not_asked(place: Path, screen: Terminal) -> None:
    begin(screen, place, "--publish", "nowhere", "--type-errors", "off", "--keep", OWN)
    screen.until(QUESTIONS[2])
    screen.keys("Enter").until(QUESTIONS[4])
    assert not any(question in screen.history() for question in (*QUESTIONS[:2], QUESTIONS[3]))
    screen.keys("C-c").ended()


@pytest.mark.parametrize("at", range(len(QUESTIONS)))
def test_ctrl_c_at_a_question_leaves_all_as_it_was(at: int, place: Path, screen: Terminal) -> None:
    before, status = traces(place), git(place, "status", "--porcelain", "--ignored")
    begin(screen, place)
    answer(screen, *("Enter",) * at, "C-c")
    assert screen.ended() == 130
    assert "error: interrupted" in screen.screen()
    assert traces(place) == before
    assert git(place, "status", "--porcelain", "--ignored") == status


def test_no_leaves_all_as_it_was(place: Path, screen: Terminal) -> None:
    before = traces(place)
    begin(screen, place)
    answer(screen, *("Enter",) * 4, "Down Down Enter")
    assert screen.ended() == 0
    assert "nothing was written" in screen.screen()
    assert traces(place) == before


def test_ctrl_c_in_a_new_folder_makes_no_repository(tmp_path: Path, screen: Terminal) -> None:
    folder = tmp_path / "new"
    folder.mkdir()
    begin(screen, folder)
    answer(screen, "Enter", "Enter", "Enter")
    screen.until("Do it?")
    screen.keys("C-c")
    assert screen.ended() == 130
    assert list(folder.iterdir()) == []


def test_the_diff_can_be_seen_before_anything_is_done(place: Path, screen: Terminal) -> None:
    before = traces(place)
    begin(screen, place)
    answer(screen, *("Enter",) * 4, "Down Enter")
    screen.when(lambda shown: "\n+" in shown and _is_asked(shown, "Do it?"))
    assert "+++ b/.github/workflows/release.yml" in screen.history()
    assert f"+++ b/{OWN}" not in screen.history()
    assert traces(place) == before
    screen.keys("Enter")
    assert screen.ended() == 0


def test_the_diff_of_a_file_made_by_hand_can_be_seen_before_it_is_replaced(place: Path, screen: Terminal) -> None:
    begin(screen, place)
    answer(screen, "Enter", "Enter", "Enter", "Down Down Enter")
    screen.when(lambda shown: "+        with:" in shown and _is_asked(shown, QUESTIONS[3]))
    assert "-name: Mine\n" in screen.history()
    screen.keys("Down", "Enter").until("Do it?")
    screen.keys("Enter")
    assert screen.ended() == 0
    assert "\nname: Commits\n" in (place / OWN).read_text("utf-8")


def test_a_file_with_changes_is_asked_about(place: Path, screen: Terminal) -> None:
    commit(place, "build: make", Makefile="all:\n\ttrue\n")
    (place / "Makefile").write_text("all:\n\tfalse\n", "utf-8")
    before = traces(place)
    begin(screen, place, "--keep", OWN)
    answer(screen, "Enter", "Enter", "Enter")
    screen.until(DIRTY, "Makefile", "stop:")
    assert "Do it?" not in screen.history()
    screen.keys("Enter")
    assert screen.ended() == 2
    assert "nothing was written" in screen.screen()
    assert traces(place) == before


def test_a_file_made_by_hand_is_asked_about_where_its_last_state_would_be_lost(place: Path, screen: Terminal) -> None:
    (place / OWN).write_text("name: Mine\n# not committed\n", "utf-8")
    before = traces(place)
    begin(screen, place)
    answer(screen, "Enter", "Enter", "Enter", "Down Enter", "Enter")
    screen.until(DIRTY, OWN, "stop:")
    screen.keys("Enter")
    assert screen.ended() == 2
    assert traces(place) == before


def test_a_file_that_somebody_changes_while_the_plan_is_read_is_not_written_over(place: Path, screen: Terminal) -> None:
    commit(place, "build: make", Makefile="all:\n\ttrue\n")
    begin(screen, place, "--keep", OWN)
    answer(screen, "Enter", "Enter", "Enter")
    screen.until("Do it?")
    (place / "Makefile").write_text("mine:\n", "utf-8")
    before = traces(place)
    screen.keys("Enter")
    assert screen.ended() == 2
    assert "error: Makefile has changed since it was read\n  hint: run it again" in screen.screen()
    assert traces(place) == before


def test_a_version_that_is_computed_can_be_written_down_or_left(repository: Path, screen: Terminal) -> None:
    computed = (
        '[build-system]\nrequires = ["hatchling", "hatch-vcs"]\nbuild-backend = "hatchling.build"\n\n[project]\n'
        'name = "rocket"\ndynamic = ["version"]\n\n[tool.hatch.version]\nsource = "vcs"\n'
    )
    project(repository, {"pyproject.toml": computed})
    git(repository, "tag", "v1.4.0")
    before = traces(repository)
    begin(screen, repository).until("hatch-vcs", "write it into pyproject.toml instead")
    screen.keys("Down", "Enter")
    assert screen.ended() == 2
    assert "stopped, as you said; nothing was written" in screen.screen()
    assert traces(repository) == before
    begin(screen, repository).until("hatch-vcs")
    screen.keys("Enter").until(QUESTIONS[0])
    answer(screen, "Enter", "Enter")
    screen.until("Do it?")
    screen.keys("Enter")
    assert screen.ended() == 0
    assert 'version = "1.4.0"' in (repository / "pyproject.toml").read_text("utf-8")


@pytest.mark.parametrize("env", [{"TERM": "dumb"}, {"TERM": ""}])
def test_a_terminal_that_cannot_move_the_cursor_asks_for_numbers(
    env: dict[str, str], place: Path, screen: Terminal
) -> None:
    begin(screen, place, **env)
    screen.until(QUESTIONS[0], "  3  nowhere: a tag and a GitHub release", "number, or Enter for 1 of 3:")
    screen.type("4", "Enter").when(lambda shown: shown.count("1 of 3:") == 2)
    screen.type("3", "Enter").until(QUESTIONS[1])
    screen.keys("Enter").until(QUESTIONS[2])
    screen.keys("Enter").until(QUESTIONS[3])
    screen.type("2", "Enter").until(QUESTIONS[4])
    screen.keys("Enter")
    assert screen.ended() == 0
    assert 'publish = "nowhere"' in (place / "pyproject.toml").read_text("utf-8")
    assert "\nname: Commits\n" in (place / OWN).read_text("utf-8")


@pytest.mark.parametrize("key", ["C-c", "C-d"])
def test_a_terminal_without_a_cursor_can_be_left_too(key: str, place: Path, screen: Terminal) -> None:
    before = traces(place)
    begin(screen, place, TERM="dumb").until("1 of 3:")
    screen.keys(key)
    assert screen.ended() == 130
    assert traces(place) == before


def test_forty_columns_are_enough_for_every_question(place: Path, screen: Terminal) -> None:
    commit(place, "chore: choose", **{"gatepost.toml": '[init]\nmanager = "pip"\n'})  # whether uv is installed or not
    begin(screen, place, size="40x60")
    for question in ("Where do", "What does a type", "What does a br", "was made", "Do it?"):
        shown = shown_at(screen, question)
        below = shown.rpartition("»")[2].splitlines()
        assert all(len(line) < 40 for line in below), below
        screen.keys("Enter")
    assert screen.ended() == 0
    listed = [line for line in screen.history().splitlines() if line.startswith(("  change  ", "  add  "))]
    assert len(listed) > 10


def test_no_color_is_heeded_and_colour_is_there_without_it(place: Path, screen: Terminal) -> None:
    begin(screen, place).until(QUESTIONS[0])
    assert "\x1b[3" in screen.screen("-e")
    screen.keys("C-c").ended()
    begin(screen, place, NO_COLOR="1").until(QUESTIONS[0])
    screen.keys("Enter").until(QUESTIONS[1])
    assert not _colours(screen.screen("-e"))
    screen.keys("C-c").ended()


def _colours(shown: str) -> set[str]:
    """Return the codes of colours in what a terminal shows."""
    codes = {code for part in shown.split("\x1b[")[1:] for code in part.partition("m")[0].split(";")}
    return {code for code in codes if code[:1] in "349" and len(code) > 1 and code not in ("39", "49")}

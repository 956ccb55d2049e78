"""The guided commit on terminals that can do little: TERM=dumb, no UTF-8, 40 columns, an output that is a file."""

from __future__ import annotations

import shlex
import sys
from typing import TYPE_CHECKING

import pytest

from support.guiding import REVIEW, TYPE, answers, begin, count, draft_file, hook, message, to_review
from support.repos import commit, git

if TYPE_CHECKING:
    from pathlib import Path

    from support.terminal import Terminal

pytestmark = pytest.mark.once

LITTLE = {"TERM": "dumb"}


def ask(screen: Terminal) -> Terminal:
    """Wait for the line that is asked for."""
    screen.when(lambda shown: shown.endswith(">"))
    return screen


def answer(screen: Terminal, line: str, *texts: str) -> Terminal:
    """Give a line, and wait for the next question with what has to stand there."""
    before = screen.history().count("\n>")
    screen.type(line, "Enter").when(lambda shown: shown.endswith(">") and all(text in shown for text in texts))
    assert screen.history().count(">") > before
    return screen


def test_a_dumb_terminal_is_asked_line_by_line(repository: Path, screen: Terminal) -> None:
    ask(screen.cc(begin(repository), size="80x60", **LITTLE))
    assert "\x1b" not in screen.screen("-e")
    answer(screen, "fix", "scope")
    answer(screen, "", "characters", "< goes back")
    answer(screen, "end with 2", "fix: end with 2", "the gate lets it pass")
    answer(screen, "b", "lines, then a full stop by itself")
    screen.type("Because.", "Enter")
    answer(screen.type("Twice.", "Enter"), ".", "Twice.", "the gate lets it pass")
    answer(screen, "i", "issues")
    answer(screen, "closes 3", "Closes: #3")
    screen.keys("Enter")
    assert screen.ended() == 0
    assert message(repository) == "fix: end with 2\n\nBecause.\nTwice.\n\nCloses: #3"


def test_a_dumb_terminal_picks_files_by_number(repository: Path, screen: Terminal) -> None:
    commit(repository, "chore: begin", a="a")
    for name in ("b", "c", "d"):
        (repository / name).write_text("x")
    ask(screen.cc(repository, size="80x60", **LITTLE))
    answer(screen, "1 3", "1 ● b", "3 ● d")
    answer(screen, "", "type")
    assert git(repository, "diff", "--cached", "--name-only").split() == ["b", "d"]


def test_less_than_goes_back_line_by_line(repository: Path, screen: Terminal) -> None:
    ask(screen.cc(begin(repository), size="80x60", **LITTLE))
    answer(screen, "fix", "scope")
    answer(screen, "api", "fix(api):")
    answer(screen, "end", "the gate lets it pass")
    answer(screen, "<", "[end]")
    answer(screen, "<", "scope")
    answer(screen, "<", "type")
    answer(screen, "docs", "scope")
    answer(screen, "api", "docs(api):")
    answer(screen, "", "docs(api): end", "the gate lets it pass")


@pytest.mark.parametrize(("key", "status"), [("C-c", 130), ("C-d", 130)])
def test_a_dumb_terminal_keeps_a_draft_too(key: str, status: int, repository: Path, screen: Terminal) -> None:
    ask(screen.cc(begin(repository), size="80x60", **LITTLE))
    answer(screen, "fix", "scope")
    answer(screen, "", "characters")
    answer(screen, "end with 2", "the gate lets it pass")
    screen.keys(key)
    assert screen.ended() == status
    assert "`git cc` goes on with your answers" in screen.screen()
    assert answers(repository)["description"] == "end with 2"
    ask(screen.cc(repository, size="80x60", **LITTLE))
    answer(screen, "1", "fix: end with 2", "the gate lets it pass")
    screen.keys("Enter")
    assert screen.ended() == 0


def test_a_refused_line_is_asked_again(repository: Path, screen: Terminal) -> None:
    ask(screen.cc(begin(repository), size="80x60", **LITTLE))
    answer(screen, "fix", "scope")
    answer(screen, "", "characters")
    answer(screen, "x" * 120, "header-too-long")
    answer(screen, "short", "fix: short", "the gate lets it pass")


@pytest.mark.parametrize("environment", [{"LC_ALL": "C"}, {"LC_ALL": "POSIX"}, {"LC_ALL": "C", "TERM": "dumb"}])
def test_a_screen_without_utf_8_gets_ascii_alone(
    environment: dict[str, str], repository: Path, screen: Terminal
) -> None:
    begin(repository)
    git(repository, "checkout", "--quiet", "-b", "feat/日本")
    screen.cc(repository, size="80x40", **environment).until("type", "feat")
    assert screen.screen().isascii()
    screen.type("fix", "Enter").until("scope")
    screen.keys("Enter").until("characters")
    screen.type("plain", "Enter").until("fix: plain", "the gate lets it pass", "commit")
    assert screen.screen().isascii()
    screen.keys("Enter")
    assert screen.ended() == 0
    assert message(repository) == "fix: plain"


@pytest.mark.parametrize("environment", [{}, {"NO_COLOR": "1"}, {"LC_ALL": "C"}])
def test_forty_columns_are_enough(environment: dict[str, str], repository: Path, screen: Terminal) -> None:
    screen.cc(begin(repository), size="40x20", **environment).until("type:", "feat")
    screens = [screen.screen()]
    screen.type("feat").until("type: feat")
    screens.append(screen.keys("Enter").until("scope:"))
    screens.append(screen.keys("Enter").until("characters"))
    screens.append(screen.type("sign in with a passkey", "Enter").until("Enter commit"))
    for shown in screens:
        assert max(map(len, shown.split("\n"))) < 40
        assert shown.count("gatepost commit") == 1


@pytest.mark.parametrize("columns", [40, 80, 120])
def test_the_message_can_be_printed_into_a_file(
    columns: int, repository: Path, screen: Terminal, tmp_path: Path
) -> None:
    out = tmp_path / "out"
    line = f"echo ABOVE; exec {sys.executable} -m gatepost commit --print >{shlex.quote(str(out))}"
    screen.start(begin(repository), "sh", "-c", line, size=f"{columns}x50")
    screen.until("gatepost commit", "type")
    screen.keys("Down").until("» fix")
    assert screen.screen().startswith("ABOVE\ngatepost commit")
    assert screen.screen().count("gatepost commit") == 1
    screen.type("feat").until("type: feat")
    screen.keys("Enter").until("scope:")
    screen.keys("Enter").until("characters")
    screen.type("naïve", "Enter").until("Enter commit")
    screen.keys("Enter")
    assert screen.ended() == 0
    assert out.read_text() == "feat: naïve\n"
    assert count(repository) == 1


def test_a_dry_run_shows_and_commits_nothing(repository: Path, screen: Terminal) -> None:
    to_review(screen.cc(begin(repository), "--dry-run")).keys("Enter")
    assert screen.ended() == 0
    assert "│ feat: sign in with a passkey" in screen.screen()
    assert count(repository) == 1


def test_without_a_terminal_to_read_from_nothing_is_asked(repository: Path, screen: Terminal) -> None:
    line = f"exec {sys.executable} -m gatepost commit </dev/null"
    screen.start(begin(repository), "sh", "-c", line)
    assert screen.ended() == 2
    assert "--type, --message missing" in screen.screen()


def test_no_verify_skips_gate_and_hooks(repository: Path, screen: Terminal) -> None:
    hook(begin(repository), "commit-msg", "exit 1")
    screen.cc(repository, "--no-verify").until(TYPE)
    screen.keys("Enter").until("scope:")
    screen.keys("Enter").until("characters")
    screen.type("x" * 120, "Enter").until(REVIEW)
    screen.keys("Enter")
    assert screen.ended() == 0
    assert message(repository) == f"feat: {'x' * 120}"
    assert not draft_file(repository).exists()


def test_a_variable_that_lies_about_the_width_leaves_no_traces(repository: Path, screen: Terminal) -> None:
    screen.cc(begin(repository), size="40x50", COLUMNS="150").until("gatepost commit", "type")
    screen.keys("Down").until("» fix")
    assert screen.screen().startswith("gatepost commit")
    assert screen.screen().count("gatepost commit") == 1

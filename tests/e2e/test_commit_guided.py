"""The guided commit in a real terminal: from the first key to the commit, back and forth."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import pytest

from support.guiding import (
    LINE,
    REVIEW,
    SCOPE,
    TYPE,
    begin,
    count,
    draft_file,
    known,
    message,
    stage,
    to_description,
    to_review,
)
from support.repos import commit, git

if TYPE_CHECKING:
    from pathlib import Path

    from support.terminal import Terminal

pytestmark = pytest.mark.once

OTHER = {"GIT_AUTHOR_NAME": "Bea", "GIT_COMMITTER_NAME": "Bea", "GIT_AUTHOR_EMAIL": "bea@example.com"}


def test_a_commit_of_one_line_takes_four_enters(repository: Path, screen: Terminal) -> None:
    screen.cc(begin(repository)).type("fix", "Enter", "Enter").type("end with 2", "Enter", "Enter")
    assert screen.ended() == 0
    assert message(repository) == "fix: end with 2"
    assert not draft_file(repository).exists()


def test_what_is_left_on_the_screen_is_what_git_says(repository: Path, screen: Terminal) -> None:
    to_review(screen.cc(begin(repository))).keys("Enter")
    assert screen.ended() == 0
    lines = screen.history().split("\n")
    assert lines[0].endswith("] feat: sign in with a passkey")
    assert lines[-2:] == [" 1 file changed, 1 insertion(+)", " create mode 100644 src/new.py"]
    assert "gatepost commit" not in screen.history()


def test_git_cc_is_the_same(repository: Path, screen: Terminal) -> None:
    script = sys.executable.rpartition("/")[0] + "/git-cc"
    to_review(screen.start(begin(repository), script)).keys("Enter")
    assert screen.ended() == 0
    assert message(repository) == "feat: sign in with a passkey"


@pytest.mark.parametrize(
    ("branch", "pointed"), [("fix/1-a-leak", "fix "), ("docs-of-the-gate", "docs "), ("main", "feat ")]
)
def test_the_branch_says_where_the_cursor_begins(branch: str, pointed: str, repository: Path, screen: Terminal) -> None:
    begin(repository)
    git(repository, "checkout", "--quiet", "-B", branch)
    assert f"» {pointed}" in screen.cc(repository).until(TYPE, "type filter")


def test_the_files_say_where_the_cursor_begins(repository: Path, screen: Terminal) -> None:
    commit(repository, "chore: begin", a="a")
    stage(repository, **{"tests/test_a.py": "a"})
    assert "» test " in screen.cc(repository).until(TYPE, "type filter")


def test_every_key_of_the_preview_adds_its_part(repository: Path, screen: Terminal) -> None:
    commit(repository, "chore: begin", a="a")
    git(repository, "commit", "--quiet", "--allow-empty", "-m", "chore: help", **OTHER)
    git(repository, "checkout", "--quiet", "-b", "feat/ABC-42-passkeys")
    stage(repository, b="b")
    to_review(screen.cc(repository))
    screen.keys("b").until("Ctrl-D done")
    screen.type("Because passwords leak.", "Enter").type("Twice.", "C-d").until(REVIEW, "│ Twice.")
    screen.keys("!").until("BREAKING CHANGE:")
    screen.type("passwords are refused", "Enter").until("feat!: sign in", "BREAKING CHANGE: passwords", REVIEW)
    screen.keys("i").until("> ABC-42")
    screen.type(" closes 7", "Enter").until("Refs: ABC-42", "Closes: #7", REVIEW)
    screen.keys("c").until("○ Bea <bea@example.com>", gone="○ Carl")
    screen.keys("Enter").until("Co-authored-by: Bea", REVIEW)
    screen.keys("s").until("Signed-off-by: Carl")
    screen.keys("t").until("a footer, as in")
    screen.type("Reviewed-by: Dan <dan@example.com>", "Enter").until("Reviewed-by: Dan", REVIEW)
    screen.keys("Enter")
    assert screen.ended() == 0
    assert message(repository).split("\n") == [
        "feat!: sign in with a passkey",
        "",
        "Because passwords leak.",
        "Twice.",
        "",
        "BREAKING CHANGE: passwords are refused",
        "Refs: ABC-42",
        "Closes: #7",
        "Reviewed-by: Dan <dan@example.com>",
        "Co-authored-by: Bea <bea@example.com>",
        "Signed-off-by: Carl Committer <carl@example.com>",
    ]


def test_amending_takes_the_place_of_the_last_commit(repository: Path, screen: Terminal) -> None:
    begin(repository)
    known(to_review(screen.cc(repository))).keys("a").until("amends chore: begin")
    screen.keys("a").until(REVIEW, gone="amends chore: begin")
    screen.keys("a").until("amends chore: begin")
    screen.keys("Enter")
    assert screen.ended() == 0
    assert (count(repository), message(repository)) == (1, "feat: sign in with a passkey")
    assert git(repository, "show", "--name-only", "--format=", "HEAD").split() == ["a.txt", "src/new.py"]


def test_amending_begins_with_the_message_that_is_there(repository: Path, screen: Terminal) -> None:
    begin(repository)
    screen.cc(repository, "--amend").until("│ chore: begin", REVIEW)
    screen.keys("Escape").until("chore: begin", LINE)
    screen.type(" anew", "Enter").until("│ chore: begin anew", REVIEW)
    screen.keys("b").until("Ctrl-D done")
    screen.type("Again.", "C-d").until("│ Again.", REVIEW)
    screen.keys("Enter")
    assert screen.ended() == 0
    assert (count(repository), message(repository)) == (1, "chore: begin anew\n\nAgain.")


def test_esc_leads_back_through_all_the_steps_with_the_answers(repository: Path, screen: Terminal) -> None:
    commit(repository, "feat(api): begin", a="a")
    stage(repository, b="b")
    screen.cc(repository).until(TYPE)
    screen.type("perf").until("type: perf")
    screen.keys("Enter").until(SCOPE, "api")
    screen.type("api", "Enter").until("perf(api):", LINE)
    screen.type("cache it", "Enter").until(REVIEW)
    screen.keys("Escape").until("perf(api): cache it", LINE)
    screen.keys("Escape").until("» api")
    screen.keys("Escape").until("» perf")
    screen.keys("Escape").until("this is the first step")
    screen.keys("Enter").until("» api")
    screen.keys("Enter").until("perf(api): cache it", LINE)
    screen.keys("Enter").until("│ perf(api): cache it", REVIEW)
    screen.keys("Enter")
    assert screen.ended() == 0
    assert message(repository) == "perf(api): cache it"


@pytest.mark.parametrize(
    ("key", "there", "text"),
    [
        ("b", "Ctrl-D done", "because"),
        ("!", "BREAKING CHANGE:", "all of it"),
        ("i", "issues, as in", "closes 4"),
        ("t", "a footer, as in", "Reviewed-by: D"),
    ],
)
def test_esc_leads_back_to_the_preview_and_forgets_nothing(
    key: str, there: str, text: str, repository: Path, screen: Terminal
) -> None:
    to_review(screen.cc(begin(repository))).keys(key).until(there)
    screen.type(text).until(text)
    screen.keys("Escape").until(REVIEW)
    screen.keys(key).until(there, text)
    screen.keys("Escape").until(REVIEW)
    screen.keys("Escape").until(LINE, "feat: sign in with a passkey")


def test_the_co_authors_are_left_as_they_were_by_esc(repository: Path, screen: Terminal) -> None:
    to_review(screen.cc(begin(repository))).keys("c").until("co-authors:", "Ctrl-T mark")
    screen.type("Dan <dan@example.com>").until("○ Dan", "new")
    screen.keys("Escape").until(REVIEW, gone="Dan")


def test_a_line_that_the_gate_refuses_stays_until_it_is_mended(repository: Path, screen: Terminal) -> None:
    to_description(screen.cc(begin(repository))).type("x" * 120).until("over", "header-too-long")
    screen.keys("Enter").until("(header-too-long)", LINE)
    screen.keys("C-u").until("6 of", gone="header-too-long")
    screen.keys("Enter").until("description")
    screen.type("short", "Enter").until("│ feat: short", REVIEW)


def test_f_mends_what_the_preview_complains_of(repository: Path, screen: Terminal) -> None:
    to_description(screen.cc(begin(repository))).type("add a thing.", "Enter").until("f mend")
    screen.keys("f").until("│ feat: add a thing", gone="thing.")
    screen.keys("Enter")
    assert screen.ended() == 0
    assert message(repository) == "feat: add a thing"


def test_a_filter_without_a_match_says_so_and_goes_on(repository: Path, screen: Terminal) -> None:
    screen.cc(begin(repository)).until(TYPE)
    screen.type("nope", "Enter").until("nothing matches `nope`")
    screen.keys("C-u").until("» feat", gone="nope")
    screen.type("ci", "Enter").until(SCOPE, "ci:")


def test_flags_leave_only_the_rest_to_be_asked(repository: Path, screen: Terminal) -> None:
    screen.cc(begin(repository), "--type", "fix", "--issue", "closes 3").until(SCOPE)
    screen.type("cli", "Enter").until("fix(cli):", LINE)
    screen.type("end well", "Enter").until("Closes: #3", REVIEW)
    screen.keys("Enter")
    assert screen.ended() == 0
    assert message(repository) == "fix(cli): end well\n\nCloses: #3"

"""`gatepost commit` by flags: a commit without a question, or what is missing."""

from __future__ import annotations

import io
import sys
from typing import TYPE_CHECKING

import pytest

from support.asking import Desk
from support.repos import commit, git

if TYPE_CHECKING:
    from pathlib import Path

ADA = "Ada <ada@example.com>"
WORDS = ("--type", "--scope", "--message", "--body", "--breaking", "--issue", "--co-author", "--trailer")


@pytest.fixture
def desk(repository: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]) -> Desk:
    """Return a repository with one commit, and a new file that is staged."""
    commit(repository, "chore: begin", old="1\n")
    desk = Desk(repository, monkeypatch, capfd)
    desk.write(new="1\n")
    return desk


def test_complete_flags_commit(desk: Desk) -> None:
    done = desk.commit("-t", "fix", "-s", "cli", "-m", "end with 2")
    assert done.code == 0
    assert desk.last() == "fix(cli): end with 2"
    assert git(desk.path, "show", "--name-only", "--format=") == "new"
    assert not (desk.path / ".git" / "gatepost" / "draft.json").exists()


def test_every_part_has_a_flag(desk: Desk) -> None:
    done = desk.commit(
        *(
            "--type",
            "feat",
            "--scope",
            "api",
            "--message",
            "sign in",
            "--body",
            "Why.\n\nMore.",
            "--breaking",
            "tokens",
        ),
        *("--issue", "12", "--issue", "closes ABC-4", "--co-author", ADA, "--trailer", "Reviewed-by: Bob", "--signoff"),
    )
    assert done.code == 0
    assert desk.last() == (
        "feat(api)!: sign in\n\nWhy.\n\nMore.\n\nBREAKING CHANGE: tokens\nRefs: #12\nCloses: ABC-4\n"
        f"Reviewed-by: Bob\nCo-authored-by: {ADA}\nSigned-off-by: Carl Committer <carl@example.com>"
    )


def test_a_whole_message_needs_no_type(desk: Desk) -> None:
    assert desk.commit("-m", "fix(cli): end with 2\n\nWhy.").code == 0
    assert desk.last() == "fix(cli): end with 2\n\nWhy."


def test_a_body_comes_from_a_file_or_from_stdin(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    (desk.path / "body").write_text("Why.\n\n# not a comment\n")
    assert desk.commit("-m", "fix: x", "--body-file", "body").code == 0
    assert desk.last() == "fix: x\n\nWhy.\n\n# not a comment"
    desk.write(new="2\n")
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"From stdin.\n")))
    assert desk.commit("-m", "fix: x", "--body-file", "-").code == 0
    assert desk.last() == "fix: x\n\nFrom stdin."


@pytest.mark.parametrize(
    ("arguments", "lacks"),
    [
        ((), "--type, --message"),
        (("-t", "fix"), "--message"),
        (("-m", "end with 2"), "--type"),
        (("-b", "Why.", "--dry-run"), "--type, --message"),
        (("-t", "fix", "-m", ""), "--message"),
    ],
)
def test_what_is_missing_is_listed(desk: Desk, arguments: tuple[str, ...], lacks: str) -> None:
    done = desk.commit(*arguments)
    assert (done.code, done.out) == (2, "")
    assert done.err.startswith(f"error: the message is not complete: {lacks} missing\n")
    assert desk.count() == 1


def test_a_scope_is_missing_where_the_settings_want_one(desk: Desk) -> None:
    (desk.path / "gatepost.toml").write_text('select = ["scope-missing"]\n')
    assert "not complete: --scope missing" in desk.commit("-m", "fix: x").err
    assert desk.commit("-m", "fix(api): x").code == 0


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("-b", "x", "--body-file", "y"), "only one of --body and --body-file can be given"),
        (("--body-file", "gone"), "cannot read the message: gone"),
        (("--co-author", "Ada"), "`Ada` is no co-author: it reads `Name <mail>`"),
        (("--trailer", "two words: x"), "`two words: x` is no trailer"),
        (("--fixup", "HEAD", "-m", "x"), "--fixup takes no message"),
        (("--resume", "-t", "fix"), "--resume takes no message"),
        (("--discard", "--signoff"), "--discard takes no message"),
        (("--fixup", "HEAD", "--resume"), "--fixup and --resume exclude each other"),
        (("--fixup", "HEAD", "--amend"), "--fixup excludes --amend, --dry-run and --print"),
        (("--dry-run", "--print"), "--dry-run and --print exclude each other"),
        (("--resume",), "there is no message that was not committed"),
        (("--no-such-flag",), "--no-such-flag"),
        (("-t", "fix!", "-m", "x"), "`fix!` is no type"),
        (("-t", "fix", "-s", "a)b", "-m", "x"), "`a)b` is no scope"),
        (("-m", "fix: x", "--issue", ""), "`` names no issue"),
        (("-m", "fix: x", "--", "-Fold"), "`-Fold` behind -- would make another message than the one that is judged"),
        (("-m", "fix: x", "--", "--dry-run"), "`--dry-run` behind -- would commit nothing"),
        *(((flag, "fix: \udcff"), "what is given is not UTF-8") for flag in WORDS),
    ],
)
def test_a_wrong_call_is_named(desk: Desk, arguments: tuple[str, ...], said: str) -> None:
    done = desk.commit(*arguments)
    assert (done.code, done.out) == (2, "")
    assert said in done.err
    assert desk.count() == 1


def test_what_the_gate_refuses_is_not_committed_and_the_way_back_is_printed(desk: Desk) -> None:
    done = desk.commit("-t", "fxi", "-m", "end with 2")
    assert done.code == 1
    assert "type-unknown  GP102" in done.err
    assert "try  fix: end with 2" in done.err
    assert "git cc --discard" in done.err
    assert desk.count() == 1
    assert (desk.path / ".git" / "gatepost" / "draft.json").exists()


def test_the_gate_can_be_skipped_once_and_the_hooks_with_it(desk: Desk) -> None:
    desk.hook("commit-msg", "exit 1")
    assert desk.commit("-t", "fxi", "-m", "end", "--no-verify").code == 0
    assert desk.last() == "fxi: end"


def test_when_a_hook_fails_its_output_is_shown_and_the_message_is_kept(desk: Desk) -> None:
    desk.hook("pre-commit", "echo a line that is wrong; exit 1")
    done = desk.commit("-m", "fix: x")
    assert done.code == 1
    assert "a line that is wrong" in done.out + done.err
    assert "goes on with your message" in done.err
    (desk.path / ".git" / "hooks" / "pre-commit").unlink()
    assert desk.commit("--resume").code == 0
    assert desk.last() == "fix: x"
    assert not (desk.path / ".git" / "gatepost" / "draft.json").exists()


def test_git_s_own_failure_has_another_status(desk: Desk) -> None:
    (desk.path / ".git" / "index.lock").touch()
    done = desk.commit("-m", "fix: x")
    assert done.code == 3
    assert "index.lock" in done.err


def test_a_message_that_cannot_be_kept_is_printed(desk: Desk) -> None:
    (desk.path / ".git" / "gatepost").write_text("in the way")
    done = desk.commit("-t", "fxi", "-m", "end \x1b[31mred", "-b", "::error::x")
    assert done.code == 1
    assert "your message could not be kept (cannot write" in done.err
    assert "\nfxi: end \\x1b[31mred\n\n\\x3a:error::x\n" in done.err


def test_the_message_alone_can_be_printed(desk: Desk) -> None:
    done = desk.commit("-t", "fxi", "-m", "end", "-b", "Why.  ", "--print")
    assert (done.code, done.out, done.err) == (0, "fxi: end\n\nWhy.\n", "")
    assert desk.count() == 1


@pytest.mark.parametrize(("type_", "code", "said"), [("fix", 0, "✓ the gate lets it pass"), ("fxi", 1, "type-unknown")])
def test_a_trial_shows_message_verdict_and_effect(desk: Desk, type_: str, code: int, said: str) -> None:
    done = desk.commit("-t", type_, "-m", "end", "--dry-run")
    assert done.code == code
    assert done.out.startswith(f"  │ {type_}: end\n")
    assert said in done.out
    assert f"\n{type_} → " in done.out
    assert desk.count() == 1
    assert not (desk.path / ".git" / "gatepost" / "draft.json").exists()


def test_a_trial_needs_nothing_staged(desk: Desk) -> None:
    git(desk.path, "reset", "--quiet")
    assert desk.commit("-m", "fix: x", "--dry-run").code == 0
    assert desk.commit("-m", "fix: x", "--print").code == 0
    done = desk.commit("-m", "fix: x")
    assert done.code in (2, 3)
    assert done.err.startswith(
        "error: nothing is staged\n  hint: `git add` what belongs to the commit, or give --all\n"
    )


def test_all_takes_every_change_of_a_tracked_file(desk: Desk) -> None:
    git(desk.path, "reset", "--quiet")
    (desk.path / "old").write_text("2\n")
    assert desk.commit("-m", "fix: x", "--all").code == 0
    assert git(desk.path, "show", "--name-only", "--format=") == "old"


def test_all_before_the_first_commit_takes_what_is_staged(desk: Desk) -> None:
    git(desk.path, "switch", "--quiet", "--orphan", "empty")
    desk.write(new="1\n")
    (desk.path / "new").write_text("2\n")
    assert desk.commit("-m", "fix: x", "--all").code == 0
    assert (desk.last(), git(desk.path, "show", "HEAD:new")) == ("fix: x", "2")


def test_a_body_given_twice_is_both(desk: Desk) -> None:
    assert desk.commit("-m", "fix: x\n\nWhy.", "--body", "More.").code == 0
    assert desk.last() == "fix: x\n\nWhy.\n\nMore."


def test_what_stands_behind_two_dashes_is_git_s(desk: Desk) -> None:
    git(desk.path, "reset", "--quiet")
    assert desk.commit("-m", "fix: x", "--", "--allow-empty", "--date=2020-02-02T00:00:00Z", "--quiet").code == 0
    assert desk.last("%as %B") == "2020-02-02 fix: x"
    (desk.path / "old").write_text("2\n")
    assert desk.commit("-m", "fix: y", "--", "old").code == 0
    assert git(desk.path, "show", "--name-only", "--format=") == "old"

"""Nothing that was typed is lost: each way to stop in the middle, and the way on."""

from __future__ import annotations

import json
import os
import signal
import stat
from typing import TYPE_CHECKING

import pytest

from support.guiding import (
    LINE,
    REVIEW,
    SCOPE,
    TYPE,
    answers,
    begin,
    count,
    draft,
    draft_file,
    hook,
    message,
    to_description,
    to_review,
    typed,
)
from support.program import gatepost, uncounted
from support.repos import git

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from support.terminal import Terminal

pytestmark = pytest.mark.once

OFFER = "there is a message that was not committed"
STOPS: dict[str, Callable[[Terminal], object]] = {
    "Ctrl-C": lambda screen: screen.keys("C-c").ended(),
    "closed terminal": lambda screen: screen.close_and_wait(),
    "SIGTERM": lambda screen: screen.send(signal.SIGTERM).ended(),
    "SIGHUP": lambda screen: screen.send(signal.SIGHUP).ended(),
}


@pytest.mark.parametrize("stop", STOPS)
def test_a_line_that_is_being_typed_is_kept(stop: str, repository: Path, screen: Terminal) -> None:
    to_description(screen.cc(begin(repository))).type("half a descr").until("half a descr")
    STOPS[stop](screen)
    assert typed(repository) == {"description": "half a descr"}
    assert answers(repository)["type"] == "feat"
    screen.cc(repository).until(OFFER, "resume", "discard", "half a descr")
    screen.keys("Enter").until("feat: half a descr", LINE)
    screen.type("iption", "Enter").until("│ feat: half a description", REVIEW)
    screen.keys("Enter")
    assert screen.ended() == 0
    assert message(repository) == "feat: half a description"
    assert not draft_file(repository).exists()


@pytest.mark.parametrize("stop", STOPS)
def test_a_body_that_is_being_typed_is_kept(stop: str, repository: Path, screen: Terminal) -> None:
    to_review(screen.cc(begin(repository))).keys("b").until("Ctrl-D done")
    screen.type("one", "Enter").type("two").until("one", "two")
    STOPS[stop](screen)
    screen.cc(repository).until(OFFER)
    screen.keys("Enter").until("Ctrl-D done", "one", "two")
    screen.keys("C-d").until("│ one", "│ two", REVIEW)


def test_kill_9_loses_at_most_what_was_typed_just_now(repository: Path, screen: Terminal) -> None:
    begin(repository)
    to_description(screen.cc(repository, **uncounted())).type("half a descr").until("half a descr")
    screen.when(lambda _: draft_file(repository).exists() and typed(repository) == {"description": "half a descr"})
    screen.type(" and mo").until("and mo")
    screen.send(signal.SIGKILL).ended()
    assert str(typed(repository)["description"]).startswith("half a descr")
    screen.cc(repository).until(OFFER)
    screen.keys("Enter").until("feat: half a descr", LINE)


def test_no_file_is_left_beside_the_draft(repository: Path, screen: Terminal) -> None:
    to_review(screen.cc(begin(repository))).keys("q").ended()
    assert [file.name for file in draft_file(repository).parent.iterdir()] == ["draft.json"]


@pytest.mark.parametrize("key", ["q", "C-c", "C-d"])
def test_leaving_the_preview_says_how_it_goes_on(key: str, repository: Path, screen: Terminal) -> None:
    to_review(screen.cc(begin(repository))).keys(key)
    assert screen.ended() == 130
    assert "nothing was committed; `git cc` goes on with your answers" in screen.screen()
    assert (answers(repository)["description"], count(repository)) == ("sign in with a passkey", 1)


def test_ctrl_d_on_an_empty_line_saves_and_leaves(repository: Path, screen: Terminal) -> None:
    to_review(screen.cc(begin(repository))).keys("i").until("issues")
    screen.keys("C-d")
    assert screen.ended() == 130
    assert answers(repository)["description"] == "sign in with a passkey"


def test_where_nothing_was_written_nothing_is_kept(repository: Path, screen: Terminal) -> None:
    screen.cc(begin(repository)).until(TYPE)
    screen.type("fix", "Enter").until(SCOPE)
    screen.keys("C-c")
    assert screen.ended() == 130
    assert screen.screen() == "gatepost: nothing was committed"
    assert not draft_file(repository).exists()


@pytest.mark.parametrize("name", ["pre-commit", "commit-msg", "prepare-commit-msg"])
def test_a_hook_that_refuses_loses_nothing(name: str, repository: Path, screen: Terminal) -> None:
    hook(begin(repository), name, "echo the hook says no; exit 1")
    to_review(screen.cc(repository)).keys("Enter")
    assert screen.ended() == 1
    shown = screen.screen()
    assert "the hook says no" in shown
    assert "git cc" in shown
    assert "git cc --discard" in shown
    assert answers(repository)["description"] == "sign in with a passkey"
    hook(repository, name, "exit 0")
    screen.cc(repository).until(OFFER, "│ feat: sign in with a passkey")
    screen.keys("Enter").until(REVIEW)
    screen.keys("Enter")
    assert screen.ended() == 0
    assert message(repository) == "feat: sign in with a passkey"


def test_all_that_a_hook_says_is_shown(repository: Path, screen: Terminal) -> None:
    hook(begin(repository), "pre-commit", "for i in $(seq 300); do echo line-$i; done; echo on-err >&2; exit 1")
    to_review(screen.cc(repository)).keys("Enter")
    assert screen.ended() == 1
    said = screen.history().split("\n")
    assert [line for line in said if line.startswith("line-")] == [f"line-{number}" for number in range(1, 301)]
    assert "on-err" in said


def test_a_hook_can_ask_on_the_terminal(repository: Path, screen: Terminal) -> None:
    hook(begin(repository), "pre-commit", 'echo sure?; read answer </dev/tty; test "$answer" = yes')
    to_review(screen.cc(repository)).keys("Enter").until("sure?")
    screen.type("yes", "Enter")
    assert screen.ended() == 0


def test_ctrl_c_in_a_hook_loses_nothing(repository: Path, screen: Terminal) -> None:
    hook(begin(repository), "pre-commit", "echo working; exec sleep 60")
    to_review(screen.cc(repository)).keys("Enter").until("working")
    screen.keys("C-c")
    assert screen.ended() != 0
    assert "Traceback" not in screen.history()
    assert answers(repository)["description"] == "sign in with a passkey"


def kept(repository: Path, screen: Terminal) -> Terminal:
    """Leave a draft with an answer of every kind, and start anew."""
    to_review(screen.cc(begin(repository))).keys("b").until("Ctrl-D done")
    screen.type("Because.", "C-d").until(REVIEW)
    screen.keys("i").until("issues")
    screen.type("12", "Enter").until("Refs: #12", REVIEW)
    screen.keys("q").ended()
    screen.cc(repository).until(OFFER, "│ feat: sign in with a passkey", "│ Because.", "│ Refs: #12")
    return screen


def test_resume_goes_on_where_it_stopped(repository: Path, screen: Terminal) -> None:
    kept(repository, screen).keys("Enter").until("│ Refs: #12", REVIEW)
    screen.keys("Escape").until(LINE, "feat: sign in with a passkey")
    screen.keys("Escape").until(SCOPE)
    screen.keys("Escape").until("» feat")
    screen.keys("C-c").ended()
    assert answers(repository)["issues"] == ["Refs: #12"]


def test_edit_opens_the_draft_in_the_editor(repository: Path, screen: Terminal, tmp_path: Path) -> None:
    script = tmp_path / "edit"
    script.write_text('#!/bin/sh\nsed -i "s/a passkey/two keys/" "$1"\n')
    script.chmod(0o755)
    git(repository, "config", "core.editor", str(script))
    kept(repository, screen).keys("Down", "Enter").until("│ feat: sign in with two keys", "│ Refs: #12", REVIEW)
    screen.keys("Enter")
    assert screen.ended() == 0
    assert message(repository) == "feat: sign in with two keys\n\nBecause.\n\nRefs: #12"


def test_discard_begins_anew_and_puts_the_draft_aside(repository: Path, screen: Terminal) -> None:
    kept(repository, screen).type("disc", "Enter").until(TYPE, "» feat", "it is put aside")
    aside = draft_file(repository).with_name("draft.discarded.json")
    assert "Because." in aside.read_text()
    assert stat.S_IMODE(aside.stat().st_mode) == 0o600
    assert not draft_file(repository).exists()
    screen.keys("C-c").ended()
    screen.cc(repository).until(TYPE)
    assert OFFER not in screen.screen()


def test_leaving_the_offer_keeps_the_draft(repository: Path, screen: Terminal) -> None:
    kept(repository, screen).keys("C-c")
    assert screen.ended() == 130
    assert answers(repository)["body"] == "Because."


def test_flags_take_another_message_and_leave_the_draft(repository: Path, screen: Terminal) -> None:
    kept(repository, screen).keys("C-c").ended()
    assert gatepost(repository, "commit", "-m", "fix: another").code == 0
    assert message(repository) == "fix: another"
    assert answers(repository)["body"] == "Because."


def test_resume_and_discard_work_without_the_offer(repository: Path, screen: Terminal) -> None:
    kept(repository, screen).keys("C-c").ended()
    screen.cc(repository, "--resume").until("│ Refs: #12", REVIEW, gone=OFFER)
    screen.keys("q").ended()
    screen.cc(repository, "--discard")
    assert screen.ended() == 0
    assert not draft_file(repository).exists()


def broken(path: Path, data: bytes) -> Path:
    file = draft_file(begin(path))
    file.parent.mkdir()
    file.write_bytes(data)
    return path


HALVES = (b"", b"{", b"[]", b"\xff\xfe", b"null", b'{"answers": []}', b"[" * 100_000, b'{"answers": {"type": 1}}')


@pytest.mark.parametrize("data", HALVES, ids=range(len(HALVES)))
def test_a_draft_that_cannot_be_read_is_put_aside(data: bytes, repository: Path, screen: Terminal) -> None:
    screen.cc(broken(repository, data)).until(TYPE, "type filter")
    assert "the draft is damaged" in screen.history()
    assert draft_file(repository).with_name("draft.unreadable").read_bytes() == data
    screen.keys("C-c").ended()


def test_a_hostile_draft_does_nothing_to_the_screen(repository: Path, screen: Terminal) -> None:
    to_review(screen.cc(begin(repository))).keys("q").ended()
    table = draft(repository)
    evil = "\x1b]0;title\x07\x1b[2J\x1b[31m\u202e\x00\ud800 $(touch pwned) `touch pwned`"
    table["answers"] = {**answers(repository), "description": evil, "body": f"{evil}\n" * 3}
    table["step"] = "no-such-step"
    table["texts"] = {"../../x": evil, "description": evil}
    draft_file(repository).write_text(json.dumps(table))
    screen.cc(repository).until(OFFER, "\\x1b[31m")
    assert "\x1b[31m" not in screen.screen("-e").replace("\x1b[31m\\", "")
    screen.keys("Enter").until(REVIEW, "\\x1b[31m")
    screen.keys("Enter").until("refuses it", REVIEW)
    screen.keys("Escape").until(LINE)
    screen.keys("C-c")
    assert screen.ended() == 130
    assert not (repository / "pwned").exists()


def test_a_draft_that_is_a_pipe_or_a_link_is_not_followed(repository: Path, screen: Terminal, tmp_path: Path) -> None:
    file = draft_file(begin(repository))
    file.parent.mkdir()
    os.mkfifo(file)
    screen.cc(repository).until(TYPE, "type filter")
    screen.keys("C-c").ended()
    file.unlink(missing_ok=True)
    (tmp_path / "other").write_text("mine")
    file.symlink_to(tmp_path / "other")
    screen.cc(repository).until(TYPE, "type filter")
    screen.keys("C-c").ended()
    assert (tmp_path / "other").read_text() == "mine"


def test_a_draft_of_two_at_once_is_never_half(repository: Path, screen: Terminal, tmp_path: Path) -> None:
    from support.terminal import Terminal as Other  # noqa: PLC0415

    (tmp_path / "o").mkdir()
    other = Other(tmp_path / "o")
    try:
        screen.cc(begin(repository)).until(TYPE)
        other.cc(repository).until(TYPE)  # both before there is a draft to resume
        to_description(screen, "fix").type("first").until("first")
        to_description(other).type("second").until("second")
        screen.keys("C-c").ended()
        other.keys("C-c").ended()
    finally:
        other.close()
    aside = [file.read_text() for file in draft_file(repository).parent.glob("draft.discarded*.json")]
    assert typed(repository) == {"description": "second"}
    assert any('"first"' in text for text in aside)

"""Drafts that make room: what is put aside, where, and what is never taken away."""

from __future__ import annotations

import json
import os
from typing import TYPE_CHECKING

import pytest

from gatepost.adapters.drafts import DISCARDED, NAME, UNREADABLE, Drafts
from gatepost.adapters.work_tree import WorkTree
from gatepost.errors import CannotWriteError
from gatepost.prompt.answers import Answers
from gatepost.prompt.state import State
from support.prompting import FACTS

if TYPE_CHECKING:
    from pathlib import Path

STATE = State(FACTS, Answers("feat", "api", "sign in"))


@pytest.fixture
def tree(tmp_path: Path) -> WorkTree:
    (tmp_path / "git").mkdir()
    return WorkTree(tmp_path, tmp_path / "git")


def block(aside: Path) -> None:
    """Let nothing be put at this place, nor what is there at another."""
    for name in (aside.name, *(f"{aside.name}.{number}" for number in range(1, 21))):
        (aside.with_name(name) / "in the way").mkdir(parents=True)


def test_a_draft_that_cannot_be_put_aside_stays(tree: WorkTree) -> None:
    Drafts(tree).keep(STATE)
    block(tree.git_dir / DISCARDED)
    with pytest.raises(CannotWriteError, match="cannot write"):
        Drafts(tree).discard()
    assert Drafts(tree).load()[0] is not None


def test_a_draft_that_is_no_file_cannot_be_read(tree: WorkTree) -> None:
    (tree.git_dir / NAME).mkdir(parents=True)
    kept, remark = Drafts(tree).load()
    assert kept is None
    assert remark == f"the draft cannot be read (Is a directory); what there is of it is in {tree.git_dir / UNREADABLE}"
    assert (tree.git_dir / UNREADABLE).is_dir()
    assert Drafts(tree).load() == (None, "")


@pytest.mark.skipif("sys.platform == 'win32'", reason="Windows has no such pipes")
def test_a_draft_that_is_a_pipe_is_waited_for_by_nobody(tree: WorkTree) -> None:
    drafts = Drafts(tree)
    drafts.path.parent.mkdir()
    os.mkfifo(drafts.path)
    assert drafts.discard() is None
    drafts.forget()
    assert drafts.path.is_fifo()
    assert drafts.load()[1].startswith("the draft cannot be read (not a plain file); ")


def test_a_damaged_draft_that_cannot_be_put_aside_stays(tree: WorkTree) -> None:
    path = tree.git_dir / NAME
    path.parent.mkdir()
    path.write_text("{")
    block(tree.git_dir / UNREADABLE)
    assert Drafts(tree).load() == (None, f"the draft is damaged: {path}")
    assert path.read_text() == "{"


def test_damaged_drafts_of_before_stay(tree: WorkTree) -> None:
    path, aside = tree.git_dir / NAME, tree.git_dir / UNREADABLE
    path.parent.mkdir()
    for number in range(3):
        path.write_text(f"{{{number}")
        Drafts(tree).load()
    places = [aside, *(aside.with_name(f"{aside.name}.{number}") for number in (1, 2))]
    assert [place.read_text() for place in places] == ["{2", "{1", "{0"]


def test_what_is_discarded_is_put_aside_the_last_ones_stay(tree: WorkTree) -> None:
    for number in range(23):
        drafts = Drafts(tree)
        drafts.keep(State(FACTS, Answers(description=str(number))))
        assert drafts.discard() == tree.git_dir / DISCARDED
        assert not drafts.path.exists()
    aside = tree.git_dir / DISCARDED
    places = [aside, *(aside.with_name(f"{aside.name}.{number}") for number in range(1, 21))]
    told = [json.loads(path.read_text())["answers"]["description"] for path in places]
    assert told == [str(number) for number in range(22, 1, -1)]
    assert sorted(aside.parent.iterdir()) == sorted(places)


def test_a_draft_of_another_time_is_not_lost_by_a_new_one(tree: WorkTree) -> None:
    Drafts(tree).keep(STATE)
    Drafts(tree).keep(STATE)
    assert not (tree.git_dir / DISCARDED).exists()
    Drafts(tree).keep(State(FACTS, Answers(description="new")))
    assert json.loads((tree.git_dir / DISCARDED).read_text())["answers"]["description"] == "sign in"


def test_a_draft_that_somebody_else_writes_meanwhile_is_put_aside_and_never_taken_away(tree: WorkTree) -> None:
    ours, theirs = Drafts(tree), Drafts(tree)
    ours.keep(STATE)
    theirs.keep(State(FACTS, Answers(description="theirs")))
    ours.keep(STATE)
    assert ours.aside == tree.git_dir / DISCARDED
    assert json.loads(ours.aside.read_text())["answers"]["description"] == "theirs"
    theirs.keep(State(FACTS, Answers(description="theirs again")))
    ours.forget()
    assert json.loads(theirs.path.read_text())["answers"]["description"] == "theirs again"


def test_one_that_was_read_and_is_as_it_was_is_forgotten_too(tree: WorkTree) -> None:
    Drafts(tree).keep(STATE)
    for path_exists, change in ((True, True), (False, False)):
        drafts = Drafts(tree)
        drafts.load()
        if change:
            Drafts(tree).keep(State(FACTS, Answers(description="theirs")))
        drafts.forget()
        assert drafts.path.exists() is path_exists


def test_what_is_committed_is_forgotten(tree: WorkTree) -> None:
    drafts = Drafts(tree)
    drafts.keep(STATE)
    drafts.forget()
    assert not drafts.path.exists()
    assert not (tree.git_dir / DISCARDED).exists()
    drafts.keep(STATE)
    assert drafts.path.exists()


def test_where_all_is_taken_back_there_is_no_draft(tree: WorkTree) -> None:
    drafts = Drafts(tree)
    drafts.keep(STATE)
    assert drafts.keep(State(FACTS, Answers("feat"))) == ""
    assert not drafts.path.exists()


def test_a_refused_message_is_not_offered_once_head_has_moved(tree: WorkTree) -> None:
    refused, log = tree.git_dir / "gatepost" / "rejected", tree.git_dir / "logs" / "HEAD"
    for path in (refused, log):
        path.parent.mkdir()
        path.write_text("x")
    os.utime(refused, ns=(5_000_000_000, 5_000_000_000))
    os.utime(log, ns=(5_000_000_001, 5_000_000_001))  # within the same second
    assert Drafts(tree).load_refused(tree, "utf-8") is None

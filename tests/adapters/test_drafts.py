"""The draft of a guided commit: what is kept, what is read back, and what becomes of what cannot be."""

from __future__ import annotations

import json
import os
import stat
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from hypothesis import given

from gatepost.adapters.drafts import DISCARDED, NAME, UNREADABLE, Drafts
from gatepost.adapters.kept_messages import REJECTED
from gatepost.adapters.work_tree import WorkTree, find_work_tree
from gatepost.errors import CannotWriteError
from gatepost.prompt.answers import Answers
from gatepost.prompt.state import BODY, DESCRIPTION, REVIEW, SCOPE, TYPE, Kept, State
from support.messages import messages
from support.program import start
from support.prompting import ADA, BOB, FACTS
from support.repos import commit

if TYPE_CHECKING:
    from pathlib import Path

FULL = Answers(
    "feat", "api", "sign in", "Why.", is_breaking=True, breaking="tokens", issues=("Refs: #1",),
    co_authors=(ADA, BOB), trailers=("See: x",), sign_off=ADA, whole="",
)  # fmt: skip
NOW = "a moment ago"
STATE = State(FACTS, FULL, step=BODY, texts={DESCRIPTION: "sig"}, amends=True)


@pytest.fixture
def tree(tmp_path: Path) -> WorkTree:
    (tmp_path / "git").mkdir()
    return WorkTree(tmp_path, tmp_path / "git")


def test_what_is_kept_is_read_back(tree: WorkTree) -> None:
    assert Drafts(tree).keep(STATE) == ""
    assert Drafts(tree).load() == (Kept(FULL, BODY, {DESCRIPTION: "sig"}, amends=True, why=NOW), "")


@given(messages(), messages())
def test_any_text_is_read_back(tmp_path_factory: pytest.TempPathFactory, whole: str, typed: str) -> None:
    folder = tmp_path_factory.mktemp("draft")
    tree = WorkTree(folder, folder)
    state = State(FACTS, Answers(whole=whole), step=DESCRIPTION, texts={DESCRIPTION: typed})
    assert Drafts(tree).keep(state) == ""
    kept, remark = Drafts(tree).load()
    assert kept == Kept(Answers(whole=whole), DESCRIPTION, {DESCRIPTION: typed}, why=NOW)
    assert remark == ""


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such modes")
def test_nobody_else_can_read_it(tree: WorkTree) -> None:
    Drafts(tree).keep(STATE)
    assert stat.S_IMODE((tree.git_dir / NAME).stat().st_mode) == 0o600


def test_what_nobody_would_miss_is_not_kept(tree: WorkTree) -> None:
    drafts = Drafts(tree)
    assert drafts.keep(State(FACTS, Answers("fix", "api", sign_off=ADA))) == ""
    assert drafts.keep(replace(STATE, kept=Kept(Answers()))) == ""
    assert not drafts.path.exists()
    assert drafts.keep(State(FACTS, texts={DESCRIPTION: "x"})) == ""
    assert drafts.path.exists()


def test_what_has_not_changed_is_not_written_again(tree: WorkTree) -> None:
    drafts = Drafts(tree)
    drafts.keep(STATE)
    drafts.path.unlink()
    drafts.keep(STATE)
    assert not drafts.path.exists()
    drafts.keep(replace(STATE, amends=False))
    assert drafts.path.exists()


@pytest.mark.skipif(os.name == "nt" or not os.geteuid(), reason="root may write anywhere")
def test_why_it_cannot_be_kept_is_told(tree: WorkTree) -> None:
    tree.git_dir.chmod(0o500)
    try:
        assert Drafts(tree).keep(STATE).startswith("cannot write ")
    finally:
        tree.git_dir.chmod(0o700)


def test_a_file_where_the_folder_should_be_is_told(tree: WorkTree) -> None:
    (tree.git_dir / "gatepost").write_text("")
    assert Drafts(tree).keep(STATE).startswith("cannot write ")
    assert Drafts(tree).discard() is None


def test_a_draft_that_cannot_be_put_aside_stays(tree: WorkTree) -> None:
    Drafts(tree).keep(STATE)
    for name in ("", *(f".{number}" for number in range(1, 6))):
        (tree.git_dir / f"gatepost/draft.discarded{name}.json" / "in the way").mkdir(parents=True)
    with pytest.raises(CannotWriteError, match="cannot write"):
        Drafts(tree).discard()
    assert Drafts(tree).load()[0] is not None


def test_without_a_draft_there_is_none(tree: WorkTree) -> None:
    assert Drafts(tree).load() == (None, "")
    assert Drafts(tree).discard() is None
    Drafts(tree).forget()


def test_a_draft_that_is_no_file_cannot_be_read(tree: WorkTree) -> None:
    (tree.git_dir / NAME).mkdir(parents=True)
    kept, remark = Drafts(tree).load()
    assert kept is None
    assert remark.startswith(f"the draft cannot be read: {tree.git_dir / NAME}: ")


ANSWERS: dict[str, object] = {
    **dict.fromkeys(("type", "scope", "description", "body", "breaking", "sign_off", "whole"), "x"),
    **{name: ["x"] for name in ("issues", "co_authors", "trailers")},
    "is_breaking": False,
}
WHOLE: dict[str, object] = {"step": "body", "amends": False, "answers": ANSWERS, "texts": {}}


@pytest.mark.parametrize(
    "text",
    [
        "",
        "{",
        "[]",
        "null",
        "[" * 100_000,
        "{}",
        '{"answers": {}, "texts": {}, "step": "body"}',
        json.dumps({**WHOLE, "texts": []}),
        json.dumps({**WHOLE, "answers": {**ANSWERS, "type": 1}}),
        json.dumps({**WHOLE, "answers": {**ANSWERS, "issues": "x"}}),
        json.dumps({**WHOLE, "answers": {**ANSWERS, "issues": [1]}}),
        "\x00\xff",
    ],
)
def test_what_is_left_of_a_damaged_draft_is_put_aside(tree: WorkTree, text: str) -> None:
    path = tree.git_dir / NAME
    path.parent.mkdir()
    path.write_text(text, "latin-1")
    aside = tree.git_dir / UNREADABLE
    assert Drafts(tree).load() == (None, f"the draft is damaged; what there is of it is in {aside}")
    assert aside.read_text("latin-1") == text
    assert not path.exists()


def test_a_damaged_draft_that_cannot_be_put_aside_stays(tree: WorkTree) -> None:
    path = tree.git_dir / NAME
    path.parent.mkdir()
    path.write_text("{")
    (tree.git_dir / UNREADABLE).mkdir()
    assert Drafts(tree).load() == (None, f"the draft is damaged: {path}")
    assert path.read_text() == "{"


@pytest.mark.parametrize(
    ("step", "resumed"), [("scope", SCOPE), ("type", TYPE), ("files", REVIEW), ("resume", REVIEW), ("gone", REVIEW)]
)
def test_a_draft_of_another_version_is_read_as_far_as_it_is_known(tree: WorkTree, step: str, resumed: str) -> None:
    path = tree.git_dir / NAME
    path.parent.mkdir()
    path.write_text(json.dumps({**WHOLE, "step": step, "texts": {"body": "x", "gone": "y"}, "more": 1}))
    kept, remark = Drafts(tree).load()
    assert kept is not None
    assert (kept.step, kept.texts, remark) == (resumed, {"body": "x"}, "")


def test_what_is_discarded_is_put_aside_the_last_few_stay(tree: WorkTree) -> None:
    for number in range(8):
        drafts = Drafts(tree)
        drafts.keep(State(FACTS, Answers(description=str(number))))
        assert drafts.discard() == tree.git_dir / DISCARDED
        assert not drafts.path.exists()
    found = sorted((tree.git_dir / "gatepost").iterdir())
    told = [json.loads(path.read_text())["answers"]["description"] for path in found]
    assert sorted(told) == ["2", "3", "4", "5", "6", "7"]
    assert json.loads((tree.git_dir / DISCARDED).read_text())["answers"]["description"] == "7"


def test_a_draft_of_another_time_is_not_lost_by_a_new_one(tree: WorkTree) -> None:
    Drafts(tree).keep(STATE)
    Drafts(tree).keep(STATE)
    assert not (tree.git_dir / DISCARDED).exists()
    Drafts(tree).keep(State(FACTS, Answers(description="new")))
    assert json.loads((tree.git_dir / DISCARDED).read_text())["answers"]["description"] == "sign in"


def test_what_is_committed_is_forgotten(tree: WorkTree) -> None:
    drafts = Drafts(tree)
    drafts.keep(STATE)
    drafts.forget()
    assert not drafts.path.exists()
    assert not (tree.git_dir / DISCARDED).exists()
    drafts.keep(STATE)
    assert drafts.path.exists()


class TestRefused:
    """What the commit-msg hook refused last."""

    def test_it_is_offered_until_it_is_discarded(self, repository: Path) -> None:
        commit(repository, "chore: begin")
        tree = find_work_tree(str(repository))
        assert Drafts(tree).load_refused(tree, "utf-8") is None
        (tree.git_dir / REJECTED).parent.mkdir(exist_ok=True)
        (tree.git_dir / REJECTED).write_text("fix: x\n\nWhy.\n")
        assert Drafts(tree).load_refused(tree, "utf-8") == Kept(
            Answers("fix", description="x", body="Why."), why="the gate refused it"
        )
        assert Drafts(tree).load_refused(tree, "no-encoding") is None
        Drafts(tree).discard()
        assert Drafts(tree).load_refused(tree, "utf-8") is None
        assert (tree.git_dir / REJECTED).read_text() == "fix: x\n\nWhy.\n"

    def test_an_empty_one_is_none(self, repository: Path) -> None:
        commit(repository, "chore: begin")
        tree = find_work_tree(str(repository))
        (tree.git_dir / REJECTED).parent.mkdir(exist_ok=True)
        (tree.git_dir / REJECTED).write_text("\n")
        assert Drafts(tree).load_refused(tree, "utf-8") is None


def test_each_work_tree_has_its_own(repository: Path) -> None:
    commit(repository, "chore: begin")
    start(repository, "git", "worktree", "add", "--quiet", "../other")
    trees = [find_work_tree(str(repository)), find_work_tree(str(repository.parent / "other"))]
    Drafts(trees[1]).keep(STATE)
    assert [Drafts(tree).load()[0] is None for tree in trees] == [True, False]


@pytest.mark.parametrize(
    ("seconds", "ago"),
    [
        (-60, "a moment ago"),
        (119, "a moment ago"),
        (121, "2 minutes ago"),
        (119 * 60, "119 minutes ago"),
        (2 * 3600 + 60, "2 hours ago"),
        (47 * 3600, "47 hours ago"),
        (49 * 3600, "2 days ago"),
    ],
)
def test_where_and_when_it_was_begun_is_told(tree: WorkTree, seconds: int, ago: str) -> None:
    drafts = Drafts(tree)
    drafts.keep(replace(STATE, facts=replace(FACTS, branch="feat/x")))
    when = drafts.path.stat().st_mtime - seconds
    os.utime(drafts.path, (when, when))
    kept, _ = Drafts(tree).load()
    assert kept is not None
    assert kept.why == f"on feat/x, {ago}"

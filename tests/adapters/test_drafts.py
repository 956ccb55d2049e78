"""The draft of a guided commit: what is kept, what is read back, and what becomes of what cannot be."""

from __future__ import annotations

import json
import os
import stat
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from hypothesis import given

from gatepost.adapters.drafts import NAME, UNREADABLE, Drafts
from gatepost.adapters.kept_messages import REJECTED
from gatepost.adapters.work_tree import WorkTree, find_work_tree
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
    os.utime(drafts.path, (1, 1))
    drafts.keep(STATE)
    assert drafts.path.stat().st_mtime == 1
    drafts.keep(replace(STATE, amends=False))
    assert drafts.path.stat().st_mtime > 1


def test_a_draft_that_somebody_has_taken_away_is_written_again(tree: WorkTree) -> None:
    drafts = Drafts(tree)
    drafts.keep(STATE)
    drafts.path.unlink()
    assert drafts.keep(STATE) == ""
    assert Drafts(tree).load()[0] is not None


def test_the_id_of_the_commit_that_it_amends_is_kept_with_it(tree: WorkTree) -> None:
    state = replace(STATE, facts=replace(FACTS, head_id="abc"))
    for amends, amended in ((True, "abc"), (False, "")):
        Drafts(tree).keep(replace(state, amends=amends))
        kept, _ = Drafts(tree).load()
        assert kept is not None
        assert (kept.amends, kept.amended) == (amends, amended)


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


def test_without_a_draft_there_is_none(tree: WorkTree) -> None:
    assert Drafts(tree).load() == (None, "")
    assert Drafts(tree).discard() is None
    Drafts(tree).forget()


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

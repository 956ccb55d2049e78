"""What a commit means in the middle of something."""

from __future__ import annotations

import pytest

from gatepost.prompt.operation import (
    BISECT,
    CHERRY_PICK,
    MAILS,
    MERGE,
    REBASE,
    REBASE_STOP,
    REVERT,
    Decision,
    Operation,
    decide,
)


@pytest.mark.parametrize(
    ("name", "remark"),
    [
        ("", ""),
        (MERGE, "concludes a merge"),
        (CHERRY_PICK, "concludes a cherry-pick"),
        (REVERT, "concludes a revert"),
        (REBASE_STOP, "in a rebase: `git rebase --continue` goes on afterwards"),
        (BISECT, "bisecting: the commit will be on no branch"),
    ],
)
def test_git_s_own_message_is_used_where_a_commit_is_made(name: str, remark: str) -> None:
    assert decide(Operation(name, "what git has")) == Decision("what git has", remark)


@pytest.mark.parametrize(("name", "way_on"), [(REBASE, "`git rebase --continue`"), (MAILS, "`git am --continue`")])
def test_git_makes_the_commits_of_a_rebase_itself(name: str, way_on: str) -> None:
    decision = decide(Operation(name, "what git has"))
    assert decision.message == decision.remark == ""
    assert "is going on: it makes the commit itself" in decision.stop
    assert decision.hint.startswith(f"{way_on} goes on")


@pytest.mark.parametrize("name", ["", MERGE, REBASE, MAILS])
@pytest.mark.parametrize(
    ("count", "said"),
    [(1, "f0 is"), (2, "f0, f1 are"), (3, "f0, f1, f2 are"), (5, "f0, f1, f2 and 2 more are")],
)
def test_a_conflict_stops_every_commit(name: str, count: int, said: str) -> None:
    conflicts = tuple(f"f{number}" for number in range(count))
    decision = decide(Operation(name, "what git has", conflicts))
    assert decision.stop == f"{said} in conflict"
    way_on = {REBASE: "git rebase --continue", MAILS: "git am --continue"}.get(name, "git cc")
    assert decision.hint == f"mend what stands between the markers, `git add` it, then `{way_on}`"
    assert decision.message == ""

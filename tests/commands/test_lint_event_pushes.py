"""`lint --event` for pushes, merge queues and runs by hand."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from support.events import (
    MERGE_ALONE,
    NO_COMMIT,
    PR_TITLE_ALONE,
    SQUASH_ALONE,
    checkout,
    dispatch_event,
    outputs,
    push_event,
    remote_of,
    repository_of,
)
from support.histories import grow
from support.repos import git
from support.stage import Stage

if TYPE_CHECKING:
    from pathlib import Path

BAD = [("header-not-conventional", "error")]
DOUBTED = [("header-not-conventional", "warning")]
SCHEDULE = {"schedule": "0 4 * * *", "repository": repository_of()}


@pytest.fixture(name="stage")
def _stage(repository: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Stage:
    return Stage(repository, monkeypatch, capsys)


def check_out(stage: Stage, revision: str) -> None:
    """Go on in a whole clone, as actions/checkout makes it with `fetch-depth: 0`."""
    stage.folder = checkout(remote_of(stage.repository, stage.repository.parent), stage.repository.parent, revision)


def test_what_a_merge_queue_has_put_together_lands_as_it_is(stage: Stage) -> None:
    first = stage.commit("feat: a (#11)")
    second = stage.commit("Passkeys (#12)")
    assert stage.queued().found() == [(second[:9], BAD), (first[:9], [])]
    done = stage.lint()
    assert (done.code, done.out.split("\n")[0]) == (1, "a merge queue's group")


@pytest.mark.parametrize("forced", [False, True])
def test_a_push_to_the_release_branch_is_judged(forced: bool, stage: Stage) -> None:  # noqa: FBT001  a table's value
    stage.commit("feat: a", "Passkeys")
    assert stage.pushed(forced=forced).found()[0] == (stage.head[:9], BAD)
    assert stage.lint().out.startswith("a push to main\n\n")


@pytest.mark.parametrize(("merge", "found", "code"), [("squash", DOUBTED, 0), ("rebase", BAD, 1), ("merge", BAD, 1)])
def test_a_push_to_another_branch_is_judged_by_how_it_will_land(
    merge: str, found: list[tuple[str, str]], code: int, stage: Stage
) -> None:
    (stage.repository / "gatepost.toml").write_text(f"merge = '{merge}'\n")
    stage.commit("Passkeys")
    assert stage.pushed(ref="refs/heads/passkeys").found() == [(stage.head[:9], found)]
    assert stage.lint().code == code


def test_a_new_branch_is_judged_from_where_it_leaves_the_default_branch(stage: Stage) -> None:
    stage.commit("feat: a", "Passkeys")
    check_out(stage, "passkeys")
    found = stage.pushed(NO_COMMIT, ref="refs/heads/passkeys").found()
    assert [names for _, names in found] == [DOUBTED, []]


def test_a_new_repository_is_judged_from_its_first_commit(stage: Stage) -> None:
    assert stage.pushed(NO_COMMIT).found() == [(stage.base[:9], BAD)]


@pytest.mark.parametrize(
    "payload",
    [
        push_event("ba5e" * 10, NO_COMMIT, ref="refs/heads/passkeys"),
        push_event("ba5e" * 10, NO_COMMIT, ref="refs/tags/v1"),
        push_event(NO_COMMIT, "ba5e" * 10, ref="refs/tags/v1"),
    ],
)
def test_where_nothing_is_to_be_judged_that_is_said(payload: dict[str, object], stage: Stage) -> None:
    output = stage.file("GITHUB_OUTPUT")
    why = f"{payload['ref']} {'was deleted' if payload['deleted'] else 'is no branch'}"
    done = stage.told("push", payload).lint()
    assert (done.code, done.out, done.err) == (0, f"{why}\n\nnothing to judge: there are no commits\n", "")
    document = stage.lint("--format", "json")
    assert json.loads(document.out)["messages"] == []
    assert (document.code, document.err) == (0, f"nothing to judge: {why}\n")
    annotated = stage.lint("--format", "github")
    assert (annotated.code, annotated.out) == (0, "")
    assert annotated.err == f"{why}\nnothing to judge: there are no commits\n"
    assert outputs(output) == {
        "ok": "true",
        "messages": "0",
        "errors": "0",
        "warnings": "0",
        "landing": "",
        "effect": "",
    }


def test_a_push_without_commits_says_so(stage: Stage) -> None:
    done = stage.pushed().lint()
    assert (done.code, done.out) == (0, "a push to main\n\nnothing to judge: there are no commits\n")


@pytest.mark.parametrize(("name", "payload"), [("workflow_dispatch", dispatch_event()), ("schedule", SCHEDULE)])
def test_a_run_on_the_release_branch_judges_what_came_since_the_newest_tag(
    name: str, payload: dict[str, object], stage: Stage
) -> None:
    tagged = stage.commit("feat: a")
    git(stage.repository, "tag", "v1.0.0")
    stage.commit("Passkeys")
    git(stage.repository, "branch", "--quiet", "--force", "main", tagged)
    assert stage.told(name, payload).found() == [(stage.head[:9], BAD)]
    assert stage.lint().out.startswith(f"a run by `{name}` on main\n")


def test_a_newer_release_branch_at_the_remote_hides_nothing(stage: Stage) -> None:
    stage.commit("Passkeys")
    git(stage.repository, "branch", "--quiet", "--force", "main", "passkeys")
    check_out(stage, "passkeys")
    found = stage.told("workflow_dispatch", dispatch_event()).found()
    assert found == [(stage.head[:9], BAD), (stage.base[:9], BAD)]


def test_a_run_on_another_branch_judges_what_it_has_beside_the_release_branch(stage: Stage) -> None:
    stage.commit("feat: a", "Passkeys")
    check_out(stage, "passkeys")
    found = stage.told("workflow_dispatch", dispatch_event("refs/heads/passkeys")).found()
    assert [names for _, names in found] == [DOUBTED, []]


def test_more_commits_than_the_api_shows_are_all_judged(stage: Stage) -> None:
    messages = [f"feat: number {number}" for number in range(299)]
    grow(stage.repository, ["Passkeys", *messages], "passkeys")
    stage.head, stage.count = git(stage.repository, "rev-parse", "passkeys"), 300
    assert len(stage.opened(settings=PR_TITLE_ALONE).found()) == 301
    assert stage.opened(settings=MERGE_ALONE).lint().code == 1
    assert stage.pushed().found()[-1][1] == BAD
    done = stage.opened(settings=SQUASH_ALONE).lint()
    assert "  │ … and " in done.out
    assert done.out.count("\n") < 40


def test_settings_leave_out_what_is_older(stage: Stage) -> None:
    old = stage.commit("Passkeys")
    stage.commit("feat: a")
    (stage.repository / "gatepost.toml").write_text(f"since = '{old}'\n")
    done = stage.pushed().lint()
    assert (done.code, done.err) == (0, f"gatepost: 1 commit is not judged: `since` is {old[:9]}\n")

"""`lint --event --online`: what GitHub is asked for, and what is judged with it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from support.events import (
    MERGE_ALONE,
    NAME,
    NO_COMMIT,
    PR_TITLE_ALONE,
    dispatch_event,
    outputs,
    pull_request_event,
)
from support.github import KEY, Github, commit, github, sha
from support.repos import git
from support.stage import Stage

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

BAD = [("header-not-conventional", "error")]
DOUBTED = [("header-not-conventional", "warning")]


@pytest.fixture(name="server")
def _server(monkeypatch: pytest.MonkeyPatch) -> Iterator[Github]:
    with github() as server:
        server.repositories[NAME] = {"default_branch": "main"}
        monkeypatch.setenv("GITHUB_API_URL", server.url)
        monkeypatch.setenv("GITHUB_TOKEN", KEY)
        yield server


@pytest.fixture(name="stage")
def _stage(repository: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Stage:
    return Stage(repository, monkeypatch, capsys)


@pytest.fixture(name="away")
def _away(stage: Stage) -> Stage:
    """Return a stage without a checkout, with two commits that GitHub knows."""
    stage.folder = stage.repository.parent / "elsewhere"
    stage.folder.mkdir()
    stage.head, stage.count = sha(2), 2
    return stage


def knows(server: Github, stage: Stage, *messages: str, **changes: object) -> None:
    """Let GitHub know the pull request, its commits and the base."""
    found = pull_request_event(stage.base, stage.head, commits=stage.count)["pull_request"]
    assert isinstance(found, dict)
    server.pulls[NAME, 12] = {**found, **changes}
    listed = [commit(number, message) for number, message in enumerate(messages, start=3 - len(messages))]
    for base in (stage.base, "main"):
        server.commits[NAME, f"{base}...{stage.head}"] = listed
        server.revisions[NAME, base] = stage.base


def test_a_title_that_was_edited_since_is_the_one_that_counts(stage: Stage, server: Github) -> None:
    stage.commit("feat: a", "feat: b")
    knows(server, stage, title="Passkeys", body="New.")
    assert stage.opened(settings=PR_TITLE_ALONE).lint().code == 0
    assert stage.found("--online")[0] == ("landing", BAD)
    assert [question.path for question in server.asked] == ["/repos/acme/rocket", "/repos/acme/rocket/pulls/12"]


def test_without_a_checkout_github_has_the_commits_and_the_settings(away: Stage, server: Github) -> None:
    knows(server, away, "feat: a", "Passkeys")
    server.files[NAME, away.base, "gatepost.toml"] = b"types = ['docs']\n"
    assert away.opened(settings=MERGE_ALONE).lint().code == 3
    assert away.found("--online")[1:] == [(sha(1)[:9], [("type-unknown", "error")]), (sha(2)[:9], BAD)]
    done = away.opened(settings=PR_TITLE_ALONE).lint("--online", "--settings-from", "@base")
    assert done.code == 1
    assert "there is no checkout" not in done.out
    assert "`feat`" in done.out


@pytest.mark.parametrize("told", ["pushed", "queued"])
def test_a_push_and_a_queue_are_judged_without_a_checkout(told: str, away: Stage, server: Github) -> None:
    knows(server, away, "feat: a", "Passkeys")
    tell = {"pushed": away.pushed, "queued": away.queued}[told]
    assert tell().found("--online") == [(sha(1)[:9], []), (sha(2)[:9], BAD)]


def test_a_new_branch_is_compared_with_the_default_branch(away: Stage, server: Github) -> None:
    knows(server, away, "Passkeys")
    away.pushed(NO_COMMIT, ref="refs/heads/passkeys")
    assert away.found("--online") == [(sha(2)[:9], DOUBTED)]


def test_a_shallow_clone_is_made_whole_by_github(stage: Stage, server: Github) -> None:
    stage.commit("feat: a")
    git(stage.repository, "switch", "--quiet", "--orphan", "other")
    stage.head, stage.count = sha(2), 2
    knows(server, stage, "feat: a", "Passkeys")
    assert stage.opened(settings=MERGE_ALONE).lint().code == 3
    assert stage.found("--online")[-1] == (sha(2)[:9], BAD)


def test_what_is_checked_out_cannot_be_asked_for(away: Stage, server: Github) -> None:
    done = away.told("workflow_dispatch", dispatch_event()).lint("--online")
    assert done.code == 3
    assert "there is no checkout, and its commits are needed" in done.err
    assert server.asked == []


@pytest.mark.parametrize(
    ("environment", "says"),
    [
        ({"GITHUB_TOKEN": ""}, "there is no token to ask GitHub with"),
        ({"GITHUB_TOKEN": "another"}, "GitHub"),
        ({"GITHUB_API_URL": "http://127.0.0.1:9"}, "cannot reach 127.0.0.1:9"),
    ],
)
def test_where_github_does_not_answer_nothing_passes(
    environment: dict[str, str], says: str, away: Stage, server: Github, monkeypatch: pytest.MonkeyPatch
) -> None:
    knows(server, away, "feat: a")
    output = away.file("GITHUB_OUTPUT")
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    done = away.opened(settings=PR_TITLE_ALONE).lint("--online", "--format", "json")
    assert (done.code, done.out) == (3, "")
    assert says in done.err
    assert not output.exists()


def test_half_an_answer_is_no_pass(away: Stage, server: Github) -> None:
    knows(server, away, "feat: a")
    server.commits[NAME, f"{away.base}...{away.head}"] = [commit(1, "feat: a")]
    assert away.opened(settings=PR_TITLE_ALONE).lint("--online").code == 3


def test_the_outputs_are_those_of_the_whole(away: Stage, server: Github) -> None:
    knows(server, away, "feat: a", "fix: b")
    output = away.file("GITHUB_OUTPUT")
    assert away.opened().lint("--online").code == 0
    assert outputs(output)["ok"] == "true"
    assert outputs(output)["landing"] == "feat: sign in with a passkey (#12)\n\n* feat: a\n\n* fix: b"


def test_of_another_system_github_is_not_asked(stage: Stage, server: Github) -> None:
    stage.commit("feat: a")
    stage.said(GITLAB_CI="true", CI_COMMIT_SHA=stage.head, CI_COMMIT_BRANCH="main", CI_DEFAULT_BRANCH="main")
    done = stage.said(CI_COMMIT_BEFORE_SHA=stage.base).lint("--online")
    assert (done.code, server.asked) == (0, [])
    assert "GitHub is not asked: this event is not one of its own\n" in done.out

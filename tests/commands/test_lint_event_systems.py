"""`lint --event` in CI systems other than GitHub's."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from support.events import checkout, remote_of
from support.repos import git
from support.stage import Stage

if TYPE_CHECKING:
    from pathlib import Path

BAD = [("header-not-conventional", "error")]
DOUBTED = [("header-not-conventional", "warning")]


@pytest.fixture(name="stage")
def _stage(repository: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Stage:
    return Stage(repository, monkeypatch, capsys)


def check_out(stage: Stage, *, depth: int = 0) -> None:
    parent = stage.repository.parent
    stage.folder = checkout(remote_of(stage.repository, parent), parent, "passkeys", depth=depth)


def merge_request(stage: Stage, **changes: str) -> Stage:
    said = {
        "GITLAB_CI": "true",
        "CI_COMMIT_SHA": stage.head,
        "CI_COMMIT_BEFORE_SHA": "0" * 40,
        "CI_DEFAULT_BRANCH": "main",
        "CI_MERGE_REQUEST_IID": "12",
        "CI_MERGE_REQUEST_TITLE": "feat: sign in with a passkey",
        "CI_MERGE_REQUEST_DESCRIPTION": "Passkeys at last.",
        "CI_MERGE_REQUEST_DIFF_BASE_SHA": stage.base,
        "CI_MERGE_REQUEST_SOURCE_BRANCH_NAME": "passkeys",
        "CI_MERGE_REQUEST_TARGET_BRANCH_NAME": "main",
    }
    return stage.said(**{**said, **changes})


def test_a_merge_request_of_gitlab_lands_with_its_title(stage: Stage) -> None:
    stage.commit("feat: a", "Passkeys")
    done = merge_request(stage).lint()
    assert (done.code, done.err) == (0, "")
    assert done.out.startswith(
        "GitLab CI, pull request 12 lands by squash, by default\n"
        "The message that will land\n"
        "  │ feat: sign in with a passkey\n"
        "  effect  minor: feat → Features\n\n"
    )
    assert merge_request(stage, CI_MERGE_REQUEST_TITLE="Passkeys").found()[0] == ("landing", BAD)


def test_the_settings_say_what_gitlab_writes(stage: Stage) -> None:
    stage.commit("feat: a", "Passkeys")
    (stage.repository / "gatepost.toml").write_text("squash-message = 'pr-body'\n")
    assert "  │ feat: sign in with a passkey\n  │ \n  │ Passkeys at last.\n" in merge_request(stage).lint().out
    (stage.repository / "gatepost.toml").write_text("merge = 'merge'\n")
    done = merge_request(stage).lint()
    assert done.code == 1
    assert "  │ Merge branch 'passkeys' into 'main'\n  │ \n  │ feat: sign in" in done.out


def test_half_a_description_is_no_pass(stage: Stage) -> None:
    stage.commit("feat: a", "feat: b")
    (stage.repository / "gatepost.toml").write_text("squash-message = 'pr-body'\n")
    cut = {"CI_MERGE_REQUEST_DESCRIPTION_IS_TRUNCATED": "true", "CI_MERGE_REQUEST_DESCRIPTION": "x" * 2700}
    done = merge_request(stage, **cut).lint()
    assert done.code == 3
    assert "its description is not judged: only the beginning of it is known here\n" in done.out
    assert done.err.startswith("error: cannot judge GitLab CI, pull request 12: its description is cut short\n")
    assert stage.lint("--partial").code == 0
    assert merge_request(stage, **cut, CI_MERGE_REQUEST_TITLE="Passkeys").lint().code == 1
    (stage.repository / "gatepost.toml").write_text("")
    assert merge_request(stage, **cut).lint().code == 0


def test_a_branch_that_is_not_released_is_advised(stage: Stage) -> None:
    stage.commit("feat: a", "Passkeys")
    check_out(stage)
    stage.said(GITLAB_CI="true", CI_COMMIT_SHA=stage.head, CI_COMMIT_BRANCH="passkeys", CI_DEFAULT_BRANCH="main")
    assert [names for _, names in stage.found()] == [DOUBTED, []]


def test_a_push_to_the_default_branch_is_judged(stage: Stage) -> None:
    stage.commit("feat: a", "Passkeys")
    stage.said(GITLAB_CI="true", CI_COMMIT_SHA=stage.head, CI_COMMIT_BRANCH="main", CI_DEFAULT_BRANCH="main")
    assert stage.said(CI_COMMIT_BEFORE_SHA=stage.base).found()[0] == (stage.head[:9], BAD)
    git(stage.repository, "tag", "v1", stage.base)
    assert len(stage.said(CI_COMMIT_BEFORE_SHA="0" * 40).found()) == 2


def test_a_tag_has_nothing_to_judge(stage: Stage) -> None:
    done = stage.said(GITLAB_CI="true", CI_COMMIT_SHA=stage.head, CI_COMMIT_TAG="v1.0.0").lint()
    assert (done.code, done.out) == (0, "v1.0.0 is a tag\n\nnothing to judge: there are no commits\n")


def test_jenkins_says_the_title(stage: Stage) -> None:
    stage.commit("feat: a", "Passkeys")
    check_out(stage)
    stage.said(JENKINS_URL="https://ci.example.com", GIT_COMMIT=stage.head, BRANCH_NAME="PR-12", CHANGE_ID="12")
    assert stage.said(CHANGE_TARGET="main", CHANGE_TITLE="Passkeys").found()[0] == ("landing", BAD)
    assert stage.said(CHANGE_TITLE="feat: a").found()[1:] == [
        (git(stage.repository, "rev-parse", "HEAD~1")[:9], []),
        (stage.head[:9], DOUBTED),
    ]


def test_where_nobody_says_the_title_that_is_said(stage: Stage) -> None:
    stage.commit("feat: a", "Passkeys")
    check_out(stage)
    stage.said(
        TF_BUILD="True",
        SYSTEM_PULLREQUEST_PULLREQUESTID="12",
        SYSTEM_PULLREQUEST_SOURCECOMMITID=stage.head,
        SYSTEM_PULLREQUEST_TARGETBRANCH="refs/heads/main",
    )
    done = stage.lint()
    assert done.code == 3
    assert done.err.startswith(
        "error: cannot judge what Azure Pipelines, pull request 12 will land as: this system does not say its title\n"
    )
    assert stage.lint("--partial").code == 0
    assert done.out.startswith(
        "Azure Pipelines, pull request 12\n"
        "the message that will land is not judged: nobody says here what the title is\n"
    )
    assert stage.found("--partial")[0] == (stage.head[:9], DOUBTED)


def test_an_id_that_bitbucket_has_cut_is_enough(stage: Stage) -> None:
    stage.commit("feat: a", "Passkeys")
    git(stage.repository, "branch", stage.base[:12], stage.head)
    stage.said(BITBUCKET_BUILD_NUMBER="7", BITBUCKET_COMMIT=stage.head, BITBUCKET_PR_ID="12")
    assert len(stage.said(BITBUCKET_PR_DESTINATION_COMMIT=stage.base[:12]).found("--partial")) == 2


def test_where_nobody_says_which_branch_is_released_the_clone_is_asked(stage: Stage) -> None:
    stage.commit("feat: a", "Passkeys")
    stage.said(TRAVIS="true", TRAVIS_COMMIT=stage.head, TRAVIS_BRANCH="passkeys", TRAVIS_PULL_REQUEST="false")
    stage.said(TRAVIS_COMMIT_RANGE=f"{stage.base[:12]}...{stage.head[:12]}")
    assert stage.found()[0] == (stage.head[:9], DOUBTED)
    git(stage.repository, "branch", "--force", "main", stage.head)
    assert stage.found()[0] == (stage.head[:9], BAD)


def test_a_system_that_does_not_say_where_the_commits_begin_is_named(stage: Stage) -> None:
    done = stage.said(CIRCLECI="true", CIRCLE_SHA1=stage.head, CIRCLE_BRANCH="passkeys").lint()
    assert (done.code, done.out) == (2, "")
    assert done.err.startswith(
        "error: CircleCI does not say where the commits begin: name them, `gatepost lint --range"
    )


def test_outside_of_ci_that_is_said(stage: Stage, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("CI", raising=False)
    done = stage.lint()
    assert (done.code, done.out) == (2, "")
    assert done.err.startswith("error: no CI event is known here: ")

from __future__ import annotations

import pytest

from gatepost.gate.ci_variables import event_of_variables
from gatepost.gate.event import COMMITS, NOTHING, PULL_REQUEST, Event, InvalidEvent

BASE, HEAD, MERGE = "ba5e" * 10, "4ead" * 10, "3e46" * 10
NONE = "0" * 40
MAIN = "refs/remotes/origin/main"

GITLAB = {
    "CI": "true",
    "GITLAB_CI": "true",
    "CI_COMMIT_SHA": HEAD,
    "CI_COMMIT_BEFORE_SHA": NONE,
    "CI_DEFAULT_BRANCH": "main",
    "CI_COMMIT_REF_NAME": "passkeys",
}
MERGE_REQUEST = {
    **GITLAB,
    "CI_PIPELINE_SOURCE": "merge_request_event",
    "CI_MERGE_REQUEST_IID": "12",
    "CI_MERGE_REQUEST_TITLE": "feat: sign in with a passkey",
    "CI_MERGE_REQUEST_DESCRIPTION": "Passkeys at last.",
    "CI_MERGE_REQUEST_DESCRIPTION_IS_TRUNCATED": "false",
    "CI_MERGE_REQUEST_DIFF_BASE_SHA": BASE,
    "CI_MERGE_REQUEST_SOURCE_BRANCH_NAME": "passkeys",
    "CI_MERGE_REQUEST_SOURCE_BRANCH_SHA": "",
    "CI_MERGE_REQUEST_TARGET_BRANCH_NAME": "main",
}
AZURE = {"TF_BUILD": "True", "BUILD_SOURCEVERSION": MERGE, "BUILD_SOURCEBRANCH": "refs/pull/12/merge"}
BITBUCKET = {"CI": "true", "BITBUCKET_BUILD_NUMBER": "7", "BITBUCKET_COMMIT": HEAD, "BITBUCKET_BRANCH": "passkeys"}
JENKINS = {"JENKINS_URL": "https://ci.example.com/", "GIT_COMMIT": HEAD, "BRANCH_NAME": "passkeys"}
BUILDKITE = {
    "BUILDKITE": "true",
    "BUILDKITE_COMMIT": HEAD,
    "BUILDKITE_BRANCH": "passkeys",
    "BUILDKITE_PULL_REQUEST": "false",
    "BUILDKITE_PIPELINE_DEFAULT_BRANCH": "main",
}
DRONE = {"DRONE": "true", "DRONE_COMMIT_SHA": HEAD, "DRONE_REPO_BRANCH": "main", "DRONE_BRANCH": "main"}
WOODPECKER = {"CI": "woodpecker", "CI_COMMIT_SHA": HEAD, "CI_COMMIT_BRANCH": "main", "CI_REPO_DEFAULT_BRANCH": "main"}
TRAVIS = {"TRAVIS": "true", "TRAVIS_COMMIT": HEAD, "TRAVIS_BRANCH": "main", "TRAVIS_PULL_REQUEST": "false"}
APPVEYOR = {"APPVEYOR": "True", "APPVEYOR_REPO_COMMIT": HEAD, "APPVEYOR_REPO_BRANCH": "main"}
CIRCLE = {"CIRCLECI": "true", "CIRCLE_SHA1": HEAD, "CIRCLE_BRANCH": "passkeys"}


def ends(event: Event) -> tuple[str, str, str]:
    return event.kind, event.base, event.head


def test_a_merge_request_of_gitlab_is_read_whole() -> None:
    event = event_of_variables(MERGE_REQUEST)
    found = event.pull_request
    assert ends(event) == (PULL_REQUEST, BASE, HEAD)
    assert (event.why, event.is_proposal, event.has_landed) == ("GitLab CI, pull request 12", True, False)
    assert found is not None
    assert (found.number, found.title, found.body) == ("12", "feat: sign in with a passkey", "Passkeys at last.")
    assert (found.branch, found.target, found.forge, found.facts) == ("passkeys", "main", "other", None)
    assert (found.is_cut, found.login, found.is_own_branch) == (False, "", False)


def test_a_merge_that_is_made_for_the_test_is_not_judged() -> None:
    merged = {**MERGE_REQUEST, "CI_COMMIT_SHA": MERGE, "CI_MERGE_REQUEST_SOURCE_BRANCH_SHA": HEAD}
    assert event_of_variables(merged).head == HEAD


@pytest.mark.parametrize(("said", "expected"), [("true", True), ("false", False), ("", None)])
def test_gitlab_says_whether_a_merge_request_is_squashed(said: str, expected: bool | None) -> None:  # noqa: FBT001
    found = event_of_variables({**MERGE_REQUEST, "CI_MERGE_REQUEST_SQUASH_ON_MERGE": said}).pull_request
    assert found is not None
    assert found.is_squashed is expected


def test_a_description_that_gitlab_has_cut_is_known() -> None:
    found = event_of_variables({**MERGE_REQUEST, "CI_MERGE_REQUEST_DESCRIPTION_IS_TRUNCATED": "true"}).pull_request
    assert found is not None
    assert found.is_cut


@pytest.mark.parametrize(
    ("environment", "expected"),
    [
        (
            {
                **AZURE,
                "SYSTEM_PULLREQUEST_PULLREQUESTID": "12",
                "SYSTEM_PULLREQUEST_SOURCECOMMITID": HEAD,
                "SYSTEM_PULLREQUEST_TARGETBRANCH": "refs/heads/main",
            },
            ("Azure Pipelines, pull request 12", MAIN, HEAD),
        ),
        (
            {
                **AZURE,
                "SYSTEM_PULLREQUEST_PULLREQUESTID": "987654",
                "SYSTEM_PULLREQUEST_PULLREQUESTNUMBER": "12",
                "SYSTEM_PULLREQUEST_TARGETBRANCH": "main",
            },
            ("Azure Pipelines, pull request 12", MAIN, MERGE),
        ),
        (
            {**BITBUCKET, "BITBUCKET_PR_ID": "12", "BITBUCKET_PR_DESTINATION_COMMIT": BASE[:12]},
            ("Bitbucket Pipelines, pull request 12", BASE[:12], HEAD),
        ),
        (
            {**BITBUCKET, "BITBUCKET_PR_ID": "12", "BITBUCKET_PR_DESTINATION_BRANCH": "main"},
            ("Bitbucket Pipelines, pull request 12", MAIN, HEAD),
        ),
        (
            {**JENKINS, "BRANCH_NAME": "PR-12", "CHANGE_ID": "12", "CHANGE_TARGET": "main"},
            ("Jenkins, pull request 12", MAIN, HEAD),
        ),
        (
            {**BUILDKITE, "BUILDKITE_PULL_REQUEST": "12", "BUILDKITE_PULL_REQUEST_BASE_BRANCH": "main"},
            ("Buildkite, pull request 12", MAIN, HEAD),
        ),
        (
            {**BUILDKITE, "BUILDKITE_PULL_REQUEST": "12", "BUILDKITE_PULL_REQUEST_BASE_BRANCH": "main"}
            | {"BUILDKITE_COMMIT": "HEAD"},
            ("Buildkite, pull request 12", MAIN, ""),
        ),
        (
            {**DRONE, "DRONE_PULL_REQUEST": "12", "DRONE_TARGET_BRANCH": "main"},
            ("Drone, pull request 12", MAIN, HEAD),
        ),
        (
            {**WOODPECKER, "CI_COMMIT_PULL_REQUEST": "12", "CI_COMMIT_TARGET_BRANCH": "main"},
            ("Woodpecker, pull request 12", MAIN, HEAD),
        ),
        (
            {**TRAVIS, "TRAVIS_PULL_REQUEST": "12", "TRAVIS_PULL_REQUEST_SHA": HEAD, "TRAVIS_COMMIT": MERGE},
            ("Travis CI, pull request 12", MAIN, HEAD),
        ),
        (
            {**APPVEYOR, "APPVEYOR_PULL_REQUEST_NUMBER": "12", "APPVEYOR_PULL_REQUEST_HEAD_COMMIT": HEAD},
            ("AppVeyor, pull request 12", MAIN, HEAD),
        ),
    ],
)
def test_where_the_title_is_not_said_the_commits_of_a_pull_request_are_judged(
    environment: dict[str, str], expected: tuple[str, str, str]
) -> None:
    event = event_of_variables(environment)
    assert (event.why, event.base, event.head) == expected
    assert (event.kind, event.is_proposal, event.has_landed) == (COMMITS, True, False)


@pytest.mark.parametrize(
    ("environment", "expected"),
    [
        (
            {**JENKINS, "CHANGE_ID": "12", "CHANGE_TARGET": "main", "CHANGE_TITLE": "feat: a", "CHANGE_BRANCH": "x"},
            ("feat: a", "x"),
        ),
        (
            {**DRONE, "DRONE_PULL_REQUEST": "12", "DRONE_TARGET_BRANCH": "main", "DRONE_PULL_REQUEST_TITLE": "feat: a"}
            | {"DRONE_SOURCE_BRANCH": "x"},
            ("feat: a", "x"),
        ),
        (
            {**APPVEYOR, "APPVEYOR_PULL_REQUEST_NUMBER": "12", "APPVEYOR_PULL_REQUEST_TITLE": "feat: a"}
            | {"APPVEYOR_PULL_REQUEST_HEAD_REPO_BRANCH": "x"},
            ("feat: a", "x"),
        ),
    ],
)
def test_others_say_the_title_too(environment: dict[str, str], expected: tuple[str, str]) -> None:
    found = event_of_variables(environment).pull_request
    assert found is not None
    assert (found.title, found.branch, found.target, found.body) == (*expected, "main", "")


@pytest.mark.parametrize(
    ("environment", "base", "head", "has_landed"),
    [
        ({**GITLAB, "CI_COMMIT_BRANCH": "main", "CI_COMMIT_BEFORE_SHA": BASE}, BASE, HEAD, True),
        ({**GITLAB, "CI_COMMIT_BRANCH": "passkeys", "CI_COMMIT_BEFORE_SHA": BASE}, BASE, HEAD, False),
        ({**GITLAB, "CI_COMMIT_BRANCH": "passkeys"}, MAIN, HEAD, False),
        ({**GITLAB, "CI_COMMIT_BRANCH": "main"}, "", "", True),
        ({**BUILDKITE}, MAIN, HEAD, False),
        ({**BUILDKITE, "BUILDKITE_BRANCH": "main"}, "", "", True),
        (
            {
                **BUILDKITE,
                "BUILDKITE_BRANCH": "gh-readonly-queue/main/pr-1-x",
                "BUILDKITE_MERGE_QUEUE_BASE_COMMIT": BASE,
            },
            BASE,
            HEAD,
            True,
        ),
        ({**DRONE, "DRONE_COMMIT_BEFORE": BASE}, BASE, HEAD, True),
        ({**DRONE, "DRONE_COMMIT_BEFORE": "", "DRONE_BRANCH": "x"}, MAIN, HEAD, False),
        ({**WOODPECKER, "CI_PREV_COMMIT_SHA": HEAD}, "", "", True),
        ({**WOODPECKER, "CI_COMMIT_BRANCH": "x"}, MAIN, HEAD, False),
        ({**TRAVIS, "TRAVIS_COMMIT_RANGE": f"{BASE[:12]}...{HEAD[:12]}"}, BASE[:12], HEAD, None),
        ({**JENKINS, "GIT_PREVIOUS_SUCCESSFUL_COMMIT": BASE}, BASE, HEAD, None),
        ({**JENKINS, "BRANCH_NAME": "main", "BRANCH_IS_PRIMARY": "true"}, "", "", True),
    ],
)
def test_a_push_begins_where_the_system_says_or_else_at_the_default_branch(
    environment: dict[str, str],
    base: str,
    head: str,
    has_landed: bool | None,  # noqa: FBT001  a table's value
) -> None:
    event = event_of_variables(environment)
    assert (ends(event), event.has_landed, event.is_proposal) == ((COMMITS, base, head), has_landed, False)


@pytest.mark.parametrize(
    ("environment", "why"),
    [
        ({**GITLAB, "CI_COMMIT_TAG": "v1.2.3"}, "v1.2.3 is a tag"),
        ({**AZURE, "BUILD_SOURCEBRANCH": "refs/tags/v1.2.3"}, "v1.2.3 is a tag"),
        ({**TRAVIS, "TRAVIS_TAG": "v1.2.3", "TRAVIS_BRANCH": "v1.2.3"}, "v1.2.3 is a tag"),
        ({**CIRCLE, "CIRCLE_TAG": "v1.2.3"}, "v1.2.3 is a tag"),
    ],
)
def test_a_tag_has_nothing_to_judge(environment: dict[str, str], why: str) -> None:
    event = event_of_variables(environment)
    assert (event.kind, event.why) == (NOTHING, why)


@pytest.mark.parametrize(
    ("environment", "called"),
    [
        ({**AZURE, "BUILD_SOURCEBRANCH": "refs/heads/main"}, "Azure Pipelines"),
        (BITBUCKET, "Bitbucket Pipelines"),
        (JENKINS, "Jenkins"),
        ({**JENKINS, "GIT_PREVIOUS_COMMIT": BASE}, "Jenkins"),
        (TRAVIS, "Travis CI"),
        (APPVEYOR, "AppVeyor"),
        (CIRCLE, "CircleCI"),
        ({**CIRCLE, "CIRCLE_PR_NUMBER": "12"}, "CircleCI"),
        ({"GITLAB_CI": "true"}, "GitLab CI"),
    ],
)
def test_where_nobody_says_where_the_commits_begin_that_is_said(environment: dict[str, str], called: str) -> None:
    with pytest.raises(InvalidEvent) as caught:
        event_of_variables(environment)
    assert str(caught.value).startswith(f"{called} does not say where the commits begin: ")


@pytest.mark.parametrize("environment", [{}, {"CI": "true"}, {"GITLAB_CI": ""}, {"CI": "drone"}])
def test_without_a_system_there_is_no_event(environment: dict[str, str]) -> None:
    with pytest.raises(InvalidEvent, match="no CI event is known here"):
        event_of_variables(environment)


@pytest.mark.parametrize("value", ["HEAD", "--output=x", "main", "ba5e", BASE.upper(), f"{BASE}~1", NONE, "", "a" * 65])
def test_nothing_but_an_id_gets_to_git(value: str) -> None:
    changed = {**MERGE_REQUEST, "CI_MERGE_REQUEST_DIFF_BASE_SHA": value, "CI_COMMIT_SHA": value}
    assert ends(event_of_variables(changed)) == (PULL_REQUEST, MAIN, "")
    pushed = {**GITLAB, "CI_COMMIT_BRANCH": "x", "CI_COMMIT_BEFORE_SHA": value}
    assert event_of_variables(pushed).base == MAIN


@pytest.mark.parametrize("name", ["a..b", "main~3", "a b", "x\ny"])
def test_what_is_no_branch_does_not_get_to_git(name: str) -> None:
    with pytest.raises(InvalidEvent):
        event_of_variables({**JENKINS, "CHANGE_ID": "1", "CHANGE_TARGET": name})


def test_a_value_of_any_length_is_read_up_to_a_limit() -> None:
    found = event_of_variables({**MERGE_REQUEST, "CI_MERGE_REQUEST_TITLE": "x" * 2_000_000}).pull_request
    assert found is not None
    assert len(found.title) == 1 << 20

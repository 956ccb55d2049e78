from __future__ import annotations

import pytest

from gatepost.gate.event import COMMITS, NOTHING, PULL_REQUEST, Event, InvalidEvent, PullRequest
from gatepost.gate.github_event import github_event
from support.events import (
    NO_COMMIT,
    Json,
    dispatch_event,
    merge_group_event,
    pull_request_event,
    push_event,
    repository_of,
)

BASE, HEAD = "ba5e" * 10, "4ead" * 10


def pull_request(payload: Json, name: str = "pull_request") -> PullRequest:
    found = github_event(name, payload).pull_request
    assert found is not None
    return found


def changed(payload: Json, **changes: object) -> Json:
    """Return a pull request's event with changes in its `pull_request`; None takes a key away."""
    found = payload["pull_request"]
    assert isinstance(found, dict)
    kept = {key: value for key, value in found.items() if changes.get(key, "") is not None}
    return {**payload, "pull_request": {**kept, **{key: value for key, value in changes.items() if value is not None}}}


def without(payload: Json, *keys: str) -> Json:
    return {key: value for key, value in payload.items() if key not in keys}


def ends(event: Event) -> tuple[str, str, str]:
    return event.kind, event.base, event.head


@pytest.mark.parametrize("name", ["pull_request", "pull_request_target", "pull_request_review"])
def test_a_pull_request_is_read_with_all_that_decides_what_lands(name: str) -> None:
    event = github_event(name, pull_request_event(BASE, HEAD, settings={"allow_rebase_merge": False}))
    found = event.pull_request
    assert ends(event) == (PULL_REQUEST, BASE, HEAD)
    assert (event.why, event.repository, event.is_proposal) == ("pull request #12", "acme/rocket", True)
    assert found is not None
    assert (found.number, found.title, found.body) == ("12", "feat: sign in with a passkey", "Passkeys at last.")
    assert (found.login, found.branch, found.label, found.target) == ("ada", "passkeys", "acme/passkeys", "main")
    assert (found.is_own_branch, found.commits, found.forge, found.is_cut) == (True, 2, "github", False)
    assert found.facts is not None
    assert found.facts.allowed == ("squash", "merge")
    assert (found.facts.squash_title, found.facts.squash_message) == ("COMMIT_OR_PR_TITLE", "COMMIT_MESSAGES")
    assert (found.facts.merge_title, found.facts.merge_message) == ("MERGE_MESSAGE", "PR_TITLE")


def test_a_fork_has_no_branch_of_the_repository() -> None:
    found = pull_request(pull_request_event(BASE, HEAD, fork="bob/rocket", branch="release-please--branches--main"))
    assert (found.label, found.is_own_branch) == ("bob/release-please--branches--main", False)


def test_a_fork_that_is_gone_is_known_by_its_label() -> None:
    payload = pull_request_event(BASE, HEAD, fork="bob/rocket")
    head = {"label": "bob:passkeys", "ref": "passkeys", "sha": HEAD, "user": None, "repo": None}
    found = pull_request(changed(payload, head=head))
    assert (found.label, found.is_own_branch) == ("bob/passkeys", False)


def test_the_settings_are_those_of_the_repository_and_not_of_the_fork() -> None:
    payload = pull_request_event(BASE, HEAD, fork="bob/rocket", settings={"squash_merge_commit_message": "BLANK"})
    base = {"ref": "main", "sha": BASE, "repo": {"squash_merge_commit_message": "PR_BODY"}}
    facts = pull_request(changed(payload, base=base)).facts
    assert facts is not None
    assert (facts.squash_message, facts.allowed) == ("PR_BODY", None)


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({"body": None}, ("12", "", "ada", 2)),
        ({"body": 7, "user": None, "commits": None}, ("12", "", "", None)),
        ({"user": "ada", "commits": "2"}, ("12", "Passkeys at last.", "", None)),
        ({"commits": True, "number": True}, ("", "Passkeys at last.", "ada", None)),
        ({"commits": 0, "number": -1}, ("", "Passkeys at last.", "ada", None)),
        ({"number": "12"}, ("", "Passkeys at last.", "ada", 2)),
        ({"number": None}, ("", "Passkeys at last.", "ada", 2)),
    ],
)
def test_what_need_not_be_there_may_be_missing_or_of_a_wrong_kind(
    changes: Json, expected: tuple[str, str, str, int | None]
) -> None:
    found = pull_request(changed(pull_request_event(BASE, HEAD), **changes))
    assert (found.number, found.body, found.login, found.commits) == expected


def test_without_a_number_it_is_a_pull_request_all_the_same() -> None:
    assert github_event("pull_request", changed(pull_request_event(BASE, HEAD), number=None)).why == "a pull request"


@pytest.mark.parametrize(
    ("payload", "says"),
    [
        (None, "the event is missing, or no object"),
        ([], "the event is missing, or no object"),
        ("x", "the event is missing, or no object"),
        ({}, "`pull_request` is missing, or no object"),
        ({"pull_request": []}, "`pull_request` is missing, or no object"),
        ({"pull_request": {}}, "`pull_request.head` is missing, or no object"),
        ({"pull_request": {"head": {}}}, "`pull_request.base` is missing, or no object"),
        ({"pull_request": {"head": {}, "base": {}}}, "`pull_request.title` is missing, or no text"),
        ({"pull_request": {"head": {}, "base": {}, "title": 7}}, "`pull_request.title` is missing, or no text"),
        ({"pull_request": {"head": {}, "base": {}, "title": "x"}}, "`sha` is no id of a commit"),
    ],
)
def test_what_must_be_there_is_named_where_it_is_not(payload: object, says: str) -> None:
    with pytest.raises(InvalidEvent) as caught:
        github_event("pull_request", payload)
    assert str(caught.value) == says


@pytest.mark.parametrize("sha", ["HEAD", "--output=x", "main", "ba5e", BASE.upper(), f"{BASE}~1", "", None, 7, [BASE]])
def test_nothing_but_a_whole_id_gets_to_git(sha: object) -> None:
    base = {"ref": "main", "sha": sha}
    for name, payload in (
        ("pull_request", changed(pull_request_event(BASE, HEAD), base=base)),
        ("push", {**push_event(BASE, HEAD), "before": sha}),
        ("push", {**push_event(BASE, HEAD), "after": sha}),
        ("merge_group", {**merge_group_event(BASE, HEAD), "merge_group": {"base_sha": sha, "head_sha": HEAD}}),
    ):
        with pytest.raises(InvalidEvent, match="is no id of a commit"):
            github_event(name, payload)


def test_a_merge_queue_lands_as_it_is() -> None:
    event = github_event("merge_group", merge_group_event(BASE, HEAD))
    assert ends(event) == (COMMITS, BASE, HEAD)
    assert (event.has_landed, event.is_proposal, event.pull_request) == (True, True, None)
    with pytest.raises(InvalidEvent, match="`merge_group` is missing, or no object"):
        github_event("merge_group", {})


@pytest.mark.parametrize("forced", [False, True])
def test_a_push_is_the_commits_between_before_and_after(forced: bool) -> None:  # noqa: FBT001  a table's value
    event = github_event("push", push_event(BASE, HEAD, forced=forced))
    assert ends(event) == (COMMITS, BASE, HEAD)
    assert (event.why, event.has_landed, event.is_proposal) == ("a push to main", True, False)


def test_a_push_to_another_branch_has_not_landed() -> None:
    event = github_event("push", push_event(BASE, HEAD, ref="refs/heads/feature/x"))
    assert (event.why, event.base, event.has_landed) == ("a push to feature/x", BASE, False)


@pytest.mark.parametrize(("ref", "base"), [("refs/heads/feature", "refs/remotes/origin/main"), ("refs/heads/main", "")])
def test_a_new_branch_begins_where_it_leaves_the_default_branch(ref: str, base: str) -> None:
    event = github_event("push", push_event(NO_COMMIT, HEAD, ref=ref))
    assert ends(event) == (COMMITS, base, HEAD)


def test_without_a_default_branch_nobody_says_what_has_landed() -> None:
    event = github_event("push", without(push_event(BASE, HEAD), "repository"))
    assert (event.base, event.has_landed, event.repository) == (BASE, None, "")
    for payload in (
        without(push_event(NO_COMMIT, HEAD), "repository"),
        {**push_event(NO_COMMIT, HEAD), "repository": repository_of(default_branch="a..b")},
    ):
        with pytest.raises(InvalidEvent, match="does not name the default branch"):
            github_event("push", payload)


def test_a_push_of_nothing_that_is_named_is_no_event() -> None:
    with pytest.raises(InvalidEvent, match="`ref` is missing"):
        github_event("push", without(push_event(BASE, HEAD), "ref"))


@pytest.mark.parametrize(
    ("payload", "why"),
    [
        (push_event(BASE, NO_COMMIT, ref="refs/heads/feature"), "refs/heads/feature was deleted"),
        ({**push_event(BASE, NO_COMMIT), "deleted": None}, "refs/heads/main was deleted"),
        (push_event(BASE, NO_COMMIT, ref="refs/tags/v1"), "refs/tags/v1 was deleted"),
        (push_event(NO_COMMIT, HEAD, ref="refs/tags/v1"), "refs/tags/v1 is no branch"),
    ],
)
def test_a_deleted_branch_and_a_tag_have_nothing_to_judge(payload: Json, why: str) -> None:
    event = github_event("push", payload)
    assert (event.kind, event.why, event.pull_request) == (NOTHING, why, None)


@pytest.mark.parametrize(
    ("name", "payload", "why"),
    [
        ("workflow_dispatch", dispatch_event(), "a run by `workflow_dispatch` on main"),
        ("workflow_dispatch", without(dispatch_event(), "ref"), "a run by `workflow_dispatch` on main"),
        ("schedule", {"schedule": "0 4 * * *", "repository": repository_of()}, "a run by `schedule` on main"),
        ("repository_dispatch", {**dispatch_event("x"), "branch": "main"}, "a run by `repository_dispatch` on main"),
    ],
)
def test_a_run_on_the_release_branch_has_no_ends_of_its_own(name: str, payload: Json, why: str) -> None:
    event = github_event(name, payload)
    assert ends(event) == (COMMITS, "", "")
    assert (event.why, event.has_landed) == (why, True)


@pytest.mark.parametrize("ref", ["refs/heads/feature/x", "feature/x"])
def test_a_run_on_another_branch_begins_at_the_default_branch(ref: str) -> None:
    event = github_event("workflow_dispatch", dispatch_event(ref))
    assert ends(event) == (COMMITS, "refs/remotes/origin/main", "")
    assert (event.why, event.has_landed) == ("a run by `workflow_dispatch` on feature/x", False)


def test_a_run_on_a_tag_has_nothing_to_judge() -> None:
    assert github_event("workflow_dispatch", dispatch_event("refs/tags/v1")).kind == NOTHING


def test_a_run_needs_to_know_the_default_branch() -> None:
    with pytest.raises(InvalidEvent, match="does not name the default branch"):
        github_event("schedule", {})


@pytest.mark.parametrize(
    ("name", "called"),
    [("issues", "`issues`"), ("release", "`release`"), ("", "an event without a name (GITHUB_EVENT_NAME)")],
)
def test_other_events_have_no_messages(name: str, called: str) -> None:
    with pytest.raises(InvalidEvent) as caught:
        github_event(name, pull_request_event(BASE, HEAD))
    assert str(caught.value).startswith(f"{called} is no event that has messages: ")

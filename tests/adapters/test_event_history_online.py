"""What GitHub is asked for where the event and the clone do not tell."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from gatepost.adapters.event_history import asked_commits, asked_settings, fresh
from gatepost.adapters.github_api import GithubApi, Limits
from gatepost.errors import GithubUnansweredError, SettingsInvalidError
from gatepost.gate.event import COMMITS, Event
from gatepost.gate.github_event import github_event
from support.events import NAME, Json, mergeable, pull_request_event
from support.github import KEY, Github, commit, github, sha

if TYPE_CHECKING:
    from collections.abc import Iterator

BASE, HEAD = "ba5e" * 10, "4ead" * 10


@pytest.fixture(name="server")
def _server() -> Iterator[Github]:
    with github() as server:
        server.repositories[NAME] = {"default_branch": "main"}
        yield server


@pytest.fixture(name="api")
def _api(server: Github) -> GithubApi:
    return GithubApi(server.url, KEY, Limits(silence=5, whole=10, waits=(0, 0)))


def event(**settings: object) -> Event:
    return github_event("pull_request", pull_request_event(BASE, HEAD, settings=settings))


def pull(**changes: object) -> Json:
    found = pull_request_event(BASE, HEAD)["pull_request"]
    assert isinstance(found, dict)
    return {**found, **changes}


def test_the_pull_request_is_as_it_is_now(server: Github, api: GithubApi) -> None:
    server.pulls[NAME, 12] = pull(title="fix: edited", body="New.", commits=3)
    found = fresh(event(), api)
    assert found is not None
    assert (found.title, found.body, found.commits, found.is_own_branch) == ("fix: edited", "New.", 3, True)


def test_the_settings_of_the_repository_are_those_of_now_or_else_of_the_event(server: Github, api: GithubApi) -> None:
    server.pulls[NAME, 12] = pull(base={"ref": "main", "sha": BASE})
    told = event(squash_merge_commit_message="PR_BODY", allow_rebase_merge=False)
    found = fresh(told, api)
    assert found is not None
    assert found.facts is not None
    assert (found.facts.squash_message, found.facts.allowed) == ("PR_BODY", ("squash", "merge"))
    server.repositories[NAME] = mergeable(settings={"squash_merge_commit_message": "BLANK"})
    found = fresh(told, api)
    assert found is not None
    assert found.facts is not None
    assert (found.facts.squash_message, found.facts.allowed) == ("BLANK", ("squash", "merge", "rebase"))


def test_what_is_no_pull_request_is_not_asked_for(server: Github, api: GithubApi) -> None:
    assert fresh(Event(COMMITS, "a push to main", base=BASE, head=HEAD, repository=NAME), api) is None
    unnumbered = event()
    assert unnumbered.pull_request is not None
    unnumbered.pull_request.number = ""
    assert fresh(unnumbered, api) is unnumbered.pull_request
    assert server.asked == []


@pytest.mark.parametrize("changes", [{"head": None}, {"base": 7}, {"head": {"sha": "HEAD"}}])
def test_an_answer_of_the_wrong_shape_is_none(changes: Json, server: Github, api: GithubApi) -> None:
    server.pulls[NAME, 12] = pull(**changes)
    with pytest.raises(GithubUnansweredError) as caught:
        fresh(event(), api)
    assert caught.value.text.startswith("GitHub's answer about pull request #12 cannot be used: `")


def test_commits_come_oldest_first_and_branches_by_their_names(server: Github, api: GithubApi) -> None:
    listed = [commit(1, "feat: one"), commit(2, "Merge x", parents=2)]
    head = sha(2)
    server.commits[NAME, f"{BASE}...{head}"] = server.commits[NAME, f"feature/x...{head}"] = listed
    for base in (BASE, "refs/remotes/origin/feature/x"):
        found = asked_commits(Event(COMMITS, "x", base=base, head=head, repository=NAME), api)
        assert [(each.message, each.parents) for each in found] == [("feat: one", 1), ("Merge x", 2)]


def test_settings_are_those_of_the_branch_that_the_change_goes_to(server: Github, api: GithubApi) -> None:
    server.revisions[NAME, BASE] = BASE
    server.files[NAME, BASE, "gatepost.toml"] = b"types = ['x']\n"
    server.files[NAME, HEAD, "gatepost.toml"] = b"types = ['y']\n"
    loaded = asked_settings(event(), api)
    assert loaded.rulebook.words.types == ("x",)
    assert loaded.settings.origins["types"] == f"gatepost.toml at {BASE[:9]}"
    assert loaded.places[0] == "pyproject.toml"
    server.files[NAME, BASE, "gatepost.toml"] = b"nope"
    with pytest.raises(SettingsInvalidError):
        asked_settings(event(), api)

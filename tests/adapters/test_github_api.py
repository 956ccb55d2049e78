from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from gatepost import __version__
from gatepost.adapters.github_api import ApiCommit, GithubApi, Limits, api_from_environment
from support.github import KEY, Github, Reply, commit, commits, error_of, github, sha

if TYPE_CHECKING:
    from collections.abc import Iterator

REPO = "octo/repo"
NEEDS = "the token needs `contents: read` and `pull-requests: read` for this repository"
STRANGE = "does a proxy answer instead of GitHub? GITHUB_API_URL must be the address of the API"
HTML = Reply(body=b"<!DOCTYPE html><html>Log in</html>", headers={"Content-Type": "text/html"})
ALL = commits(150)


@pytest.fixture(name="server")
def _server() -> Iterator[Github]:
    with github() as server:
        yield server


@pytest.fixture(name="api")
def _api(server: Github) -> GithubApi:
    return GithubApi(server.url, KEY, Limits(silence=5, whole=10, waits=(0, 0)))


def page(*entries: object, total: object = None) -> Reply:
    found = {"total_commits": len(entries) if total is None else total, "commits": entries}
    return Reply(body=json.dumps(found).encode())


def test_a_question_says_who_asks_and_for_what(server: Github, api: GithubApi) -> None:
    server.repositories[REPO] = {}
    api.repository(REPO)
    headers = server.asked[0].headers
    assert headers["authorization"] == f"Bearer {KEY}"
    assert headers["accept"] == "application/vnd.github+json"
    assert headers["x-github-api-version"] == "2022-11-28"
    assert headers["user-agent"] == f"gatepost/{__version__}"


def test_a_repository_comes_as_github_tells_it(server: Github, api: GithubApi) -> None:
    server.repositories[REPO] = {"allow_squash_merge": True, "squash_merge_commit_title": "PR_TITLE"}
    assert api.repository(REPO) == {
        "full_name": "octo/repo",
        "allow_squash_merge": True,
        "squash_merge_commit_title": "PR_TITLE",
    }
    assert server.asked[0].target == "/repos/octo/repo"


@pytest.mark.parametrize("body", ["", None, "Zeile eins\r\n\r\n🎉 naïve"])
def test_a_pull_request_comes_as_it_is_now(body: str | None, server: Github, api: GithubApi) -> None:
    server.pulls[REPO, 7] = {"title": "feat: größer → schöner 🎉", "body": body}
    found = api.pull_request(REPO, 7)
    assert (found["number"], found["title"], found["body"]) == (7, "feat: größer → schöner 🎉", body)
    assert server.asked[0].target == "/repos/octo/repo/pulls/7"


@pytest.mark.parametrize(
    ("table", "what"),
    [
        ({}, "has no `number`, or one of the wrong kind"),
        ({"number": "7"}, "has no `number`, or one of the wrong kind"),
        ({"number": True}, "has no `number`, or one of the wrong kind"),
        ({"number": 8, "title": "a"}, "is about another pull request"),
        ({"number": 7}, "has no `title`, or one of the wrong kind"),
        ({"number": 7, "title": ["a"]}, "has no `title`, or one of the wrong kind"),
        ({"number": 7, "title": "a", "body": 1}, "has no `body`, or one of the wrong kind"),
    ],
)
def test_a_pull_request_of_the_wrong_shape_is_none(
    table: dict[str, object], what: str, server: Github, api: GithubApi
) -> None:
    server.replies = [Reply(body=json.dumps(table).encode())]
    error = error_of(lambda: api.pull_request(REPO, 7))
    assert (error.text, error.hint) == (f"what came as GitHub's answer {what}", STRANGE)


def test_a_repository_without_a_name_is_none(server: Github, api: GithubApi) -> None:
    server.replies = [Reply(body=b"{}")]
    error = error_of(lambda: api.repository(REPO))
    assert error.text == "what came as GitHub's answer has no `full_name`, or one of the wrong kind"


@pytest.mark.parametrize(
    ("count", "questions"), [(0, 1), (1, 1), (99, 1), (100, 1), (101, 2), (250, 3), (251, 3), (700, 7)]
)
def test_all_commits_come_oldest_first_a_hundred_at_a_time(
    count: int, questions: int, server: Github, api: GithubApi
) -> None:
    server.commits[REPO, "main...topic"] = commits(count, "feat: größer {}")
    found = api.commits_between(REPO, "main", "topic")
    assert found == [ApiCommit(sha(number), f"feat: größer {number}", 1) for number in range(1, count + 1)]
    assert [question.target for question in server.asked] == [
        f"/repos/octo/repo/compare/main...topic?per_page=100&page={number}" for number in range(1, questions + 1)
    ]


def test_ten_thousand_commits_are_read_and_no_more(server: Github, api: GithubApi) -> None:
    server.commits[REPO, "main...topic"] = commits(10_000)
    assert len(api.commits_between(REPO, "main", "topic")) == 10_000
    assert len(server.asked) == 100
    server.commits[REPO, "main...topic"] = commits(10_001)
    error = error_of(lambda: api.commits_between(REPO, "main", "topic"))
    assert error.text == "`main...topic` in octo/repo has 10001 commits, more than 10000"
    assert len(server.asked) == 101


def test_a_server_that_gives_one_commit_at_a_time_is_left(server: Github, api: GithubApi) -> None:
    server.replies = [page(each, total=10_000) for each in commits(200)]
    error = error_of(lambda: api.commits_between(REPO, "main", "topic"))
    assert error.text == "GitHub sent 100 commits of `main...topic` in octo/repo, but counts 10000"


def test_a_commit_has_its_message_and_its_number_of_parents(server: Github, api: GithubApi) -> None:
    server.commits[REPO, f"{sha(1)}...{sha(3)}"] = [
        commit(2, "fix: a\r\n\r\nb\t\u2028c 🎉 \n\n", parents=0),
        commit(3, "", parents=2),
    ]
    assert api.commits_between(REPO, sha(1), sha(3)) == [
        ApiCommit(sha(2), "fix: a\r\n\r\nb\t\u2028c 🎉 ", 0),
        ApiCommit(sha(3), "", 2),
    ]


@pytest.mark.parametrize(
    ("base", "head", "asked"),
    [
        ("main", "octo-fork:fix/a b", "main...octo-fork%3Afix%2Fa%20b"),
        ("release/1.x", "ä#?&/%2e", "release%2F1.x...%C3%A4%23%3F%26%2F%252e"),
        ("a\ud800", "b\r\nX: y", "a%3F...b%0D%0AX%3A%20y"),
    ],
)
def test_revisions_are_percent_encoded(base: str, head: str, asked: str, server: Github, api: GithubApi) -> None:
    server.replies = [page()]
    assert api.commits_between(REPO, base, head) == []
    assert server.asked[0].target == f"/repos/octo/repo/compare/{asked}?per_page=100&page=1"


@pytest.mark.parametrize("revision", ["", "a..b", "a...b"])
def test_what_is_no_revision_is_not_asked_for(revision: str, server: Github, api: GithubApi) -> None:
    for ask in (
        lambda: api.commits_between(REPO, revision, "b"),
        lambda: api.commits_between(REPO, "a", revision),
        lambda: api.file(REPO, "a", revision),
    ):
        assert error_of(ask).text == f"`{revision}` is no commit that GitHub can be asked for"
    assert server.asked == []


@pytest.mark.parametrize("name", ["", "octo", "octo/repo/x", "../..", "octo/..", "./repo", "octo/repo\n", "octo/rép"])
def test_what_is_no_name_of_a_repository_is_not_asked_for(name: str, server: Github, api: GithubApi) -> None:
    for ask in (
        lambda: api.repository(name),
        lambda: api.pull_request(name, 1),
        lambda: api.commits_between(name, "a", "b"),
        lambda: api.file(name, "a", "b"),
    ):
        error = error_of(ask)
        assert error.text == f"`{name}` is no name of a repository"
        assert error.hint == "it is OWNER/NAME, as in GITHUB_REPOSITORY"
    assert server.asked == []


@pytest.mark.parametrize(
    ("replies", "text"),
    [
        ([page(*ALL[:100], total=150), page(total=150)], "GitHub sent 100 commits of {}, but counts 150"),
        ([page(*ALL[:100], total=150), page(*ALL[:50], total=150)], "GitHub sent commits of {} twice"),
        ([page(*ALL[:100], total=150), page(*ALL[100:], total=151)], "{} changed while it was read"),
        ([page(*ALL[:100])], "GitHub sent commits of {} without the last one"),
    ],
    ids=["an empty page", "a page again", "another count", "no head"],
)
def test_commits_that_are_not_all_there_are_none(
    replies: list[Reply], text: str, server: Github, api: GithubApi
) -> None:
    asked = len(replies)
    server.replies = [*replies]
    error = error_of(lambda: api.commits_between(REPO, "main", sha(150)))
    assert error.text == text.format(f"`main...{sha(150)}` in octo/repo")
    assert len(server.asked) == asked


@pytest.mark.parametrize("reply", [HTML, Reply(body=b"[]"), Reply(body=b'{"total_commits": 0}')])
def test_an_answer_that_is_something_else_is_none(reply: Reply, server: Github, api: GithubApi) -> None:
    for ask in (
        lambda: api.repository(REPO),
        lambda: api.pull_request(REPO, 1),
        lambda: api.commits_between(REPO, "a", "b"),
    ):
        server.replies = [reply]
        error = error_of(ask)
        assert error.text.startswith("what came as GitHub's answer ")
        assert error.hint == STRANGE


def test_a_rate_limit_is_said_with_its_end(server: Github, api: GithubApi) -> None:
    server.replies = [Reply(403, headers={"X-RateLimit-Remaining": "0", "X-RateLimit-Reset": "1767225900"})]
    error = error_of(lambda: api.repository(REPO))
    assert error.text == "GitHub's rate limit is used up; it may be asked again at 2026-01-01 00:05:00 UTC"
    assert error.hint == "run it again then; a workflow's GITHUB_TOKEN has 1,000 questions an hour for a repository"
    assert len(server.asked) == 1


def test_a_refusal_says_what_the_token_needs(server: Github, api: GithubApi) -> None:
    for status in (403, 404):
        server.replies = [Reply(status)]
        assert error_of(lambda: api.repository(REPO)).hint == NEEDS
    other = GithubApi(server.url, "another-key")
    error = error_of(lambda: other.repository(REPO))
    assert error.hint == f"is GITHUB_TOKEN or GH_TOKEN expired, or of another server? {NEEDS}"
    assert (error.code, error.exit_code) == ("GE113", 3)


def test_a_server_that_stumbles_to_the_end_is_named_with_its_status(server: Github, api: GithubApi) -> None:
    server.replies = [Reply(502, HTML.body), Reply(503, HTML.body), Reply(503, HTML.body)]
    error = error_of(lambda: api.repository(REPO))
    assert error.text == "GitHub gives no answer about repository octo/repo (503)"
    assert error.hint == "https://www.githubstatus.com says how GitHub is"


@pytest.mark.parametrize("status", [401, 403, 404, 422])
def test_a_token_that_the_server_gives_back_is_not_shown(status: int, server: Github, api: GithubApi) -> None:
    said = json.dumps({"message": f"{'x' * 190}{KEY} is not welcome"}).encode()
    server.replies = [Reply(status, said)]
    text = error_of(lambda: api.repository(REPO)).text
    assert f"{status}: {'x' * 190}[token] is)" in text
    assert KEY[:8] not in text


def test_the_token_is_in_no_representation_of_the_api(api: GithubApi) -> None:
    assert KEY not in f"{api} {api!r}"


@pytest.mark.parametrize(
    ("environment", "used"),
    [
        ({"GITHUB_TOKEN": KEY}, KEY),
        ({"GH_TOKEN": f" {KEY}\n"}, KEY),
        ({"GITHUB_TOKEN": KEY, "GH_TOKEN": "other"}, KEY),
        ({"GITHUB_TOKEN": "", "GH_TOKEN": KEY}, KEY),
    ],
)
def test_the_token_comes_from_the_environment(
    environment: dict[str, str], used: str, server: Github, monkeypatch: pytest.MonkeyPatch
) -> None:
    server.repositories[REPO] = {}
    monkeypatch.setenv("GITHUB_API_URL", f"{server.url}/")
    for name in ("GITHUB_TOKEN", "GH_TOKEN"):
        monkeypatch.delenv(name, raising=False)
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    assert api_from_environment().repository(REPO)["full_name"] == REPO
    assert server.asked[0].headers["authorization"] == f"Bearer {used}"


@pytest.mark.parametrize("value", [None, "", " \n"])
def test_no_token_is_an_error_that_says_where_it_comes_from(value: str | None, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("GITHUB_TOKEN", "GH_TOKEN"):
        monkeypatch.delenv(name, raising=False)
        if value is not None:
            monkeypatch.setenv(name, value)
    error = error_of(api_from_environment)
    assert error.text == "there is no token to ask GitHub with"
    assert error.hint == "set GITHUB_TOKEN or GH_TOKEN; in a workflow: `env: GITHUB_TOKEN: ${{ github.token }}`"


def test_without_an_address_github_itself_is_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GITHUB_TOKEN", KEY)
    monkeypatch.setenv("GITHUB_API_URL", "")
    with github() as proxy:
        monkeypatch.setenv("HTTPS_PROXY", proxy.url)
        proxy.replies = [Reply(407)]
        error = error_of(lambda: api_from_environment().repository(REPO))
        assert error.text == "cannot reach api.github.com: Tunnel connection failed: 407 X"
        assert [question.target for question in proxy.asked] == ["api.github.com:443"]
        assert "authorization" not in proxy.asked[0].headers

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from gatepost.adapters.github_api import GithubApi, Limits
from support.github import KEY, Github, Reply, error_of, github, sha

if TYPE_CHECKING:
    from collections.abc import Iterator

REPO = "octo/repo"
HTML = Reply(body=b"<!DOCTYPE html><html>Log in</html>", headers={"Content-Type": "text/html"})


@pytest.fixture(name="server")
def _server() -> Iterator[Github]:
    with github() as server:
        yield server


@pytest.fixture(name="api")
def _api(server: Github) -> GithubApi:
    return GithubApi(server.url, KEY, Limits(silence=5, whole=10, waits=(0, 0)))


def test_a_file_comes_byte_for_byte(server: Github, api: GithubApi) -> None:
    server.files[REPO, "a/ä", "docs/grün & gut.json"] = b'\xef\xbb\xbf{"a": "\0\xff"}\r\n'
    assert api.file(REPO, "docs/grün & gut.json", "a/ä") == b'\xef\xbb\xbf{"a": "\0\xff"}\r\n'
    assert server.asked[0].target == "/repos/octo/repo/contents/docs/gr%C3%BCn%20%26%20gut.json?ref=a%2F%C3%A4"


def test_an_empty_file_is_a_file(server: Github, api: GithubApi) -> None:
    server.files[REPO, "main", "a"] = b""
    assert api.file(REPO, "a", "main") == b""


def test_a_file_that_a_commit_does_not_have_is_none_and_the_commit_is_looked_for_once(
    server: Github, api: GithubApi
) -> None:
    server.revisions[REPO, "main"] = sha(1)
    assert api.file(REPO, "gatepost.toml", "main") is None
    assert api.file(REPO, "pyproject.toml", "main") is None
    assert [question.path for question in server.asked] == [
        "/repos/octo/repo/contents/gatepost.toml",
        "/repos/octo/repo/commits/main",
        "/repos/octo/repo/contents/pyproject.toml",
    ]


def test_a_commit_that_gave_a_file_is_not_looked_for(server: Github, api: GithubApi) -> None:
    server.files[REPO, "main", "a"] = b"a"
    assert api.file(REPO, "a", "main") == b"a"
    assert api.file(REPO, "b", "main") is None
    assert len(server.asked) == 2


def test_a_file_of_a_commit_that_is_not_there_is_an_error(server: Github, api: GithubApi) -> None:
    error = error_of(lambda: api.file(REPO, "a", "nope"))
    assert error.text == "GitHub gives no answer about commit nope in octo/repo (422: No commit found for SHA: nope)"
    server.replies = [Reply(404), Reply(404)]
    error = error_of(lambda: api.file(REPO, "a", "nope"))
    assert error.text == "GitHub finds no commit nope in octo/repo, or the token may not see it (404)"
    server.replies = [Reply(404), HTML]
    assert (
        error_of(lambda: api.file(REPO, "a", "nope")).text == "what came as GitHub's answer is not the id of a commit"
    )


def test_a_folder_is_no_file(server: Github, api: GithubApi) -> None:
    server.folders.add((REPO, "main", "docs"))
    assert error_of(lambda: api.file(REPO, "docs", "main")).text == "docs at main in octo/repo is no file"


@pytest.mark.parametrize(
    "reply",
    [
        HTML,
        Reply(body=b"a", headers={"Content-Type": ""}),
        Reply(body=b"a", headers={"Content-Type": "application/vnd.github.html"}),
        Reply(wire=b"HTTP/1.1 200 OK\r\nContent-Type: application/vnd.github.raw+json\r\n\r\nabc"),
    ],
    ids=["HTML", "no kind", "another kind", "no length"],
)
def test_what_may_be_something_else_than_the_file_is_no_file(reply: Reply, server: Github, api: GithubApi) -> None:
    server.replies = [reply]
    assert error_of(lambda: api.file(REPO, "a", "main")).text == "what came as GitHub's answer is not the content of a"


@pytest.mark.parametrize("kind", ["application/vnd.github.v3.raw; charset=utf-8", "application/vnd.github.raw"])
def test_older_servers_name_a_file_otherwise(kind: str, server: Github, api: GithubApi) -> None:
    server.replies = [Reply(body=b"a", headers={"Content-Type": kind})]
    assert api.file(REPO, "a", "main") == b"a"


def test_a_file_that_is_refused_is_an_error(server: Github, api: GithubApi) -> None:
    server.replies = [Reply(403, b'{"message": "This file is too large"}')]
    error = error_of(lambda: api.file(REPO, "a", "main"))
    assert error.text == "GitHub does not let the token read a at main in octo/repo (403: This file is too large)"


@pytest.mark.parametrize("path", ["", "/a", "a/", "a//b", "../x", "a/../../../user", "./a"])
def test_a_path_that_leads_elsewhere_is_not_asked_for(path: str, server: Github, api: GithubApi) -> None:
    assert error_of(lambda: api.file(REPO, path, "main")).text == f"`{path}` is no path of a file in a repository"
    assert server.asked == []

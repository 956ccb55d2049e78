from __future__ import annotations

import socket
import time
from typing import TYPE_CHECKING

import pytest

from gatepost.adapters.github_http import Answer, GithubHttp, Limits
from gatepost.errors import GithubUnansweredError
from support.github import KEY, Github, Reply, error_of, github

if TYPE_CHECKING:
    from collections.abc import Iterator

JSON = "application/vnd.github+json"
AGAIN = "run it again in a while; https://www.githubstatus.com says how GitHub is"
IS_IT_AN_API = "is GITHUB_API_URL the address of an API?"
FINE = Reply(body=b'{"a": 1}')


@pytest.fixture(name="server")
def _server() -> Iterator[Github]:
    with github() as server:
        yield server


def http_of(
    server: Github, *, silence: float = 5, whole: float = 10, size: int = 1 << 20, waits: tuple[float, ...] = (0, 0)
) -> GithubHttp:
    return GithubHttp(server.url, KEY, Limits(silence, whole, size, waits))


def host_of(server: Github) -> str:
    return server.url.removeprefix("http://")


def test_an_answer_has_its_status_its_headers_and_its_bytes(server: Github) -> None:
    server.replies = [Reply(404, b"\0\xff", {"X-Odd": "a\xe4b"})]
    assert http_of(server).get("/a?b=c", JSON) == Answer(
        404,
        {"content-type": "application/json; charset=utf-8", "content-length": "2", "x-odd": "a\xe4b"},
        b"\0\xff",
        has_end=True,
    )
    assert server.asked[0].target == "/a?b=c"


def test_an_address_may_have_a_path(server: Github) -> None:
    server.replies = [FINE]
    GithubHttp(f"{server.url}/api/v3/", KEY).get("/repos/a/b", JSON)
    assert server.asked[0].target == "/api/v3/repos/a/b"


def test_an_answer_in_chunks_has_an_end(server: Github) -> None:
    chunked = b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n2\r\nde\r\n0\r\n\r\n"
    server.replies = [Reply(wire=chunked)]
    answer = http_of(server).get("/", JSON)
    assert (answer.body, answer.has_end) == (b"abcde", True)


def test_an_answer_that_ends_with_the_connection_may_have_been_cut(server: Github) -> None:
    server.replies = [Reply(wire=b"HTTP/1.0 200 OK\r\n\r\nabc")]
    assert http_of(server).get("/", JSON) == Answer(200, {}, b"abc", has_end=False)


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
def test_a_redirect_on_the_same_server_is_followed(status: int, server: Github) -> None:
    server.replies = [
        Reply(status, headers={"Location": "/repositories/1?a=%20b"}),
        Reply(status, headers={"Location": f"{server.url}/repositories/2"}),
        FINE,
    ]
    assert http_of(server).get("/repos/a/b", JSON).body == b'{"a": 1}'
    assert [question.target for question in server.asked] == [
        "/repos/a/b",
        "/repositories/1?a=%20b",
        "/repositories/2",
    ]
    assert {question.headers["authorization"] for question in server.asked} == {f"Bearer {KEY}"}


@pytest.mark.parametrize("location", ["", "/repos/a/b"])
def test_redirects_in_a_circle_end(location: str, server: Github) -> None:
    server.replies = [Reply(301, headers={"Location": location})] * 9
    error = error_of(lambda: http_of(server).get("/repos/a/b", JSON))
    assert (error.text, error.hint) == (f"{host_of(server)} sends us in a circle", IS_IT_AN_API)
    assert len(server.asked) == 4


def test_a_redirect_without_an_address_is_a_circle(server: Github) -> None:
    server.replies = [Reply(301)] * 4
    assert "in a circle" in error_of(lambda: http_of(server).get("/", JSON)).text


@pytest.mark.parametrize(
    "location",
    [
        "https://evil.example/repos/a/b",
        "//evil.example/",
        "http://127.0.0.1:1/",
        "https://127.0.0.1/",
        "http://localhost/",
        "http://127.0.0.1:port/",
        "http://[::1/",
        "file:///etc/passwd",
        "ftp://evil.example/a",
    ],
)
def test_a_redirect_to_another_server_is_not_followed(location: str, server: Github) -> None:
    server.replies = [Reply(302, headers={"Location": location})]
    error = error_of(lambda: http_of(server).get("/repos/a/b", JSON))
    assert error.text == f"{host_of(server)} sends us on to `{location}`, which does not get the token"
    assert error.hint == "GITHUB_API_URL must be the address of the API itself"
    assert len(server.asked) == 1


def test_a_token_in_a_redirect_is_not_shown(server: Github) -> None:
    server.replies = [Reply(302, headers={"Location": f"https://evil.example/{'x' * 170}{KEY}"})]
    text = error_of(lambda: http_of(server).get("/", JSON)).text
    assert "x[token]`" in text
    assert KEY[:9] not in text


def test_a_redirect_with_strange_characters_is_not_followed(server: Github) -> None:
    server.replies = [Reply(302, headers={"Location": "/a b\xe4"})]
    assert "does not get the token" in error_of(lambda: http_of(server).get("/", JSON)).text


@pytest.mark.parametrize("status", [500, 502, 503, 504])
def test_a_server_that_stumbles_is_asked_again(status: int, server: Github) -> None:
    server.replies = [Reply(status), Reply(status), FINE]
    assert http_of(server).get("/", JSON).status == 200
    assert len(server.asked) == 3


@pytest.mark.parametrize("status", [400, 401, 403, 404, 422, 429, 501])
def test_a_refusal_is_an_answer(status: int, server: Github) -> None:
    server.replies = [Reply(status), FINE]
    assert http_of(server).get("/", JSON).status == status
    assert len(server.asked) == 1


def test_a_server_that_does_not_recover_is_asked_three_times(server: Github) -> None:
    server.replies = [Reply(503)] * 9
    assert http_of(server).get("/", JSON).status == 503
    assert len(server.asked) == 3


CUT = [
    Reply(wire=b"", is_reset=True),
    Reply(wire=b""),
    Reply(wire=b"HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nabc", is_reset=True),
    Reply(wire=b"HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nabc"),
    Reply(wire=b"HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\n"),
    Reply(wire=b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n9\r\nabc"),
    Reply(wire=b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n"),
]
HOW = ["reset", "hung up", "reset within", "too short", "no content", "within a chunk", "between chunks"]


@pytest.mark.parametrize("reply", CUT, ids=HOW)
def test_an_answer_that_is_cut_is_asked_for_again(reply: Reply, server: Github) -> None:
    server.replies = [reply, reply, FINE]
    assert http_of(server).get("/", JSON).body == b'{"a": 1}'


@pytest.mark.parametrize("reply", CUT, ids=HOW)
def test_an_answer_that_is_always_cut_is_none(reply: Reply, server: Github) -> None:
    server.replies = [reply] * 9
    error = error_of(lambda: http_of(server).get("/", JSON))
    assert error.text == f"the connection to {host_of(server)} was cut before the answer was whole"
    assert error.hint == AGAIN
    assert len(server.asked) == 3


def test_the_waits_come_between_the_tries(server: Github) -> None:
    server.replies = [Reply(503), Reply(503), FINE]
    start = time.monotonic()
    http_of(server, waits=(0.1, 0.2)).get("/", JSON)
    assert 0.3 <= time.monotonic() - start < 3


@pytest.mark.parametrize(
    "wire",
    [b"hello\r\n", b"HTTP/1.1 wrong\r\n\r\n", b"HTTP/1.1 200 OK\r\n" + b"a: b\r\n" * 200, b"x" * 99_999],
    ids=["not HTTP", "no status", "many headers", "a long line"],
)
def test_what_is_not_http_is_no_answer(wire: bytes, server: Github) -> None:
    server.replies = [Reply(wire=wire)]
    error = error_of(lambda: http_of(server).get("/", JSON))
    assert (error.text, error.hint) == (f"{host_of(server)} answers with something that is not HTTP", IS_IT_AN_API)


def test_a_silent_server_is_left(server: Github) -> None:
    server.replies = [Reply(delay=30)]
    start = time.monotonic()
    error = error_of(lambda: http_of(server, silence=0.2).get("/", JSON))
    assert (error.text, error.hint) == (f"{host_of(server)} was silent for 0.2 seconds", AGAIN)
    assert time.monotonic() - start < 3
    assert len(server.asked) == 1


CRAWL = Reply(pace=0.05, body=b"x" * 9999)


@pytest.mark.parametrize(
    "reply",
    [
        CRAWL,
        Reply(pace=0.05, wire=b"HTTP/1.1 200 OK\r\nContent-Length: 9999\r\nConnection: close\r\n\r\n" + b"x" * 9999),
        Reply(pace=0.05, wire=b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n" + b"0" * 9999),
        Reply(pace=0.02, wire=b"HTTP/1.1 100 Continue\r\n\r\n" * 999),
    ],
    ids=["headers", "content", "the length of a chunk", "not yet"],
)
def test_a_server_that_crawls_is_left(reply: Reply, server: Github) -> None:
    server.replies = [reply]
    start = time.monotonic()
    error = error_of(lambda: http_of(server, whole=0.3).get("/", JSON))
    assert (error.text, error.hint) == (f"{host_of(server)} needs more than 0.3 seconds for an answer", AGAIN)
    assert 0.2 < time.monotonic() - start < 3


def test_a_server_that_crawls_with_the_content_is_left(server: Github) -> None:
    server.replies = [Reply(pace=0.001, body=b"x" * 99_999, headers={"Connection": "close"})]
    error = error_of(lambda: http_of(server, whole=0.3).get("/", JSON))
    assert error.text == f"{host_of(server)} needs more than 0.3 seconds for an answer"


def test_the_time_is_for_all_tries_together(server: Github) -> None:
    server.replies = [Reply(503)] * 9
    start = time.monotonic()
    error = error_of(lambda: http_of(server, whole=0.3, waits=(60, 60)).get("/", JSON))
    assert error.text == f"{host_of(server)} needs more than 0.3 seconds for an answer"
    assert time.monotonic() - start < 3
    assert len(server.asked) == 1


@pytest.mark.parametrize(
    "wire",
    [
        b"HTTP/1.1 200 OK\r\n\r\n" + b"x" * (2 << 20),
        b"HTTP/1.1 200 OK\r\nContent-Length: 99999999999\r\n\r\n" + b"x" * (2 << 20),
        b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nfffffff\r\n" + b"x" * (2 << 20),
    ],
    ids=["without a length", "with a length", "in chunks"],
)
def test_an_answer_that_is_too_large_is_not_read_to_its_end(wire: bytes, server: Github) -> None:
    server.replies = [Reply(wire=wire)]
    error = error_of(lambda: http_of(server).get("/", JSON))
    assert error.text == f"{host_of(server)} answers with more than 1 MiB"
    assert error.hint == "`fetch-depth: 0` at the checkout step gets the same into a clone"


def test_an_answer_may_be_as_large_as_the_limit(server: Github) -> None:
    server.replies = [Reply(body=b"x" * (1 << 20))]
    assert len(http_of(server).get("/", JSON).body) == 1 << 20


def test_a_server_that_is_not_there_is_named() -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    error = error_of(lambda: GithubHttp(f"http://localhost:{port}", KEY).get("/", JSON))
    assert error.text == f"cannot reach localhost:{port}: Connection refused"
    assert error.hint == "check the network, GITHUB_API_URL and HTTPS_PROXY"


def test_a_server_that_does_not_speak_tls_is_named(server: Github) -> None:
    server.replies = [FINE]
    error = error_of(lambda: GithubHttp(server.url.replace("http", "https"), KEY).get("/", JSON))
    assert error.text.startswith(f"cannot reach {host_of(server)}: [SSL")
    assert server.asked == []


@pytest.mark.parametrize("token", ["", " ", "a b", "a\nb", "a\r\nHost: evil.example", "ä", "a\0", "\ud800"])
def test_what_cannot_be_a_token_is_refused_and_not_shown(token: str) -> None:
    with pytest.raises(GithubUnansweredError) as caught:
        GithubHttp("http://localhost", token)
    assert caught.value.text == "the token for GitHub is empty, or has a character in it that no token has"
    assert caught.value.hint == "look at GITHUB_TOKEN and GH_TOKEN: is one cut, or are there two lines?"


def test_the_usual_limits_are_those_that_are_documented() -> None:
    assert Limits() == Limits(silence=10, whole=30, size=10 << 20, waits=(0.5, 2.0))

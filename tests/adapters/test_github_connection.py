from __future__ import annotations

import socket
import time
from base64 import b64encode
from http.client import HTTPConnection, HTTPSConnection
from urllib.parse import urlsplit

import pytest

from gatepost.adapters.github_connection import new_connection, root_address, watched
from gatepost.adapters.github_http import GithubHttp, Limits
from gatepost.errors import GithubUnansweredError
from support.github import KEY, Reply, error_of, github

API = urlsplit("https://api.github.com/repos")


@pytest.mark.parametrize(
    ("url", "root"),
    [
        ("https://api.github.com", "https://api.github.com"),
        ("https://api.github.com/", "https://api.github.com"),
        ("https://github.example.com:8443/api/v3//", "https://github.example.com:8443/api/v3"),
        ("HTTPS://API.GITHUB.COM", "https://API.GITHUB.COM"),
        ("https://[2001:db8::1]/api", "https://[2001:db8::1]/api"),
        ("http://localhost:8080", "http://localhost:8080"),
        ("http://127.0.0.1:8080/a", "http://127.0.0.1:8080/a"),
        ("http://127.9.9.9", "http://127.9.9.9"),
        ("http://[::1]:80", "http://[::1]:80"),
    ],
)
def test_an_address_that_can_be_trusted_with_a_token(url: str, root: str) -> None:
    assert root_address(url) == root


@pytest.mark.parametrize(
    "url",
    [
        "",
        "api.github.com",
        "https://",
        "https:///api",
        "https:api.github.com",
        "http://api.github.com",
        "http://localhost.example.com",
        "http://127.0.0.1.example.com",
        "http://10.0.0.1",
        "http://0.0.0.0",
        "ftp://api.github.com",
        "file:///etc/passwd",
        "https://user@api.github.com",
        "https://user:word@api.github.com",
        "https://@api.github.com",
        "https://api.github.com?a",
        "https://api.github.com#a",
        "https://api..github.com",
        f"https://{'a' * 64}.example.com",
        "https://api.github.com:port",
        "https://api.github.com:99999",
        "https://api.github.com:0",
        "https://[::1",
        "https://api.github.com/a b",
        "https://api.github.com/\n",
        " https://api.github.com",
        "https://api.gith\u00fcb.com",
        "https://api.github.com/\0",
    ],
)
def test_an_address_that_cannot(url: str) -> None:
    with pytest.raises(GithubUnansweredError) as caught:
        root_address(url)
    assert caught.value.text == (
        "the address of GitHub's API must be an https URL without a user, a query or a fragment"
    )
    assert caught.value.hint == "look at GITHUB_API_URL; without it, https://api.github.com is asked"
    assert caught.value.__suppress_context__ or caught.value.__context__ is None


def test_https_is_asked_directly_where_there_is_no_proxy(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("HTTPS_PROXY", "https_proxy"):
        monkeypatch.delenv(name, raising=False)
    connection = new_connection(API, 3)
    assert isinstance(connection, HTTPSConnection)
    assert (connection.host, connection.port, connection.timeout) == ("api.github.com", 443, 3)


@pytest.mark.parametrize("hidden", ["api.github.com", ".github.com", "*"])
def test_a_proxy_may_be_passed_by(hidden: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HTTPS_PROXY", "http://proxy.example.com:3128")
    monkeypatch.setenv("NO_PROXY", hidden)
    assert new_connection(API, 3).host == "api.github.com"


@pytest.mark.parametrize(
    ("proxy", "place"),
    [
        ("http://proxy.example.com:3128", ("proxy.example.com", 3128)),
        ("proxy.example.com:3128", ("proxy.example.com", 3128)),
        ("http://proxy.example.com", ("proxy.example.com", 80)),
        ("http://a:b@proxy.example.com:3128/", ("proxy.example.com", 3128)),
    ],
)
def test_a_proxy_is_where_the_connection_goes(
    proxy: str, place: tuple[str, int], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HTTPS_PROXY", proxy)
    connection = new_connection(API, 3)
    assert (connection.host, connection.port) == place


@pytest.mark.parametrize(
    "proxy",
    [
        "socks5://proxy.example.com:1080",
        "https://proxy.example.com",
        "http://",
        "http://a:word@b:port",
        "http://[::1",
        "http://a:word@b..c",
    ],
)
def test_a_proxy_that_cannot_be_used_is_an_error_without_its_password(
    proxy: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HTTPS_PROXY", proxy)
    with pytest.raises(GithubUnansweredError) as caught:
        new_connection(API, 3)
    assert caught.value.text == "HTTPS_PROXY names a proxy that cannot be used"
    assert caught.value.hint == "name one as in `http://proxy.example.com:3128`"


def test_a_proxy_gets_its_own_password_and_not_the_token(monkeypatch: pytest.MonkeyPatch) -> None:
    with github() as proxy:
        monkeypatch.setenv("HTTPS_PROXY", proxy.url.replace("http://", "http://ann:p%40ss@"))
        proxy.replies = [Reply(407)]
        error = error_of(lambda: GithubHttp("https://github.example.com:8443/api", KEY).get("/a", "*/*"))
        assert error.text == "cannot reach github.example.com:8443: Tunnel connection failed: 407 X"
        assert proxy.asked[0].target == "github.example.com:8443"
        assert proxy.asked[0].headers["proxy-authorization"] == f"Basic {b64encode(b'ann:p@ss').decode()}"
        assert KEY not in str(proxy.asked)


def test_a_proxy_that_crawls_is_left(monkeypatch: pytest.MonkeyPatch) -> None:
    with github() as proxy:
        monkeypatch.setenv("HTTPS_PROXY", proxy.url)
        proxy.replies = [Reply(pace=0.05, headers={"X": "x" * 999})]
        error = error_of(lambda: GithubHttp("https://github.example.com", KEY, Limits(5, 0.3)).get("/", "*/*"))
        assert error.text == "github.example.com needs more than 0.3 seconds for an answer"


def test_this_machine_is_asked_without_a_proxy(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("HTTP_PROXY", "http_proxy", "HTTPS_PROXY", "ALL_PROXY"):
        monkeypatch.setenv(name, "http://127.0.0.1:1")
    with github() as server:
        server.replies = [Reply()]
        assert GithubHttp(server.url, KEY).get("/", "*/*").status == 200


def test_a_connection_is_closed_at_the_end_and_not_cut_before() -> None:
    with socket.create_server(("127.0.0.1", 0)) as listening:
        connection = HTTPConnection("127.0.0.1", listening.getsockname()[1])
        with watched(connection, 60) as watch:
            connection.connect()
            watch.hold()
        assert connection.sock is None
        assert not watch.has_cut


def test_a_connection_that_opens_too_late_is_cut_when_it_does() -> None:
    with socket.create_server(("127.0.0.1", 0)) as listening:
        connection = HTTPConnection("127.0.0.1", listening.getsockname()[1], timeout=5)
        with watched(connection, 0) as watch:
            while not watch.has_cut:
                time.sleep(0.01)
            connection.connect()
            watch.hold()
            assert connection.sock.recv(1) == b""

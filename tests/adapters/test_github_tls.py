from __future__ import annotations

import shutil
import ssl
import subprocess
from typing import TYPE_CHECKING

import pytest

from gatepost.adapters.github_http import GithubHttp, Limits
from support.github import KEY, Github, Reply, error_of, github

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

pytestmark = pytest.mark.skipif(shutil.which("openssl") is None, reason="a certificate is made by openssl")
QUICK = Limits(silence=5, whole=10, waits=(0, 0))


@pytest.fixture(name="certificate", scope="module")
def _certificate(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a file with a certificate of `localhost` and its key."""
    folder = tmp_path_factory.mktemp("certificate")
    make = "openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -days 2 -subj /CN=localhost"
    more = "-addext subjectAltName=DNS:localhost -keyout key -out certificate"
    subprocess.run([*make.split(), *more.split()], cwd=folder, check=True, capture_output=True)
    return folder / "certificate"


@pytest.fixture(name="server")
def _server(certificate: Path) -> Iterator[Github]:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate, certificate.with_name("key"))
    with github(context) as server:
        yield server


def test_a_server_is_asked_whose_certificate_is_trusted(
    server: Github, certificate: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SSL_CERT_FILE", str(certificate))
    server.repositories["octo/repo"] = {}
    assert GithubHttp(server.url, KEY).get("/repos/octo/repo", "*/*").body == b'{"full_name": "octo/repo"}'


def test_a_server_that_nobody_vouches_for_gets_no_question(server: Github) -> None:
    error = error_of(lambda: GithubHttp(server.url, KEY).get("/", "*/*"))
    host = server.url.removeprefix("https://")
    assert error.text.startswith(f"the certificate of {host} cannot be verified: self")
    assert error.hint == "SSL_CERT_FILE may name a file with your company's certificates"
    assert server.asked == []


def test_a_server_under_another_name_gets_no_question(
    server: Github, certificate: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SSL_CERT_FILE", str(certificate))
    url = server.url.replace("localhost", "127.0.0.1")
    error = error_of(lambda: GithubHttp(url, KEY).get("/", "*/*"))
    assert error.text.startswith(f"the certificate of {url.removeprefix('https://')} cannot be verified: ")
    assert server.asked == []


@pytest.mark.parametrize(
    "reply",
    [
        Reply(wire=b""),
        Reply(wire=b"", is_reset=True),
        Reply(wire=b"HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nabc"),
        Reply(wire=b"HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nabc", is_reset=True),
    ],
    ids=["hung up", "reset", "too short", "reset within"],
)
def test_an_answer_that_is_cut_is_asked_for_again(
    reply: Reply, server: Github, certificate: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SSL_CERT_FILE", str(certificate))
    server.replies = [reply, reply, Reply(body=b"a")]
    assert GithubHttp(server.url, KEY, QUICK).get("/", "*/*").body == b"a"


@pytest.mark.parametrize(
    "reply",
    [
        Reply(pace=0.05, body=b"x" * 9999),
        Reply(pace=0.001, headers={"Connection": "close"}, body=b"x" * 9999),
        Reply(delay=30),
    ],
    ids=["headers", "content", "silence"],
)
def test_a_server_that_crawls_is_left(
    reply: Reply, server: Github, certificate: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SSL_CERT_FILE", str(certificate))
    server.replies = [reply]
    error = error_of(lambda: GithubHttp(server.url, KEY, Limits(whole=0.3)).get("/", "*/*"))
    assert error.text.endswith(" needs more than 0.3 seconds for an answer")


def test_redirects_do_not_leave_tls(server: Github, certificate: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SSL_CERT_FILE", str(certificate))
    server.replies = [Reply(301, headers={"Location": server.url.replace("https", "http")})]
    assert "does not get the token" in error_of(lambda: GithubHttp(server.url, KEY).get("/", "*/*")).text

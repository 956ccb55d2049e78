"""A server on this machine that plays the part of GitHub's REST API that gatepost asks, and misbehaves when told to.

    with github() as server:
        server.repositories["octo/repo"] = {"allow_squash_merge": True}
        server.pulls["octo/repo", 7] = {"title": "feat: a", "body": None}
        server.commits["octo/repo", "main...topic"] = commits(700)
        server.files["octo/repo", "main", "pyproject.toml"] = b"..."
        server.replies += [Reply(503), Reply(503)]  # what the next questions get instead
        api = GithubApi(server.url, KEY)

`server.asked` has the questions, in order.
"""

from __future__ import annotations

import json
import socket
import struct
import sys
import threading
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import TYPE_CHECKING
from urllib.parse import parse_qs, unquote, urlsplit

import pytest

from gatepost.errors import GithubUnansweredError

if TYPE_CHECKING:
    import ssl
    from collections.abc import Callable, Iterator

KEY = "key-of-the-tests-0123456789"
"""The token that the server knows."""

_JSON = "application/json; charset=utf-8"
_RAW = "application/vnd.github.raw+json"
_SHOWN_WITHOUT_PAGES = 250
_LARGEST_PAGE = 100


@dataclass(frozen=True)
class Reply:
    """An answer in full; `wire`, where given, is sent as it is instead.

    `delay` seconds pass before it, `pace` seconds after each of its bytes. With
    `is_reset` the connection is torn down at its end, or without an answer where there is none.
    """

    status: int = 200
    body: bytes = b"{}"
    headers: dict[str, str] = field(default_factory=dict)
    wire: bytes | None = None
    delay: float = 0.0
    pace: float = 0.0
    is_reset: bool = False

    def bytes(self) -> bytes:
        """Return what goes over the wire."""
        if self.wire is not None:
            return self.wire
        headers = {"Content-Type": _JSON, "Content-Length": str(len(self.body)), **self.headers}
        lines = [f"HTTP/1.1 {self.status} X", *(f"{name}: {value}" for name, value in headers.items())]
        return "\r\n".join([*lines, "", ""]).encode("latin-1") + self.body


@dataclass(frozen=True)
class Question:
    """A request: its path with the query, decoded, and its headers, with names in lower case."""

    path: str
    headers: dict[str, str]
    query: dict[str, str]
    target: str


class Github(ThreadingHTTPServer):
    """The server and what it knows."""

    daemon_threads = False

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.repositories: dict[str, dict[str, object]] = {}
        self.pulls: dict[tuple[str, int], dict[str, object]] = {}
        self.commits: dict[tuple[str, str], list[dict[str, object]]] = {}
        self.files: dict[tuple[str, str, str], bytes] = {}
        self.folders: set[tuple[str, str, str]] = set()
        self.revisions: dict[tuple[str, str], str] = {}
        self.replies: list[Reply] = []
        self.asked: list[Question] = []
        self.faults: list[str] = []
        self.is_closing = threading.Event()
        self.url = f"http://127.0.0.1:{self.server_address[1]}"

    def answer(self, question: Question) -> Reply:
        """Return what GitHub would answer."""
        if question.headers.get("authorization") != f"Bearer {KEY}":
            return _refusal(401, "Bad credentials")
        kind, _, rest = question.path.removeprefix("/repos/").partition("/")[2].partition("/")[2].partition("/")
        name = "/".join(question.path.split("/")[2:4])
        if not kind:
            found = self.repositories.get(name)
            return _json({"full_name": name, **found}) if found is not None else _refusal(404, "Not Found")
        answers = {"pulls": self._pull, "compare": self._compare, "contents": self._content, "commits": self._sha}
        return answers[kind](name, rest, question) if kind in answers else _refusal(404, "Not Found")

    def handle_error(self, request: object, client_address: object) -> None:
        """Remember a fault of this server's; a client that hangs up is none."""
        fault = sys.exc_info()[1]
        if not isinstance(fault, OSError):
            self.faults.append(f"{client_address} {request}: {fault!r}")

    def _pull(self, name: str, rest: str, _: Question) -> Reply:
        found = self.pulls.get((name, int(rest)))
        return _json({"number": int(rest), **found}) if found is not None else _refusal(404, "Not Found")

    def _compare(self, name: str, rest: str, question: Question) -> Reply:
        found = self.commits.get((name, rest))
        if found is None:
            return _refusal(404, "Not Found")
        page, size = int(question.query.get("page", "1")), min(int(question.query.get("per_page", "30")), _LARGEST_PAGE)
        shown = found[(page - 1) * size : page * size] if question.query else found[-_SHOWN_WITHOUT_PAGES:]
        files = [{"filename": "a.txt", "patch": "@@ -1 +1 @@"}] if page == 1 else []
        return _json({"status": "ahead", "total_commits": len(found), "commits": shown, "files": files})

    def _content(self, name: str, rest: str, question: Question) -> Reply:
        revision = question.query.get("ref", "")
        if (name, revision, rest) in self.folders:
            return _json([{"type": "file", "path": f"{rest}/a"}])
        found = self.files.get((name, revision, rest))
        if found is None:
            return _refusal(404, "Not Found")
        assert question.headers["accept"] == _RAW
        return Reply(body=found, headers={"Content-Type": f"{_RAW}; charset=utf-8"})

    def _sha(self, name: str, rest: str, question: Question) -> Reply:
        assert question.headers["accept"] == "application/vnd.github.sha"
        found = self.revisions.get((name, rest))
        if found is None:
            return _refusal(422, f"No commit found for SHA: {rest}")
        return Reply(body=found.encode(), headers={"Content-Type": "application/vnd.github.sha; charset=utf-8"})


class _Handler(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        server = self.server
        assert isinstance(server, Github)
        parts = urlsplit(self.path)
        query = {name: values[-1] for name, values in parse_qs(parts.query).items()}
        headers = {name.lower(): value for name, value in self.headers.items()}
        question = Question(unquote(parts.path), headers, query, self.path)
        server.asked.append(question)
        reply = server.replies.pop(0) if server.replies else server.answer(question)
        self.close_connection = True
        server.is_closing.wait(reply.delay)
        self._send(reply, server)

    do_CONNECT = do_GET  # noqa: N815  the name that http.server calls; what a proxy is asked

    def _send(self, reply: Reply, server: Github) -> None:
        data = reply.bytes()
        for piece in [data] if not reply.pace else [data[at : at + 1] for at in range(len(data))]:
            self.wfile.write(piece)
            if reply.pace and server.is_closing.wait(reply.pace):
                return
        if reply.is_reset:
            self.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
            self.connection.close()

    def log_message(self, *_: object) -> None:
        """Nothing: the log of the tests is theirs."""


@contextmanager
def github(context: ssl.SSLContext | None = None) -> Iterator[Github]:
    """Run the server; with a context it speaks TLS."""
    with Github() as server:
        if context is not None:
            server.socket = context.wrap_socket(server.socket, server_side=True)
            server.url = f"https://localhost:{server.server_address[1]}"
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        try:
            yield server
        finally:
            server.is_closing.set()
            server.shutdown()
            thread.join()
    assert not server.faults


def error_of(ask: Callable[[], object]) -> GithubUnansweredError:
    """Return the error that a question ends with, and make sure that the token is nowhere in it."""
    with pytest.raises(GithubUnansweredError) as caught:
        ask()
    error = caught.value
    assert KEY not in f"{error} {error!r} {error.text} {error.hint} {error.__cause__!r}"
    assert error.__context__ is None or error.__suppress_context__
    return error


def commits(count: int, message: str = "feat: number {}") -> list[dict[str, object]]:
    """Return commits as a comparison lists them, oldest first; `{}` in the message becomes the number of each."""
    return [commit(number, message.format(number)) for number in range(1, count + 1)]


def commit(number: int, message: str, parents: int = 1) -> dict[str, object]:
    """Return a commit as a comparison lists it; its id is its number."""
    return {
        "sha": sha(number),
        "commit": {"message": message, "author": {"name": "Ada Author"}},
        "parents": [{"sha": sha(number - 1 - at)} for at in range(parents)],
        "author": None,
    }


def sha(number: int) -> str:
    """Return the id of a commit."""
    return f"{number:040x}"


def _json(value: object) -> Reply:
    return Reply(body=json.dumps(value, ensure_ascii=False).encode())


def _refusal(status: int, message: str) -> Reply:
    body = {"message": message, "documentation_url": "https://docs.github.com/rest", "status": str(status)}
    return Reply(status, json.dumps(body).encode())

"""A GitHub on this machine: bare repositories on disk, asked by REST and GraphQL as Release Please asks.

    with serve(folder) as github:             # folder/octo/demo.git is octo/demo
        forge = github.forge("octo/demo")     # its pull requests and releases
        github.ask("PUT", "/repos/octo/demo/pulls/1/merge", {"merge_method": "squash"})

`github.url` is where both are asked, by `TOKEN` alone. A question that nothing here answers is a fault, and so is an
error of the server's own: `serve` ends with an assertion on both, whatever the asker made of the answer.
"""

from __future__ import annotations

import json
import re
import threading
import traceback
import urllib.request
from contextlib import contextmanager
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import TYPE_CHECKING
from urllib.parse import parse_qsl, unquote, urlsplit

from support import github_server_graphql as graphql
from support import github_server_rest as rest
from support.github_server_forge import ConflictError, Forge
from support.github_server_git import Bare

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

TOKEN = "of-the-app"  # noqa: S105  what the stand-in for the App's action hands out
_REPOSITORY = re.compile(r"/repos/([^/]+)/([^/]+)(/.*)?")
_PAGE = 30
_ALREADY = {"resource": "Release", "field": "tag_name"}


class Github(ThreadingHTTPServer):
    """The server, and the repositories that it has been asked about."""

    daemon_threads = True

    def __init__(self, folder: Path) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.url = f"http://127.0.0.1:{self.server_address[1]}"
        self.faults: list[str] = []
        self._folder = folder
        self._forges: dict[str, Forge] = {}
        self._lock = threading.Lock()

    def forge(self, name: str) -> Forge:
        """Return a repository by its OWNER/NAME."""
        if name not in self._forges:
            path = self._folder / f"{name}.git"
            if not path.is_dir():
                raise rest.MissingError
            owner, _, short = name.partition("/")
            self._forges[name] = Forge(owner, short, Bare(path))
        return self._forges[name]

    def ask(self, method: str, path: str, body: object) -> dict[str, object]:
        """Ask the server as a person's tool does."""
        headers = {"Authorization": f"token {TOKEN}"}
        asked = urllib.request.Request(  # noqa: S310  the address of this server
            self.url + path, json.dumps(body).encode(), headers, method=method
        )
        with urllib.request.urlopen(asked) as answered:  # noqa: S310
            said: dict[str, object] = json.loads(answered.read())
        return said

    def answer(self, method: str, path: str, query: Mapping[str, str], body: rest.Body) -> tuple[int, object]:
        """Return the status and the answer to a question; they are answered one after the other."""
        with self._lock:
            try:
                if path == "/graphql":
                    return HTTPStatus.OK, self._graphql(body)
                found = _REPOSITORY.fullmatch(path)
                endpoint, parts = rest.find(method, (found[3] or "") if found else path)
                forge = self.forge(f"{found[1]}/{found[2]}" if found else "")
                return rest.status_of(method), endpoint(rest.Question(forge, parts, query, body))
            except rest.MissingError:
                return HTTPStatus.NOT_FOUND, {"message": "Not Found"}
            except ConflictError as error:
                errors = [{**_ALREADY, "code": str(error)}]
                return HTTPStatus.UNPROCESSABLE_ENTITY, {"message": str(error), "errors": errors}
            except Exception:  # noqa: BLE001  whatever it is, `serve` ends with it
                self.faults.append(f"{method} {path} {query} {body}\n{traceback.format_exc()}")
                return HTTPStatus.NOT_IMPLEMENTED, {"message": "not as GitHub does it"}

    def _graphql(self, body: rest.Body) -> object:
        query, variables = body["query"], body.get("variables")
        assert isinstance(query, str)
        assert isinstance(variables, dict)

        def repository(asked: graphql.Arguments) -> object:
            return self.forge(f"{asked['owner']}/{asked['name']}").root()

        return {"data": graphql.answer(query, variables, {"repository": repository})}


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def _handle(self) -> None:
        server = self.server
        assert isinstance(server, Github)
        given = self.rfile.read(int(self.headers.get("content-length") or 0))
        parts = urlsplit(self.path)
        if self.headers.get("authorization") != f"token {TOKEN}":
            self._send(HTTPStatus.UNAUTHORIZED, {"message": "Bad credentials"}, {})
            return
        query = dict(parse_qsl(parts.query))
        status, value = server.answer(self.command, unquote(parts.path), query, json.loads(given or b"{}"))
        headers: dict[str, str] = {}
        if isinstance(value, list) and self.command == "GET":
            value, headers = self._page(value, query)
        self._send(status, value, headers)

    do_GET = do_POST = do_PATCH = do_PUT = do_DELETE = _handle  # noqa: N815  the names that http.server calls

    def _page(self, values: list[object], query: Mapping[str, str]) -> tuple[list[object], dict[str, str]]:
        """Return the page of a list that is asked for, and where the next one is."""
        page, size = int(query.get("page", "1")), int(query.get("per_page", _PAGE))
        if page * size >= len(values):
            return values[(page - 1) * size :], {}
        more = "&".join(f"{name}={value}" for name, value in {**query, "page": str(page + 1)}.items())
        address = f"http://{self.headers['host']}{urlsplit(self.path).path}?{more}"
        return values[(page - 1) * size : page * size], {"Link": f'<{address}>; rel="next"'}

    def _send(self, status: int, value: object, headers: Mapping[str, str]) -> None:
        data = json.dumps(value).encode()
        self.send_response(status)
        for name, text in {"Content-Type": "application/json; charset=utf-8", **headers}.items():
            self.send_header(name, text)
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        self.wfile.write(data)

    def log_message(self, *_: object) -> None:
        """Nothing: the log of the tests is theirs."""


@contextmanager
def serve(folder: Path) -> Iterator[Github]:
    """Run a GitHub whose repositories are below a folder."""
    with Github(folder) as server:
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        try:
            yield server
        finally:
            server.shutdown()
            thread.join()
    assert not server.faults, "\n".join(server.faults)

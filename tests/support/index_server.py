"""A package index on this machine: pypiserver over a folder, with room for as many uploads as a file says.

    python -W ignore::DeprecationWarning index_server.py FOLDER ROOM

It prints its address, and ends with its standard input. Where there is no file ROOM, there is room for all.
"""

from __future__ import annotations

import importlib
import sys
import threading
from pathlib import Path
from socketserver import ThreadingMixIn
from typing import TYPE_CHECKING
from wsgiref.simple_server import WSGIRequestHandler, WSGIServer, make_server

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    Start = Callable[[str, list[tuple[str, str]]], object]
    Application = Callable[[Mapping[str, object], Start], Iterable[bytes]]


class _Server(ThreadingMixIn, WSGIServer):
    daemon_threads = True


class _Quiet(WSGIRequestHandler):
    def log_message(self, *_: object) -> None:
        """Nothing: what was uploaded is seen in the folder."""


def limited(application: Application, room: Path) -> Application:
    """Return an index that fails where there is no room for another upload."""

    def answer(environment: Mapping[str, object], start: Start) -> Iterable[bytes]:
        if environment["REQUEST_METHOD"] == "POST" and room.exists():
            left = int(room.read_text("utf-8"))
            if left == 0:
                start("500 Internal Server Error", [("Content-Type", "text/plain")])
                return [b"no room\n"]
            room.write_text(str(left - 1), "utf-8")
        return application(environment, start)

    return answer


def main(folder: str, room: str) -> None:
    """Serve until nobody is there any more."""
    application: Application = importlib.import_module("pypiserver").app(
        roots=[Path(folder)],
        authenticate=[],
        password_file=".",  # noqa: S106  none is asked for
        disable_fallback=True,
    )
    server = make_server("127.0.0.1", 0, limited(application, Path(room)), _Server, _Quiet)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    sys.stdout.write(f"http://127.0.0.1:{server.server_port}\n")
    sys.stdout.flush()
    sys.stdin.read()


if __name__ == "__main__":
    main(*sys.argv[1:])

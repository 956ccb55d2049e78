"""Connections to GitHub's API: through the proxy where there is one, never longer than they may take."""

import ipaddress
import re
from base64 import b64encode
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from http.client import HTTPConnection, HTTPSConnection
from socket import SHUT_RDWR, socket
from threading import Timer
from urllib.parse import SplitResult, unquote, urlsplit
from urllib.request import getproxies, proxy_bypass

from gatepost.errors import GithubUnansweredError

PRINTABLE = re.compile(r"[!-~]+")
"""What an address and a token are made of."""

_NOWHERE = urlsplit("")


def root_address(url: str) -> str:
    """Return what all addresses begin with; raises for anything but https, or http on this machine."""
    try:
        parts = urlsplit(url)
        scheme, host, port = server(parts)
    except ValueError:
        parts, scheme, host, port = _NOWHERE, "", "", 0
    is_safe = scheme == "https" or (scheme == "http" and _is_here(host))
    is_plain = PRINTABLE.fullmatch(url) and not (parts.query or parts.fragment or "@" in parts.netloc)
    if is_safe and is_plain and host and port:
        return f"{scheme}://{parts.netloc}{parts.path.rstrip('/')}"
    message = "the address of GitHub's API must be an https URL without a user, a query or a fragment"
    raise GithubUnansweredError(message, "look at GITHUB_API_URL; without it, https://api.github.com is asked")


def server(parts: SplitResult) -> tuple[str, str, int]:
    """Return scheme, host and port; raises `ValueError` where the host can be no name, or the port is no number."""
    host = parts.hostname or ""
    host.encode("idna")
    port = parts.port if parts.port is not None else {"https": 443, "http": 80}.get(parts.scheme, 0)
    return parts.scheme, host, port


def _is_here(host: str) -> bool:
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


def new_connection(parts: SplitResult, silence: float) -> HTTPConnection:
    """Return a connection that is not open yet; https goes through the proxy that the environment names."""
    scheme, host, port = server(parts)
    if scheme == "http":  # to this machine only
        return HTTPConnection(host, port, timeout=silence)
    proxy = "" if proxy_bypass(host) else getproxies().get("https", "")
    if not proxy:
        return HTTPSConnection(host, port, timeout=silence)
    through = _proxy_parts(proxy)
    connection = HTTPSConnection(through.hostname or "", through.port or 80, timeout=silence)
    connection.set_tunnel(host, port, headers=_credentials(through))
    return connection


def _proxy_parts(proxy: str) -> SplitResult:
    try:
        parts = urlsplit(proxy if "://" in proxy else f"http://{proxy}")
        is_usable = server(parts)[0] == "http" and bool(parts.hostname)
    except ValueError:
        parts, is_usable = _NOWHERE, False
    if not is_usable:
        message = "HTTPS_PROXY names a proxy that cannot be used"
        raise GithubUnansweredError(message, "name one as in `http://proxy.example.com:3128`")
    return parts


def _credentials(proxy: SplitResult) -> dict[str, str]:
    if proxy.username is None:
        return {}
    words = f"{unquote(proxy.username)}:{unquote(proxy.password or '')}".encode()
    return {"Proxy-Authorization": f"Basic {b64encode(words).decode('ascii')}"}


class Watch:
    """Cuts a connection when its time is up, whatever it waits for: no time limit of a socket ends a slow trickle."""

    def __init__(self, connection: HTTPConnection) -> None:
        self._connection = connection
        self._socket: socket | None = None
        self.has_cut = False

    def hold(self) -> None:
        """Remember the open socket: the connection forgets it while the answer is still read."""
        self._socket = self._connection.sock
        if self.has_cut:
            self.cut()

    def cut(self) -> None:
        """End what is being sent and read."""
        self.has_cut = True
        for line in (self._socket, self._connection.sock):
            if isinstance(line, socket):
                with suppress(OSError):
                    socket.shutdown(line, SHUT_RDWR)  # not TLS's own, which takes the reader's state away


@contextmanager
def watched(connection: HTTPConnection, seconds: float) -> Iterator[Watch]:
    """Cut a connection after some seconds, and close it at the end."""
    watch = Watch(connection)
    timer = Timer(seconds, watch.cut)
    timer.daemon = True
    timer.start()
    try:
        yield watch
    finally:
        timer.cancel()
        connection.close()

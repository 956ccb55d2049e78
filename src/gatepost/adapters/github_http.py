"""One bounded question to GitHub's API over HTTP → its answer, whatever the status."""

import ssl
import time
from dataclasses import dataclass
from http.client import HTTPException, HTTPResponse, IncompleteRead
from urllib.parse import SplitResult, urljoin, urlsplit

from gatepost import __version__
from gatepost.adapters.github_connection import PRINTABLE, new_connection, root_address, server, watched
from gatepost.errors import GithubUnansweredError

_API_VERSION = "2022-11-28"
_REDIRECTS = frozenset({301, 302, 303, 307, 308})
_MOST_REDIRECTS = 3
_PASSING = frozenset({500, 502, 503, 504})
_CUT = (ConnectionResetError, ConnectionAbortedError, BrokenPipeError, IncompleteRead, ssl.SSLEOFError)
_SHOWN = 200
_AGAIN = "run it again in a while; https://www.githubstatus.com says how GitHub is"


@dataclass(frozen=True)
class Limits:
    """How long and how much: seconds without a byte, seconds and bytes for an answer, seconds before each new try."""

    silence: float = 10.0
    whole: float = 30.0
    size: int = 10 << 20
    waits: tuple[float, ...] = (0.5, 2.0)


LIMITS = Limits()


@dataclass(frozen=True)
class Answer:
    """What came back; the names of `headers` are in lower case. `has_end` tells that a cut would have been noticed."""

    status: int
    headers: dict[str, str]
    body: bytes
    has_end: bool


class _CutError(GithubUnansweredError):
    """The connection ended before the answer did, which another try may mend."""


class GithubHttp:
    """GitHub's API at one address, asked with one token.

    The token goes to no other address, and stands in no text of an error.
    """

    __slots__ = ("_limits", "_root", "_token")

    def __init__(self, url: str, token: str, limits: Limits = LIMITS) -> None:
        self._root = root_address(url)
        self._token = token.strip()
        self._limits = limits
        if not PRINTABLE.fullmatch(self._token):
            message = "the token for GitHub is empty, or has a character in it that no token has"
            raise GithubUnansweredError(
                message, "look at GITHUB_TOKEN and GH_TOKEN: is one cut, or are there two lines?"
            )

    def get(self, path: str, accept: str) -> Answer:
        """Return what GitHub answers; redirects are followed where they lead to the same server.

        `path` must be percent-encoded. `Limits.whole` holds for all tries together.
        """
        deadline = time.monotonic() + self._limits.whole
        url = self._root + path
        for _ in range(_MOST_REDIRECTS + 1):
            answer = self._try(url, accept, deadline)
            if answer.status not in _REDIRECTS:
                return answer
            url = self._next(url, answer.headers.get("location", ""))
        message = f"{self._host} sends us in a circle"
        raise self.error(message, "is GITHUB_API_URL the address of an API?")

    def error(self, text: str, hint: str) -> GithubUnansweredError:
        """Return an error without the token in it."""
        return GithubUnansweredError(text.replace(self._token, "[token]"), hint)

    def quoted(self, words: str) -> str:
        """Return words of a server, for the text of an error: short, and without the token that it may give back."""
        return words.replace(self._token, "[token]")[:_SHOWN]

    @property
    def _host(self) -> str:
        return urlsplit(self._root).netloc

    def _next(self, url: str, location: str) -> str:
        """Return the address that a redirect leads to."""
        try:
            there = urljoin(url, location)
            is_same = server(urlsplit(there)) == server(urlsplit(self._root))
        except ValueError:
            there, is_same = "", False
        if is_same and PRINTABLE.fullmatch(there):
            return there
        message = f"{self._host} sends us on to `{self.quoted(location)}`, which does not get the token"
        raise self.error(message, "GITHUB_API_URL must be the address of the API itself")

    def _try(self, url: str, accept: str, deadline: float) -> Answer:
        """Return the answer; where the server stumbles or the connection is cut, that of another try."""
        for wait in self._limits.waits:
            try:
                answer = self._ask(url, accept, deadline)
            except _CutError:
                pass
            else:
                if answer.status not in _PASSING:
                    return answer
            time.sleep(max(0.0, min(wait, deadline - time.monotonic())))
        return self._ask(url, accept, deadline)

    def _ask(self, url: str, accept: str, deadline: float) -> Answer:
        left = deadline - time.monotonic()
        if left <= 0:
            raise self._late()
        connection = new_connection(urlsplit(url), min(self._limits.silence, left))
        with watched(connection, left) as watch:
            try:
                connection.connect()
                watch.hold()
                connection.request("GET", _target(urlsplit(url)), headers=self._headers(accept))
                with connection.getresponse() as response:
                    answer = self._read(response)
            except (OSError, HTTPException, ValueError) as error:
                error.with_traceback(None)  # its frames would keep the socket open
                is_late = watch.has_cut or time.monotonic() >= deadline
                raise self._late() if is_late else self._failed(error) from None
        if watch.has_cut:
            raise self._late()
        return answer

    def _headers(self, accept: str) -> dict[str, str]:
        return {
            "Accept": accept,
            "Authorization": f"Bearer {self._token}",
            "Connection": "close",
            "User-Agent": f"gatepost/{__version__}",
            "X-GitHub-Api-Version": _API_VERSION,
        }

    def _read(self, response: HTTPResponse) -> Answer:
        has_end = response.chunked or response.length is not None
        body = response.read(self._limits.size + 1)
        if len(body) > self._limits.size:
            message = f"{self._host} answers with more than {self._limits.size >> 20} MiB"
            raise self.error(message, "`fetch-depth: 0` at the checkout step gets the same into a clone")
        if response.length:
            raise IncompleteRead(body, response.length)
        headers = {name.lower(): value for name, value in response.getheaders()}
        return Answer(response.status, headers, body, has_end)

    def _late(self) -> GithubUnansweredError:
        return self.error(f"{self._host} needs more than {self._limits.whole:g} seconds for an answer", _AGAIN)

    def _failed(self, error: Exception) -> GithubUnansweredError:
        """Return what stopped a question as an error of ours; no word of an answer is quoted."""
        if isinstance(error, _CUT):
            return _CutError(f"the connection to {self._host} was cut before the answer was whole", _AGAIN)
        if isinstance(error, TimeoutError):
            return self.error(f"{self._host} was silent for {self._limits.silence:g} seconds", _AGAIN)
        if isinstance(error, ssl.SSLCertVerificationError):
            message = f"the certificate of {self._host} cannot be verified: {error.verify_message}"
            return self.error(message, "SSL_CERT_FILE may name a file with your company's certificates")
        if isinstance(error, OSError):
            message = f"cannot reach {self._host}: {getattr(error, 'strerror', None) or error}"
            return self.error(message, "check the network, GITHUB_API_URL and HTTPS_PROXY")
        message = f"{self._host} answers with something that is not HTTP"
        return self.error(message, "is GITHUB_API_URL the address of an API?")


def _target(parts: SplitResult) -> str:
    """Return the part of an address that goes into the request line."""
    return (parts.path or "/") + (f"?{parts.query}" if parts.query else "")

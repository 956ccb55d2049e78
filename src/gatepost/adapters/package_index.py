"""What a package index has of a project, by the simple API (PEP 503, PEP 691, PEP 700).

Nothing in an answer is taken for granted, and it is bounded in time and size. Credentials that an address holds go to
that server alone, and stand in no text of an error.
"""

import json
import ssl
import time
from base64 import b64encode
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass
from html.parser import HTMLParser
from http.client import HTTPException, HTTPResponse
from urllib.parse import SplitResult, unquote, urljoin, urlsplit

from packaging.utils import InvalidSdistFilename, InvalidWheelFilename, parse_sdist_filename, parse_wheel_filename
from packaging.version import InvalidVersion, Version

from gatepost import __version__
from gatepost.adapters.github_connection import new_connection, root_address, server, watched
from gatepost.adapters.github_http import LIMITS, Limits
from gatepost.adapters.timestamps import utc_seconds
from gatepost.doctor.online import Published, PublishedFile
from gatepost.errors import GithubUnansweredError

_JSON = "application/vnd.pypi.simple.v1+json"
_ACCEPT = f"{_JSON}, application/vnd.pypi.simple.v1+html;q=0.2, text/html;q=0.1"
_OK, _NOT_FOUND = 200, 404
_REDIRECTS = frozenset({301, 302, 303, 307, 308})
_MOST_REDIRECTS = 3


class IndexUnansweredError(Exception):
    """An index gave no answer; the text says why, in a few words without a period."""


@dataclass(frozen=True)
class _Answer:
    status: int
    kind: str
    location: str
    body: bytes


class PackageIndex:
    """A package index at the address of its simple API."""

    __slots__ = ("_credentials", "_limits", "_root")

    def __init__(self, url: str, limits: Limits = LIMITS) -> None:
        self._limits = limits
        try:
            parts = urlsplit(url.strip())
            self._root = root_address(parts._replace(netloc=parts.netloc.rpartition("@")[2]).geturl())
        except (ValueError, GithubUnansweredError):
            message = "the address of the package index is none that can be asked: it must be an https URL"
            raise IndexUnansweredError(message) from None
        self._credentials = _credentials(parts)

    @property
    def host(self) -> str:
        """The server, as messages name it."""
        return urlsplit(self._root).netloc

    def project(self, name: str) -> Published:
        """Return what the index has of the project of a normalised name. Raises `IndexUnansweredError`."""
        deadline = time.monotonic() + self._limits.whole
        url = f"{self._root}/{name}/"
        for _ in range(_MOST_REDIRECTS + 1):
            answer = self._ask(url, deadline)
            if answer.status not in _REDIRECTS:
                return self._read(answer, name)
            url = self._next(url, answer.location)
        message = f"the index at {self.host} sends us in a circle"
        raise IndexUnansweredError(message)

    def _read(self, answer: _Answer, name: str) -> Published:
        if answer.status == _NOT_FOUND:
            return Published(exists=False)
        if answer.status != _OK:
            message = f"the index at {self.host} answers about `{name}` with {answer.status}"
            raise IndexUnansweredError(message)
        try:
            files, versions = _from_json(answer.body) if "json" in answer.kind else (_from_html(answer.body), [])
        except (ValueError, RecursionError, AssertionError):  # the last is of `html.parser`, for odd declarations
            message = f"what the index at {self.host} answers about `{name}` cannot be read"
            raise IndexUnansweredError(message) from None
        return Published(exists=True, files=_by_version(files, versions))

    def _next(self, url: str, location: str) -> str:
        """Return the address that a redirect leads to: on the same server, whose credentials it gets."""
        with suppress(ValueError):
            there = urljoin(url, location)
            if server(urlsplit(there)) == server(urlsplit(self._root)):
                return there
        message = f"the index at {self.host} sends us on to another server"
        raise IndexUnansweredError(message)

    def _ask(self, url: str, deadline: float) -> _Answer:
        left = deadline - time.monotonic()
        if left <= 0:
            raise self._late()
        parts = urlsplit(url)
        headers = {"Accept": _ACCEPT, "Connection": "close", "User-Agent": f"gatepost/{__version__}"}
        try:
            connection = new_connection(parts, min(self._limits.silence, left))
        except GithubUnansweredError as error:  # about the proxy
            raise IndexUnansweredError(error.text) from None
        with watched(connection, left) as watch:
            try:
                connection.connect()
                watch.hold()
                target = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
                connection.request("GET", target, headers={**headers, **self._credentials})
                with connection.getresponse() as response:
                    answer = self._received(response)
            except (OSError, HTTPException, ValueError) as error:
                error.with_traceback(None)  # its frames would keep the socket open
                raise self._late() if watch.has_cut else self._failed(error) from None
        if watch.has_cut:
            raise self._late()
        return answer

    def _received(self, response: HTTPResponse) -> _Answer:
        body = response.read(self._limits.size + 1)
        if len(body) > self._limits.size:
            message = f"the index at {self.host} answers with more than {self._limits.size >> 20} MiB"
            raise IndexUnansweredError(message)
        if response.length:
            message = "cut short"
            raise OSError(message)
        kind, location = (response.getheader(name) or "" for name in ("Content-Type", "Location"))
        return _Answer(response.status, kind.lower(), location, body)

    def _late(self) -> IndexUnansweredError:
        return IndexUnansweredError(f"the index at {self.host} needs more than {self._limits.whole:g} seconds")

    def _failed(self, error: Exception) -> IndexUnansweredError:
        if isinstance(error, TimeoutError):
            return IndexUnansweredError(f"the index at {self.host} is silent")
        if isinstance(error, ssl.SSLCertVerificationError):
            return IndexUnansweredError(f"the certificate of the index at {self.host} cannot be verified")
        if isinstance(error, OSError):
            return IndexUnansweredError(f"cannot reach the index at {self.host}: {error.strerror or error}")
        return IndexUnansweredError(f"the index at {self.host} answers with something that is not HTTP")


def _credentials(parts: SplitResult) -> dict[str, str]:
    if parts.username is None:
        return {}
    words = f"{unquote(parts.username)}:{unquote(parts.password or '')}".encode()
    return {"Authorization": f"Basic {b64encode(words).decode('ascii')}"}


def _from_json(body: bytes) -> tuple[list[PublishedFile], list[str]]:
    """Return the files and the versions of a page in JSON; raises `ValueError` for anything else."""
    page = json.loads(body.decode("utf-8"))
    listed = page.get("files") if isinstance(page, dict) else None
    if not isinstance(listed, list):
        message = "no list of files"
        raise ValueError(message)  # noqa: TRY004  it is the text that is wrong
    tables = [each for each in listed if isinstance(each, dict)]
    named = [(each, each.get("filename")) for each in tables]
    versions = page.get("versions")
    return (
        [
            PublishedFile(name, utc_seconds(each.get("upload-time")), each.get("yanked", False) is not False)
            for each, name in named
            if isinstance(name, str)
        ],
        [each for each in versions if isinstance(each, str)] if isinstance(versions, list) else [],
    )


class _Page(HTMLParser):
    """The links of a page in HTML: the text of each names a file."""

    def __init__(self) -> None:
        super().__init__()
        self.files: list[PublishedFile] = []
        self._text: list[str] | None = None
        self._is_yanked = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Begin a link."""
        if tag == "a":
            self._text = []
            self._is_yanked = any(name == "data-yanked" for name, _ in attrs)

    def handle_data(self, data: str) -> None:
        """Keep the text of a link."""
        if self._text is not None:
            self._text.append(data)

    def handle_endtag(self, tag: str) -> None:
        """End a link."""
        if tag == "a" and self._text is not None:
            self.files.append(PublishedFile("".join(self._text).strip(), is_yanked=self._is_yanked))
            self._text = None


def _from_html(body: bytes) -> list[PublishedFile]:
    """Return the files of a page in HTML; raises `ValueError` for one without: anybody's page could be that."""
    page = _Page()
    page.feed(body.decode("utf-8"))
    page.close()
    if not any(_version_of(file) for file in page.files):
        message = "no distribution"
        raise ValueError(message)
    return page.files


def _by_version(
    files: Iterable[PublishedFile], versions: Iterable[str]
) -> tuple[tuple[str, tuple[PublishedFile, ...]], ...]:
    """Return the files by version, newest version first; what is no distribution is left out."""
    found: dict[Version, list[PublishedFile]] = {}
    for each in versions:
        version = _version(each)
        if version is not None:
            found.setdefault(version, [])
    for file in files:
        version = _version_of(file)
        if version is not None:
            found.setdefault(version, []).append(file)
    return tuple((str(version), tuple(found[version])) for version in sorted(found, reverse=True))


def _version_of(file: PublishedFile) -> Version | None:
    try:
        return parse_wheel_filename(file.name)[1] if file.is_wheel else parse_sdist_filename(file.name)[1]
    except (InvalidWheelFilename, InvalidSdistFilename, InvalidVersion):
        return None


def _version(text: str) -> Version | None:
    try:
        return Version(text)
    except InvalidVersion:
        return None

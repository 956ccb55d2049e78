"""Addresses of remotes, as git's configuration has them → where the repository is pushed to."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from gatepost.scaffold.survey import GITHUB, Remote

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

ORIGIN = "origin"

_PATH = r"(?P<path>[^\s\"'<>\\]+)"
_NO_NAME = re.compile("[@:]")  # what looks like credentials must not be shown as an owner
_URL = re.compile(r"(?:https?|(?:git\+)?ssh|git)://(?:[^@/]*@)?(?P<host>\[[^\]]*\]|[^/:]+)(?::\d*)?/+" + _PATH)
_SCP = re.compile(r"(?:[^@/:]+@)?(?P<host>\[[^\]]*\]|[^/:@]{2,}):(?!//)/*" + _PATH)
_KEY = re.compile(r"remote\.(?P<name>.+)\.url")
_REPLACED = re.compile(r"url\.(?P<base>.*)\.insteadof", re.DOTALL)
_SAME = {"www.github.com": GITHUB, "ssh.github.com": GITHUB}


def remote_name(settings: Iterable[tuple[str, str]]) -> str:
    """Return which remote counts: `origin`, else the first; empty without any. `settings` are git's, in their order."""
    names = list(_urls(settings))
    return ORIGIN if ORIGIN in names else next(iter(names), "")


def find_remote(settings: Sequence[tuple[str, str]]) -> Remote | None:
    """Return where the remote that counts is; None where there is none, or it is only a path."""
    url = _urls(settings).get(remote_name(settings), "")
    return parse_remote(_replaced(url, settings))


def parse_remote(url: str) -> Remote | None:
    """Return the host, owner and name in an address, without credentials and port; None where it has none of them."""
    found = _URL.fullmatch(url) or (None if "://" in url else _SCP.fullmatch(url))
    if found is None:
        return None
    host = found["host"].lower().strip("[]")
    path = re.split(r"[?#]", found["path"])[0].rstrip("/").removesuffix(".git").strip("/")
    owner, _, name = path.rpartition("/")
    return Remote(_SAME.get(host, host), owner, name) if owner and name and not _NO_NAME.search(path) else None


def _urls(settings: Iterable[tuple[str, str]]) -> dict[str, str]:
    """Return the address of each remote; of several the first counts."""
    urls: dict[str, str] = {}
    for key, value in settings:
        found = _KEY.fullmatch(key)
        if found is not None:
            urls.setdefault(found["name"], value)
    return urls


def _replaced(url: str, settings: Iterable[tuple[str, str]]) -> str:
    """Return an address as `url.BASE.insteadOf` makes it; the longest that fits counts (git-config(1))."""
    fitting = []
    for key, value in settings:
        found = _REPLACED.fullmatch(key)
        if found is not None and value and url.startswith(value):
            fitting.append((len(value), found["base"]))
    if not fitting:
        return url
    length, base = max(fitting)
    return base + url[length:]

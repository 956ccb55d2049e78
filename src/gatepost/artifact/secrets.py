"""Keys, tokens and passwords: texts whose form leaves little doubt."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

PRIVATE_KEY = "private key"

_KEPT = 4  # characters of a secret that are shown, by which its owner knows it again
_FEWEST = 8  # different characters: what has less of them was made up
_MADE_UP = re.compile(rb"example|xxxx|0000|1234567|abcdefg|your[_-]|dummy|fake", re.IGNORECASE)
_WORD = re.compile(rb"[0-9A-Za-z_]")
_VARIABLE = (b"$", b"<", b"{", b"%")
_PASSWORDS = {
    ".pypirc": re.compile(rb"^[ \t]*password[ \t]*[=:][ \t]*([^\s]+)", re.MULTILINE | re.IGNORECASE),
    ".netrc": re.compile(rb"\bpassword[ \t]+([^\s]+)"),
    "_netrc": re.compile(rb"\bpassword[ \t]+([^\s]+)"),
}


@dataclass(frozen=True)
class _Form:
    """What a secret looks like: `needles` are one of them in each, found fast; the group is what is random in it."""

    what: str
    needles: tuple[bytes, ...]
    pattern: re.Pattern[bytes]


def _form(what: str, needles: tuple[bytes, ...], pattern: bytes) -> _Form:
    return _Form(what, needles, re.compile(pattern + rb"(?![0-9A-Za-z_])"))


_BREAK = rb"(?:\s|\\[nr]|[\"'+,\\]){0,80}"
_HEADER = rb"(?:(?:Proc-Type|DEK-Info|Version|Comment): [^\r\n\\]{1,100}" + _BREAK + rb"){0,4}"
_FORMS = (
    _Form(
        PRIVATE_KEY,
        (b"PRIVATE KEY",),
        re.compile(
            rb"-----BEGIN (?:[A-Z0-9]{1,12} ){0,3}PRIVATE KEY(?: BLOCK)?-----(?="
            + _BREAK
            + _HEADER
            + rb"([A-Za-z0-9+/]{40}))"
        ),
    ),
    _form("AWS access key", (b"AKIA", b"ASIA"), rb"A[KS]IA([A-Z2-7]{16})"),
    _form("GitHub token", (b"ghp_", b"gho_", b"ghu_", b"ghs_", b"ghr_"), rb"gh[pousr]_([0-9A-Za-z]{36,255})"),
    _form("GitHub token", (b"github_pat_",), rb"github_pat_([0-9A-Za-z]{22}_[0-9A-Za-z]{59})"),
    _form("GitLab token", (b"glpat-",), rb"glpat-([0-9A-Za-z_-]{20,300})(?:\.[0-9a-z.]{4,20})?"),
    _form("PyPI token", (b"pypi-AgE",), rb"pypi-AgE([0-9A-Za-z_-]{80,1000})"),
    _form("Slack token", (b"xox",), rb"xox[abeoprs]-(\d{1,14}-[0-9A-Za-z-]{20,300})"),
    _form("Google key", (b"AIza",), rb"AIza([0-9A-Za-z_-]{35})"),
    _form("Stripe key", (b"k_live_",), rb"[sr]k_live_([0-9A-Za-z]{24,250})"),
    _form("npm token", (b"npm_",), rb"npm_([0-9A-Za-z]{36})"),
)


def secrets_in(path: str, data: bytes) -> Iterator[tuple[int, str]]:
    """Yield where each secret begins, and what it is, cut short."""
    for form in _FORMS:
        if any(needle in data for needle in form.needles):
            for match in form.pattern.finditer(data):
                if not _is_made_up(match[1]) and not _is_inside(data, match.start()):
                    yield match.start(), f"{form.what} {_shown(form, match)}"
    pattern = _PASSWORDS.get(path.rpartition("/")[2])
    for match in pattern.finditer(data) if pattern is not None else ():
        if not match[1].startswith(_VARIABLE) and not _MADE_UP.search(match[1]):
            yield match.start(), "password ****"


def _is_made_up(random: bytes) -> bool:
    return len(set(random)) < _FEWEST or _MADE_UP.search(random) is not None


def _is_inside(data: bytes, start: int) -> bool:
    """Tell whether what begins at an offset is the rest of a longer word."""
    return _WORD.match(data, start) is not None and _WORD.match(data[start - 1 : start]) is not None


def _shown(form: _Form, match: re.Match[bytes]) -> str:
    """Return the line that begins a key, and of a token no more than what tells it from others."""
    if form.what == PRIVATE_KEY:
        return match[0].decode("ascii")
    kept = match.start(1) - match.start() + _KEPT
    return match[0][:kept].decode("ascii") + "…"

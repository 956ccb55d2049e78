"""Paths of the machine that built, in the files that a build makes."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

_COMPILED = (".so", ".pyd", ".dll", ".dylib", ".pyc", ".pyo", ".o", ".a", ".lib", ".exe")
_VERSIONED = re.compile(r".+\.so(?:\.\d+)+")
_VERSION_FILE = re.compile(r"_*version_*\.pyi?")
_HEADERS = ("METADATA", "PKG-INFO")
_END_OF_HEADERS = re.compile(rb"\r?\n\r?\n")

_NAME = rb"([A-Za-z0-9][A-Za-z0-9._-]{0,63})"
_REST = rb"[!#-&(-~]{0,200}"  # printable, without quotes
_INSIDE = re.compile(rb"[A-Za-z0-9_.~/-]")
_WINDOWS = rb"[A-Za-z]:(?:\\{1,2}|/)Users(?:\\{1,2}|/)" + _NAME + rb"(?:\\|/)" + _REST
_ROOT = rb"(/root)/(?!\.cargo/|\.rustup/)[A-Za-z0-9_.]" + _REST  # Rust's own sources are in every panic
_TEMPORARY = rb"(/tmp/(?:(?:pip-|req-)*build[A-Za-z0-9._-]*|gatepost[A-Za-z0-9._-]*|tmp[a-z0-9_]{8}))/" + _REST
_PATTERNS = (
    ((b"\\Users\\", b":/Users/"), re.compile(_WINDOWS)),
    ((b"/home/",), re.compile(rb"/home/" + _NAME + rb"/" + _REST)),
    ((b"/Users/",), re.compile(rb"/Users/" + _NAME + rb"/" + _REST)),
    ((b"/root/",), re.compile(_ROOT)),
    ((b"/tmp/",), re.compile(_TEMPORARY)),
)
_NOBODY = frozenset(
    b"user username yourname your-name your_name yourusername you me name someone somebody example foo bar "
    b"public default shared all "
    # the accounts of CI services and of the images that builds run in
    b"runner runneradmin vsts vsts_azpcontainer circleci travis appveyor gitpod codespace vscode jovyan conda "
    b"mambauser build builder buildbot jenkins ubuntu ec2-user containeradmin".split()
)
_FILE_URL = b"file://"
_LONGEST = 60


def is_made(path: str) -> bool:
    """Tell whether a build makes a file; only in those are paths of a machine no examples."""
    *folders, name = path.split("/")
    notes = [index for index, folder in enumerate(folders) if folder.endswith((".dist-info", ".egg-info"))]
    if notes:
        return "licenses" not in folders[notes[0] :]
    return (
        name == "PKG-INFO"
        or name.lower().endswith(_COMPILED)
        or _VERSIONED.fullmatch(name) is not None
        or _VERSION_FILE.fullmatch(name) is not None
    )


def places_in(path: str, data: bytes) -> Iterator[tuple[int, str]]:
    """Yield where a path of a home folder or a build folder begins, and that path; each folder once."""
    if path.rpartition("/")[2] in _HEADERS:
        end = _END_OF_HEADERS.search(data)  # what follows is the README
        data = data[: end.start()] if end is not None else data
    is_compiled = b"\0" in data
    said: set[bytes] = set()
    for needles, pattern in _PATTERNS:
        for match in pattern.finditer(data) if any(needle in data for needle in needles) else ():
            folder = match[1].lower()
            is_home = not folder.startswith(b"/")
            if folder in said or folder in _NOBODY:
                continue
            if (is_compiled and is_home) or _begins(data, match.start()):  # there any byte may stand before it
                said.add(folder)
                yield match.start(), _cut(match[0].decode("ascii"))


def _begins(data: bytes, start: int) -> bool:
    """Tell whether a path begins at an offset, and is not the rest of a longer one."""
    before = data[max(0, start - len(_FILE_URL)) : start]
    return before == _FILE_URL or _INSIDE.match(before[-1:]) is None


def _cut(text: str) -> str:
    return text if len(text) <= _LONGEST else text[: _LONGEST - 1] + "…"

"""A version in a JSON file, at the places that a JSONPath names (Release Please's `GenericJson`)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from gatepost.formats.errors import UnreadableText
from gatepost.formats.json_text import parse_json, rewrite_json
from gatepost.formats.jsonpath.search import assign, visit

if TYPE_CHECKING:
    from gatepost.formats.json_text import Json
    from gatepost.formats.jsonpath.search import Match

_VERSION: Final = re.compile(
    r"(?<![0-9])(?P<major>[0-9]+)\.(?P<minor>[0-9]+)\.(?P<patch>[0-9]+)"
    r"(-(?P<preRelease>[A-Za-z0-9_.]+))?(\+(?P<build>[-A-Za-z0-9_.]+))?",
)
_NO_STRING = "payload.parent[payload.parentProperty].replace is not a function"
_REFERENCE = re.compile(r"\$(?:([$&`'])|([0-9]{1,2})|<([^>]*)>)")
_GROUPS = _VERSION.groups


def update_json(content: str, jsonpath: str | None, version: str) -> str:
    """Return `content` with `version` for the first version in each string that `jsonpath` finds.

    The whole file is written anew, in its indent, also where nothing is
    found. Raises UnreadableText where the real updater throws: for what is
    no JSON, a wrong path or none, and a path that finds the whole document.
    """
    document = parse_json(content)
    visit(jsonpath, document, lambda match: _put(match, version))
    return rewrite_json(document, content)


def _put(match: Match, version: str) -> None:
    if not isinstance(match.value, str) or not _VERSION.search(match.value):
        return
    old = match.value if match.key is not None else _under_null(match.parent)
    assign(match, _VERSION.sub(lambda found: _filled(version, found), old, count=1))


def _under_null(parent: Json) -> str:
    """Return what stands under the key `null`: that is what is replaced where a path ends in `~`."""
    if isinstance(parent, dict) and "null" in parent:
        old = parent["null"]
        if isinstance(old, str):
            return old
        wrong = "Cannot read properties of null (reading 'replace')" if old is None else _NO_STRING
    else:
        what, key = ("null", "null") if parent is None else ("undefined", "replace")
        wrong = f"Cannot read properties of {what} (reading '{key}')"
    raise UnreadableText(wrong)


def _filled(version: str, found: re.Match[str]) -> str:
    """Return `version` with what stands in `found` for `$&`, `$1` and `$<major>`, as JavaScript's `replace` does."""
    return _REFERENCE.sub(lambda reference: _meant(reference, found), version)


def _meant(reference: re.Match[str], found: re.Match[str]) -> str:
    sign, digits, name = reference.groups()
    if sign:
        before, after = found.string[: found.start()], found.string[found.end() :]
        return {"$": "$", "&": found[0], "`": before, "'": after}[sign]
    if digits:
        return _numbered(digits, found)
    return (found[name] or "") if name in _VERSION.groupindex else ""


def _numbered(digits: str, found: re.Match[str]) -> str:
    """Read two digits where there are so many groups, otherwise one, otherwise plain text."""
    for size in (len(digits), 1):
        number = int(digits[:size])
        if 0 < number <= _GROUPS:
            return f"{found[number] or ''}{digits[size:]}"
    return f"${digits}"

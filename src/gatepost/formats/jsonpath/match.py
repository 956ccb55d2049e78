"""A place in a document that a JSONPath found."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

from gatepost.formats.javascript import is_index
from gatepost.formats.jsonpath.values import refuse

if TYPE_CHECKING:
    from gatepost.formats.json_text import Json

Key: TypeAlias = "str | int"
"""A name in an object or a place in a list; a place that was written in the path is text too."""

_MARK = re.compile("~|\\^|@[^\n\r\u2028\u2029]*?\\(\\)")
_PLACE = re.compile(r"[0-9*]+")


@dataclass(frozen=True, slots=True)
class Match:
    """One place that was found, and what was there at that time.

    `parent` and `key` are None for the whole document; `key` alone is None
    where `~` asked for a name, which is then the `value`.
    """

    value: Json
    parent: Json
    key: Key | None
    trail: tuple[Key, ...]
    """A `$` and the keys from the document to the value; a last `~` where a name was asked for.

    Parents of the document, which there are none of, take away the `$` and then the first key, as in the library.
    """

    @property
    def path(self) -> list[Key]:
        """The keys from the document to the value; like the library, without those named `~`, `^` or `@…()`."""
        return [key for key in self.trail[1:] if not _MARK.fullmatch(str(key))]


def pointer(match: Match) -> str:
    """Return the place of `match` as a JSON pointer."""
    return "".join(f"/{str(key).replace('~', '~0').replace('/', '~1')}" for key in match.path)


def path_text(match: Match) -> str:
    """Return the place of `match` as the library writes it for `@path`: `$['a'][0]`."""
    return "$" + "".join(f"[{key}]" if _PLACE.fullmatch(str(key)) else f"['{key}']" for key in match.path)


def assign(match: Match, value: str) -> None:
    """Do `parent[key] = value`; where `~` asked for a name, JavaScript takes that for the key `null`.

    Raises UnreadableText where JavaScript throws: the document has no parent, and a string cannot be changed.
    """
    key = "null" if match.key is None else str(match.key)
    parent = match.parent
    if isinstance(parent, dict):
        parent[key] = value
    elif isinstance(parent, list):
        if is_index(key):
            parent[int(key)] = value
    elif isinstance(parent, str) and match.key is not None:
        refuse(f"Cannot assign to read only property '{key}' of string '{parent}'")
    elif isinstance(parent, str):
        refuse(f"Cannot create property '{key}' on string '{parent}'")
    else:
        refuse(f"Cannot set properties of null (setting '{key}')")

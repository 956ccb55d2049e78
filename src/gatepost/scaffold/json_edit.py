"""JSON that is written, and JSON that somebody else wrote with something put into it: the rest stays as it is."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

from gatepost.formats.errors import UnreadableText
from gatepost.formats.json_text import Json, detect_indent, parse_json
from gatepost.scaffold.wanted import CannotEdit

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_INDENT = "  "
_SPACE = re.compile(r"[ \t\r\n]*")
_decode = json.JSONDecoder().raw_decode
_encode = json.JSONEncoder(ensure_ascii=False).encode


def read_object(path: str, text: str) -> dict[str, Json]:
    """Return the object that a file holds. Raises `CannotEdit` where it is no JSON, or no object."""
    try:
        document = parse_json(text)
    except UnreadableText as error:
        reason = "it begins with a byte order mark" if text.startswith("\ufeff") else str(error)
        raise CannotEdit(path, f"not JSON: {reason}", "Release Please would stop there too; mend it") from None
    if not isinstance(document, dict):
        raise CannotEdit(path, "not an object", "Release Please would stop there too; mend it")
    return document


def write(value: Json, *, indent: str = _INDENT, level: int = 0) -> str:
    """Return a value over several lines, the objects of a list each on one; `level` is how deep it stands."""
    if not isinstance(value, dict | list) or not value:
        return _encode(value)
    inner, outer = f"\n{indent * (level + 1)}", f"\n{indent * level}"
    if isinstance(value, dict):
        members = [f"{_encode(key)}: {write(each, indent=indent, level=level + 1)}" for key, each in value.items()]
        return f"{{{inner}{f',{inner}'.join(members)}{outer}}}"
    return f"[{inner}{f',{inner}'.join(map(_on_one_line, value))}{outer}]"


def insert(text: str, steps: Sequence[str], key: str, value: Json) -> str:
    """Return `text` with a member added to the object at `steps`, last, and written like those before it."""
    return _put(text, steps, f"{_encode(key)}: ", value)


def append(text: str, steps: Sequence[str], value: Json) -> str:
    """Return `text` with an element added to the list at `steps`, last, and written like those before it."""
    return _put(text, steps, "", value)


def change(text: str, steps: Sequence[str | int], value: Json) -> str:
    """Return `text` with another value in place of the one at `steps`, where a number is a place in a list."""
    at = _locate(text, steps)
    return text[:at] + _encode(value) + text[_decode(text, at)[1] :]


def _put(text: str, steps: Sequence[str], before: str, value: Json) -> str:
    indent = detect_indent(text.strip()) or _INDENT
    at = _locate(text, steps)
    members = list(_members(text, at))
    if not members:
        level = _level(text, at, indent)
        inner, outer = f"\n{indent * (level + 1)}", f"\n{indent * level}"
        end = _after_space(text, at + 1)
        written = before + write(value, indent=indent, level=level + 1)
        return f"{text[: at + 1]}{inner}{written}{outer}{text[end:]}"
    start, end = members[-1][1:]
    lead = text[_space_before(text, start) : start]
    is_broken = "\n" in lead
    if is_broken and not (text[at] == "[" and "\n" not in text[start:end]):
        written = write(value, indent=indent, level=_level(text, start, indent))
    else:
        written = _on_one_line(value, _padding(text[start:end]))
    return f"{text[:end]},{lead if is_broken else lead or ' '}{before}{written}{text[end:]}"


def _on_one_line(value: Json, padding: str = " ") -> str:
    if isinstance(value, dict) and value:
        members = ", ".join(f"{_encode(key)}: {_on_one_line(each, padding)}" for key, each in value.items())
        return f"{{{padding}{members}{padding}}}"
    if isinstance(value, list):
        return f"[{', '.join(_on_one_line(each, padding) for each in value)}]"
    return _encode(value)


def _padding(written: str) -> str:
    """Return what stands behind the bracket of an object that somebody wrote on one line."""
    return "" if written[:1] == "{" and written[1:2] != " " else " "


def _locate(text: str, steps: Sequence[str | int]) -> int:
    """Return where the value at `steps` begins; of a key given twice the last one counts, as it does for JavaScript."""
    at = _after_space(text, 0)
    for step in steps:
        members = list(_members(text, at))
        if isinstance(step, int):
            at = members[step][1]
        else:
            at = next(_after_colon(text, start) for key, start, _ in reversed(members) if key == step)
    return at


def _members(text: str, at: int) -> Iterator[tuple[str, int, int]]:
    """Yield the members of the object or list at an offset: the key, empty in a list, where each begins and ends."""
    is_object = text[at] == "{"
    at = _after_space(text, at + 1)
    while text[at] not in "}]":
        start = at
        key = _decode(text, at)[0] if is_object else ""
        end = _decode(text, _after_colon(text, at) if is_object else at)[1]
        yield key, start, end
        at = _after_space(text, end)
        at = _after_space(text, at + 1) if text[at] == "," else at


def _after_colon(text: str, at: int) -> int:
    """Return where the value of the member at an offset begins."""
    return _after_space(text, _after_space(text, _decode(text, at)[1]) + 1)


def _after_space(text: str, at: int) -> int:
    found = _SPACE.match(text, at)
    return found.end() if found else at


def _space_before(text: str, at: int) -> int:
    while text[at - 1] in " \t\r\n":
        at -= 1
    return at


def _level(text: str, at: int, indent: str) -> int:
    """Return how deep the line is indented that an offset is in."""
    line = text[text.rfind("\n", 0, at) + 1 : at]
    return (len(line) - len(line.lstrip(" \t"))) // len(indent)

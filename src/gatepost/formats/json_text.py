"""JSON as Node.js reads and writes it, and as Release Please puts it back into a file."""

from __future__ import annotations

import json
import re
from math import isfinite
from typing import TYPE_CHECKING, TypeAlias

from gatepost.formats.errors import UnreadableText
from gatepost.formats.javascript import WHITE_SPACE, in_key_order, is_index, number, number_text
from gatepost.formats.json_fault import fault

if TYPE_CHECKING:
    from typing import NoReturn

Json: TypeAlias = "dict[str, Json] | list[Json] | str | int | float | bool | None"
"""A document. The keys of an object stand in JavaScript's order: array indexes first, ascending."""

_INDENTATION = re.compile(r"(?: +|\t+)")
_LONE_SURROGATE = re.compile("[\ud800-\udfff]")
_WIDEST_INDENT = 10
_encode = json.JSONEncoder(ensure_ascii=False).encode
_TOO_DEEP = "nested too deeply"


def parse_json(text: str) -> Json:
    """Return what `JSON.parse` of Node.js makes of `text`.

    Of a key given twice the last value counts, at the first place. Numbers
    are doubles; an exact whole number is an int. Raises UnreadableText with
    the words of Node.js 20, and where `text` is nested too deeply.
    """
    try:
        document: Json = json.loads(
            text,
            object_pairs_hook=_object,
            parse_int=number,
            parse_float=number,
            parse_constant=_no_number,
        )
    except RecursionError:
        raise UnreadableText(_TOO_DEEP) from None
    except ValueError:
        raise UnreadableText(fault(text)) from None
    return document


def _object(pairs: list[tuple[str, Json]]) -> dict[str, Json]:
    read = dict(pairs)
    if any(map(is_index, read)):
        return {key: read[key] for key in in_key_order(list(read))}
    return read


def _no_number(name: str) -> NoReturn:
    raise ValueError(name)


def stringify_json(value: Json, indent: str) -> str:
    """Return what `JSON.stringify(value, null, indent)` returns; no `indent` gives one line without spaces.

    Of the indent ten characters count. Infinite numbers are written as null.
    Raises UnreadableText where `value` is nested too deeply or contains itself.
    """
    pieces: list[str] = []
    try:
        _write(value, pieces, "\n" if indent else "", indent[:_WIDEST_INDENT])
    except RecursionError:
        raise UnreadableText(_TOO_DEEP) from None
    return "".join(pieces)


def _write(value: Json, pieces: list[str], line: str, indent: str) -> None:
    """Add what is written for `value` to `pieces`; `line` ends the line above it, and indents."""
    deeper = line + indent
    if isinstance(value, str):
        pieces.append(_quoted(value))
    elif isinstance(value, dict) and value:
        colon = ": " if indent else ":"
        before = "{"
        for key, item in value.items():
            pieces.append(f"{before}{deeper}{_quoted(key)}{colon}")
            _write(item, pieces, deeper, indent)
            before = ","
        pieces.append(f"{line}}}")
    elif isinstance(value, list) and value:
        before = "["
        for item in value:
            pieces.append(before + deeper)
            _write(item, pieces, deeper, indent)
            before = ","
        pieces.append(f"{line}]")
    else:
        pieces.append(_scalar(value))


def _scalar(value: dict[str, Json] | list[Json] | float | None) -> str:
    if isinstance(value, (dict, list)):
        return "{}" if isinstance(value, dict) else "[]"
    if value is None or isinstance(value, bool):
        return json.dumps(value)
    return number_text(value) if isfinite(value) else "null"


def _quoted(text: str) -> str:
    written = _encode(text)
    return written if written.isascii() else _LONE_SURROGATE.sub(lambda half: f"\\u{ord(half[0]):x}", written)


def detect_indent(text: str) -> str:
    """Return the indent that `text` uses most: the `indent` of npm's detect-indent 6.1.0.

    Indents of a single space count only where there are no others.
    """
    steps = _steps(text, narrowest=2) or _steps(text, narrowest=1)
    return max(steps, key=lambda step: steps[step], default="")


def _steps(text: str, narrowest: int) -> dict[str, tuple[int, int]]:
    """Return how often each step in or out occurs, and how many lines follow it at the same depth."""
    steps: dict[str, tuple[int, int]] = {}
    previous = step = ""
    for line in filter(None, text.split("\n")):
        found = _INDENTATION.match(line)
        here = found[0] if found else ""
        if here == " " and narrowest > 1:
            continue
        if here:
            before = len(previous) if previous[:1] == here[0] else 0
            same = len(here) == before
            step = step if same else here[0] * abs(len(here) - before)
            used, weight = steps.get(step, (0, 0))
            steps[step] = (used + 1, weight + (same and used > 0))
        previous = here
    return steps


def rewrite_json(value: Json, text: str) -> str:
    """Return `value` as the new content of the file that held `text`, as Release Please writes it.

    What stands before the first `{` and after the last `}` of `text` is kept.
    A text without braces shows through around the value (`[1]` comes out as
    `[1` and the new value and `[1]`): that is what the real tool writes too.
    """
    written = stringify_json(value, detect_indent(text.strip(WHITE_SPACE)))
    return f"{text[: text.find('{')]}{written}{text[text.rfind('}') + 1 :]}"

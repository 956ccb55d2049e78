"""Where a text stops being JSON, and what can be mended without a doubt."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from gatepost.outcomes.values import Edit

if TYPE_CHECKING:
    from gatepost.doctor.node import Document

BYTE_ORDER_MARK = "\ufeff"
_SPACE = " \t\r\n"
_CLOSING = ("}", "]")


def line_of_fault(text: str) -> int:
    """Return the line, 1-based, at which a text stops being JSON; that of a comma too many, not of what follows it."""
    at = _fault(text)
    comma = _comma_before(text, at)
    return text.count("\n", 0, at if comma < 0 else comma) + 1


def mended_json(text: str) -> str:
    """Return a text without a byte order mark and without commas behind last entries; empty where it is no JSON yet."""
    found = text.removeprefix(BYTE_ORDER_MARK)
    while (at := _fault(found)) >= 0:
        comma = _comma_before(found, at)
        if comma < 0:
            return ""
        found = found[:comma] + found[comma + 1 :]
    return found


def renamed(document: Document, line: int, old: str, new: str) -> tuple[Edit, ...]:
    """Return the edit that writes one string in place of another; none where it is not just once on the line."""
    text = document.text.replace("\r\n", "\n").split("\n")[line - 1]
    before, after = json.dumps(old, ensure_ascii=False), json.dumps(new, ensure_ascii=False)
    return (Edit(document.path, line, line, (text.replace(before, after),)),) if text.count(before) == 1 else ()


def _fault(text: str) -> int:
    """Return the place at which a text stops being JSON, -1 where it is JSON."""
    try:
        json.loads(text, parse_constant=_no_number)
    except json.JSONDecodeError as error:
        return error.pos
    except _ConstantError as error:
        return text.find(str(error))
    except RecursionError:
        return 0
    return -1


class _ConstantError(Exception):
    """`NaN` and the like, which Python reads and JSON has not."""


def _no_number(name: str) -> None:
    raise _ConstantError(name)


def _comma_before(text: str, at: int) -> int:
    """Return the place of a comma that nothing follows but what closes; -1 where there is none at the fault.

    Some versions of Python stop at the comma, others at what closes.
    """
    if at < 0:
        return -1
    if text[at : at + 1] == ",":
        return at if text[at + 1 :].lstrip(_SPACE)[:1] in _CLOSING else -1
    before = text[:at].rstrip(_SPACE)
    return len(before) - 1 if text[at : at + 1] in _CLOSING and before.endswith(",") else -1

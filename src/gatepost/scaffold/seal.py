"""The seal of a file that is wholly ours: its first line tells whether a hand has changed the rest.

The commits of actions are not sealed: Dependabot brings them up to date, and is no hand.
"""

from __future__ import annotations

import re
from hashlib import sha256

from gatepost.scaffold.pins import without_pins

FOREIGN, WHOLE, BROKEN = "foreign", "whole", "broken"
_LINE = re.compile(r"(?:# |<!-- )Made by `gatepost init`[^\n]*; seal ([0-9a-f]{12})\.[^\n]*\n")
_WORDS = "Made by `gatepost init` from the answers in the settings; seal {}. A file that a hand has changed is kept."


def seal(text: str, path: str) -> str:
    """Return the text of a file below a line that holds its checksum."""
    words = _WORDS.format(_sum(text))
    return (f"<!-- {words} -->\n" if path.endswith(".md") else f"# {words}\n") + text


def seal_of(text: str) -> str:
    """Tell what a file is: never sealed, as it was sealed, or changed since; line ends do not count."""
    text = text.replace("\r\n", "\n")
    found = _LINE.match(text)
    if not found:
        return FOREIGN
    return WHOLE if found[1] == _sum(text[found.end() :]) else BROKEN


def _sum(text: str) -> str:
    return sha256(without_pins(text).encode()).hexdigest()[:12]

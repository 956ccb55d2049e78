"""Control characters and the escape sequences that they begin → where they stand, and the message without them."""

import re

from gatepost.rules.case import Case
from gatepost.rules.mending.spans import Hit, first_of_each_line, whitespace_of_the_header

_CONTROLS = re.compile(
    r"""
    \x1b\[[0-?]*[ -/]*[@-~]                           # colours, movements
    | \x1b\][^\x00-\x1f\x7f-\x9f]*(?:\x07|\x1b\\|\x9c)  # titles, links
    | \x1b[PX^_][^\x00-\x1f\x7f-\x9f]*(?:\x1b\\|\x9c)   # what a terminal is to be programmed with
    | \x1b[ -/]*[0-~]                                 # a character set and the like
    | [\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]""",
    re.VERBOSE,
)
_NAMES = {
    "\x00": "null",
    "\x07": "bell",
    "\x08": "backspace",
    "\x0b": "vertical tab",
    "\x0c": "form feed",
    "\x1b": "escape",
    "\x7f": "delete",
    "\x85": "next line",
}
_BLANKS = "\x0b\x0c"


def control_characters(case: Case) -> list[Hit]:
    """Return the first control character or escape sequence of every line; not what `header-whitespace` reports."""
    before, start, end = whitespace_of_the_header(case)
    spans = (match.span() for match in _CONTROLS.finditer(case.text))
    return first_of_each_line(
        case,
        (
            span
            for span in spans
            if case.text[span[0]] not in _BLANKS or not (span[0] < before or start <= span[0] < end)
        ),
    )


def without_controls(text: str) -> str:
    """Return `text` without them; a blank among them gives way to a space."""
    return _CONTROLS.sub(lambda match: " " if match[0] in _BLANKS else "", text)


def name_of(control: str) -> str:
    """Return what a control character or escape sequence is called."""
    if len(control) > 1:
        return "an escape sequence"
    name = f" ({_NAMES[control]})" if control in _NAMES else ""
    return f"U+{ord(control):04X}{name}"

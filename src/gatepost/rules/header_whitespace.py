"""GP111."""

from gatepost.message.characters import BLANKS
from gatepost.rules.base import Rule
from gatepost.rules.case import Case
from gatepost.values import WARNING, Finding

_NAMES = {
    "\t": "a tab",
    "\v": "a vertical tab",
    "\f": "a form feed",
    "\u00a0": "a no-break space",
    "\ufeff": "a byte order mark",
    "\u200b": "an invisible space",
    "\u2060": "an invisible joiner",
}
_SPACES = " " + "".join(_NAMES)
_WIDE = "\u3000"  # between words it is Chinese or Japanese; after the colon it is a slip
_MENDED = {ord(character): "" if "invisible" in name or "mark" in name else " " for character, name in _NAMES.items()}


class HeaderWhitespace(Rule):
    """The header's white space is not one plain space after the colon and between words.

    ## Why
    Release Please reads `feat:add`, and a tab or a no-break space after the colon. Most
    other gates refuse them, and nobody sees the difference on the screen. Plain spaces that are
    doubled, or stand at the end, are a warning.

    ## Example
        fix:keep the session after a login

    ## Instead
        fix: keep the session after a login
    """

    code = "GP111"
    name = "header-whitespace"

    def check(self, case: Case) -> list[Finding]:
        """Report white space that is missing, doubled or of an odd kind: the first place that is wrong."""
        main = case.main
        if main.token is None or main.token.separator != ":" or case.merge:
            return []
        header = case.header
        end = main.token.end
        tail = header[end:]
        front = _in_front(case.text) if case.text[0] in BLANKS else ""
        if not front and (not main.description or _is_plain(tail)):
            return []
        words = tail.lstrip(_SPACES + _WIDE).translate(_MENDED).split(" ")
        mended = header[:end] + "".join(f" {word}" for word in words if word)
        if front:
            message = f"{_NAMES.get(front[0], 'white space')} stands in front of the header"
            whole = case.with_header(mended)
            return [self.finding(case, (0, len(front)), message, whole and whole[len(front) :])]
        (start, stop), message = _first_fault(tail)
        severity = WARNING if tail[start:stop].strip(" ") == "" else ""
        whole = case.with_header(mended) if len(mended) > end else None
        return [self.finding(case, case.span(end + start, end + stop), message, whole, severity=severity)]


def _is_plain(tail: str) -> bool:
    """Tell whether what follows the separator is one space and words with one space between."""
    if not tail.startswith(" ") or tail.startswith(_WIDE, 1) or "  " in tail or tail.endswith(" "):
        return False
    return tail.isprintable() or not any(character in tail for character in _NAMES)


def _in_front(text: str) -> str:
    """Return the blanks that the message begins with."""
    return text[: len(text) - len(text.lstrip(BLANKS))]


def _first_fault(tail: str) -> tuple[tuple[int, int], str]:
    """Return the span in `tail` of the first wrong white space, and what is wrong with it."""
    gap = len(tail) - len(tail.lstrip(_SPACES + _WIDE))
    if _WIDE in tail[:gap]:
        return (0, gap), "a wide space stands where one plain space should be"
    if gap == 0:
        return (0, 1), "a space is missing after the colon"
    start, stop = 0, gap
    if tail[:gap] == " ":
        start = next(at for at in range(1, len(tail)) if tail[at] in _NAMES or tail[at : at + 2] in ("  ", " "))
        stop = len(tail) - len(tail[start:].lstrip(_SPACES))
    odd = next((_NAMES[character] for character in tail[start:stop] if character in _NAMES), "")
    if odd and tail[start:stop].translate(_MENDED) == "":
        return (start, stop), f"{odd} hides here"
    if odd:
        return (start, stop), f"{odd} stands where one plain space should be"
    if stop == len(tail):
        return (start, stop), "there are spaces at the end"
    return (start, stop), f"there are {stop - start} spaces in a row"

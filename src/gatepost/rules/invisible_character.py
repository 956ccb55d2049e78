"""GP603."""

from gatepost.rules.base import Rule
from gatepost.rules.case import Case
from gatepost.values import WARNING, Finding

_ASCII = bytes(range(128))
_SUSPECTS = frozenset(
    map(
        chr,
        (
            *(0xAD, 0x34F, 0x115F, 0x1160, 0x17B4, 0x17B5, 0x180E, 0x200B, 0x200C, 0x200D, 0x2800, 0x3164),
            *(0xFEFF, 0xFFA0, 0xE0001),
            *range(0x2060, 0x2065),  # joiners and the operators that nobody writes
            *range(0x206A, 0x2070),  # deprecated
            *range(0xFE00, 0xFE10),  # variation selectors
            *range(0xFFF9, 0xFFFC),  # annotations
            *range(0xE0020, 0xE0080),  # tags
            *range(0xE0100, 0xE01F0),  # more variation selectors
        ),
    )
)


class InvisibleCharacter(Rule):
    """There is a character in the message that nobody sees.

    ## Why
    A zero width space, a soft hyphen or a byte order mark comes along when a text is copied. What is searched for
    is not found, and in a type or scope Release Please reads another word than everybody else. Whole
    texts can be hidden so from a reviewer, though not from a program.

    What joins or selects something is fine: joiners in emoji and in scripts that need them, variation selectors,
    the tags of a flag, the zero width space in Thai, Lao, Burmese and Khmer.

    ## Example
        fix: keep the session after a login

        The cookie of \u00adthe session was dropped.

    ## Instead
        fix: keep the session after a login

        The cookie of the session was dropped.
    """

    code = "GP603"
    name = "invisible-character"
    severity = WARNING
    for_bots = False

    def check(self, case: Case) -> list[Finding]:
        """Report the first such character of each line; not those that `header-whitespace` reports."""
        text = case.text
        if text.isascii():
            return []
        foreign = text.encode("utf-8", "surrogatepass").translate(None, _ASCII).decode("utf-8", "surrogatepass")
        if _SUSPECTS.isdisjoint(foreign):
            return []
        from gatepost.rules.mending.hidden import described, invisible  # noqa: PLC0415  such characters are rare

        hits, mended = invisible(case, _SUSPECTS)
        return [
            self.finding(
                case,
                (hit.start, hit.end),
                f"{described(text[hit.start])}{hit.others}: {_consequence(case, hit.start)}",
                mended,
            )
            for hit in hits
        ]


def _consequence(case: Case, at: int) -> str:
    """Say what comes of an invisible character at the offset `at`."""
    token = case.main.token
    if token is not None and token.type is not None and at < case.span(token.end - 1, token.end)[0]:
        return f"it is read as part of the {'type' if at < case.span(len(token.type), token.end)[0] else 'scope'}"
    return "nobody sees it, and what is searched for is not found"

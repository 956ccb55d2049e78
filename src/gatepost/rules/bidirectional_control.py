"""GP602."""

from gatepost.rules.base import Rule
from gatepost.rules.case import Case
from gatepost.values import Finding

_ASCII = bytes(range(128))
_CONTROLS = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")


class BidirectionalControl(Rule):
    """A character in the message changes the order in which others are shown.

    ## Why
    Embeddings, overrides and isolates (U+202A to U+202E, U+2066 to U+2069) let a text look different from what is
    stored: a reviewer reads one message, and the notes and every tool get another.

    Hebrew and Arabic need none of them in a message. The marks that they do need (U+200E, U+200F, U+061C) are fine.

    ## Example
        fix: keep the session \u202eafter a login\u202c

    ## Instead
        fix: keep the session after a login
    """

    code = "GP602"
    name = "bidirectional-control"

    def check(self, case: Case) -> list[Finding]:
        """Report the first of these characters on each line."""
        text = case.text
        if text.isascii():
            return []
        foreign = text.encode("utf-8", "surrogatepass").translate(None, _ASCII).decode("utf-8", "surrogatepass")
        if _CONTROLS.isdisjoint(foreign):
            return []
        from gatepost.rules.mending.hidden import described  # noqa: PLC0415  only a refused message pays for it
        from gatepost.rules.mending.spans import first_of_each_line  # noqa: PLC0415  likewise

        spans = ((at, at + 1) for at, character in enumerate(text) if character in _CONTROLS)
        mended = text.translate(dict.fromkeys(map(ord, _CONTROLS)))
        because = "this line is shown in another order than it is stored"
        return [
            self.finding(case, (hit.start, hit.end), f"{described(text[hit.start])}{hit.others}: {because}", mended)
            for hit in first_of_each_line(case, spans)
        ]

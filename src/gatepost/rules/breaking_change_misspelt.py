"""GP302."""

from gatepost.rules.base import Rule
from gatepost.rules.case import Case
from gatepost.values import Finding

_BULLETS = ("* ", "- ", "+ ", "")
_WORDS = ("breaking change", "breaking-change")


class BreakingChangeMisspelt(Rule):
    """A line was meant as `BREAKING CHANGE:`, but is not read as one.

    ## Why
    Only `BREAKING CHANGE:` and `BREAKING-CHANGE:` in capitals, at the very start of a line, make a
    change a breaking one. In lower case, in the plural, without the colon, indented or behind
    a bullet it is prose: the change is released as a small one and breaks its users.

    ## Example
        feat: sign in with a passkey

        BREAKING CHANGES: passwords are gone

    ## Instead
        feat: sign in with a passkey

        BREAKING CHANGE: passwords are gone
    """

    code = "GP302"
    name = "breaking-change-misspelt"

    def check(self, case: Case) -> list[Finding]:
        """Report each line that begins almost as a breaking change does."""
        text = case.text
        lower = text.lower()
        if "breaking" not in lower or len(lower) != len(text):
            return []
        findings = []
        at = lower.find("breaking", case.main.offset + case.main.header_end)
        while at >= 0:
            meant = _meant(text, at)
            if meant is not None:
                start, end = meant
                said = text[start:end]
                mended = text[:start] + "BREAKING CHANGE: " + text[end:].lstrip(" ")
                message = f"`{said.strip()}` is read as prose; only `BREAKING CHANGE:` at the start of a line breaks"
                findings.append(self.finding(case, (start, end), message, mended))
            at = lower.find("breaking", at + 1)
        return findings


def _meant(text: str, at: int) -> tuple[int, int] | None:
    """Return the span of what was meant as a breaking change around `at`; None where nothing was, or it is right."""
    start = max(text.rfind("\n", 0, at), text.rfind("\r", 0, at)) + 1
    if text[start:at].lstrip(" \t") not in _BULLETS:
        return None
    word = text[at : at + 15]
    if word.lower() not in _WORDS:
        return None
    end = at + 15
    if text[end : end + 1] in ("s", "S"):
        end += 1
    if text.startswith(":", end):
        right = start == at and word.isupper() and end == at + 15
        return None if right else (start, end + 1)
    if (
        word.isupper()
        and not text.startswith(" #", end)
        and text.startswith(" ", end)
        and text[end + 1 : end + 2].isalnum()
    ):
        return (start, end)
    return None

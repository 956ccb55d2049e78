"""GP302."""

from gatepost.rules.base import Rule
from gatepost.rules.case import Case
from gatepost.values import Finding

_BULLETS = ("* ", "- ", "+ ", "")
_WIDEST_INDENT = 80
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
        lower = case.lower
        if "breaking" not in lower:
            return []
        spans = []
        at = lower.find("breaking", case.span(case.main.header_end, case.main.header_end)[0])
        while at >= 0:
            meant = _meant(case, at)
            if meant is not None and not _is_read(case, meant):
                spans.append(meant)
            at = lower.find("breaking", at + 1)
        return self._findings(case, spans) if spans else []

    def _findings(self, case: Case, spans: list[tuple[int, int]]) -> list[Finding]:
        text = case.text
        edits = []
        for start, end in spans:
            after = end
            while text.startswith(" ", after):
                after += 1
            edits.append((start, after, "BREAKING CHANGE: "))
        mended = case.edited(edits)
        because = "is read as prose; only a line that begins with `BREAKING CHANGE:` makes a breaking change"
        return [
            self.finding(case, (start, end), f"`{text[start:end].strip()}` {because}", mended) for start, end in spans
        ]


def _is_read(case: Case, meant: tuple[int, int]) -> bool:
    """Tell whether Release Please reads a breaking change there all the same, as in a footer's further lines."""
    start, end = meant
    if case.text[start:end].strip() not in ("BREAKING CHANGE:", "BREAKING-CHANGE:"):
        return False
    said = case.text[end : case.line_end(start)].strip()
    return bool(said) and any(said in text for commit in case.reading.commits for _, text in commit.notes)


def _meant(case: Case, at: int) -> tuple[int, int] | None:
    """Return the span of what was meant as a breaking change around `at`; None where nothing was, or it is right."""
    text = case.text
    start = at - case.position(at)[1] + 1
    if at - start > _WIDEST_INDENT or text[start:at].lstrip(" \t") not in _BULLETS:
        return None
    word = text[at : at + 15]
    if word.lower() not in _WORDS:
        return None
    end = at + 15
    if text[end : end + 1] in ("s", "S"):
        end += 1
    if text.startswith(":", end):
        right = start == at and word.isupper() and end == at + 15
        runs_on = start == at and word.islower() and text[:start].removesuffix("\n")[-1:] not in ("", "\n", "\r")
        return None if right or runs_on else (start, end + 1)
    if (
        word.isupper()
        and not text.startswith(" #", end)
        and text.startswith(" ", end)
        and text[end + 1 : end + 2].isalnum()
    ):
        return (start, end)
    return None

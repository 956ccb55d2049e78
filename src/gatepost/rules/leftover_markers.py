"""GP604."""

from gatepost.rules.base import Rule
from gatepost.rules.case import Case
from gatepost.values import Finding

_SCISSORS = " >8 --"
_CONFLICT = ">>>>>>> "
_COMMENTS = (" commit message", " committing a ", " combination of ")


def _may_have_some(text: str) -> bool:
    """Tell quickly that a message has none, as hardly any has: single characters are looked for first."""
    if ">" in text and (_SCISSORS in text or _CONFLICT in text):
        return True
    return " commit" in text and any(map(text.__contains__, _COMMENTS))


class LeftoverMarkers(Rule):
    """Something is left in the message that git put there for the editor, or a conflict that is not resolved.

    ## Why
    git takes its comments and what stands below the scissors out where it knows that an editor was
    open; with `-F`, `-m` or `--cleanup=verbatim`, and in a forge's text field, they stay. A diff below the
    scissors makes a message of megabytes, and a line of it may drop the whole commit from the release.

    A conflict in a message comes of a cherry-pick or a squash. Quotations, indented or between fences, are fine.

    ## Example
        fix: keep the session after a login

        # Please enter the commit message for your changes. Lines starting
        # with '#' will be ignored, and an empty message aborts the commit.

    ## Instead
        fix: keep the session after a login
    """

    code = "GP604"
    name = "leftover-markers"

    def check(self, case: Case) -> list[Finding]:
        """Report the scissors, each block of git's comments, and each conflict."""
        text = case.text
        if not _may_have_some(text):
            return []
        from gatepost.rules.mending.leftovers import CONFLICT, leftovers  # noqa: PLC0415  hardly ever needed

        found, mended = leftovers(text)
        return [
            self.finding(case, span, f"this is {what}", None if what == CONFLICT else mended) for span, what in found
        ]

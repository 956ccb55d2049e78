"""GP108."""

from gatepost.rules.base import Rule
from gatepost.rules.case import Case
from gatepost.values import WARNING, Finding


class DescriptionEndsWithPeriod(Rule):
    """The description ends with a full stop.

    ## Why
    It becomes the line of a list, with the link to the commit right behind it. Three
    dots, and a dot after a single letter or a number, are left alone.

    ## Example
        fix: keep the session after a login.

    ## Instead
        fix: keep the session after a login
    """

    code = "GP108"
    name = "description-ends-with-period"
    for_bots = False
    severity = WARNING

    def check(self, case: Case) -> list[Finding]:
        """Report one full stop at the end of the description, a pull request's number behind it or not."""
        main = case.main
        description = main.description.rstrip()
        if main.token is None or not (description.endswith(".") or ". (#" in description):
            return []
        description, number = _without_number(description)
        word = description.rpartition(" ")[2]
        if not description.endswith(".") or "." in word[:-1] or len(word) < 3 or not word[-2].isalpha():  # noqa: PLR2004  a letter is no word
            return []
        at = main.description_start + len(description) - 1
        mended = case.header[:at] + number
        return [self.at_header(case, (at, at + 1), "the description ends with a full stop", mended)]


def _without_number(description: str) -> tuple[str, str]:
    """Return the description and, apart, the ` (#12)` that a forge put behind it."""
    head, space, last = description.rpartition(" ")
    if last.startswith("(#") and last.endswith(")") and last[2:-1].isdigit():
        return head, space + last
    return description, ""

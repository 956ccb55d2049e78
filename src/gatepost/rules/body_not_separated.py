"""GP201."""

from gatepost.rules.base import Rule
from gatepost.rules.case import Case
from gatepost.values import Finding


class BodyNotSeparated(Rule):
    """The second line is not empty.

    ## Why
    git takes everything up to the first empty line for the subject: `git log --oneline`, forges and
    mails run header and body together. Release Please reads the two apart, most other gates refuse.

    ## Example
        fix: keep the session after a login
        The cookie was dropped.

    ## Instead
        fix: keep the session after a login

        The cookie was dropped.
    """

    code = "GP201"
    name = "body-not-separated"

    def check(self, case: Case) -> list[Finding]:
        """Report a second line with text in it."""
        main = case.main
        text = main.text
        start = main.header_end + (2 if text.startswith("\r\n", main.header_end) else 1)
        if start >= len(text) or text[start] in "\r\n":
            return []
        end = text.find("\n", start)
        span = case.span(start, end if end >= 0 else len(text))
        mended = case.text[: span[0]] + text[main.header_end : start] + case.text[span[0] :]
        return [self.finding(case, span, "an empty line is missing between the header and this", mended)]

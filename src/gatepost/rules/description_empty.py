"""GP107."""

from gatepost.rules.base import Rule
from gatepost.rules.case import Case
from gatepost.values import Finding


class DescriptionEmpty(Rule):
    """Nothing stands after the colon.

    ## Why
    Release Please accepts it and lists an entry without words.

    ## Example
        fix(api):

    ## Instead
        fix(api): keep the session after a login
    """

    code = "GP107"
    name = "description-empty"

    def check(self, case: Case) -> list[Finding]:
        """Report a header that ends with its separator."""
        main = case.main
        if main.token is None or main.description.strip("\u200b\u200c\u200d\u2060 "):
            return []
        message = "say after the colon what changes, in a few words"
        return [self.at_header(case, (main.token.end - 1, main.token.end), message)]

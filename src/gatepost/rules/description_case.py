"""GP109."""

from gatepost.rules.base import Rule
from gatepost.rules.case import Case
from gatepost.values import Finding


class DescriptionCase(Rule):
    """The description begins with a capital letter. Off unless selected.

    ## Why
    The notes read evenly when all their lines begin alike. A word with more than one
    capital letter (`API`, `GitHub`) is taken for a name and passes.

    ## Example
        fix: Keep the session after a login

    ## Instead
        fix: keep the session after a login
    """

    code = "GP109"
    name = "description-case"
    for_bots = False
    enabled = False

    def check(self, case: Case) -> list[Finding]:
        """Report a first word with a capital letter in front only."""
        main = case.main
        word = main.description.partition(" ")[0]
        if main.token is None or not word[:1].isupper() or word[1:] != word[1:].lower() or len(word) == 1:
            return []
        at = main.description_start
        mended = case.header[:at] + word[0].lower() + case.header[at + 1 :]
        return [self.at_header(case, (at, at + len(word)), "the description begins with a capital letter", mended)]

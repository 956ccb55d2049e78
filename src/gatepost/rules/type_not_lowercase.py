"""GP103."""

from gatepost.rules.base import Rule
from gatepost.rules.case import Case
from gatepost.values import Finding


class TypeNotLowercase(Rule):
    """The type is an allowed one, but not written in lower case.

    ## Why
    Release Please is of two minds about case. `Feat: …` is listed under Features, because
    sections are looked up in lower case, but it bumps only a patch, because the bump compares
    letter by letter. The release says one thing and its number another.

    ## Example
        Feat: sign in with a passkey

    ## Instead
        feat: sign in with a passkey
    """

    code = "GP103"
    name = "type-not-lowercase"

    def check(self, case: Case) -> list[Finding]:
        """Report a type that is allowed in lower case only."""
        token = case.main.token
        if token is None or token.type is None or token.type in case.types or token.type.lower() not in case.types:
            return []
        type_ = token.type
        lower = type_.lower()
        message = f"Release Please lists `{type_}` as it does `{lower}`, but does not bump the version for it alike"
        return [self.at_header(case, (0, len(type_)), message, lower + case.header[len(type_) :])]

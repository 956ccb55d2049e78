"""GP106."""

from gatepost.rules.base import Rule
from gatepost.rules.case import Case
from gatepost.values import Finding


class ScopeMalformed(Rule):
    """The scope has white space in it, or an empty name between commas.

    ## Why
    Release Please prints a scope as it stands. Most other tools of the chain refuse a scope
    with white space, so that a message passes in one place and fails in the next.

    ## Example
        fix( api): keep the session after a login

    ## Instead
        fix(api): keep the session after a login
    """

    code = "GP106"
    name = "scope-malformed"

    def check(self, case: Case) -> list[Finding]:
        """Report a scope that is not words with commas between them."""
        token = case.main.token
        if token is None or token.scope is None or token.type is None:
            return []
        scope = token.scope
        if scope.isalnum() or (scope.split() == [scope] and "" not in scope.split(",")):
            return []
        start = len(token.type) + 1
        end = start + len(scope)
        names = ["-".join(piece.split()) for piece in scope.split(",")]
        meant = ",".join(name for name in names if name)
        mended = case.header[:start] + meant + case.header[end:] if meant else token.type + case.header[end + 1 :]
        fault = "white space" if scope.split() != [scope] else "an empty name"
        return [self.at_header(case, (start, end), f"the scope has {fault} in it", mended)]

"""GP106."""

from gatepost.rules.base import Rule
from gatepost.rules.case import Case
from gatepost.values import WARNING, Finding


class ScopeMalformed(Rule):
    """The scope has white space around or within a name, or an empty name between commas.

    ## Why
    Release Please prints a scope as it stands. Most other tools of the chain refuse a scope
    with white space, so that a message passes in one place and fails in the next. Within a
    name (`fix(sign in): …`) it is only a warning; after a comma it is fine.

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
        if scope.isalnum() or _is_fine(scope):
            return []
        start = len(token.type) + 1
        end = start + len(scope)
        names = ["-".join(piece.split()) for piece in scope.split(",")]
        meant = ",".join(name for name in names if name)
        mended = case.header[:start] + meant + case.header[end:] if meant else token.type + case.header[end + 1 :]
        if "" in (piece.strip() for piece in scope.split(",")):
            return [self.at_header(case, (start, end), "the scope has an empty name in it", mended)]
        severity = WARNING if scope == scope.strip() else ""
        whole = case.with_header(mended)
        message = "the scope has white space in it"
        return [self.finding(case, case.span(start, end), message, whole, severity=severity)]


def _is_fine(scope: str) -> bool:
    """Tell whether a scope is names with a comma between them, and a space after it where one likes."""
    return all(name.split() == [name] for name in scope.replace(", ", ",").split(","))

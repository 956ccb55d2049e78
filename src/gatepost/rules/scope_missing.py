"""GP105."""

from gatepost.rules.base import Rule
from gatepost.rules.case import Case
from gatepost.values import Finding


class ScopeMissing(Rule):
    """There is no scope. Off unless selected.

    ## Why
    In a repository of many parts a reader of the notes wants to know which part an
    entry is about.

    ## Example
        fix: keep the session after a login

    ## Instead
        fix(api): keep the session after a login
    """

    code = "GP105"
    name = "scope-missing"
    for_bots = False
    enabled = False

    def check(self, case: Case) -> list[Finding]:
        """Report a header that names no scope."""
        token = case.main.token
        if token is None or token.scope is not None or token.type is None:
            return []
        at = len(token.type)
        from gatepost.rules.mending.scopes import scope_of_paths  # noqa: PLC0415  only a refused message pays for it

        scope = scope_of_paths(case.paths, case.words.scope_paths)
        mended = f"{token.type}({scope}){case.header[at:]}" if scope else None
        message = f"a scope is wanted here, as in `{token.type}({scope or 'scope'}): …`"
        return [self.at_header(case, (at, at + 1), message, mended)]

"""GP104."""

from gatepost.rules.base import Rule
from gatepost.rules.case import Case
from gatepost.values import Finding

_MOST = 10  # names in one scope; a header with more of them is reported again once these are right


class ScopeUnknown(Rule):
    """The scope is none of those that the settings list.

    ## Why
    A scope is printed in front of the entry in the notes. Two spellings of one
    scope tear what belongs together. Without `scopes` in the settings, any scope passes.

    A scope may name several, separated by commas.

    ## Example
        fix(ap): keep the session after a login

    ## Instead
        fix(api): keep the session after a login

    ## Settings
        scopes = ["api", "cli"]
    """

    code = "GP104"
    name = "scope-unknown"
    for_bots = False

    def check(self, case: Case) -> list[Finding]:
        """Report each unknown name in the scope."""
        token = case.main.token
        if token is None or not token.scope or not case.scopes or token.type is None:
            return []
        findings = []
        at = len(token.type) + 1
        for piece in token.scope.split(","):
            name = piece.strip()
            if name and name not in case.scopes:
                start = at + len(piece) - len(piece.lstrip())
                findings.append(self._unknown(case, start, name))
            at += len(piece) + 1
            if len(findings) == _MOST:
                break
        return [] if findings and case.is_release else findings

    def _unknown(self, case: Case, start: int, name: str) -> Finding:
        from gatepost.options.check import nearest  # noqa: PLC0415  only a refused message pays for it
        from gatepost.rules.mending.scopes import scope_of_paths  # noqa: PLC0415  likewise

        end = start + len(name)
        message = f"`{name}` is not a scope of this repository: {', '.join(case.scopes)}"
        meant = nearest(name, case.scopes) or scope_of_paths(case.paths, case.words.scope_paths)
        mended = case.header[:start] + meant + case.header[end:] if meant else None
        return self.at_header(case, (start, end), message, mended)

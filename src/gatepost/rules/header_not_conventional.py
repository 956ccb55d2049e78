"""GP101."""

from gatepost.rules.base import Rule
from gatepost.rules.case import AUTOSQUASH, Case, is_in_progress
from gatepost.values import Finding


class HeaderNotConventional(Rule):
    """The header cannot be read as `type(scope): description`.

    ## Why
    Release Please skips the commit without a word in the run's result: nothing of it
    is released or listed. What is missing is pointed at; where it is plain what was
    meant, the corrected line is offered.

    Merges made by git or a forge pass. `fixup!` and its kin, and what says that it is work in
    progress, are left to rules of their own.

    ## Example
        Fixed login

    ## Instead
        fix: keep the session after a login
    """

    code = "GP101"
    name = "header-not-conventional"
    for_release_please = False

    def check(self, case: Case) -> list[Finding]:
        """Report a header that Release Please refuses, or reads through a separator that nobody means."""
        main = case.main
        if main.token is not None and main.token.separator == ":" and len(main.token.marker) <= 1:
            return []
        header = case.header
        if case.merge or header.startswith(('Revert "', 'Reapply "')):
            return []
        if header.startswith(AUTOSQUASH) or is_in_progress(header) or case.is_release:
            return []
        from gatepost.rules.mending.diagnosis import diagnose  # noqa: PLC0415  only a refused message pays for it

        span, message, mended = diagnose(main, case.types)
        return [self.at_header(case, span, message, mended)]

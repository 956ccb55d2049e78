"""GP502."""

from gatepost.rules.base import Rule
from gatepost.rules.case import BRANCH, COMMIT, Case
from gatepost.values import WARNING, Finding


class WorkInProgress(Rule):
    """The header says that the work is not done yet.

    ## Why
    What lands is released. `WIP`, `wip: …`, `[WIP] …` and `Draft: …` hide what the change is from the notes, and
    tell every reader that it should not have landed.

    While commits are made they are welcome. On a branch that is squashed when it lands, this is a warning.

    ## Example
        feat: WIP sign in with a passkey

    ## Instead
        feat: sign in with a passkey
    """

    code = "GP502"
    name = "work-in-progress"

    def check(self, case: Case) -> list[Finding]:
        """Report a mark at the start of the header or of its description, or in brackets at the end."""
        if case.place == COMMIT:
            return []
        lower = case.header.lower()
        if "wip" not in lower and "draft" not in lower:
            return []
        from gatepost.rules.mending.progress import mark_of_progress  # noqa: PLC0415  such headers are rare

        found = mark_of_progress(case.main, case.types)
        if found is None:
            return []
        span, mended = found
        message = "this says that the work is not done; what lands is released"
        severity = WARNING if case.place == BRANCH else ""
        whole = case.with_header(mended) if mended else None
        return [self.finding(case, case.span(*span), message, whole, severity=severity)]

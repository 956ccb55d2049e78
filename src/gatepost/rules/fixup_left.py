"""GP501."""

from gatepost.rules.base import Rule
from gatepost.rules.case import AUTOSQUASH, BRANCH, COMMIT, Case
from gatepost.values import WARNING, Finding


class FixupLeft(Rule):
    """The commit still waits to be folded into another one: its header begins with `fixup!`, `squash!` or `amend!`.

    ## Why
    `git commit --fixup` makes such commits for `git rebase --autosquash`. One that lands as it is cannot be read
    by Release Please, and what it corrects is listed as if it had never been wrong.

    While commits are made they are welcome. On a branch that is squashed when it lands, this is a warning.

    ## Example
        fixup! fix: keep the session after a login

    ## Instead
        fix: keep the session after a login
    """

    code = "GP501"
    name = "fixup-left"

    def check(self, case: Case) -> list[Finding]:
        """Report a header that git began for a later rebase, unless the message is being written."""
        header = case.header
        if not header.startswith(AUTOSQUASH) or case.place == COMMIT:
            return []
        mark = header.partition(" ")[0]
        message = f"`{mark}` waits to be folded into the commit that it names: `git rebase -i --autosquash` does it"
        severity = WARNING if case.place == BRANCH else ""
        return [self.finding(case, case.span(0, len(mark)), message, severity=severity)]

"""GP407."""

from gatepost.rules.base import Rule
from gatepost.rules.case import Case
from gatepost.values import Finding


class RevertNotConventional(Rule):
    """The header is `Revert "…"`, as git and forges write it.

    ## Why
    Release Please cannot read it. The reverted change stays in the next release's notes and still bumps its
    version, and nothing tells that it was taken back. With `revert: …` the notes at least list both.

    ## Example
        Revert "feat: sign in with a passkey"

        This reverts commit 0123456789abcdef0123456789abcdef01234567.

    ## Instead
        revert: feat: sign in with a passkey

        This reverts commit 0123456789abcdef0123456789abcdef01234567.
    """

    code = "GP407"
    name = "revert-not-conventional"

    def check(self, case: Case) -> list[Finding]:
        """Report the header that `git revert` makes, and its opposite, `Reapply "…"`."""
        header = case.header
        if not header.startswith(('Revert "', 'Reapply "')):
            return []
        word, _, quoted = header.partition(' "')
        description, _, after = quoted.rpartition('"')
        if word == "Reapply":
            mended = description + after
            message = "Release Please cannot read this; write the header of what comes back"
        else:
            mended = f"revert: {description}{after}"
            message = "Release Please cannot read this; a revert that it lists begins with `revert:`"
        return [self.at_header(case, (0, len(word)), message, mended if description else None)]

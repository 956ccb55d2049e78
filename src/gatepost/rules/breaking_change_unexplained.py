"""GP303."""

from gatepost.message.commits import literal_lines
from gatepost.message.grammar import LITERALS
from gatepost.rules.base import Rule
from gatepost.rules.case import TITLE, Case
from gatepost.values import Finding

_INLINE = "BREAKING-CHANGE:"


class BreakingChangeUnexplained(Rule):
    """The header marks a breaking change that no `BREAKING CHANGE:` explains. Off unless selected.

    ## Why
    The notes of the release print the text of `BREAKING CHANGE:` at their top. Without one they repeat the
    description there, and users are not told what to do.

    A title by itself is not judged: the text may stand in the description of the pull request.

    ## Example
        feat!: sign in with a passkey

    ## Instead
        feat!: sign in with a passkey

        BREAKING CHANGE: passwords are gone, every user must register a passkey
    """

    code = "GP303"
    name = "breaking-change-unexplained"
    enabled = False
    for_bots = False

    def check(self, case: Case) -> list[Finding]:
        """Report the `!` of a header without a text beside it."""
        main = case.main
        token = main.token
        if token is None or not token.marker or case.place == TITLE:
            return []
        if main.fault is not None or _is_explained(case):
            return []
        end = token.end - len(token.separator)
        message = "what breaks, and what users must do, is wanted below as `BREAKING CHANGE: …`"
        return [self.at_header(case, (end - len(token.marker), end), message)]


def _is_explained(case: Case) -> bool:
    """Tell whether the message has a breaking marker below the header; whether its text arrives is another rule's."""
    main = case.main
    if any(footer.token.marker in LITERALS for footer in main.footers):
        return True
    return _INLINE in main.text[main.body_start : main.body_end] or any(colon for _, colon in literal_lines(main))

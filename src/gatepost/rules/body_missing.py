"""GP203."""

from gatepost.message.characters import BLANKS
from gatepost.options.option import INTEGER, Option
from gatepost.rules.base import Rule
from gatepost.rules.case import AUTOSQUASH, TITLE, Case
from gatepost.values import Finding


class BodyMissing(Rule):
    """There is no body, or hardly any. Off unless selected.

    ## Why
    The header says what is changed. Why it is, and what was tried before, is not in the code; who looks for it
    later looks here. Footers alone are no body.

    A title by itself, a merge, and a commit that waits to be folded into another need none.

    ## Example
        fix(api): keep the session after a login

        Refs: #12

    ## Instead
        fix(api): keep the session after a login

        The redirect dropped the cookie.

        Refs: #12
    """

    code = "GP203"
    name = "body-missing"
    enabled = False
    for_bots = False
    options: tuple[Option, ...] = (
        Option("min", INTEGER, 1, "Least characters that a body must have.", least=1, most=1_000),
    )
    min: int

    def check(self, case: Case) -> list[Finding]:
        """Report a header with too little between it and the footers."""
        main = case.main
        if case.place == TITLE or case.merge or not main.text or main.text.startswith(AUTOSQUASH):
            return []
        is_read = main.fault is None
        start = main.body_start if is_read else main.header_end  # what cannot be read has no footers to leave out
        body = main.text[start : main.body_end].strip(BLANKS)
        if len(body) >= self.min or (body and not is_read):
            return []
        if not body:
            message = "a body is wanted below the header: say why"
            return [self.at_header(case, (main.header_end, main.header_end), message)]
        at = main.text.index(body, start)
        message = f"the body has {len(body)} characters; at least {self.min} are wanted"
        return [self.finding(case, case.span(at, at + len(body)), message)]

"""GP110."""

from gatepost.options.option import INTEGER, Option
from gatepost.rules.base import Rule
from gatepost.rules.case import Case
from gatepost.values import Finding


class HeaderTooLong(Rule):
    """The header is longer than its readers show.

    ## Why
    Forges, `git log` and the notes of a release cut or wrap long lines. `room` is kept
    free for the ` (#1234)` that a forge puts behind a squashed commit; a header that
    has it already may use the room.

    ## Example
        fix(api): keep the session after a login, after a logout, after a restart, and when the clock goes backwards

    ## Instead
        fix(api): keep the session when the clock goes backwards
    """

    code = "GP110"
    name = "header-too-long"
    for_bots = False
    options: tuple[Option, ...] = (
        Option(
            "max", INTEGER, 100, "Most characters that a header may have, the room included.", least=20, most=10_000
        ),
        Option("room", INTEGER, 8, "Characters kept free for the number of the pull request.", most=15),
    )
    max: int
    room: int

    def check(self, case: Case) -> list[Finding]:
        """Report a header that does not fit, from the first character over the limit on."""
        header = case.header
        limit = self.max
        if len(header) <= limit - self.room or case.merge:
            return []
        if not case.pull_request_number:
            limit -= self.room
        if len(header) <= limit:
            return []
        less = f", less {self.room} kept free for the number of the pull request" if limit < self.max else ""
        message = f"the header has {len(header)} characters; it may have {self.max}{less}"
        return [self.at_header(case, (limit, len(header)), message)]

"""GP305."""

from gatepost.message.characters import BLANKS
from gatepost.rules.base import Rule
from gatepost.rules.case import AUTOSQUASH, HISTORY, LANDING, TITLE, Case
from gatepost.values import Finding

_TOKEN = "signed-off-by:"  # noqa: S105  a footer's name


class SignOffMissing(Rule):
    """There is no `Signed-off-by: Name <mail>`. Off unless selected.

    ## Why
    Projects under the Developer Certificate of Origin take no change without one: by it the author says that the
    change may be given away under the project's licence.

    `git commit --signoff` writes it. A message that a forge composes is not judged, for nobody signs there: the
    commits of its pull request are. A merge and a commit that waits to be folded into another need none.

    ## Example
        fix(api): keep the session after a login

    ## Instead
        fix(api): keep the session after a login

        Signed-off-by: Ada Author <ada@example.com>
    """

    code = "GP305"
    name = "sign-off-missing"
    enabled = False
    for_bots = False

    def check(self, case: Case) -> list[Finding]:
        """Report a message without a sign-off; a line that is one but for its name or mail is pointed at."""
        header = case.header
        if not header or case.place in (TITLE, LANDING) or (case.place == HISTORY and case.is_composed):
            return []
        if case.merge or header.startswith(AUTOSQUASH):
            return []
        almost = None
        start = 0
        for line in case.text.replace("\r", "\n").split("\n"):
            if line[: len(_TOKEN)].lower() == _TOKEN:
                if _names_somebody(line[len(_TOKEN) :]):
                    return []
                almost = (start, start + len(line))
            start += len(line) + 1
        if almost is not None:
            return [self.finding(case, almost, "a sign-off reads `Signed-off-by: Name <mail>`")]
        message = "a line `Signed-off-by: Name <mail>` is wanted below; `git commit --signoff` writes it"
        return [self.at_header(case, (0, case.main.header_end), message)]


def _names_somebody(text: str) -> bool:
    """Tell whether a text is a name and, in angle brackets, a mail."""
    name, _, mail = text.strip(BLANKS).rpartition(" <")
    return bool(name.strip(BLANKS)) and mail.endswith(">") and 0 < mail.find("@") < len(mail) - 2 and " " not in mail

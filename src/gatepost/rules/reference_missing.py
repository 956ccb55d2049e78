"""GP304."""

from gatepost.options.option import STRINGS, Option
from gatepost.rules.base import Rule
from gatepost.rules.case import AUTOSQUASH, HISTORY, LANDING, TITLE, Case
from gatepost.values import Finding

_DEFAULT = ("#",)
_DIGITS = frozenset("0123456789")


class ReferenceMissing(Rule):
    """The message names no issue. Off unless selected.

    ## Why
    An issue has the discussion, the decision and the way to reproduce. Who reads the notes of a release, or
    `git blame`, follows the number.

    An issue is one of `prefixes` and a number right behind it, in the header, the body or a footer. The ` (#12)` at
    the end of a header that has landed, or will, is the number of the pull request that a forge puts there, and does
    not count; while the commit is written, it does. A title by itself is not judged: the issue may be named in the
    description of the pull request. A merge and a commit that waits to be folded into another need none.

    ## Example
        fix(api): keep the session after a login

    ## Instead
        fix(api): keep the session after a login

        Refs: #12
    """

    code = "GP304"
    name = "reference-missing"
    enabled = False
    for_bots = False
    options: tuple[Option, ...] = (
        Option(
            "prefixes",
            STRINGS,
            _DEFAULT,
            "What stands before the number of an issue: `#` in `#12`, `ABC-` in `ABC-12`.",
        ),
        Option("types", STRINGS, (), "The types that must name one; all, where the list is empty."),
    )
    prefixes: tuple[str, ...]
    types: tuple[str, ...]

    def check(self, case: Case) -> list[Finding]:
        """Report a message without any issue in it."""
        if case.place == TITLE or case.merge or not case.header or case.header.startswith(AUTOSQUASH):
            return []
        token = case.main.token
        if self.types and (token is None or (token.type or "").lower() not in self.types):
            return []
        prefixes = self.prefixes or _DEFAULT
        number = case.pull_request_number if case.place in (HISTORY, LANDING) else ""
        text = _without(case, f" (#{number})") if number else case.text
        if any(_names_issue(text, prefix) for prefix in prefixes):
            return []
        message = f"an issue is wanted somewhere in the message, as in `{prefixes[0]}12`"
        if number:
            message += f"; `(#{number})` is the pull request"
        return [self.at_header(case, (0, case.main.header_end), message)]


def _without(case: Case, number: str) -> str:
    """Return the message without the number of the pull request at the end of its header."""
    start, end = case.span(0, case.main.header_end)
    return case.text[:start] + case.header.rstrip()[: -len(number)] + case.text[end:]


def _names_issue(text: str, prefix: str) -> bool:
    """Tell whether `prefix` and a number stand in `text`, in no longer word; `issue#12` and `owner/name#12` count."""
    at = text.find(prefix)
    while at >= 0:
        start = end = at + len(prefix)
        while text[end : end + 1] in _DIGITS:
            end += 1
        before = text[at - 1 : at] if prefix[0].isalnum() else ""
        if end > start and not _is_of_word(before) and not _is_of_word(text[end : end + 1]):
            return True
        at = text.find(prefix, end)
    return False


def _is_of_word(character: str) -> bool:
    return character.isalnum() or character == "_"

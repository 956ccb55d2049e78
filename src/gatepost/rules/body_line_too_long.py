"""GP202."""

from gatepost.message.grammar import Token, read_token
from gatepost.message.parse import Message
from gatepost.message.reading import read
from gatepost.options.option import INTEGER, Option
from gatepost.rules.base import Rule
from gatepost.rules.case import Case, Section
from gatepost.values import WARNING, Finding

_MOST = 100  # lines in one message; a body with more of them is reported again once these are right
_BOTS = ("Signed-off-by: dependabot[bot]", "This PR contains the following updates")
_AS_IT_IS = ("\t", "|", ">", "$ ", "This reverts commit ", "(cherry picked from commit ")
_CHECKBOXES = ("[ ] ", "[x] ", "[X] ")
_QUOTED = 2  # spaces in front of a line that is no item of a list: code, output, a quotation
_LONG_WORD = 40


class BodyLineTooLong(Rule):
    """A line of the body is longer than its readers show.

    ## Why
    git shows a body as it was typed: in `git log`, in mails and in terminals a long line is cut in the middle of a
    word, or its end is out of sight.

    What people do not wrap may be long: links, code and other indented lines, tables, quotes, the output of
    programs, footers, a line with one long word at its end, and the whole body that a forge or a bot composes.

    ## Example
        fix(api): keep the session after a login

        The cookie was dropped by the redirect, because the path of the cookie was that of the form, not of the site.

    ## Instead
        fix(api): keep the session after a login

        The cookie was dropped by the redirect, because the path of the cookie was that of the form, not of
        the site.
    """

    code = "GP202"
    name = "body-line-too-long"
    severity = WARNING
    for_bots = False
    options: tuple[Option, ...] = (
        Option("max", INTEGER, 100, "Most characters that a line of the body may have.", least=40, most=10_000),
    )
    max: int

    def check(self, case: Case) -> list[Finding]:
        """Report each line that could be wrapped, from the first character over the limit on."""
        limit = self.max
        if not _has_long_line(case.text, limit) or case.merge or case.is_composed:
            return []
        lines = [
            (section, start, end)
            for section in case.sections
            for start, end in _long_lines(section.message, limit)
            if _is_prose(section.message.text[start:end], limit, case.types)
        ]
        if not lines or any(sign in case.text for sign in _BOTS):
            return []
        mended = _wrapped(case, lines, limit)
        return [
            self.finding(
                case,
                section.span(start + limit, end),
                f"the line has {end - start} characters; it may have {limit}",
                mended,
            )
            for section, start, end in lines[:_MOST]
        ]


def _has_long_line(text: str, limit: int) -> bool:
    """Tell whether some line has more than `limit` characters, in steps of about as many."""
    start = 0
    last = len(text) - limit
    while start < last:
        start = text.rfind("\n", start, start + limit + 1) + 1
        if not start:
            return True
    return False


def _long_lines(message: Message, limit: int) -> list[tuple[int, int]]:
    """Return start and end of each line of the body that is too long, without those within fences."""
    start = message.body_start
    if message.body_end - start <= limit:
        return []
    lines = message.text[start : message.body_end].replace("\r", "\n").split("\n")
    if max(map(len, lines)) <= limit:
        return []
    from gatepost.message.fences import fenced  # noqa: PLC0415  only where a line is long

    found = []
    for line, is_code in zip(lines, fenced(lines), strict=True):
        end = start + len(line.rstrip(" "))
        if end - start > limit and not is_code:
            found.append((start, end))
        start += len(line) + 1
    return found


def _is_prose(line: str, limit: int, types: tuple[str, ...]) -> bool:
    """Tell whether a line that is too long is one that people wrap, and can be wrapped."""
    text = line.lstrip(" ")
    if "://" in line or text.startswith(_AS_IT_IS) or line.count(" | ") > 1:
        return False
    prefix = _prefix_length(line)
    if line[:prefix].isspace() and prefix >= _QUOTED:
        return False
    if _is_output_or_footer(line[prefix:]) or _is_entry(line[prefix:], types):
        return False
    before, space, word = line.rpartition(" ")
    if len(before) <= limit and len(space + word) > _LONG_WORD:
        return False
    return 0 < line.find(" ", prefix) <= limit


def _is_output_or_footer(text: str) -> bool:
    """Tell whether a line begins as those of programs do: `x.c:1:5: `, `./x: `, `[x]: `, `Signed-off-by: `."""
    word = text.partition(" ")[0]
    token, colon, rest = word.partition(":")
    if not colon:
        return False
    if rest[:1].isdigit() or "/" in token[:3] or (token.startswith("[") and token.endswith("]")):
        return True
    return "-" in token and token.replace("-", "").isalnum()


def _is_entry(text: str, types: tuple[str, ...]) -> bool:
    """Tell whether what stands behind a bullet is the header of a commit, as in a body that a squash lists."""
    token = read_token(text)
    return isinstance(token, Token) and token.type in types


def _prefix_length(line: str) -> int:
    """Return how many characters of a line are its indentation and bullet."""
    at = len(line) - len(line.lstrip(" "))
    bullet = line[at : at + 6].partition(" ")[0]
    if bullet in ("*", "-", "+") or (bullet[-1:] in (".", ")") and bullet[:-1].isdecimal()):
        at += len(bullet) + 1
        at += 4 if line.startswith(_CHECKBOXES, at) else 0
    return len(line) - len(line[at:].lstrip(" "))


def _wrapped(case: Case, lines: list[tuple[Section, int, int]], limit: int) -> str | None:
    """Return the message with these lines wrapped; None where it would be read differently then."""
    from gatepost.rules.mending.wrapping import reads_alike, wrap  # noqa: PLC0415  only a long line pays for it

    newline = "\r\n" if "\r\n" in case.text else "\n"
    edits = []
    for section, start, end in lines:
        line = section.message.text[start:end]
        pieces = wrap(line, _prefix_length(line), limit)
        first, last = section.span(start, end)
        if not pieces or case.text[first:last] != line:
            return None
        edits.append((first, last, newline.join(pieces)))
    mended = case.edited(sorted(edits))
    return mended if reads_alike(case.reading, read(mended)) else None

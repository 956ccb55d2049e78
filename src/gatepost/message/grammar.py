"""The parts of a line: token, separator, and the fault where one of them cannot be read (spec §1.2, §1.3)."""

from gatepost.message.characters import TYPE_ENDS

LITERALS = ("BREAKING CHANGE", "BREAKING-CHANGE")
LITERAL_LENGTH = 15
_RARER_ENDS = TYPE_ENDS.replace(" ", "").replace("(", "")


class Token:
    """What stands before the text of a header or footer: `type(scope)!:`.

    `type` is None where the token is a breaking marker alone. `end` is the
    offset in the line after the separator.
    """

    __slots__ = ("end", "marker", "scope", "separator", "type")

    def __init__(self, type_: str | None, scope: str | None, marker: str, separator: str, end: int) -> None:
        self.type = type_
        self.scope = scope
        self.marker = marker
        self.separator = separator
        self.end = end


class Fault:
    """Where reading stopped, and what would have been valid there.

    `throws` tells an unclosed scope, which rejects the whole message wherever
    it stands, from a line that simply is no header or footer.
    """

    __slots__ = ("offset", "throws", "valid")

    def __init__(self, offset: int, valid: str, *, throws: bool) -> None:
        self.offset = offset
        self.valid = valid
        self.throws = throws


def type_length(line: str) -> int:
    """Return how many characters at the start of `line` are a type; 0 for none."""
    word = line.partition(" ")[0].partition("(")[0]
    if not word.isalnum():
        for end in _RARER_ENDS:
            word = word.partition(end)[0]
    return len(word)


def scope_end(line: str, opening: int, end: int) -> int:
    """Return the offset of the first parenthesis after the one at `opening`, or `end` where none comes before it."""
    closing = line.find(")", opening + 1, end)
    nested = line.find("(", opening + 1, end if closing < 0 else closing)
    return nested if nested >= 0 else closing if closing >= 0 else end


def read_token(line: str) -> Token | Fault:
    """Read `type(scope)!:` at the start of `line`, which holds no newline."""
    head, colon, _ = line.partition(":")
    if colon:  # nearly every header and footer ends here; what follows reads all the others
        if head.isalnum():
            return Token(head, None, "", ":", len(head) + 1)
        type_, _, scope_and_end = head.partition("(")
        if 0 < scope_and_end.find(")") == len(scope_and_end) - 1 and type_.isalnum() and "(" not in scope_and_end:
            return Token(type_, scope_and_end[:-1], "", ":", len(head) + 1)
        if head.replace("-", "").isalnum():
            return Token(head, None, "", ":", len(head) + 1)
    return _read_token_slowly(line)


def _read_token_slowly(line: str) -> Token | Fault:
    """Read a token character class by character class, as the grammar says."""
    at = type_length(line)
    if not at:
        return Fault(0, "<type>", throws=False)
    type_ = line[:at]
    scope = None
    if line.startswith("(", at):
        closing = scope_end(line, at, len(line))
        if not line.startswith(")", closing):
            return Fault(closing, ")", throws=True)
        if closing > at + 1:
            scope = line[at + 1 : closing]
            at = closing + 1
        else:
            at = closing
    marker = _marker(line, at)
    at += len(marker)
    separator = _separator(line, at)
    if separator:
        return Token(type_, scope, marker, separator, at + len(separator))
    valid = ("" if scope is not None else "(, ") + ("" if marker else "!, ") + ":"
    return Fault(at, valid, throws=False)


def read_footer_token(line: str) -> Token | None:
    """Read a footer's token and separator at the start of `line`, or return None where it is no footer.

    A line that throws counts as no footer: the whole message has been refused
    before footers are read.
    """
    word = line.partition(" ")[0]
    if word.isalnum() and word != "BREAKING":
        at = len(word)
        return Token(word, None, "", " #", at + 2) if line.startswith(" #", at) else None
    marker = _marker(line, 0)
    if marker:
        separator = _separator(line, len(marker))
        return Token(None, None, marker, separator, len(marker) + len(separator)) if separator else None
    token = read_token(line)
    return token if isinstance(token, Token) else None


def _marker(line: str, at: int) -> str:
    if line.startswith("!", at):
        return "!"
    return line[at : at + LITERAL_LENGTH] if line.startswith(LITERALS, at) else ""


def _separator(line: str, at: int) -> str:
    if line.startswith(":", at):
        return ":"
    return " #" if line.startswith(" #", at) else ""

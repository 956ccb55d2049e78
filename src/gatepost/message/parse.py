"""Text → `Message`: header, body and footers with their offsets, in one pass over the lines (spec §1.2).

The real parser tries, at every line of the body, whether everything from here
to the end is footers: recursive and quadratic. The same answer follows from
two facts about *flush* lines, those after the header that are not blank and
do not begin with white space. The message is refused if and only if some flush
line opens a scope that it does not close, and the first such line is where.
The footers begin at the first flush line after the last flush line that is
not a footer; lines that are not flush belong to the footer above them, else to
the body.
"""

from gatepost.message.characters import BLANKS, WHITESPACE
from gatepost.message.grammar import LITERALS, Fault, Token, read_footer_token, read_token, scope_end, type_length


class Footer:
    """A footer: its token, and its value line by line.

    `start` is the offset of its line in the message's text. `texts` are the
    value's lines without their indentation, `newlines` the runs of newline
    characters between them.
    """

    __slots__ = ("newlines", "start", "texts", "token")

    def __init__(self, start: int, token: Token, texts: list[str], newlines: list[str]) -> None:
        self.start = start
        self.token = token
        self.texts = texts
        self.newlines = newlines


class Message:
    """One message as the grammar reads it.

    All offsets are in code points of `text`, which is the source without the
    blanks around it; `offset` says how many were cut in front. Where `fault`
    is set the message was refused, and only the header's parts are valid; where
    the header itself could not be read, `token` is None.
    """

    __slots__ = ("body_end", "body_start", "description", "fault", "footers", "header_end", "offset", "text", "token")

    def __init__(self, text: str, offset: int, header_end: int, token: Token | Fault) -> None:
        self.text = text
        self.offset = offset
        self.header_end = header_end
        self.body_start = self.body_end = len(text)
        self.footers: list[Footer] | tuple[()] = ()
        self.fault: Fault | None = None
        self.token: Token | None = None
        self.description = ""
        if isinstance(token, Token):
            self.token = token
            self.description = text[token.end : header_end].lstrip(WHITESPACE)
        else:
            self.fault = token

    @property
    def header(self) -> str:
        """The whole first line."""
        return self.text[: self.header_end]

    @property
    def description_start(self) -> int:
        """The offset of the description in the text; the end of the header where it is empty."""
        return self.header_end - len(self.description)


def parse(source: str) -> Message:
    """Read `source` as one message. Never raises: what cannot be read is in `fault`.

    Cost: linear in the length of `source`, whatever its shape.
    """
    text = source.strip(BLANKS)
    offset = 0 if text is source else len(source) - len(source.lstrip(BLANKS))
    flat = text.replace("\r", "\n") if "\r" in text else text
    header_end = flat.find("\n")
    if header_end < 0:
        header_end = len(text)
    message = Message(text, offset, header_end, read_token(text[:header_end]))
    if header_end < len(text) and message.token is not None:
        _read_rest(message, flat)
    return message


def unclosed_scopes(flat: str, start: int) -> list[int]:
    r"""Return, for every flush line from `start` on that opens a scope and does not close it, where `)` was expected.

    `flat` is the text with `\n` for every newline character, and `start` the
    beginning of a line of it.
    """
    found = []
    opening = flat.find("(", start)
    while opening >= 0:
        line = flat.rfind("\n", start, opening) + 1 or start
        end = flat.find("\n", opening)
        if end < 0:
            end = len(flat)
        word = flat[line:opening]
        if word and " " not in word and _is_type(word):
            closing = scope_end(flat, opening, end)
            if closing == end or flat[closing] != ")":
                found.append(closing)
        opening = flat.find("(", end)
    return found


def _is_type(word: str) -> bool:
    """Tell whether the whole of `word` is a type, where a literal may stand too."""
    return word.isalnum() or (type_length(word) == len(word) and not word.startswith(LITERALS))


def _read_rest(message: Message, flat: str) -> None:
    """Read what follows the header into `message`."""
    text = message.text
    rest = flat[message.header_end :].lstrip("\n")
    start = len(flat) - len(rest)
    if "(" in rest:
        unclosed = unclosed_scopes(flat, start)
        if unclosed:
            message.fault = Fault(unclosed[0], ")", throws=True)
            return
    message.body_start = start
    lines = _footer_lines(flat, start)
    if not lines:
        return
    first = lines[-1][0]
    message.body_end = start + len(flat[start:first].rstrip("\n"))
    footers = message.footers = []
    for at in range(len(lines) - 1, -1, -1):
        line, end, token = lines[at]
        texts = [text[line + token.end : end].lstrip(WHITESPACE)]
        newlines: list[str] = []
        limit = lines[at - 1][0] if at else len(flat)
        if limit > end + 1:
            _read_continuations(message, flat[end:limit].rstrip("\n"), end, (texts, newlines))
        footers.append(Footer(line, token, texts, newlines))


def _footer_lines(flat: str, start: int) -> list[tuple[int, int, Token]]:
    """Return start, end and token of every footer's first line, last footer first."""
    found = []
    end = len(flat)
    while end > start:
        line = flat.rfind("\n", start, end) + 1 or start
        if line < end and flat[line] not in WHITESPACE:
            token = read_footer_token(flat[line:end])
            if token is None:
                break
            found.append((line, end, token))
        end = line - 1
    return found


def _read_continuations(message: Message, region: str, offset: int, value: tuple[list[str], list[str]]) -> None:
    """Add to a footer's value the lines below it: `region`, which begins with a newline at `offset`."""
    text = message.text
    texts, newlines = value
    at = 0
    while at < len(region):
        start = at
        while region[at] == "\n":
            at += 1
        newlines.append(text[offset + start : offset + at])
        start = at
        at = region.find("\n", start)
        if at < 0:
            at = len(region)
        texts.append(text[offset + start : offset + at].lstrip(WHITESPACE))

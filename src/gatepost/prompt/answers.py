"""`Answers`: the parts of a message that a person writes, and the message that they make."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from gatepost.message.grammar import LITERALS, Token, read_footer_token, read_token
from gatepost.message.parse import parse

BREAKING = "BREAKING CHANGE"
CO_AUTHOR = "Co-authored-by"
SIGN_OFF = "Signed-off-by"
REFERENCES = ("refs", "ref", "references", "closes", "close", "fixes", "fix", "resolves", "resolve")
"""The tokens, in lower case, of footers that name an issue."""


@dataclass(frozen=True)
class Answers:
    """What was answered; what is empty was not, or stands for none.

    `breaking` is the note that says what breaks, `is_breaking` tells a `!` in the header, with a note or without.
    `issues` and `trailers` are whole footers, `co_authors` and `sign_off` identities such as `Ada <ada@example.com>`.
    `whole` is a message that cannot be taken apart into the others; it goes before them.
    """

    type: str = ""
    scope: str = ""
    description: str = ""
    body: str = ""
    is_breaking: bool = False
    breaking: str = ""
    issues: tuple[str, ...] = ()
    co_authors: tuple[str, ...] = ()
    trailers: tuple[str, ...] = ()
    sign_off: str = ""
    whole: str = ""

    @property
    def header(self) -> str:
        """The first line of the message that they make."""
        return self.message.partition("\n")[0]

    @property
    def message(self) -> str:
        """The message that they make, without a newline at its end."""
        return self.whole or _composed(self)

    @property
    def is_empty(self) -> bool:
        """Whether nothing was written that anybody would miss."""
        return replace(self, type="", scope="", sign_off="") == Answers()

    @property
    def lead(self) -> str:
        """What stands before the description: `feat(api)!: `; empty without a type."""
        if not self.type:
            return ""
        scope = f"({self.scope})" if self.scope else ""
        return f"{self.type}{scope}{'!' if self.is_breaking or self.breaking else ''}: "


def taken_apart(message: str) -> Answers:
    """Return the answers that make `message`; where none do to the letter, the message as a whole."""
    text = message.strip("\n")
    parsed = parse(text)
    token = parsed.token
    if token is None or token.type is None or token.separator != ":" or parsed.text != text:
        return Answers(whole=text)
    before, footers = _footers_of(text)
    answers = Answers(
        type=token.type,
        scope=token.scope or "",
        description=parsed.description,
        body=before[parsed.header_end :].strip("\n"),
        is_breaking=token.marker == "!",
    )
    for footer in footers:
        answers = _with_footer(answers, footer)
    return answers if answers.message == text else Answers(whole=text)


def described(answers: Answers, line: str) -> Answers:
    """Return the answers with another description; of a whole message it is the first line."""
    if not answers.whole:
        return replace(answers, description=line)
    _, newline, rest = answers.whole.partition("\n")
    return taken_apart(line + newline + rest)


def joined(there: Answers, new: Answers) -> Answers:
    """Return the new answers, and beside them what only the others say: the header alone takes another's place."""
    return replace(
        new,
        body="\n\n".join(filter(None, (there.body, new.body))),
        is_breaking=there.is_breaking or new.is_breaking,
        breaking=new.breaking or there.breaking,
        issues=tuple(dict.fromkeys((*there.issues, *new.issues))),
        co_authors=tuple(dict.fromkeys((*there.co_authors, *new.co_authors))),
        trailers=tuple(dict.fromkeys((*there.trailers, *new.trailers))),
        sign_off=new.sign_off or there.sign_off,
    )


def is_footer(line: str) -> bool:
    """Tell whether a line reads as one footer that Release Please and git both take for one."""
    token = read_footer_token(line)
    if token is None or "\n" in line or not line[token.end :].strip():
        return False
    return token.type is not None or token.marker in LITERALS


def _composed(answers: Answers) -> str:
    header = answers.lead + answers.description.strip()
    footers = [f"{BREAKING}: {answers.breaking}"] if answers.breaking else []
    footers += [*answers.issues, *answers.trailers]
    footers += [f"{CO_AUTHOR}: {person}" for person in answers.co_authors]
    footers += [f"{SIGN_OFF}: {answers.sign_off}"] if answers.sign_off else []
    return "\n\n".join(filter(None, (header.rstrip(), answers.body.strip("\n"), "\n".join(footers))))


def _footers_of(text: str) -> tuple[str, list[str]]:
    """Return the message without its last paragraph, and the lines of that where all of them are footers."""
    before, gap, last = text.rpartition("\n\n")
    lines = last.split("\n")
    return (before, lines) if gap and all(map(is_footer, lines)) else (text, [])


def _with_footer(answers: Answers, line: str) -> Answers:
    name, _, value = line.partition(":")
    value = value.strip()
    if name == BREAKING:
        return replace(answers, breaking=value)
    if name == CO_AUTHOR:
        return replace(answers, co_authors=(*answers.co_authors, value))
    if name == SIGN_OFF and not answers.sign_off:
        return replace(answers, sign_off=value)
    if _word(line) in REFERENCES:
        return replace(answers, issues=(*answers.issues, line))
    return replace(answers, trailers=(*answers.trailers, line))


def _word(footer: str) -> str:
    token = read_footer_token(footer)
    return (token.type or "").lower() if token is not None else ""


def issue_footers(text: str) -> tuple[str, ...]:
    """Return the footers for issues as a person types them: `12`, `#12, ABC-4`, `closes 12`, `Fixes: #12`.

    Without a word before them they are referred to, not closed.
    """
    footers: list[str] = []
    word = "Refs"
    for piece in text.replace(",", " ").replace(";", " ").replace(": ", " ").split():
        name = piece.rstrip(":")
        if name.lower() in REFERENCES:
            word = name.capitalize()
        else:
            footers.append(f"{word}: {'#' if piece.isascii() and piece.isdecimal() else ''}{piece}")
    return tuple(dict.fromkeys(footers))


def issues_as_typed(footers: Iterable[str]) -> str:
    """Return footers for issues as one line that `issue_footers` reads."""
    pieces: list[str] = []
    word = "Refs"
    for footer in footers:
        name, value = _pair(footer)
        if name != word:
            pieces.append(name)
            word = name
        pieces.append(value)
    return " ".join(pieces)


def _pair(footer: str) -> tuple[str, str]:
    token = read_footer_token(footer)
    name = (token.type or "").capitalize() if token is not None else ""
    return name, footer[token.end :].strip() if token is not None else footer


def conventional(line: str) -> str:
    """Return the type of a line that is a header; empty where it is none."""
    token = read_token(line)
    is_one = isinstance(token, Token) and token.separator == ":" and bool(line[token.end :].strip())
    return (token.type or "") if is_one and isinstance(token, Token) else ""

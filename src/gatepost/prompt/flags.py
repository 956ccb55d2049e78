"""What the command line says of a message → the answers, and what is still missing."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from gatepost.message.grammar import Token, read_token
from gatepost.prompt.answers import Answers, conventional, is_footer, issue_footers, taken_apart
from gatepost.prompt.checking import needs_scope
from gatepost.prompt.state import DESCRIPTION, SCOPE, TYPE, Facts
from gatepost.prompt.steps.people import is_identity

_FLAGS = {TYPE: "--type", SCOPE: "--scope", DESCRIPTION: "--message"}


_REVERT = "revert"
"""The type whose description is another header: `revert: feat: x`."""


class InvalidFlag(Exception):  # noqa: N818  named for what it says
    """A flag's value can be no part of a message; the text says which."""


@dataclass(frozen=True)
class Flags:
    """What was given; None where a flag was not. An empty text takes back what the amended message has."""

    type: str | None = None
    scope: str | None = None
    message: str | None = None
    body: str | None = None
    breaking: str | None = None
    issues: tuple[str, ...] = ()
    co_authors: tuple[str, ...] = ()
    trailers: tuple[str, ...] = ()
    signs_off: bool = False

    @property
    def are_none(self) -> bool:
        """Whether nothing was given."""
        return self == Flags()

    @property
    def has_parts(self) -> bool:
        """Whether anything beside the message was given."""
        return replace(self, message=None) != Flags()

    @property
    def answered(self) -> frozenset[str]:
        """The steps that were answered."""
        given = {TYPE: self.type, SCOPE: self.scope, DESCRIPTION: self.message}
        return frozenset(step for step, value in given.items() if value is not None)


def answers_of(flags: Flags, base: Answers, facts: Facts) -> Answers:
    """Return `base` with what was given in its place. Raises `InvalidFlag`.

    A message that is a whole one, as in `feat(api): x`, is taken apart; flags for its parts go before it.
    """
    if flags.are_none:
        return base
    answers = base if flags.message is None else _with_message(flags, flags.message, base, facts.rulebook.words.types)
    if answers.whole and flags.has_parts:
        message = "the message that is there has no parts to put others in place of: give --type and --message"
        raise InvalidFlag(message)
    if answers.whole:
        return answers
    _check(flags)
    breaking = answers.breaking if flags.breaking is None else " ".join(flags.breaking.split())
    return replace(
        answers,
        type=_or(flags.type, answers.type),
        scope=_or(flags.scope, answers.scope),
        body=_body(flags, answers, base),
        breaking=breaking,
        is_breaking=answers.is_breaking if flags.breaking is None else bool(breaking),
        issues=_together(answers.issues, [footer for issue in flags.issues for footer in issue_footers(issue)]),
        co_authors=_together(answers.co_authors, map(_person, flags.co_authors)),
        trailers=_together(answers.trailers, map(_footer, flags.trailers)),
        sign_off=facts.identity if flags.signs_off else answers.sign_off,
    )


def missing(answers: Answers, facts: Facts) -> list[str]:
    """Return the flags without which there is no message."""
    if answers.whole:
        return []
    wanted = {TYPE: not answers.type, SCOPE: needs_scope(facts.rulebook) and not answers.scope}
    wanted[DESCRIPTION] = not answers.description
    return [_FLAGS[step] for step, is_missing in wanted.items() if is_missing]


def _with_message(flags: Flags, message: str, base: Answers, types: Sequence[str]) -> Answers:
    """Return the answers with a description, or with all that a whole message says."""
    text = message.replace("\r\n", "\n").strip("\n")
    own = conventional(text.partition("\n")[0])
    if own and (flags.type is None or (own in types and flags.type != _REVERT)):
        return taken_apart(text)
    there = replace(base, whole="", body=_below(base.whole)) if base.whole else base
    return _split(text, there)


def _split(text: str, base: Answers) -> Answers:
    """Return the answers with the first line for the description, and the others for the body."""
    description, _, body = text.partition("\n")
    return replace(base, description=description.strip(), body=body.strip("\n") or base.body)


def _body(flags: Flags, answers: Answers, base: Answers) -> str:
    """Return the body: that of the message and the given one below it, or the given one in place of the old."""
    if flags.body is None:
        return answers.body
    given = flags.body.strip("\n").rstrip()
    there = _below(base.whole) if base.whole else base.body
    return "\n\n".join(filter(None, (answers.body, given))) if answers.body != there else given


def _below(message: str) -> str:
    """Return what stands below the first line of a message."""
    return message.partition("\n")[2].strip("\n")


def _check(flags: Flags) -> None:
    """Raise `InvalidFlag` for a type or a scope that would be more than that, and for an issue that is none."""
    type_, scope = _or(flags.type, ""), _or(flags.scope, "")
    if type_ and conventional(f"{type_}: x") != type_:
        message = f"`{type_}` is no type: a type is one word; --breaking says what breaks"
        raise InvalidFlag(message)
    token = read_token(f"x({scope}): x")
    if scope and (not isinstance(token, Token) or token.scope != scope or "\n" in scope):
        message = f"`{scope}` is no scope: it stands between brackets"
        raise InvalidFlag(message)
    empty = next((issue for issue in flags.issues if not issue_footers(issue)), None)
    if empty is not None:
        message = f"`{empty}` names no issue: it reads `12`, `ABC-4` or `closes 12`"
        raise InvalidFlag(message)


def _or(given: str | None, there: str) -> str:
    return there if given is None else given.strip() if "\n" not in given else given


def _together(there: Iterable[str], given: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys((*there, *given)))


def _person(text: str) -> str:
    person = " ".join(text.split())
    if not is_identity(person):
        message = f"`{text}` is no co-author: it reads `Name <mail>`"
        raise InvalidFlag(message)
    return person


def _footer(text: str) -> str:
    if not is_footer(text.strip()):
        message = f"`{text}` is no trailer: it reads `Token: value`"
        raise InvalidFlag(message)
    return text.strip()

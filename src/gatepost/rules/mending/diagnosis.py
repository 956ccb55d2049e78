"""A header that cannot be read → what exactly is missing, where, and the header that was probably meant."""

import re

from gatepost.message.grammar import LITERALS
from gatepost.message.parse import Message
from gatepost.rules.mending.types import has_words, type_of_object, type_of_word

_COLONS = ":\uff1a\ufe55\ua789\u2236"  # look-alikes that keyboards and editors put in
_SHAPE = re.compile(
    rf"""
    (?P<lead>\W*?(?:\[[^\]]*\]|:\w+:|[A-Z][A-Z0-9]+-\d+:?)?\W*?)  # [WIP], :sparkles:, ABC-123, an emoji
    (?P<type>[^\W\d_]+)
    (?P<before>\s*!*\s*)
    (?P<scopes>(?:[(\[{{](?:[^{_COLONS}]*[)\]}}]|[^{_COLONS}\s]*))?)
    (?P<after>\s*!*\s*)
    (?P<colon>[{_COLONS};]|\s[-\u2013\u2014=](?=\s)|(?=\s)|(?<=[)!]))
    \s*(?P<description>\S.*)""",
    re.VERBOSE,
)
_LONGEST = 300

Diagnosis = tuple[tuple[int, int], str, str | None]
"""A span of the header, what is wrong there, and the mended header."""


def diagnose(main: Message, types: tuple[str, ...]) -> Diagnosis:
    """Say what keeps the header of `main` from being read."""
    header = main.header
    if not header.strip():
        return (0, 1), "the message is empty", None
    if main.token is not None:
        return _misread(main, types)
    shape = _SHAPE.fullmatch(header.rstrip()) if len(header) <= _LONGEST else None
    type_ = shape["type"].lower() if shape is not None else ""
    if shape is None or type_ not in types:
        return _prose(header, types)
    return (*_first_fault(shape, main), _rebuilt(shape, type_))


def _misread(main: Message, types: tuple[str, ...]) -> Diagnosis:
    """Diagnose a header that is read, but not as anybody means it."""
    token = main.token
    assert token is not None  # noqa: S101  the caller looked
    type_ = token.type or ""
    if token.separator != ":":
        span = (token.end - 1, token.end)
        meant = type_of_word(type_, types)
        mended = f"{meant}: {main.header[token.end - 1 :]}" if meant else None
        return span, f"`{main.header[: token.end]}` is read as `{type_}:`; a colon is wanted", mended
    scope = "" if token.scope is None else f"({token.scope})"
    start = len(type_) + len(scope)
    message = "a breaking change is marked by `!` before the colon"
    return (start, start + len(token.marker)), message, f"{type_}{scope}!: {main.description}"


def _prose(header: str, types: tuple[str, ...]) -> Diagnosis:
    """Diagnose a header that does not try to be one."""
    if header.startswith(("BREAKING CHANGE:", "BREAKING CHANGE(")):
        description = header.partition(":")[2].strip()
        message = "a breaking change is marked by `!` after a type, as in `feat!: …`"
        return (0, 15), message, f"feat!: {description}" if has_words(description) and "feat" in types else None
    first = header.split(maxsplit=1)[0]
    guess = type_of_object(header, type_of_word(first.strip(":,.;!()[]"), types), types)
    message = f"expected a type and a colon, as in `{guess or types[0]}: …`"
    rest = header.strip()
    if not guess or len(header) > _LONGEST or first.lower().strip(":,.;!()[]") == guess:
        return (0, 1), message, None
    if not first.isupper() and first[1:].islower():
        rest = rest[0].lower() + rest[1:]
    return (0, 1), message, f"{guess}: {rest}"


def _first_fault(shape: re.Match[str], main: Message) -> tuple[tuple[int, int], str]:
    """Return where the header first goes wrong, and how."""
    if shape["lead"]:
        return shape.span("lead"), f"the header must begin with the type, `{shape['type'].lower()}`"
    return _scope_fault(shape) or _colon_fault(shape, main)


def _colon_fault(shape: re.Match[str], main: Message) -> tuple[tuple[int, int], str]:
    marks = shape["before"] + shape["after"]
    at = shape.start("before") if shape["before"] else shape.start("after")
    if marks.count("!") > 1:
        return (at, at + len(marks)), "one `!` is enough"
    if shape["colon"] == ":":
        return (at, at + len(marks)), "no space may stand before the colon"
    if shape["colon"].strip():
        return shape.span("colon"), f"a plain colon is wanted here, not `{shape['colon'].strip()}`"
    offset = main.fault.offset if main.fault is not None else at
    return (offset, offset + 1), "a colon is missing here"


def _scope_fault(shape: re.Match[str]) -> tuple[tuple[int, int], str] | None:
    scopes = shape["scopes"]
    if not scopes:
        return None
    if shape["before"]:
        bang = "!" in shape["before"]
        message = "`!` belongs after the scope, right before the colon" if bang else "a space stands before the scope"
        return shape.span("before"), message
    return _bracket_fault(shape, scopes)


def _bracket_fault(shape: re.Match[str], scopes: str) -> tuple[tuple[int, int], str] | None:
    if scopes == "()":
        return shape.span("scopes"), "the scope is empty"
    if scopes[0] != "(":
        return shape.span("scopes"), "a scope stands in round brackets"
    if not scopes.endswith(")"):
        return shape.span("scopes"), "the scope is not closed: `)` is missing"
    if "(" in scopes[1:] or ")" in scopes[:-1]:
        return shape.span("scopes"), "there is one scope, and no bracket in it"
    return None


def _rebuilt(shape: re.Match[str], type_: str) -> str | None:
    """Return the header that the pieces of `shape` make."""
    names = [name for name in re.split(r"[()\[\]{}]+", shape["scopes"]) if name.strip()]
    between = "," if ")(" in shape["scopes"] else "-"
    scope = f"({between.join('-'.join(name.split()) for name in names)})" if names else ""
    description = shape["description"].strip()
    breaks = description.startswith(tuple(f"{literal}:" for literal in LITERALS))
    if breaks:
        description = description.partition(":")[2].strip()
    mark = "!" if breaks or "!" in shape["before"] + shape["after"] else ""
    ticket = re.search(r"[A-Z][A-Z0-9]+-\d+", shape["lead"])
    kept = f" ({ticket[0]})" if ticket is not None else ""
    return f"{type_}{scope}{mark}: {description}{kept}" if has_words(description) else None

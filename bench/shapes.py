"""Messages of every shape that may cost more than their length."""

from collections.abc import Callable

Shape = Callable[[int], str]
"""A number of characters → a message about as long."""

_HEADER = "feat(api): add a thing\n\n"


def _lines(unit: str) -> Shape:
    """Return messages whose body is `unit` again and again."""
    return lambda size: _HEADER + unit * (size // len(unit))


def _numbered(size: int) -> str:
    return _HEADER + "".join(f"Token-{number}: value {number}\n" for number in range(size // 24))


SHAPES: dict[str, Shape] = {
    "prose": _lines("The handler reads what it is given and goes on.\n"),
    "prose with wide characters": _lines("The handler \N{PARTY POPPER} reads what it is given.\n"),
    "one long line": lambda size: _HEADER + "word " * (size // 5),
    "long header": lambda size: "feat(api): " + "word " * (size // 5),
    "long type": lambda size: "w" * size + ": add a thing",
    "long scope": lambda size: f"feat({'a' * size}): add a thing",
    "blanks in the header": lambda size: f"feat(api): {' ' * size}add a thing",
    "blank lines": lambda size: f"{_HEADER}one{chr(10) * size}two",
    "short paragraphs": _lines("\n\na\n"),
    "indented lines": _lines("    foo(bar(\n"),
    "CRLF prose": _lines("The handler reads what it is given.\r\n"),
    "CRLF blank lines": _lines("\r\n\r\n"),
    "CR for every line": _lines("The handler reads it.\r"),
    "footers": _lines("Refs: #1234\n"),
    "footers of different tokens": _numbered,
    "CRLF footers": _lines("Refs: #1234\r\n"),
    "footers with continuations": _lines("Note: a value\n  that goes on\n  and on\n"),
    "one footer, many continuations": lambda size: f"{_HEADER}Note: a value\n" + "  goes on\n" * (size // 10),
    "footers that are commits": _lines("Note: a\n  fix(b): c\n  Refs: d\n"),
    "`Release-As` lines": _lines("Release-As: one\n"),
    "unclosed scopes": _lines("foo(bar baz\n"),
    "scopes in scopes": _lines("foo(bar(baz)): a\n"),
    "calls in one line": lambda size: _HEADER + "foo() " * (size // 6),
    "`((((`": lambda size: _HEADER + "(" * size,
    "`((((` in the header": lambda size: f"feat{'(' * size}): add a thing",
    "lines of `((((`": _lines("((((((((\n"),
    "`!!!!`": lambda size: _HEADER + "!" * size,
    "`!!!!` in the header": lambda size: f"feat{'!' * size}: add a thing",
    "`::::`": lambda size: _HEADER + ":" * size,
    "`BREAKING CHANGE` footers": _lines("BREAKING CHANGE: it is all new\n"),
    "`BREAKING CHANGE` in the body": _lines("BREAKING CHANGE: it is all new\nand better\n"),
    "`BREAKING CHANGES` lines": _lines("BREAKING CHANGES: it is all new\n"),
    "`breaking change` with bullets": _lines("* breaking change: it is all new\n"),
    "nested blocks": _lines("BEGIN_NESTED_COMMIT\nfix(a): b\n\nbody\nEND_NESTED_COMMIT\n"),
    "nested blocks that do not end": _lines("BEGIN_NESTED_COMMIT\nfix(a): b\n"),
    "paragraphs `feat(x): y`": _lines("feat(x): y\n\n"),
    "such paragraphs with a body": _lines("feat(x): y\n\nwith a body\n\n"),
    "such paragraphs, broken": _lines("feat(a(b)): y\n\n"),
    "lines `feat!: x`": _lines("feat!: x\n"),
}

"""What commitizen prints for us: texts about the rules, and why we cannot go on."""

from collections.abc import Sequence

from gatepost.errors import GatepostError
from gatepost.gate.judge import Rulebook
from gatepost.prompt.types import KnownType
from gatepost.report.visible import visible, width

SCHEMA = """\
<type>(<scope>)!: <description>
<BLANK LINE>
<body>
<BLANK LINE>
BREAKING CHANGE: <what breaks>
Refs: <issue>"""
"""How a message is built; scope, `!`, body and footers may be left out."""


def render_example(types: Sequence[str], scopes: Sequence[str]) -> str:
    """Return a message with an allowed type and scope."""
    type_ = "fix" if "fix" in types or not types else types[0]
    scope = f"({visible(scopes[0])})" if scopes else ""
    return (
        f"{visible(type_)}{scope}: keep the session after a login\n\nThe cookie was lost at the redirect.\n\nRefs: #12"
    )


def render_info(types: Sequence[KnownType], rulebook: Rulebook) -> str:
    """Return the allowed types with what they do to the next release, the allowed scopes, and where the rules stand."""
    names = [visible(each.name) for each in types]
    effects = [visible(each.effect) for each in types]
    rows = [f"  {left}  {right}" for left, right in zip(_even(names), _even(effects), strict=True)]
    rows = [f"{row}  {each.about}".rstrip() for row, each in zip(rows, types, strict=True)]
    scopes = ", ".join(map(visible, rulebook.words.scopes)) or "any"
    lines = [
        "A message is a header, then a body and footers, each after an empty line:",
        "",
        *(f"  {line}" for line in SCHEMA.split("\n")),
        "",
        "Types, and what they do to the next release (with `!` or a breaking change: major):",
        *rows,
        "",
        f"Scopes: {scopes}",
        f"Rules: {len(rulebook.rules)} are on; `gatepost explain` lists them, `gatepost explain RULE` says why and how",
    ]
    return "\n".join(lines)


def render_length(header: str, limit: int) -> str:
    """Return that a header is longer than commitizen's own limit; empty where it is not, or there is none (0)."""
    if limit <= 0 or len(header.strip()) <= limit:
        return ""
    return f"the header has {len(header.strip())} characters; commitizen's `message_length_limit` is {limit}\n"


def render_refusal(error: GatepostError) -> str:
    """Return why we cannot go on, what to do, and where to read on."""
    lines = [f"error: {visible(error.text)}"]
    if error.hint:
        lines.append(f"  hint: {visible(error.hint)}")
    return "\n".join([*lines, f"  help: gatepost explain {error.code}"])


def _even(texts: Sequence[str]) -> list[str]:
    """Return the texts with blanks behind them, so that all are as wide as the widest."""
    cells = max(map(width, texts), default=0)
    return [text + " " * (cells - width(text)) for text in texts]

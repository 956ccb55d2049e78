"""How a message is read → lines for people: a tree with places, and a caret where a part is given up."""

from collections.abc import Iterator

from gatepost.release.reading_tree import (
    BODY,
    BREAKING_CHANGE,
    FOOTER,
    HEADER,
    NESTED,
    REFERENCE,
    VALUE,
    VERSION,
    Node,
    PartTree,
    Refusal,
    Tree,
)
from gatepost.report.style import Style
from gatepost.report.visible import excerpt, visible, wrap

_LABELS = {BREAKING_CHANGE: "breaking", REFERENCE: "refers to", VERSION: "asks for", "marker": "!"}
_LABEL = 13  # cells, with the indentation
_MOST_LINES = 3  # of a body
_MOST_FOOTERS = 10
_MOST_PARTS = 12
_NARROW = 60
_MEANINGS = (BREAKING_CHANGE, REFERENCE, VERSION)

Row = tuple[str, str, str]
"""A place, a label, a text."""


def render_tree(tree: Tree, style: Style, *, is_merge: bool = False) -> str:
    """Return the tree; the subject of a merge that cannot be read is not made much of."""
    lines = []
    lost = "this part is dropped" if len(tree.parts) > 1 else "all of it is dropped"
    if tree.override:
        said = f"in place of the message, the override block at line {tree.override} is read"
        lines += [f"  {line}" for line in wrap(said, style.columns - 2)]
    if not tree.parts:
        lines.append("  nothing: the message is empty")
    for number, part in enumerate(tree.parts[:_MOST_PARTS]):
        if len(tree.parts) > 1:
            what = "nested commit" if part.kind == NESTED else "part"
            lines += ["  " + style.faint(f"{what} {number + 1} of {len(tree.parts)}, line {part.line}")]
        lines += _part(part, lost, style, is_merge_subject=is_merge and not number)
    if len(tree.parts) > _MOST_PARTS:
        lines.append("  " + style.faint(f"and {len(tree.parts) - _MOST_PARTS} more parts (--format json)"))
    return "".join(f"{line}\n" for line in lines)


def cut(text: str, cells: int, style: Style) -> str:
    """Return the beginning of a text that somebody wrote, as the screen can show it."""
    return excerpt(style.finish(text), (0, 0), cells, style.ellipsis)[0]


def _part(part: PartTree, lost: str, style: Style, *, is_merge_subject: bool) -> Iterator[str]:
    rows = list(_rows(part))
    refusal = part.refusal
    places = [place for place, _, _ in rows] + ([f"{refusal.line}:{refusal.column}"] if refusal else [])
    cells = max(map(len, places), default=0)
    margin = "  " if style.columns >= _NARROW else ""
    room = style.columns - len(margin) - cells - _LABEL - 3
    for place, label, text in rows:
        shown = cut(text, room, style) if place else style.faint(cut(text, room, style))
        yield f"{margin}{style.faint(place.ljust(cells))}  {label:<{_LABEL}} {shown}".rstrip()
    if refusal is not None:
        place = style.faint(f"{refusal.line}:{refusal.column}".ljust(cells))
        is_harmless = is_merge_subject and not refusal.is_unclosed
        yield f"{margin}{place}  {style.faint('not read') if is_harmless else style.bad('refused')}"
        said = "git's own words for a merge; they make no commit" if is_harmless else _words(refusal, lost)
        yield from (f"{margin}{' ' * cells}  {line}" for line in _pointed(refusal, said, room + _LABEL, style))


def _rows(part: PartTree) -> Iterator[Row]:
    footers = 0
    for node in part.nodes:
        if node.name == FOOTER:
            footers += 1
            if footers > _MOST_FOOTERS:
                continue
        yield from _node(node)
    if footers > _MOST_FOOTERS:
        yield "", "", _more(footers - _MOST_FOOTERS, "footer")


def _node(node: Node) -> Iterator[Row]:
    place = f"{node.line}:{node.column}"
    if node.name == HEADER:
        yield place, node.name, node.text
        for child in node.children:
            yield from _child(child)
            yield from (row for meaning in child.children for row in _child(meaning))
        return
    if node.name == BODY:
        lines = [line for line in node.text.replace("\r", "\n").split("\n") if line.strip()]
    else:
        lines = [node.text, *[child.text for child in node.children if child.name == VALUE][1:]]
    first, *others = lines or [""]
    yield place, node.name, first
    yield from (("", "", line) for line in others[: _MOST_LINES - 1])
    if len(lines) > _MOST_LINES:
        yield "", "", _more(len(lines) - _MOST_LINES, "line")
    yield from (row for child in node.children if child.name in _MEANINGS for row in _child(child))


def _more(number: int, word: str) -> str:
    return f"and {number} more {word}{'' if number == 1 else 's'}"


def _child(node: Node) -> Iterator[Row]:
    yield f"{node.line}:{node.column}", f"  {_LABELS.get(node.name, node.name)}", node.text


def _pointed(refusal: Refusal, said: str, cells: int, style: Style) -> list[str]:
    """Return the line at which a part is given up, a caret under the place, and what is wrong there."""
    start, end = refusal.column - 1, refusal.end_column - 1
    pieces = [style.finish(text) for text in (refusal.text[:start], refusal.text[start:end], refusal.text[end:])]
    span = len(pieces[0]), len(pieces[0]) + len(pieces[1])
    line, at, length = excerpt("".join(pieces), span, cells - 2, style.ellipsis)
    bar = style.faint(style.sign("bar"))
    carets = style.bad(style.sign("caret") * max(1, min(length, cells - 2 - at)))
    return [f"{bar} {line}", f"{bar} {' ' * at}{carets}", *(f"{bar} {text}" for text in wrap(said, cells - 2))]


def _words(refusal: Refusal, lost: str) -> str:
    """Return the parser's words in plain ones."""
    if refusal.is_unclosed:
        return f"taken for a type with a scope, but no `)` comes before the next parenthesis or line: {lost}"
    if refusal.valid == "<type>":
        return f"a header begins with a type, as in `feat: …`: {lost}"
    found = visible(refusal.text[refusal.column - 1 : refusal.column])
    here = f"not `{found}`" if found.strip() else "not a space" if found else "but the line ends"
    return f"here a colon is wanted, {here}, as in `type(scope): …`: {lost}"

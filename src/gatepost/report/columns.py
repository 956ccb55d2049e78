"""Rows of a name, a value and an origin → aligned columns that fit the screen."""

from dataclasses import dataclass

from gatepost.report.style import Style
from gatepost.report.visible import visible, width, wrap

_GAP = "  "
_WIDEST = 110
_WIDEST_NAME = 28
_WIDEST_ORIGIN = 30  # `pyproject.toml [tool.gatepost]`
_NARROWEST_VALUE = 16


@dataclass(frozen=True)
class Row:
    """A line of a table, of any text; an empty name stands for the one above. What is faint may be passed over."""

    name: str
    value: str
    origin: str
    is_faint: bool = False

    def visible(self) -> "Row":
        """Return the row as it may be shown, also where its words begin lines: a CI log takes `::error::` there."""
        name, value, origin = (visible(text).replace(" ::", " \\x3a:") for text in (self.name, self.value, self.origin))
        return Row(name, value, origin, self.is_faint)


@dataclass(frozen=True)
class Section:
    """Rows under a title, which may be empty."""

    title: str
    rows: tuple[Row, ...]


def render_sections(sections: list[Section], style: Style) -> str:
    """Return the sections that have rows, an empty line between them.

    The origins of all sections stand in one column. A screen too narrow for
    three columns shows the parts of a row below one another.
    """
    filled = [Section(part.title, tuple(row.visible() for row in part.rows)) for part in sections if part.rows]
    if not filled:
        return ""
    origin_cells = min(max(width(row.origin) for part in filled for row in part.rows), _WIDEST_ORIGIN)
    room = min(style.columns, _WIDEST) - origin_cells - len(_GAP)
    value_starts = [_name_cells(part) + len(_GAP) for part in filled]
    needed = [
        start + max(width(row.value) for row in part.rows) for part, start in zip(filled, value_starts, strict=True)
    ]
    value_end = min(max(needed), room)
    is_narrow = room - max(value_starts) < _NARROWEST_VALUE
    texts = []
    for part, start in zip(filled, value_starts, strict=True):
        lines = [style.strong(part.title)] if part.title else []
        for row in part.rows:
            cells = (start - len(_GAP), value_end - start, origin_cells)
            shown = _stacked(row, style.columns) if is_narrow else _aligned(row, cells)
            lines += [style.faint(line) if row.is_faint else line for line in shown]
        texts.append("\n".join(lines) + "\n")
    return "\n".join(texts)


def _name_cells(part: Section) -> int:
    """Return how wide the column of names is; the longest names stand on lines of their own."""
    return max((width(row.name) for row in part.rows if width(row.name) <= _WIDEST_NAME), default=0)


def _aligned(row: Row, cells: tuple[int, int, int]) -> list[str]:
    """Return the lines of a row; a word too long for its column pushes the origin to the next line."""
    name_cells, value_cells, origin_cells = cells
    lines = []
    name = row.name
    if width(name) > name_cells:
        lines.append(name)
        name = ""
    values, origins = wrap(row.value, value_cells)[::-1], wrap(row.origin, origin_cells)[::-1]
    while values or origins:
        value = values.pop() if values else ""
        line = _padded(name, name_cells) + _GAP + _padded(value, value_cells) + _GAP
        line += origins.pop() if origins and width(value) <= value_cells else ""
        lines.append(line.rstrip())
        name = ""
    return lines


def _stacked(row: Row, columns: int) -> list[str]:
    """Return the parts of a row below one another, the origin in brackets and behind the value where there is room."""
    origin = f"({row.origin})"
    parts = [f"{row.value}{_GAP}{origin}"]
    if width(parts[0]) > columns - len(_GAP):
        parts = wrap(row.value, columns - len(_GAP)) + wrap(origin, columns - len(_GAP))
    return ([row.name] if row.name else []) + [_GAP + part for part in parts]


def _padded(text: str, cells: int) -> str:
    return text + " " * (cells - width(text))

"""A state of the guided commit → what stands on the screen."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from gatepost.prompt.checking import mended, room_for_header, verdict_on
from gatepost.prompt.flow import so_far, step_of
from gatepost.prompt.listing import window
from gatepost.prompt.state import BODY, DESCRIPTION, FILES, RESUME, Row, State
from gatepost.prompt.steps.base import AREA, KEYS, LINE, LIST, MARKS, ListStep
from gatepost.prompt.steps.description import live_findings, refusal
from gatepost.prompt.steps.resume import with_words
from gatepost.report.prompt_message import MOST_FINDINGS, barred, fitted, preview, wrapped
from gatepost.report.style import Style
from gatepost.report.visible import visible, width
from gatepost.values import ERROR, Finding

_GAP = "  "
_SHORT, _USUAL = 50, 72  # characters of a header that all tools show, and that most do
_FEWEST_ROWS = 3
_MOST_ROWS = 20
_MOST_KEPT = 12  # lines of a draft
_PLAIN_LINES = 40
_NARROW = 64  # columns, below which what is said of a row is left out
_WIDEST_LABEL = 40
_LEAST_ROOM = 16  # cells, in which a text that is cut still says something
_BESIDE_ROW, _BESIDE_MARK = 6, 10  # cells: the pointer or a number, the mark, and one at the edge


@dataclass(frozen=True)
class View:
    """A screen from top to bottom: lines, what stands before the typed text, rows and the one at the cursor, lines.

    Every line is visible text in its colours and fits the screen. `marks` tells of each row whether it is marked; it
    is empty where rows cannot be. `first` is the number of the first row among all that match.
    """

    top: tuple[str, ...]
    lead: str
    rows: tuple[str, ...]
    marks: tuple[bool, ...]
    pointed: int
    first: int
    bottom: tuple[str, ...]


def view_of(state: State, style: Style, lines: int, most_rows: int = _MOST_ROWS) -> View:
    """Return what stands on a screen of so many lines."""
    step = step_of(state)
    top = [_context(state, style), *_titled(state, style)]
    bottom = [*_said(state, style), *_keys(state, style)]
    room = lines - len(top) - len(bottom) - 2
    if step.kind == KEYS:
        top += preview(state, style, room)
    found = step.rows(state) if step.kind in (LIST, MARKS) else []
    first, end = window(len(found), state.cursor, max(_FEWEST_ROWS, min(most_rows, room)))
    shown = found[first:end]
    if len(shown) < len(found):
        bottom.insert(0, style.faint(f"{state.cursor + 1:,} of {len(found):,}"))
    marked = frozenset(state.marked)
    return View(
        top=tuple(map(style.finish, top)),
        lead=style.finish(_lead(state)),
        rows=tuple(_table(shown, style, _BESIDE_MARK if step.kind == MARKS else _BESIDE_ROW)),
        marks=tuple(row.value in marked for row in shown) if step.kind == MARKS else (),
        pointed=state.cursor - first,
        first=first,
        bottom=tuple(map(style.finish, bottom)),
    )


def picture(view: View, style: Style) -> list[str]:
    """Return a view as lines, as they stand on the screen."""
    marks = view.marks or (None,) * len(view.rows)
    rows = [
        f" {style.pointer} {mark_of(style, is_marked=is_marked)}{row}"
        if at == view.pointed
        else f"   {mark_of(style, is_marked=is_marked)}{row}"
        for at, (row, is_marked) in enumerate(zip(view.rows, marks, strict=True))
    ]
    return [*view.top, *([fitted(view.lead, style, 1)] if view.lead else []), *rows, *view.bottom]


def mark_of(style: Style, *, is_marked: bool | None) -> str:
    """Return the sign of a row that is marked, or could be; nothing for one that cannot."""
    signs = ("● ", "○ ") if style.unicode else ("[x] ", "[ ] ")
    return "" if is_marked is None else signs[0] if is_marked else signs[1]


def plain_view(state: State, style: Style) -> list[str]:
    """Return what is shown where nothing on the screen can change: rows with numbers, the keys as letters."""
    step = step_of(state)
    view = view_of(state, style, _PLAIN_LINES, _PLAIN_LINES)
    marks = view.marks or (None,) * len(view.rows)
    rows = [
        f"{'>' if at == view.pointed else ' '}{view.first + at + 1:>3} {mark_of(style, is_marked=is_marked)}{row}"
        for at, (row, is_marked) in enumerate(zip(view.rows, marks, strict=True))
    ]
    ways = {
        LIST: "a number, or letters to filter; Enter takes the one behind >",
        MARKS: "numbers to mark, * for all, letters to filter; Enter takes them",
        AREA: "lines, then a full stop by itself" + ("; - first takes away what is there" if state.text else ""),
        KEYS: "a letter, or Enter",
        LINE: "Enter takes what stands in []; - empties it" if state.text else "",
    }
    said = "; ".join(filter(None, (ways.get(step.kind, ""), "< goes back" if state.trail else "")))
    keys = _keys(replace(state, trail=()), style) if step.kind == KEYS else []
    lead = view.lead.rstrip().rstrip(">")
    more = len(step.rows(state)) - len(rows)
    rows += [f"     {style.ellipsis} and {more:,} more"] if rows and more else []
    there = barred(state.text, style, _PLAIN_LINES) if step.kind == AREA and state.text else []
    lines = [*view.top, lead, *there, *rows, *_said(state, style), *keys, *map(style.faint, wrapped(said, style))]
    return [style.finish(line) for line in lines if line]


def _context(state: State, style: Style) -> str:
    """Return where one is: the branch, how much will be committed, what is under way."""
    facts = state.facts
    said = [f"on {visible(facts.branch)}" if facts.branch else "on no branch"]
    if facts.staged:
        said.append(f"{len(facts.staged):,} {'file' if len(facts.staged) == 1 else 'files'}")
    elif state.step == FILES:
        said.append("nothing is staged")
    if state.amends:
        said.append("amends the last commit")
    if facts.remark:
        said.append(facts.remark)
    text = (" · " if style.unicode else ", ").join(said)
    return style.faint(fitted(f"gatepost commit  {text}", style, 1))


def _titled(state: State, style: Style) -> list[str]:
    """Return what is asked for, where it is too long to stand before the text; a draft that is offered, too."""
    step = step_of(state)
    lines = []
    if step.kind == AREA or (step.kind != KEYS and state.step != DESCRIPTION and not _is_short(step.title)):
        lines = [style.strong(line) for line in wrapped(step.title, style)]
    if state.step == RESUME and state.kept is not None:
        lines += [style.doubtful(line) for line in wrapped(state.kept.why, style) if line]
        lines += barred(with_words(state.kept).message, style, _MOST_KEPT)
    return lines


def _lead(state: State) -> str:
    """Return what stands before the text."""
    step = step_of(state)
    if step.kind in (KEYS, AREA):
        return ""
    own = step.lead(state)
    if own or state.step == DESCRIPTION:
        return visible(own)
    return f"{step.title}: " if _is_short(step.title) else "> "


def _is_short(title: str) -> bool:
    return " " not in title


def _table(rows: Sequence[Row], style: Style, taken: int) -> list[str]:
    """Return rows in columns: what it is called, what is said of it, what it does; what does not fit is left out."""
    cells = style.columns - taken
    labels = _column([row.label for row in rows], style, min(cells, _WIDEST_LABEL))
    room = cells - max(map(width, labels), default=0) - len(_GAP)
    abouts = _column([row.about if style.columns >= _NARROW or not row.effect else "" for row in rows], style, room)
    room -= max((width(about) + len(_GAP) for about in abouts if about), default=0)
    effects = _column([row.effect for row in rows], style, room)
    return [
        f"{label}{_GAP}{style.faint(about)}{_GAP if about else ''}{style.paint(effect.rstrip(), 36)}".rstrip()
        for label, about, effect in zip(labels, abouts, effects, strict=True)
    ]


def _column(texts: Sequence[str], style: Style, room: int) -> list[str]:
    """Return texts of the same width, cut to the room there is; empty ones, where that would not show much."""
    if room < min(_LEAST_ROOM, max(map(len, texts), default=0)):
        return [""] * len(texts)
    shown = [fitted(text, style, style.columns - room) for text in texts]
    cells = max(map(width, shown), default=0)
    return [text + " " * (cells - width(text)) for text in shown]


def _said(state: State, style: Style) -> list[str]:
    """Return what is said below: the counter and the findings of a line, the header so far, why a key did nothing."""
    lines = []
    if state.step == DESCRIPTION:
        lines.append(_counter(state, style))
        found = [each for each in live_findings(state) if refusal([each]) != state.notice]  # it is said below
        lines += [line for each in found[:MOST_FINDINGS] for line in _in_a_line(each, style)]
    elif state.step == BODY:
        found = [each for each in verdict_on(so_far(state), state.facts).findings if each.line > 1]
        lines += [line for each in found[:MOST_FINDINGS] for line in _in_a_line(each, style)]
    elif step_of(state).kind != KEYS and state.answers.lead and state.step not in (FILES, RESUME):
        lines.append(fitted(state.answers.header or state.answers.lead, style, 1))
    step = step_of(state)
    if isinstance(step, ListStep) and state.text.strip() and not state.notice and not step.rows(state):
        lines += [style.doubtful(line) for line in wrapped(step.nothing(state), style)]
    if state.notice:
        lines += [style.doubtful(line) for line in wrapped(state.notice, style)]
    return lines


def _counter(state: State, style: Style) -> str:
    """Return how long the header is, and how long it may be."""
    length = len(state.answers.lead + state.text.strip())
    most = room_for_header(state.facts.rulebook)
    said = f"{length} of {most} characters" if most else f"{length} characters"
    if most and length > most:
        return style.bad(fitted(f"{said}: {length - most} over", style, 1))
    return style.faint(said) if length <= _SHORT else said if length <= _USUAL else style.doubtful(said)


def _in_a_line(finding: Finding, style: Style) -> list[str]:
    """Return a finding without the line that it is in: that is being typed."""
    is_error = finding.severity == ERROR
    paint = style.bad if is_error else style.doubtful
    words = f"{style.sign('error' if is_error else 'warning')} {finding.message} ({finding.name})"
    return [paint(line) for line in wrapped(words, style)]


def _keys(state: State, style: Style) -> list[str]:
    """Return the keys that do something, as many in a line as fit."""
    way_back = (("Esc", "back"),) if state.trail and state.step != BODY else ()  # where it is done by Esc
    lines = [""]
    mend = (("f", "mend"),) if step_of(state).kind == KEYS and mended(state.answers, state.facts) is not None else ()
    for key, meaning in (*mend, *step_of(state).keys, *way_back):
        shown = f"{key if style.unicode else key.replace('↑↓', 'up/down')} {meaning}"
        gap = " · " if style.unicode else ", "
        if lines[-1] and width(lines[-1]) + len(gap) + width(shown) > style.columns - 1:
            lines.append("")
        lines[-1] += (gap if lines[-1] else "") + shown
    return [style.faint(fitted(line, style, 1)) for line in lines if line]

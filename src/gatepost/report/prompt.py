"""A state of the guided commit → what stands on the screen."""

from collections.abc import Sequence
from dataclasses import dataclass

from gatepost.prompt.answers import Answers
from gatepost.prompt.checking import cleaned, effect_on, mended, room_for_header, verdict_on
from gatepost.prompt.flow import step_of
from gatepost.prompt.listing import window
from gatepost.prompt.state import DESCRIPTION, FILES, RESUME, Facts, Row, State
from gatepost.prompt.steps.base import AREA, KEYS, LIST, MARKS
from gatepost.prompt.steps.description import live_findings
from gatepost.release.effect import BUMPS, MAJOR, NOTHING, Effect
from gatepost.report.effect import render_effect
from gatepost.report.style import Style
from gatepost.report.text import render_finding
from gatepost.report.visible import excerpt, visible, width, wrap
from gatepost.values import ERROR, Finding

_GAP = "  "
_SHORT, _USUAL = 50, 72  # characters of a header that all tools show, and that most do
_FEWEST_ROWS = 3
_MOST_ROWS = 12
_PLAIN_LINES = 40
_MOST_FINDINGS = 2
_NARROW = 64  # columns, below which what is said of a row is left out
_WIDEST_LABEL = 40


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
        top += _preview(state, style, room)
    found = step.rows(state) if step.kind in (LIST, MARKS) else []
    first, end = window(len(found), state.cursor, max(_FEWEST_ROWS, min(most_rows, room)))
    shown = found[first:end]
    if len(shown) < len(found):
        bottom.insert(0, style.faint(f"{state.cursor + 1:,} of {len(found):,}"))
    marked = frozenset(state.marked)
    return View(
        top=tuple(map(style.finish, top)),
        lead=style.finish(_lead(state)),
        rows=tuple(map(style.finish, _table(shown, style))),
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
    return [*view.top, *([view.lead] if view.lead else []), *rows, *view.bottom]


def mark_of(style: Style, *, is_marked: bool | None) -> str:
    """Return the sign of a row that is marked, or could be; nothing for one that cannot."""
    signs = ("● ", "○ ") if style.unicode else ("[x] ", "[ ] ")
    return "" if is_marked is None else signs[0] if is_marked else signs[1]


def plain_view(state: State, style: Style) -> list[str]:
    """Return what is shown where nothing on the screen can change: rows with numbers, the keys as letters."""
    step = step_of(state)
    view = view_of(state, style, _PLAIN_LINES, _PLAIN_LINES)
    marks = view.marks or (False,) * len(view.rows)
    rows = [
        f"{view.first + number:>3} {'* ' if is_marked else ''}{row}"
        for number, (row, is_marked) in enumerate(zip(view.rows, marks, strict=True), 1)
    ]
    ways = {
        LIST: "a number, or letters to filter; Enter takes the first",
        MARKS: "numbers to mark, * for all, letters to filter; Enter takes them",
        AREA: "lines, then a full stop by itself",
    }
    lines = [*view.top, *([view.lead] if view.lead.strip() else []), *rows, *_said(state, style)]
    way = ways.get(step.kind, "")
    back = "< goes back" if state.trail else ""
    said = "; ".join(filter(None, (way, back)))
    return [style.finish(line) for line in (*lines, *(_keys(state, style) if step.kind == KEYS else []), said) if line]


def _context(state: State, style: Style) -> str:
    """Return where one is: the branch, how much will be committed, what is under way."""
    facts = state.facts
    said = [f"on {visible(facts.branch)}" if facts.branch else "on no branch"]
    if facts.staged:
        said.append(f"{len(facts.staged):,} {'file' if len(facts.staged) == 1 else 'files'}")
    if state.amends:
        said.append("amends the last commit")
    if facts.remark:
        said.append(facts.remark)
    text = (" · " if style.unicode else ", ").join(said)
    return style.faint(excerpt(f"gatepost commit  {text}", (0, 1), style.columns - 1, style.ellipsis)[0])


def _titled(state: State, style: Style) -> list[str]:
    """Return what is asked for, where it is too long to stand before the text; a draft that is offered, too."""
    step = step_of(state)
    lines = []
    if step.kind == AREA or (step.kind != KEYS and state.step != DESCRIPTION and not _is_short(step.title)):
        lines = [style.strong(line) for line in wrap(step.title, style.columns - 1)]
    if state.step == RESUME and state.kept is not None:
        lines += [style.doubtful(line) for line in wrap(visible(state.kept.why), style.columns - 1) if line]
        lines += barred(state.kept.answers.message, style, _MOST_ROWS)
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


def _table(rows: Sequence[Row], style: Style) -> list[str]:
    """Return rows in columns: what it is called, what is said of it, what it does; what does not fit is left out."""
    cells = style.columns - 6
    labels = [excerpt(row.label, (0, 1), max(16, min(cells, _WIDEST_LABEL, cells)), style.ellipsis)[0] for row in rows]
    label_cells = max(map(width, labels), default=0)
    abouts = [row.about if style.columns >= _NARROW or not row.effect else "" for row in rows]
    about_cells = max(map(width, abouts), default=0)
    lines = []
    for row, label, about in zip(rows, labels, abouts, strict=True):
        plain = _padded(label, label_cells) + _GAP + _padded(about, about_cells) + (_GAP if about_cells else "")
        room = cells - width(plain)
        effect = excerpt(visible(row.effect), (0, 1), room, style.ellipsis)[0] if room >= _NARROW // 4 else ""
        painted = _padded(label, label_cells) + _GAP + style.faint(_padded(about, about_cells))
        lines.append((painted + (_GAP if about_cells else "") + style.paint(effect, 36)).rstrip())
    return lines


def _padded(text: str, cells: int) -> str:
    return text + " " * (cells - width(text))


def _said(state: State, style: Style) -> list[str]:
    """Return what is said below: the counter and the findings of a line, the header so far, why a key did nothing."""
    lines = []
    if state.step == DESCRIPTION:
        lines.append(_counter(state, style))
        lines += [line for each in live_findings(state)[:_MOST_FINDINGS] for line in _in_a_line(each, style)]
    elif step_of(state).kind != KEYS and state.answers.lead and state.step not in (FILES, RESUME):
        lines.append(excerpt(state.answers.header or state.answers.lead, (0, 1), style.columns - 1, style.ellipsis)[0])
    if state.notice:
        lines += [style.doubtful(line) for line in wrap(visible(state.notice), style.columns - 1)]
    return lines


def _counter(state: State, style: Style) -> str:
    """Return how long the header is, and how long it may be."""
    length = len(state.answers.lead + state.text.strip())
    most = room_for_header(state.facts.rulebook)
    said = f"{length} of {most} characters" if most else f"{length} characters"
    if most and length > most:
        return style.bad(f"{said}: {length - most} over")
    return style.faint(said) if length <= _SHORT else said if length <= _USUAL else style.doubtful(said)


def _in_a_line(finding: Finding, style: Style) -> list[str]:
    """Return a finding without the line that it is in: that is being typed."""
    is_error = finding.severity == ERROR
    paint = style.bad if is_error else style.doubtful
    words = f"{style.sign('error' if is_error else 'warning')} {visible(finding.message)} ({finding.name})"
    return [paint(line) for line in wrap(words, style.columns - 1)]


def _keys(state: State, style: Style) -> list[str]:
    """Return the keys that do something, as many in a line as fit."""
    way_back = (("Esc", "back"),) if state.trail else ()
    lines = [""]
    mend = (("f", "mend"),) if step_of(state).kind == KEYS and mended(state.answers, state.facts) is not None else ()
    for key, meaning in (*mend, *step_of(state).keys, *way_back):
        shown = f"{key if style.unicode else key.replace('↑↓', 'up/down')} {meaning}"
        gap = " · " if style.unicode else ", "
        if lines[-1] and width(lines[-1]) + len(gap) + width(shown) > style.columns - 1:
            lines.append("")
        lines[-1] += (gap if lines[-1] else "") + shown
    return [style.faint(line) for line in lines if line]


def _preview(state: State, style: Style, room: int) -> list[str]:
    """Return the message, what the gate says of it, and what it does to the next release."""
    facts = state.facts
    verdict = verdict_on(state.answers, facts)
    said: list[str] = []
    for finding in verdict.findings[:_MOST_FINDINGS]:
        said += render_finding(verdict, finding, style).split("\n")
    if len(verdict.findings) > _MOST_FINDINGS:
        said.append(style.faint(f"{style.ellipsis} and {len(verdict.findings) - _MOST_FINDINGS} more"))
    if verdict.is_ok():
        said.append(f"{style.good(style.sign('fine'))} the gate lets it pass")
    said += effect_lines(state.answers, facts, style)
    if state.amends:
        head = facts.head.partition("\n")[0]
        said.append(excerpt(f"amends {head}", (0, 1), style.columns - 1, style.ellipsis)[0])
    return [*barred(cleaned(state.answers, facts), style, max(_FEWEST_ROWS, room - len(said) - 1)), "", *said]


def barred(message: str, style: Style, most: int) -> list[str]:
    """Return the lines of a message behind a bar, at most so many."""
    lines = message.split("\n")
    if len(lines) > most:
        lines = [*lines[: most - 1], f"{style.ellipsis} {len(lines) - most + 1} more lines"]
    bar = style.faint(style.sign("bar"))
    cells = style.columns - 5
    return [f"  {bar} {excerpt(line, (0, 1), cells, style.ellipsis)[0]}".rstrip() for line in lines]


def effect_lines(answers: Answers, facts: Facts, style: Style) -> list[str]:
    """Return what the message does to the next release, with its version where that is known."""
    effect = effect_on(answers, facts)
    text = _effect(effect, (facts.versions or {}).get(effect.bump, ()))
    if effect.dropped_at is not None:
        return [style.bad(line) for line in wrap(text, style.columns - 1)]
    nothing = effect.bump == NOTHING and not effect.version
    paint = style.faint if nothing else style.doubtful if effect.bump == MAJOR else style.good
    return [paint(line) for line in wrap(text, style.columns - 1)]


def _effect(effect: Effect, versions: Sequence[str]) -> str:
    """Return the effect of one entry as `feat(api) → 1.3.0 minor, Features`, of several as every gate shows it."""
    known = ", ".join(versions)
    if len(effect.entries) != 1 or effect.version or effect.dropped_at is not None:
        return f"next release {known}: {render_effect(effect)}" if known else render_effect(effect)
    entry = effect.entries[0]
    where = ", ".join(entry.sections) or entry.reason
    return visible(f"{entry.label} → {known} {BUMPS[effect.bump]}, {where}".replace("→  ", "→ "))

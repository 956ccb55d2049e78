"""What came of checks → text for people.

What is fine takes a line; what is wrong stands below, where it is seen.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from gatepost.outcomes.values import FAILED, PASSED, SKIPPED
from gatepost.report.numbers import counted, sized
from gatepost.report.outcomes.report import by_check
from gatepost.report.outcomes.words import MOST_PROBLEMS, line_of, lines_of, reading_on, sign_of, summed
from gatepost.report.visible import excerpt, tame, visible, width, wrap
from gatepost.values import ERROR

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gatepost.outcomes.values import Outcome
    from gatepost.report.outcomes.report import File, Note, Report
    from gatepost.report.style import Style

_INDENT = "  "
_GAP = "  "
_LEAST_ROOM = 24
_COMMANDS = ("rm ", "git ", "gh ", "gatepost ", "auditwheel ", "chmod ", "echo ", "pip ", "python ", "uv ")
_DIGITS = 12  # of a digest: enough to tell files apart


def render_text(report: Report, style: Style) -> str:
    """Return the whole report."""
    parts = [
        render_head(report, style),
        *(_steps(report, style) if report.is_story else _fine_then_wrong(report, style)),
        render_not_proven(report.not_proven, style),
        render_files(report.files, style),
        render_notes(report.notes, style),
        "\n".join(render_closing(report, style)),
    ]
    return finished("\n\n".join(filter(None, parts)), style)


def _fine_then_wrong(report: Report, style: Style) -> Iterator[str]:
    yield render_settled(report.outcomes, style)
    yield "\n".join(line for group in by_check(report.of(FAILED)) for line in render_problems(group, style))


def _steps(report: Report, style: Style) -> Iterator[str]:
    """Yield what came of each step, in order and whole: it is what has happened."""
    cells = max((width(outcome.name) for outcome in report.outcomes), default=0)
    lines: list[str] = []
    for group in by_check(report.outcomes):
        if group[0].status == FAILED:
            lines += render_problems(group, style)
        else:
            lines += [line for outcome in group for line in _settled(outcome, cells, style, is_whole=True)]
    yield "\n".join(lines)


def finished(text: str, style: Style) -> str:
    """Return lines as the screen can show them, of which no CI log takes one for a command."""
    return style.finish("".join(f"{tame(line)}\n" for line in text.split("\n")))


def render_head(report: Report, style: Style) -> str:
    """Return the title, and what was looked at."""
    cells = max((width(visible(name)) for name, _ in report.facts), default=0)
    lines = [style.strong(visible(report.title))]
    for name, value in report.facts:
        first, *rest = wrap(line_of(value), style.columns - len(_INDENT) - cells - len(_GAP))
        lines.append(f"{_INDENT}{style.faint(_padded(visible(name), cells))}{_GAP}{first}".rstrip())
        lines += [f"{' ' * (len(_INDENT) + cells)}{_GAP}{line}" for line in rest]
    return "\n".join(lines)


def render_settled(outcomes: tuple[Outcome, ...], style: Style) -> str:
    """Return a line for each check that passed, then why the others were skipped."""
    settled = [outcome for status in (PASSED, SKIPPED) for outcome in outcomes if outcome.status == status]
    cells = max((width(outcome.name) for outcome in settled), default=0)
    lines: list[str] = []
    for group in by_check(settled):
        for outcome in group[:MOST_PROBLEMS]:
            lines += _settled(outcome, cells, style)
        if len(group) > MOST_PROBLEMS:
            lines.append(style.faint(f"{_INDENT}… and {len(group) - MOST_PROBLEMS:,} more of {group[0].name}"))
    return "\n".join(lines)


def _settled(outcome: Outcome, cells: int, style: Style, *, is_whole: bool = False) -> list[str]:
    """Return what was found to be so, cut to a line unless it `is_whole`, or why nothing was.

    It stands below the name where the screen is narrow.
    """
    is_passed = outcome.status == PASSED
    sign = style.sign("fine" if is_passed else "skipped")
    start = width(sign) + 1 + cells + len(_GAP)
    is_narrow = style.columns - start < _LEAST_ROOM
    start = 2 * len(_INDENT) if is_narrow else start
    said = line_of(outcome.message)
    is_cut = is_passed and not is_whole
    lines = [_cut(said, style.columns - start, style)] if is_cut else wrap(said, style.columns - start)
    shown = lines if is_passed else [style.faint(line) for line in lines]
    head = f"{style.good(sign) if is_passed else style.faint(sign)} {style.faint(_padded(outcome.name, cells))}"
    below = shown if is_narrow else shown[1:]
    return [head.rstrip() if is_narrow else f"{head}{_GAP}{shown[0]}", *(f"{' ' * start}{line}" for line in below)]


def render_problems(problems: tuple[Outcome, ...], style: Style) -> list[str]:
    """Return what one check found: what is wrong, where, and what to do about it."""
    lines: list[str] = []
    for problem in problems[:MOST_PROBLEMS]:
        lines += [render_problem_head(problem, style), *render_problem_body(problem, style)]
    if len(problems) > MOST_PROBLEMS:
        more = counted(len(problems) - MOST_PROBLEMS, "more problem")
        text = f"… and {more} of {problems[0].name}; --format json has them all"
        lines += [f"{_INDENT}{line}" for line in wrap(text, style.columns - len(_INDENT))]
    return lines


def render_problem_head(problem: Outcome, style: Style) -> str:
    """Return the line with the name and the code."""
    paint = style.bad if problem.severity == ERROR else style.doubtful
    sign = style.sign("error" if problem.severity == ERROR else "warning")
    return f"{paint(sign)} {style.strong(problem.name)}  {style.faint(problem.code)}"


def render_problem_body(problem: Outcome, style: Style, why: str = "") -> Iterator[str]:
    """Yield the lines below the name: the message, the place, why it matters, and the way to mend it."""
    bar = style.faint(style.sign("bar"))
    for line in lines_of(problem.message):
        for part in wrap(line, style.columns - 4):
            yield f"{_INDENT}{bar} {part}".rstrip()
    labelled = ((style.faint("at "), problem.where), (style.faint("why"), why), (style.good("fix"), problem.fix))
    for label, text in labelled:
        parts = [part for line in lines_of(text) for part in _folded(line, style, is_fix=text == problem.fix)]
        for number, part in enumerate(parts):
            yield f"{_INDENT}{'   ' if number else label}{_GAP}{part}"


def _folded(line: str, style: Style, *, is_fix: bool) -> list[str]:
    """Return a line of a problem's body as the screen has room for it; a command, folded, would be another one."""
    return [line] if is_fix and line.startswith(_COMMANDS) else wrap(line, style.columns - 7)


def render_not_proven(sentences: tuple[str, ...], style: Style) -> str:
    """Return what nobody should take for proven."""
    if not sentences:
        return ""
    lines = [style.strong("Not proven")]
    for sentence in sentences:
        first, *rest = wrap(line_of(sentence), style.columns - 4)
        lines += [f"{_INDENT}- {first}", *(f"{_INDENT}  {line}" for line in rest)]
    return "\n".join(lines)


def render_files(files: tuple[File, ...], style: Style) -> str:
    """Return the files with sizes and digests, cut short; Markdown and JSON have them whole."""
    if not files:
        return ""
    names = [visible(file.name) for file in files]
    sizes = [sized(file.size) for file in files]
    digests = [f"{file.sha256[:_DIGITS]}{style.ellipsis}" for file in files]
    cells, most = max(map(width, names)), max(map(len, sizes))
    is_narrow = len(_INDENT) + cells + len(_GAP) + most + len(_GAP) + max(map(len, digests)) > style.columns
    lines = [style.strong("Files and their SHA-256")]
    for name, size, digest in zip(names, sizes, digests, strict=True):
        start = f"{_INDENT}{name}\n{_INDENT}" if is_narrow else f"{_INDENT}{_padded(name, cells)}"
        lines.append(f"{start}{_GAP}{size.rjust(most)}{_GAP}{style.faint(digest)}")
    return "\n".join(lines)


def render_notes(notes: tuple[Note, ...], style: Style) -> str:
    """Return the notes of releases as they are written, with nothing in them that a terminal would obey."""
    lines: list[str] = []
    for note in notes:
        lines += [style.strong(f"Notes of {visible(note.title)}")]
        lines += [f"{_INDENT}{visible(line)}".rstrip() for line in note.text.rstrip("\n").split("\n")]
        lines += [""]
    return "\n".join(lines[:-1])


def render_closing(report: Report, style: Style) -> list[str]:
    """Return the numbers, and the command that explains what was found."""
    name = sign_of(report)
    paint = {"error": style.bad, "warning": style.doubtful, "fine": style.good}[name]
    first, *rest = wrap(f"{style.sign(name)} {summed(report)}", style.columns)
    lines = [paint(style.sign(name)) + first[len(style.sign(name)) :], *rest]
    command = reading_on(report)
    label = "why, and how to mend" if report.diagnosed is None else "more on each"
    return [*lines, *(wrap(f"{label}: {command}", style.columns) if command else [])]


def _cut(text: str, room: int, style: Style) -> str:
    return excerpt(text, (0, 0), room, style.ellipsis)[0]


def _padded(text: str, cells: int) -> str:
    return text + " " * (cells - width(text))

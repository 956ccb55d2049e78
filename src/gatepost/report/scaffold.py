"""What `gatepost init` would do, or has done → text, a diff, and JSON."""

from collections.abc import Iterator, Sequence

from gatepost.gate.init_options import NONE
from gatepost.report.file_diff import diff_lines
from gatepost.report.machine import encode
from gatepost.report.style import Style
from gatepost.report.visible import excerpt, visible, width, wrap
from gatepost.scaffold.compare import ADD, CHANGE, LEFT, SAME, YOURS, Change
from gatepost.scaffold.files.checklist import Errand
from gatepost.scaffold.plan import Plan
from gatepost.scaffold.remark import Remark
from gatepost.scaffold.wanted import Setup

SCHEMA_VERSION = 1
_TO_DO = {ADD: "add", CHANGE: "change", SAME: "as it should be", YOURS: "yours", LEFT: "left"}
_DONE = {**_TO_DO, ADD: "added", CHANGE: "changed"}
_INDENT = "  "
_LEAST_ROOM = 16
_THEN = "then run"


def render_plan(plan: Plan, style: Style, *, is_done: bool = False) -> str:
    """Return a line for each file, those that are as they should be in one, and the commands that follow."""
    verbs = _DONE if is_done else _TO_DO
    shown = [change for change in plan.changes if change.kind != SAME]
    widest = max((width(visible(change.path)) for change in shown), default=0)
    longest = max((len(verbs[change.kind]) for change in shown), default=0)
    lines = [_file(change, verbs[change.kind].ljust(longest), widest, style) for change in shown]
    if same := len(plan.changes) - len(shown):
        words = "1 file is as it should be" if same == 1 else f"{same} files are as they should be"
        lines.append(style.faint(_INDENT + words))
    for number, command in enumerate(plan.commands):
        head = " " * len(_THEN) if number else _THEN
        lines.append(f"{_INDENT}{head}  {style.strong(' '.join(command))}")
    return style.finish("".join(f"{line}\n" for line in lines))


def _file(change: Change, word: str, widest: int, style: Style) -> str:
    """Return a line that the screen has room for: what the file is for is cut, and left out where little is left."""
    path = visible(change.path)
    padding = " " * (widest - width(path))
    paint = {ADD: style.good, CHANGE: style.good, YOURS: style.doubtful}.get(change.kind, style.faint)
    line = f"{_INDENT}{paint(word)}  {path}"
    about = "made or changed by hand: see --diff" if change.kind == YOURS else change.about
    room = style.columns - len(f"{_INDENT}{word}    ") - widest
    return line if room < _LEAST_ROOM else f"{line}{padding}  {style.faint(_cut(about, room, style))}"


def _cut(text: str, room: int, style: Style) -> str:
    return excerpt(text, (0, 0), room, style.ellipsis)[0]


def render_found(setup: Setup, style: Style) -> str:
    """Return in a line or two what the repository is, and what it is worked on with."""
    packages = ", ".join(f"{each.name} {each.version}".strip() for each in setup.project.packages)
    answers = setup.answers
    tests = f"tests on {', '.join(answers.pythons)}"
    where = f"releases from {answers.branch}" + (f" of {answers.repository}" if answers.repository else "")
    tasks = () if answers.tasks == NONE else (answers.tasks,)
    ways = ", ".join((answers.manager, *tasks, answers.runner))
    lines = wrap(visible(f"{packages}: {tests}; {ways}; {where}"), style.columns - 4)
    return style.finish("".join(f"{_INDENT}{style.faint(line)}\n" for line in lines))


def render_remarks(remarks: Sequence[Remark], style: Style) -> str:
    """Return what else was found in the repository, and what becomes of it."""
    return style.finish("".join(f"{line}\n" for remark in remarks for line in _remark(remark, style)))


def _remark(remark: Remark, style: Style) -> Iterator[str]:
    sign = style.bad(style.sign("error")) if remark.is_refusal else style.doubtful(style.sign("warning"))
    yield f"{sign} {visible(remark.found)}"
    for line in wrap(visible(remark.advice), style.columns - 4):
        yield f"    {style.faint(line)}"


def render_diff(changes: Sequence[Change], style: Style) -> str:
    """Return what would be written as a unified diff, and for files made by hand what ours would be."""
    lines: list[str] = []
    for change in changes:
        if change.is_done or change.kind == YOURS:
            if change.kind == YOURS:
                words = f"# {visible(change.path)} was made or changed by hand, and is kept"
                lines.append(style.doubtful(words) + "\n")
            before = None if change.kind == ADD else change.before
            lines += diff_lines(change.path, before, change.after, style)
    return style.finish("".join(lines))


def render_errands(errands: Sequence[Errand], style: Style) -> str:
    """Return what is left to do by hand, numbered, with the values to enter."""
    lines = (line for number, each in enumerate(errands, 1) for line in _errand(number, each, style))
    return style.finish("".join(f"{line}\n" for line in lines))


def _errand(number: int, errand: Errand, style: Style) -> Iterator[str]:
    yield f"{number:>3}. {style.strong(visible(errand.title))}"
    room = style.columns - 5
    for line in wrap(visible(errand.where), room):
        yield f"     {line}"
    widest = max((width(visible(name)) for name, _ in errand.values), default=0)
    for name, value in errand.values:
        padding = " " * (widest - width(visible(name)))
        yield f"       {visible(name)}{padding}  {style.strong(visible(value))}"
    for line in wrap(f"without it: {visible(errand.otherwise)}", room):
        yield f"     {style.faint(line)}"


def render_json(plan: Plan, remarks: Sequence[str]) -> str:
    """Return the plan as JSON on one line."""
    return (
        encode(
            {
                "schema_version": SCHEMA_VERSION,
                "files": [
                    {"path": change.path, "state": change.kind, "about": change.about, "content": change.after}
                    for change in plan.changes
                ],
                "commands": [list(command) for command in plan.commands],
                "remarks": list(remarks),
                "by_hand": [
                    {
                        "title": errand.title,
                        "where": errand.where,
                        "values": [{"name": name, "value": value} for name, value in errand.values],
                        "otherwise": errand.otherwise,
                    }
                    for errand in plan.errands
                ],
                "ok": not plan.done and not plan.yours,
            }
        )
        + "\n"
    )

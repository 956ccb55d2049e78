"""A diagnosis → text for people: what is wrong, worst first, why it matters, the mend; then what is well, folded."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from inspect import cleandoc
from typing import TYPE_CHECKING

from gatepost.outcomes.values import FAILED, PASSED, SKIPPED
from gatepost.report.numbers import counted
from gatepost.report.outcomes.report import by_check
from gatepost.report.outcomes.text import (
    finished,
    render_closing,
    render_head,
    render_problem_body,
    render_problem_head,
    render_settled,
)
from gatepost.report.outcomes.words import MOST_PROBLEMS, line_of
from gatepost.report.visible import excerpt, visible, width, wrap

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from gatepost.doctor.indicators import Indicator
    from gatepost.outcomes.values import Edit, Outcome
    from gatepost.report.outcomes.report import Diagnosed, Report
    from gatepost.report.style import Style

_INDENT = "  "
_MOST_LINES = 12
_MOST_REASONS = 2
_LEAST_ROOM = 20
_ASKS = "--online asks it"
"""How the reason ends for which a check was skipped that only others can answer."""
_SO_FAR = "as far as files and history tell"
_SYMPTOM, _CAUSE, _MEND = "## Symptom\n", "## Cause\n", "## Mend\n"


def render_diagnosis(report: Report, diagnosed: Diagnosed, style: Style) -> str:
    """Return the whole report."""
    pages = {check.name: cleandoc(check.__doc__ or "") for check in report.checks}
    why = {name: why_of(page) for name, page in pages.items()}
    parts = [
        render_head(report, style),
        "\n".join(_indicators(diagnosed.indicators, style)),
        *("\n".join(_problems(group, why, diagnosed, style)) for group in by_check(report.of(FAILED))),
        *("\n".join(_unasked(each, pages[each.name], style)) for each in _answers(report)),
        render_settled(report.outcomes, style) if diagnosed.shows_all else "\n".join(_folded(report, style)),
        "\n".join(_closing(report, diagnosed, style)),
    ]
    return finished("\n\n".join(filter(None, parts)), style)


def why_of(page: str) -> str:
    """Return why a problem matters, as the page of its check says it: the first paragraph of its Symptom."""
    return _first_of(cleandoc(page), _SYMPTOM)


def _first_of(page: str, heading: str) -> str:
    _, _, after = page.partition(heading)
    return " ".join(after.partition("\n\n")[0].split())


def _indicators(found: Sequence[Indicator], style: Style) -> Iterator[str]:
    """Yield a line for each sentence that should be true, with what speaks against it; below it, on a narrow screen."""
    cells = max((width(each.sentence) for each in found), default=0)
    for each in found:
        name = "error" if each.against else "warning" if each.doubts else "fine"
        paint = {"error": style.bad, "warning": style.doubtful, "fine": style.good}[name]
        start = width(style.sign(name)) + 1
        room = style.columns - start - cells - 2
        first, *rest = wrap(each.sentence, style.columns - start)
        said = _against(each)
        if room >= _LEAST_ROOM:
            line = f"{paint(style.sign(name))} {first.ljust(cells)}  {style.faint(_cut(said, room, style))}"
            yield line if said else f"{paint(style.sign(name))} {first}"
            continue
        yield f"{paint(style.sign(name))} {first}"
        yield from (f"{_INDENT}{line}" for line in rest)
        if said:
            yield style.faint(f"{_INDENT}{_cut(said, style.columns - 2, style)}")


def _against(indicator: Indicator) -> str:
    """Return what speaks against it, in a few words."""
    names = [*indicator.against, *indicator.doubts]
    if not names:
        return "" if indicator.is_whole else _SO_FAR
    more = f" and {len(names) - 2} more" if len(names) > 3 else ""  # noqa: PLR2004  a line has room for three
    return ", ".join(names[:2] if more else names) + more


def _problems(group: Sequence[Outcome], why: dict[str, str], diagnosed: Diagnosed, style: Style) -> Iterator[str]:
    """Yield what one check found; why it matters is said once, unless it is another thing."""
    said = ""
    for number, problem in enumerate(group[:MOST_PROBLEMS]):
        if not number:
            yield render_problem_head(problem, style)
        matters = problem.why or why.get(problem.name, "")
        yield from render_problem_body(problem, style, matters if matters != said else "")
        yield from _mend(problem, diagnosed, style)
        said = matters
    if len(group) > MOST_PROBLEMS:
        yield f"{_INDENT}… and {counted(len(group) - MOST_PROBLEMS, 'more problem')}; --format json has them all"


def _mend(problem: Outcome, diagnosed: Diagnosed, style: Style) -> Iterator[str]:
    """Yield the lines that --fix would take away and put in."""
    lines = [line for edit in problem.edits for line in _edited(edit, diagnosed.texts.get(edit.path, ""), style)]
    for line in lines[:_MOST_LINES]:
        yield f"{_INDENT}     {line}"
    if len(lines) > _MOST_LINES:
        yield f"{_INDENT}     … and {counted(len(lines) - _MOST_LINES, 'more line')}"


def _edited(edit: Edit, text: str, style: Style) -> Iterator[str]:
    old = text.split("\n")[edit.first - 1 : edit.last]
    for sign, lines, paint in (("-", old, style.bad), ("+", edit.lines, style.good)):
        for line in lines:
            yield paint(_cut(f"{sign} {visible(line)}", style.columns - 7, style))


def _folded(report: Report, style: Style) -> Iterator[str]:
    """Yield a line for all that passes, one for each problem that is ignored, and one for what was not looked at."""
    passed = {outcome.name for outcome in report.of(PASSED)}
    if passed and report.of(FAILED):
        first, *rest = wrap(f"{counted(len(passed), 'check')} passed: --all lists them", style.columns - 3)
        yield f"{style.good(style.sign('fine'))} {style.faint(first)}"
        yield from (style.faint(f"{_INDENT}{line}") for line in rest)
    skipped = [f"{each.name} skipped: {line_of(each.message)}" for each in report.of(SKIPPED) if each.ignored]
    for line in (*skipped, *_not_looked_at([each for each in report.of(SKIPPED) if not each.ignored])):
        first, *rest = wrap(line, style.columns - 3)
        yield style.faint(f"{style.sign('skipped')} {first}")
        yield from (style.faint(f"{_INDENT}{line}") for line in rest)


def _not_looked_at(skipped: Sequence[Outcome]) -> Iterator[str]:
    """Yield in one sentence how many checks could not look, and the reasons that most of them have."""
    if not skipped:
        return
    counts = Counter(line_of(outcome.message) for outcome in skipped)
    if len(skipped) == 1:
        yield f"{skipped[0].name} not looked at: {next(iter(counts))}"
        return
    said = [f"{number:,} as {reason}" for reason, number in counts.most_common(_MOST_REASONS)]
    others = len(skipped) - sum(number for _, number in counts.most_common(_MOST_REASONS))
    said += [f"{others:,} for other reasons"] if others else []
    yield f"{counted(len(skipped), 'check')} not looked at: {'; '.join(said)} (--all lists them)"


def _answers(report: Report) -> Iterator[Outcome]:
    """Yield the checks that know the error that somebody asked about, and that only others could look at."""
    if any(name == "error" for name, _ in report.facts):
        yield from (each for each in report.of(SKIPPED) if each.message.endswith(_ASKS))


def _unasked(outcome: Outcome, page: str, style: Style) -> Iterator[str]:
    """Yield what is known of an error without looking: its cause, and its mend."""
    yield f"{style.faint(style.sign('skipped'))} {style.strong(outcome.name)}  {style.faint(outcome.code)}"
    known = replace(outcome, message="not looked at without --online; where it is so:", fix=_mend_of(page))
    yield from render_problem_body(known, style, _first_of(page, _CAUSE))


def _mend_of(page: str) -> str:
    """Return how a page says that it is mended: the first paragraph, and what to paste where it ends with a colon."""
    _, _, after = page.partition(_MEND)
    first, _, rest = after.partition("\n\n")
    said = " ".join(first.split())
    return "\n".join([said, cleandoc(rest.partition("\n\n")[0])]) if said.endswith(":") else said


def _closing(report: Report, diagnosed: Diagnosed, style: Style) -> Iterator[str]:
    """Yield the numbers, and what to do next."""
    yield from render_closing(report, style)
    for line in diagnosed.planned:
        yield from wrap(visible(line), style.columns)
    if _is_asked(report) and not report.of(FAILED) and not diagnosed.planned:
        yield from wrap("nothing that was looked at explains what you see", style.columns)
        if any(outcome.message.endswith(_ASKS) for outcome in report.of(SKIPPED)):
            yield from wrap("what was skipped may: gatepost doctor --online asks GitHub and the index", style.columns)
    if not diagnosed.shows_all and not report.of(FAILED) and report.of(PASSED):
        yield style.faint("gatepost doctor --all lists them")
    fixable = sum(outcome.fixable for outcome in report.of(FAILED))
    if fixable:
        yield f"{counted(fixable, 'problem')} can be mended by: gatepost doctor --fix"


def _is_asked(report: Report) -> bool:
    """Tell whether somebody has said what goes wrong."""
    return any(name in ("symptom", "error") for name, _ in report.facts)


def _cut(text: str, room: int, style: Style) -> str:
    return excerpt(text, (0, 0), max(room, 1), style.ellipsis)[0]

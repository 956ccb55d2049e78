"""Verdicts → text for people."""

from gatepost.report.kinds import LANDING, kind_of, short_id
from gatepost.report.numbers import counted
from gatepost.report.reporter import Reporter
from gatepost.report.style import Style
from gatepost.report.tally import Tally
from gatepost.report.visible import excerpt, visible, width, wrap
from gatepost.report.ways_round import render_ignored
from gatepost.rules.catalogue import RULES
from gatepost.values import ERROR, Finding, Verdict

_SHOWN_CHANGES = 3
_MANY = 20  # messages with findings; of more, the numbers by rule are worth a table


class TextReporter(Reporter):
    """The report for people; where `is_titled`, each message is named above its findings."""

    separator = "\n"
    is_for_machines = False

    def __init__(self, style: Style, *, is_titled: bool = True) -> None:
        self._style = style
        self._is_titled = is_titled

    def item(self, verdict: Verdict) -> str:
        """Return the findings in one message."""
        if not verdict.findings:
            return ""
        lines = [_title(verdict, self._style)] if self._is_titled else []
        lines += [render_finding(verdict, finding, self._style) for finding in verdict.findings]
        return self._style.finish("\n".join(lines) + "\n")

    def end(self, tally: Tally) -> str:
        """Return the closing lines, after an empty one where findings stand above."""
        return ("\n" if tally.errors or tally.warnings else "") + render_closing(tally, self._style)


def render_text(verdict: Verdict, style: Style) -> str:
    """Return the findings in one message, which is not named."""
    return TextReporter(style, is_titled=False).item(verdict)


def render_closing(tally: Tally, style: Style) -> str:
    """Return what is not spelled out, the findings by rule where there are many, what was ignored, and the sum.

    The last line says where to read on.
    """
    if not tally.messages:
        return "nothing to judge: there are no commits\n"
    ignored = render_ignored(tally.ignored, style)
    messages = counted(tally.messages, "message")
    if not tally.codes and tally.is_partial:
        said = f"{messages} judged, nothing found; what lands is not known in full"
        return ignored + style.finish(f"{style.doubtful(style.sign('warning'))} {said}\n")
    if not tally.codes:
        return ignored + style.finish(f"{style.good(style.sign('fine'))} {messages} judged, all fine\n")
    found = [counted(tally.errors, "error")] if tally.errors else []
    if tally.warnings:
        found.append(counted(tally.warnings, "warning"))
    why = wrap(f"why, and examples: gatepost explain {' '.join(tally.codes_found())}", style.columns)
    end = style.finish("\n".join([f"{' and '.join(found)} in {messages}", *why]) + "\n")
    return _render_untold(tally, style) + _render_by_rule(tally, style) + ignored + end


def _render_untold(tally: Tally, style: Style) -> str:
    """Return how many messages with findings are not spelled out."""
    if not tally.untold:
        return ""
    more = counted(tally.untold, "more message")
    text = f"… and {more} with findings; --format json has them all"
    return style.finish("\n".join(wrap(text, style.columns)) + "\n\n")


def _render_by_rule(tally: Tally, style: Style) -> str:
    """Return how often each rule was broken, the commonest first, where there is more than a screen of findings."""
    if tally.found <= _MANY:
        return ""
    names = {rule.code: rule.name for rule in RULES}
    rows = sorted((-number, names.get(code, code), severity) for (severity, code), number in tally.codes.items())
    name_cells = max(len(name) for _, name, _ in rows)
    number_cells = max(len(f"{-number:,}") for number, _, _ in rows)
    lines = []
    for number, name, severity in rows:
        sign = style.bad(style.sign("error")) if severity == ERROR else style.doubtful(style.sign("warning"))
        lines.append(f"{sign} {name:<{name_cells}}  {-number:>{number_cells},}\n")
    return style.finish("".join(lines) + "\n")


def render_finding(verdict: Verdict, finding: Finding, style: Style) -> str:
    """Return one finding: what it is, the line with a caret under the place, and the line as it should be."""
    paint = style.bad if finding.severity == ERROR else style.doubtful
    sign = style.sign("error" if finding.severity == ERROR else "warning")
    where = f"  line {finding.line}" if finding.line > 1 else ""
    head = f"{paint(sign)} {style.strong(finding.name)}  {style.faint(finding.code + where)}"
    bar = style.faint(style.sign("bar"))
    cells = style.columns - 4
    line, start, length = excerpt(
        *_plain(_line(verdict.text, finding.line), (finding.column - 1, finding.end_column - 1), style),
        cells,
        style.ellipsis,
    )
    lines = [head, f"  {bar} {line}"]
    carets = style.sign("caret") * min(length, cells - start)
    words = style.finish(visible(finding.message))
    if start + length + 1 + width(words) <= cells:
        lines.append(f"  {bar} {' ' * start}{paint(carets)} {words}")
    else:
        lines.append(f"  {bar} {' ' * start}{paint(carets)}")
        lines += [f"  {bar} {part}" for part in wrap(words, cells)]
    lines += _mended(verdict.text, finding.line, as_typed(verdict, finding.suggestion), style)
    return "\n".join(lines)


def _plain(line: str, span: tuple[int, int], style: Style) -> tuple[str, tuple[int, int]]:
    """Return a line and a span of it as the screen can show them, so that the caret stands under the place."""
    start, end = span
    before, pointed, after = map(style.finish, (line[:start], line[start:end], line[end:]))
    return before + pointed + after, (len(before), len(before) + len(pointed))


def _mended(text: str, number: int, suggestion: str | None, style: Style) -> list[str]:
    """Return the line `number` of `text` as `suggestion` has it, or all lines that differ where it has more or less."""
    if suggestion is None:
        return []
    old, new = _lines(text), _lines(suggestion)
    if len(old) == len(new) and old[number - 1] != new[number - 1]:
        old, new = [old[number - 1]], [new[number - 1]]  # what other lines need is said at their own findings
    first = next((at for at, (a, b) in enumerate(zip(old, new, strict=False)) if a != b), min(len(old), len(new)))
    same = 0
    while same < min(len(old), len(new)) - first and old[-1 - same] == new[-1 - same]:
        same += 1
    changed = new[first : len(new) - same]
    most = _SHOWN_CHANGES if len(changed) > _SHOWN_CHANGES + 1 else len(changed)
    shown = [line or "(an empty line here)" for line in changed[:most]]
    if len(changed) > most:
        shown.append(f"… and {len(changed) - most} more lines")
    if not shown:
        return [f"  {style.good('try')}  without this line"]
    shown = [excerpt(line, (0, 1), style.columns - 8, style.ellipsis)[0] for line in shown]
    between = (
        f"   {style.faint(style.sign('bar'))} "  # never a bare line: a CI log would take `::error::` for a command
    )
    return [(f"  {style.good('try')}  " if not at else f"  {between}") + line for at, line in enumerate(shown)]


def as_typed(verdict: Verdict, suggestion: str | None) -> str | None:
    """Return a mended message as a person types it: without the number that a forge puts behind the title."""
    if suggestion is None or kind_of(verdict.id) != LANDING:
        return suggestion
    header, newline, body = suggestion.partition("\n")
    title, mark, number = header.rpartition(" (#")
    if header == verdict.header or not (mark and verdict.header.endswith(mark + number)):
        return suggestion
    return title + newline + body


def _title(verdict: Verdict, style: Style) -> str:
    name = short_id(verdict.id) if short_id(verdict.id) != verdict.id else f"in {visible(verdict.id)}"
    header = excerpt(verdict.header, (0, 1), style.columns - width(name) - 2, style.ellipsis)[0]
    return f"{style.paint(name, 33)}  {header}"


def _line(text: str, number: int) -> str:
    lines = _lines(text)
    return lines[number - 1] if number <= len(lines) else ""


def _lines(text: str) -> list[str]:
    return text.replace("\r\n", "\n").replace("\r", "\n").split("\n")

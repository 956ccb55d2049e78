"""Verdicts → text for people."""

from gatepost.report.style import Style
from gatepost.report.visible import excerpt, visible, width, wrap
from gatepost.report.way_back import codes_of
from gatepost.values import ERROR, Finding, Verdict

_SHOWN_CHANGES = 3


def render_text(verdicts: list[Verdict], style: Style) -> str:
    """Return the report on `verdicts`, those without findings left out; ends with a newline, or is empty."""
    blocks = []
    for verdict in verdicts:
        if verdict.findings:
            title = [] if len(verdicts) == 1 else [_title(verdict, style)]
            blocks.append("\n".join(title + [render_finding(verdict, finding, style) for finding in verdict.findings]))
    return style.finish("\n\n".join(blocks) + "\n") if blocks else ""


def render_summary(verdicts: list[Verdict], style: Style) -> str:
    """Return one line that counts, and one that says where to read on."""
    findings = [finding for verdict in verdicts for finding in verdict.findings]
    messages = _count(len(verdicts), "message")
    if not findings:
        return style.finish(f"{style.good(style.sign('fine'))} {messages} judged, all fine\n")
    errors = sum(finding.severity == ERROR for finding in findings)
    found = [_count(errors, "error")] if errors else []
    if len(findings) > errors:
        found.append(_count(len(findings) - errors, "warning"))
    why = wrap(f"why, and examples: gatepost explain {' '.join(codes_of(verdicts))}", style.columns)
    return style.finish("\n".join([f"{' and '.join(found)} in {messages}", *why]) + "\n")


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
    lines += _mended(verdict.text, finding.line, finding.suggestion, style)
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
    shown = [line or "(an empty line here)" for line in changed[:_SHOWN_CHANGES]]
    if len(changed) > _SHOWN_CHANGES:
        shown.append(f"… and {len(changed) - _SHOWN_CHANGES} more lines")
    if not shown:
        return [f"  {style.good('try')}  without this line"]
    shown = [excerpt(line, (0, 1), style.columns - 8, style.ellipsis)[0] for line in shown]
    between = (
        f"   {style.faint(style.sign('bar'))} "  # never a bare line: a CI log would take `::error::` for a command
    )
    return [(f"  {style.good('try')}  " if not at else f"  {between}") + line for at, line in enumerate(shown)]


def short_id(id_: str) -> str:
    """Return a commit's id as people quote it; any other name as it is."""
    return id_[:9] if len(id_) in (40, 64) and id_.isalnum() else id_


def _title(verdict: Verdict, style: Style) -> str:
    name = short_id(verdict.id) if short_id(verdict.id) != verdict.id else f"in {visible(verdict.id)}"
    header = excerpt(verdict.header, (0, 1), style.columns - width(name) - 2, style.ellipsis)[0]
    return f"{style.paint(name, 33)}  {header}"


def _line(text: str, number: int) -> str:
    lines = _lines(text)
    return lines[number - 1] if number <= len(lines) else ""


def _lines(text: str) -> list[str]:
    return text.replace("\r\n", "\n").replace("\r", "\n").split("\n")


def _count(number: int, word: str) -> str:
    return f"{number} {word}{'' if number == 1 else 's'}"

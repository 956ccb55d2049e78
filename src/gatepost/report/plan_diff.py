"""What a release pull request changes, file by file."""

from collections.abc import Iterator
from difflib import unified_diff

from gatepost.release.planned import FileChange, Plan
from gatepost.report.style import Style
from gatepost.report.visible import visible

_NOWHERE = "/dev/null"


def render_diff(plan: Plan, style: Style) -> str:
    """Return the changes of all pull requests as a unified diff; before each pull request's, its title."""
    parts = []
    for pull_request in plan.pull_requests:
        parts.append(style.strong(visible(pull_request.title)) + "\n")
        parts += [line for change in pull_request.files if change.is_changed for line in _changed(change, style)]
    return style.finish("".join(parts))


def _changed(change: FileChange, style: Style) -> Iterator[str]:
    before = "" if change.before is None else change.before
    path = visible(change.path)
    old = _NOWHERE if change.before is None else f"a/{path}"
    for number, line in enumerate(unified_diff(_lines(before), _lines(change.content), old, f"b/{path}", lineterm="")):
        ends = line.endswith("\n")
        shown = visible(line.removesuffix("\n"))
        yield _painted(shown, style, is_heading=number < 2) + "\n"  # noqa: PLR2004  the names of both files
        if not ends and number > 1 and not line.startswith("@@"):
            yield style.faint("\\ No newline at end of file") + "\n"


def _lines(text: str) -> list[str]:
    return [f"{line}\n" for line in text.split("\n")[:-1]] + ([last] if (last := text.rpartition("\n")[2]) else [])


def _painted(line: str, style: Style, *, is_heading: bool) -> str:
    if is_heading:
        return style.strong(line)
    if line.startswith("@@"):
        return style.paint(line, 36)
    return style.good(line) if line.startswith("+") else style.bad(line) if line.startswith("-") else line

"""What a file was and what it becomes → a unified diff."""

from collections.abc import Iterator
from difflib import unified_diff

from gatepost.report.style import Style
from gatepost.report.visible import visible

_NOWHERE = "/dev/null"


def diff_lines(path: str, before: str | None, after: str, style: Style) -> Iterator[str]:
    """Give the lines of a unified diff, each with its end; `before` is None where there was no such file."""
    path = visible(path)
    old = _NOWHERE if before is None else f"a/{path}"
    lines = unified_diff(_lines(before or ""), _lines(after), old, f"b/{path}", lineterm="")
    for number, line in enumerate(lines):
        ends = line.endswith("\n")
        shown = "\t".join(
            map(visible, line.removesuffix("\n").split("\t"))
        )  # which acts on nothing, and patch wants it
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

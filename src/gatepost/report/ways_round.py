"""What was left out or overruled: every skip is printed."""

from gatepost.gate.skip import Skipped
from gatepost.report.style import Style
from gatepost.report.visible import visible

_MOST = 10


def render_skipped(skipped: Skipped) -> str:
    """Return a line for each rule that GATEPOST_SKIP leaves out, and for each word in it that names none."""
    lines = [f"gatepost: {name} was skipped, as GATEPOST_SKIP says\n" for name in skipped.rules]
    lines += [f"gatepost: GATEPOST_SKIP names no rule by `{visible(word)}`\n" for word in skipped.unknown]
    return "".join(lines)


def render_ignored(counts: dict[tuple[str, str], int], style: Style) -> str:
    """Return a line for each rule and reason for which findings do not count; of many, the commonest."""
    common = sorted(counts.items(), key=lambda item: -item[1])
    lines = [
        f"{style.faint('ignored')} {name}{f' ({count} times)' if count > 1 else ''}: {visible(reason)}\n"
        for (name, reason), count in common[:_MOST]
    ]
    rest = sum(count for _, count in common[_MOST:])
    if rest:
        lines.append(f"{style.faint('ignored')} {rest} more\n")
    return style.finish("".join(lines))

"""What CI is about, and the message that will land → text for people, and → Markdown for a step's summary."""

from gatepost.gate.landing import LANDING_BY_COMMIT, LANDING_DESCRIBED, OVERRIDE
from gatepost.report.style import Style
from gatepost.report.visible import excerpt, tame, visible
from gatepost.rules.case import LANDING

_MOST_LINES = 12


class Introduction:
    """What a report on an event begins with: remarks, and the messages that will land, each with its effect.

    `release` is the release after the merge, in Markdown.
    """

    __slots__ = ("messages", "release", "remarks")

    def __init__(self, remarks: list[str]) -> None:
        self.remarks = remarks
        self.release = ""
        self.messages: list[tuple[str, str, str]] = []

    def add(self, name: str, text: str, effect: str) -> None:
        """Add a message that will land; without an effect, none is shown."""
        self.messages.append((name, text, effect))


def render_introduction(introduction: Introduction, style: Style) -> str:
    """Return it for the terminal and for a log."""
    lines = [f"{visible(remark)}\n" for remark in introduction.remarks]
    for name, text, effect in introduction.messages:
        lines.append(f"{style.strong(_titled(name))}\n")
        lines += [f"  {style.faint(style.sign('bar'))} {line}\n" for line in _shown(text, style)]
        if effect:
            lines.append(f"  {style.good('effect')}  {effect}\n")
    return style.finish("".join(lines))


def render_introduction_markdown(introduction: Introduction, style: Style) -> str:
    """Return it as Markdown; what others wrote stands in code blocks alone."""
    lines = [f"{_escaped(remark)}\n\n" for remark in introduction.remarks]
    for name, text, effect in introduction.messages:
        block = [*map(tame, _shown(text, style)), *(["", f"effect: {effect}"] if effect else [])]
        lines.append(f"**{_titled(name)}**\n\n" + "".join(f"    {line}\n" for line in block) + "\n")
    return "".join([*lines, *([f"{introduction.release}\n"] if introduction.release else [])])


def _titled(name: str) -> str:
    names = {
        LANDING: "The message that will land",
        LANDING_BY_COMMIT: "The message that may land, with the commit's subject",
        LANDING_DESCRIBED: "The message that may land, with the description",
        OVERRIDE: "What Release Please reads in its place (the override in the description)",
    }
    return names[name]


def _shown(text: str, style: Style) -> list[str]:
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    most = _MOST_LINES if len(lines) > _MOST_LINES + 1 else len(lines)
    shown = [excerpt(line, (0, 1), style.columns - 4, style.ellipsis)[0] for line in lines[:most]]
    return [*shown, f"… and {len(lines) - most} more lines"] if most < len(lines) else shown


def _escaped(text: str) -> str:
    """Return our own words, in which a branch may be named, without a meaning for Markdown."""
    return "".join(f"\\{each}" if each in "\\`*_{}[]<>()#+-.!|@~$" else each for each in visible(text))

"""What to type after a refusal, so that nothing that was written is lost."""

from gatepost.report.style import Style
from gatepost.report.tally import Tally
from gatepost.report.visible import visible, width, wrap
from gatepost.values import Verdict

_FLAGS = "(add the flags that you gave, such as --amend or --author)"


def render_way_back(verdict: Verdict, commands: list[tuple[str, str]], style: Style) -> str:
    """Return commands and remarks; the command that explains the findings comes last."""
    tally = Tally()
    tally.add(verdict)
    shown = render_commands([*commands, explaining(tally)], style)
    note = "".join(f"  {style.faint(line)}\n" for line in wrap(_FLAGS, style.columns - 2)) if commands else ""
    return style.finish(note + shown)


def explaining(tally: Tally) -> tuple[str, str]:
    """Return the command that explains all findings, and its remark."""
    return f"gatepost explain {' '.join(tally.codes_found())}", "why, and examples"


def render_commands(commands: list[tuple[str, str]], style: Style) -> str:
    """Return commands and remarks in two columns; each remark above its command where the screen is too narrow."""
    lines = [(visible(command), remark) for command, remark in commands]
    first, second = (max(width(line[at]) for line in lines) for at in (0, 1))
    if 2 + first + 3 + second > style.columns:
        return "".join(f"  {style.faint(f'# {remark}')}\n  {command}\n" for command, remark in lines)
    return "".join(
        f"  {command}{' ' * (first - width(command))}   {style.faint(remark)}\n" for command, remark in lines
    )

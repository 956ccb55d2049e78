"""What to type after a refusal, so that nothing that was written is lost."""

from gatepost.report.style import Style
from gatepost.report.tally import Tally
from gatepost.report.visible import visible, width, wrap
from gatepost.values import Verdict

_FLAGS = "(add the flags that you gave, such as --amend or --author)"


def render_way_back(verdict: Verdict, commands: list[tuple[str, str]], style: Style) -> str:
    """Return commands and remarks in two columns; each remark above its command where the screen is too narrow.

    The command that explains the findings comes last.
    """
    lines = [(visible(command), remark) for command, remark in commands]
    lines.append((f"gatepost explain {' '.join(_codes(verdict))}", "why, and examples"))
    first, second = (max(width(line[at]) for line in lines) for at in (0, 1))
    if 2 + first + 3 + second > style.columns:
        shown = "".join(f"  {style.faint(f'# {remark}')}\n  {command}\n" for command, remark in lines)
    else:
        shown = "".join(
            f"  {command}{' ' * (first - width(command))}   {style.faint(remark)}\n" for command, remark in lines
        )
    note = "".join(f"  {style.faint(line)}\n" for line in wrap(_FLAGS, style.columns - 2)) if commands else ""
    return style.finish(shown + note)


def _codes(verdict: Verdict) -> list[str]:
    tally = Tally()
    tally.add(verdict)
    return tally.codes_found()

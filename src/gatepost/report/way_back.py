"""What to type after a refusal, so that nothing that was written is lost."""

from gatepost.report.style import Style
from gatepost.report.visible import visible, width, wrap
from gatepost.values import ERROR, Finding, Verdict

_FLAGS = "(add the flags that you gave, such as --amend or --author)"


def render_way_back(verdict: Verdict, commands: list[tuple[str, str]], style: Style) -> str:
    """Return commands and remarks in two columns; each remark above its command where the screen is too narrow.

    The command that explains the findings comes last.
    """
    lines = [(visible(command), remark) for command, remark in commands]
    lines.append((f"gatepost explain {' '.join(codes_of([verdict]))}", "why, and examples"))
    first, second = (max(width(line[at]) for line in lines) for at in (0, 1))
    if 2 + first + 3 + second > style.columns:
        shown = "".join(f"  {style.faint(f'# {remark}')}\n  {command}\n" for command, remark in lines)
    else:
        shown = "".join(
            f"  {command}{' ' * (first - width(command))}   {style.faint(remark)}\n" for command, remark in lines
        )
    note = "".join(f"  {style.faint(line)}\n" for line in wrap(_FLAGS, style.columns - 2)) if commands else ""
    return style.finish(shown + note)


def codes_of(verdicts: list[Verdict]) -> list[str]:
    """Return the codes of all findings, each once, those of errors first."""
    findings = [finding for verdict in verdicts for finding in verdict.findings]
    return list(dict.fromkeys(finding.code for finding in sorted(findings, key=_by_severity)))


def _by_severity(finding: Finding) -> tuple[bool, str]:
    return finding.severity != ERROR, finding.code

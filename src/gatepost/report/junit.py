"""Verdicts → JUnit's XML: a test case for each message."""

from gatepost.report.kinds import kind_of, short_id
from gatepost.report.reporter import Reporter
from gatepost.report.style import Style
from gatepost.report.tally import Tally
from gatepost.report.text import render_text
from gatepost.report.visible import visible
from gatepost.report.xml_text import CLOSED, escaped, opened
from gatepost.values import ERROR, Verdict

_SCREEN = Style(columns=100)
_LONGEST_NAME = 200


class JunitReporter(Reporter):
    """One test suite; a message that does not pass is a failure, with all its findings. None is ever skipped.

    What does not fail a message, such as a warning, stands in its `system-out`.
    """

    separator = "\n"
    waits = True

    def __init__(self, *, strict: bool = False) -> None:
        self._strict = strict

    def begin(self, tally: Tally) -> str:
        """Open the suite, with its numbers."""
        return opened("gatepost", tests=tally.messages, failures=tally.messages - tally.ok)

    def item(self, verdict: Verdict) -> str:
        """Return the test case of one message."""
        name = f"{short_id(verdict.id)} {verdict.header}"[:_LONGEST_NAME].rstrip()
        lines = [f'<testcase classname="gatepost.{kind_of(verdict.id)}" name="{escaped(visible(name))}">']
        out = "".join(f"ignored {finding.name}: {visible(finding.reason)}\n" for finding in verdict.ignored)
        if verdict.is_ok(strict=self._strict):
            out = render_text(verdict, _SCREEN) + out
        else:
            lines.append(_failure(verdict))
        if out:
            lines.append(f"<system-out>{escaped(out)}</system-out>")
        return "\n".join([*lines, "</testcase>"])

    def end(self, tally: Tally) -> str:
        """Close the suite."""
        _ = tally
        return CLOSED


def _failure(verdict: Verdict) -> str:
    """Return the failure: the worst finding by name, and all of them as the report for people shows them."""
    worst = min(verdict.findings, key=lambda finding: finding.severity != ERROR)
    message = f"{worst.code} {worst.name}: {visible(worst.message)}"
    shown = escaped(render_text(verdict, _SCREEN))
    return f'<failure type="{worst.name}" message="{escaped(message)}">{shown}</failure>'

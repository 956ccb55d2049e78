"""GP401."""

from gatepost.message.grammar import Fault
from gatepost.message.parse import unclosed_scopes
from gatepost.rules.base import Rule
from gatepost.rules.case import Case, Section
from gatepost.values import Finding

_SHOWN = 40


class MessageDropped(Rule):
    """A line of the body makes Release Please throw the whole commit away.

    ## Why
    Its parser tries at every line whether a footer begins there, and takes `word(` at the start of a line for
    a type with a scope. Where the first parenthesis is not closed before the next one, or
    before the end of the line, it gives up the message, without a word in the run's result. The change is
    merged and never released or listed. Code, links and tables in a body do it.

    A space in front of the line is enough: an indented line is never a footer.

    ## Example
        fix: keep the session after a login

        restore(load(session)) was called too late

    ## Instead
        fix: keep the session after a login

         restore(load(session)) was called too late
    """

    code = "GP401"
    name = "message-dropped"

    def check(self, case: Case) -> list[Finding]:
        """Report the line at which each part of the message is given up."""
        for message in case.reading.messages:
            if message.fault is not None:
                return self._findings(case)
        return []

    def _findings(self, case: Case) -> list[Finding]:
        findings = []
        mended = _indented(case)
        for number, section in enumerate(case.sections):
            fault = section.message.fault
            if fault is not None and (section.message.token is not None or number):
                findings.append(self._dropped(case, section, fault, mended if fault.throws else None))
        return findings

    def _dropped(self, case: Case, section: Section, fault: Fault, mended: str | None) -> Finding:
        text = section.message.text
        line = max(text.rfind("\n", 0, fault.offset), text.rfind("\r", 0, fault.offset)) + 1
        shown = text[line : line + _SHOWN].replace("\r", "\n").partition("\n")[0]
        if len(shown) == _SHOWN:
            shown = shown[:-1] + "…"
        if fault.throws:
            opening = text.find("(", line)
            span = section.span(opening, max(fault.offset, opening + 1))
            said = f"Release Please drops the whole commit: it takes `{shown}` for an unclosed scope; indent the line"
        else:
            span = section.span(line, max(fault.offset, line + 1))
            said = f"Release Please drops this part of the message: it cannot read `{shown}` as a header"
        return self.finding(case, span, said, mended)


def _indented(case: Case) -> str | None:
    """Return the message with a space in front of every line that makes it dropped."""
    starts = []
    for section in case.sections:
        message = section.message
        if message.token is not None:
            flat = message.text.replace("\r", "\n")
            lines = [flat.rfind("\n", 0, offset) + 1 for offset in unclosed_scopes(flat, message.header_end + 1)]
            starts += [section.span(line, line)[0] for line in lines]
    return case.edited([(start, start, " ") for start in sorted(starts)]) if starts else None

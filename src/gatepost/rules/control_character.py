"""GP601."""

from gatepost.rules.base import Rule
from gatepost.rules.case import Case
from gatepost.values import Finding

_CONTROLS = bytes([*range(9), 11, 12, *range(14, 32), *range(127, 160)])


class ControlCharacter(Rule):
    """There is a control character in the message, or an escape sequence for a terminal.

    ## Why
    What prints the message, as `git log` in a CI job does, hands it to a terminal, and the terminal obeys: colours
    stay on, lines that were shown are written over, the window gets another title. It slips in with copied
    output, or where a `\\b` or `\\f` that was to be quoted was taken for what it stands for.

    Tabs and line ends are fine.

    ## Example
        fix: keep the session after a login

        The log said "\x0catal: no session".

    ## Instead
        fix: keep the session after a login

        The log said "fatal: no session".
    """  # noqa: D301  the example has the character itself

    code = "GP601"
    name = "control-character"

    def check(self, case: Case) -> list[Finding]:
        """Report the first control character, or sequence that one begins, of each line."""
        text = case.text
        if len(text.encode("latin-1", "replace").translate(None, _CONTROLS)) == len(text):
            return []
        from gatepost.rules.mending.controls import control_characters, name_of, without_controls  # noqa: PLC0415  rare

        hits = control_characters(case)
        mended = without_controls(text) if hits else None
        because = "the terminal of whoever reads the log obeys it instead of showing it"
        return [
            self.finding(
                case, (hit.start, hit.end), f"{name_of(text[hit.start : hit.end])}{hit.others}: {because}", mended
            )
            for hit in hits
        ]

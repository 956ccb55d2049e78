"""GP404."""

from gatepost.rules.base import Rule
from gatepost.rules.case import Case
from gatepost.values import Finding


class ReleaseAsInvalid(Rule):
    """A `Release-As:` footer names no version of three numbers.

    ## Why
    Release Please stops with "unable to parse version string" and makes no release for any
    package until the commit is out of its reach. A `v` in front is fine.

    ## Example
        chore: release the first stable version

        Release-As: v1

    ## Instead
        chore: release the first stable version

        Release-As: 1.0.0
    """

    code = "GP404"
    name = "release-as-invalid"

    def check(self, case: Case) -> list[Finding]:
        """Report each footer whose version cannot be read."""
        findings = []
        for section in case.sections():
            for footer in section.message.footers:
                value = footer.texts[-1]
                if (footer.token.type or "").lower() == "release-as" and not _has_version(value):
                    start, end = section.span(footer.start, footer.start + footer.token.end)
                    text = f"`{value}` is no version such as 1.2.3: Release Please would stop here, for every package"
                    findings.append(
                        self.finding(case, (start, end + 1 + len(value)), text, _completed(case, end, value))
                    )
        return findings


def _has_version(text: str) -> bool:
    """Tell whether three numbers with dots between stand somewhere in `text`: the real pattern wants no more."""
    pieces = text.split(".")
    for before, middle, after in zip(pieces, pieces[1:], pieces[2:], strict=False):
        if before[-1:].isdecimal() and middle.isdecimal() and after[:1].isdecimal() and text.isascii():
            return True
    return False


def _completed(case: Case, at: int, value: str) -> str | None:
    """Return the message with `.0` added to a version that is only too short."""
    number = value.strip().removeprefix("v")
    if not number.replace(".", "", 1).isdecimal() or not number.isascii() or number[-1] == "." or number[0] == ".":
        return None
    at = case.text.find(value, at)
    whole = number + (".0" if "." in number else ".0.0")
    return case.text[:at] + whole + case.text[at + len(value) :]

"""GP404."""

from gatepost.message.parse import Footer
from gatepost.rules.base import Rule
from gatepost.rules.case import Case, Section
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
        invalid = [
            (section, footer)
            for section in case.sections
            for footer in section.message.footers
            if (footer.token.type or "").lower() == "release-as" and not _has_version(footer.texts[-1])
        ]
        mended = _completed(case, invalid)
        because = "is no version such as 1.2.3: Release Please would stop here, for every package"
        return [
            self.finding(
                case,
                section.span(footer.start, _value_span(section, footer)[1]),
                f"`{footer.texts[-1]}` {because}",
                mended,
            )
            for section, footer in invalid
        ]


def _has_version(text: str) -> bool:
    """Tell whether three numbers with dots between stand somewhere in `text`: the real pattern wants no more."""
    pieces = text.split(".")
    for before, middle, after in zip(pieces, pieces[1:], pieces[2:], strict=False):
        digits = before[-1:], middle, after[:1]
        if all(each.isascii() and each.isdecimal() for each in digits):
            return True
    return False


def _value_span(section: Section, footer: Footer) -> tuple[int, int]:
    """Return where the value's first line stands in the section's text."""
    value = footer.texts[0]
    start = section.message.text.index(value, footer.start + footer.token.end)
    return start, start + len(value)


def _completed(case: Case, footers: list[tuple[Section, Footer]]) -> str | None:
    """Return the message with `.0` added to the versions that are only too short; None where there is none such."""
    edits = []
    for section, footer in footers:
        value = footer.texts[0]
        number = value.strip().removeprefix("v")
        whole = number + (".0" if "." in number else ".0.0")
        start, end = section.span(*_value_span(section, footer))
        is_short = len(footer.texts) == 1 and whole.count(".") == 2 and _has_version(whole)  # noqa: PLR2004  x.y.z
        if is_short and whole.replace(".", "").isdecimal() and case.text[start:end] == value:
            edits.append((start, end, whole))
    return case.edited(sorted(edits)) if edits else None

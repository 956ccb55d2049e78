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
        if "release-as" not in case.lower:
            return []
        footers = [
            (section, footer)
            for section in case.sections
            for footer in section.message.footers
            if (footer.token.type or "").lower() == "release-as"
        ]
        return self._findings(case, footers) if footers else []

    def _findings(self, case: Case, footers: list[tuple[Section, Footer]]) -> list[Finding]:
        from gatepost.rules.mending.versions import value_span, version_in  # noqa: PLC0415  such footers are rare

        invalid = [(section, footer) for section, footer in footers if not version_in(footer.texts[-1])]
        mended = _completed(case, invalid)
        because = "is no version such as 1.2.3: Release Please would stop here, for every package"
        return [
            self.finding(
                case,
                section.span(footer.start, value_span(section.message.text, footer)[1]),
                f"`{footer.texts[-1]}` {because}",
                mended,
            )
            for section, footer in invalid
        ]


def _completed(case: Case, footers: list[tuple[Section, Footer]]) -> str | None:
    """Return the message with `.0` added to the versions that are only too short; None where there is none such."""
    from gatepost.rules.mending.versions import value_span, version_in  # noqa: PLC0415  such footers are rare

    edits = []
    for section, footer in footers:
        value = footer.texts[0]
        number = value.strip().removeprefix("v")
        whole = number + (".0" if "." in number else ".0.0")
        start, end = section.span(*value_span(section.message.text, footer))
        is_short = len(footer.texts) == 1 and whole.count(".") == 2 and version_in(whole)  # noqa: PLR2004  x.y.z
        if is_short and whole.replace(".", "").isdecimal() and case.text[start:end] == value:
            edits.append((start, end, whole))
    return case.edited(sorted(edits)) if edits else None

"""GP405."""

from gatepost.message.parse import Footer
from gatepost.rules.base import Rule
from gatepost.rules.case import Case, Section, brief
from gatepost.values import WARNING, Finding


class ReleaseAsUsed(Rule):
    """A `Release-As:` footer sets the version of the next release.

    ## Why
    Release Please takes the version as it stands there, whatever the changes since the last release call for, also
    where it is lower than the last one. It does so for every package that the commit touches. Of several
    such footers the first counts.

    Where that is meant, let the warning stand.

    ## Example
        chore: release the first stable version

        Release-As: 1.0.0

    ## Instead
        feat!: sign in with a passkey only
    """

    code = "GP405"
    name = "release-as-used"
    for_release_please = False
    severity = WARNING

    def check(self, case: Case) -> list[Finding]:
        """Report the first footer, if it has a version; otherwise `release-as-invalid` speaks, and no other counts."""
        if "release-as" not in case.lower:
            return []
        for section in case.sections:
            for footer in section.message.footers:
                if (footer.token.type or "").lower() == "release-as":
                    return self._used(case, section, footer)
        return []

    def _used(self, case: Case, section: Section, footer: Footer) -> list[Finding]:
        from gatepost.rules.mending.versions import value_span, version_in  # noqa: PLC0415  such footers are rare

        version = version_in(footer.texts[-1])
        if not version:
            return []
        span = section.span(footer.start, value_span(section.message.text, footer)[1])
        message = f"this makes {brief(version)} the next version of each package that the commit touches"
        return [self.finding(case, span, f"{message}, whatever else has changed")]

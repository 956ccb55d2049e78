"""GP408."""

from gatepost.rules.base import Rule
from gatepost.rules.case import Case
from gatepost.values import WARNING, Finding


class SkipCiMarker(Rule):
    """The message has a marker in it that keeps GitHub from running any workflow.

    ## Why
    GitHub looks for `[skip ci]`, `[ci skip]`, `[no ci]`, `[skip actions]` and `[actions skip]` anywhere in the message
    of the last commit of a push; in a quotation too. On the release branch that means that Release Please does not
    run: there is no release, and the release pull request stays as it was until the next push. The
    trailer `skip-checks: true`, at the end and below two empty lines, does the same.

    A squash carries the markers of a branch, and of the pull request's text, into the commit that lands.
    To spare runs where only some files have changed, use `paths-ignore` in the workflow.

    ## Example
        docs: explain how to sign in with a passkey [skip ci]

    ## Instead
        docs: explain how to sign in with a passkey
    """

    code = "GP408"
    name = "skip-ci-marker"
    severity = WARNING

    def check(self, case: Case) -> list[Finding]:
        """Report the first marker of each line, spelt as GitHub documents it; other cases are not known to count."""
        text = case.text
        has_end = "]" in text and (" ci]" in text or " skip]" in text or " actions]" in text)
        if not has_end and "skip-checks:" not in text:
            return []
        from gatepost.rules.mending.skip_markers import skip_markers  # noqa: PLC0415  they are rare

        found, mended = skip_markers(case)
        because = "keeps GitHub from running any workflow for the push, Release Please's too"
        return [self.finding(case, (start, end), f"`{text[start:end]}` {because}", mended) for start, end in found]

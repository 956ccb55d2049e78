"""The formats of a report, by name; each is loaded when it is chosen."""

from gatepost.report.reporter import Reporter
from gatepost.report.style import Style

FORMATS = ("text", "github", "json", "markdown", "sarif", "junit")


def reporter_for(format_: str, style: Style, *, strict: bool = False, is_titled: bool = True) -> Reporter:
    """Return the reporter of a format."""
    if format_ == "text":
        from gatepost.report.text import TextReporter  # noqa: PLC0415  the chosen one alone

        return TextReporter(style, is_titled=is_titled)
    if format_ in ("github", "json"):
        from gatepost.report.machine import GithubReporter, JsonReporter  # noqa: PLC0415  likewise

        return GithubReporter() if format_ == "github" else JsonReporter(strict=strict)
    if format_ == "markdown":
        from gatepost.report.markdown import MarkdownReporter  # noqa: PLC0415  likewise

        return MarkdownReporter()
    if format_ == "sarif":
        from gatepost.report.sarif import SarifReporter  # noqa: PLC0415  likewise

        return SarifReporter()
    from gatepost.report.junit import JunitReporter  # noqa: PLC0415  likewise

    return JunitReporter(strict=strict)

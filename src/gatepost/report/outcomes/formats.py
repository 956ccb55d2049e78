"""The formats of a report, by name; each is loaded when it is chosen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gatepost.report.formats import FORMATS

if TYPE_CHECKING:
    from gatepost.report.outcomes.report import Report
    from gatepost.report.style import Style

__all__ = ("FORMATS", "render")


def render(format_: str, report: Report, style: Style) -> str:
    """Return a report in one of the formats; only text has a style."""
    if format_ == "text":
        return _text(report, style)
    if format_ == "github":
        from gatepost.report.outcomes.github import render_github  # noqa: PLC0415  likewise

        return render_github(report)
    if format_ == "json":
        from gatepost.report.outcomes.json_report import render_json  # noqa: PLC0415  likewise

        return render_json(report)
    if format_ == "markdown":
        from gatepost.report.outcomes.markdown import render_markdown  # noqa: PLC0415  likewise

        return render_markdown(report)
    if format_ == "sarif":
        from gatepost.report.outcomes.sarif import render_sarif  # noqa: PLC0415  likewise

        return render_sarif(report)
    from gatepost.report.outcomes.junit import render_junit  # noqa: PLC0415  likewise

    return render_junit(report)


def _text(report: Report, style: Style) -> str:
    if report.diagnosed is not None:
        from gatepost.report.outcomes.diagnosis import render_diagnosis  # noqa: PLC0415  likewise

        return render_diagnosis(report, report.diagnosed, style)
    from gatepost.report.outcomes.text import render_text  # noqa: PLC0415  likewise

    return render_text(report, style)

"""What a release pull request changes, file by file."""

from gatepost.release.planned import Plan
from gatepost.report.file_diff import diff_lines
from gatepost.report.style import Style
from gatepost.report.visible import visible


def render_diff(plan: Plan, style: Style) -> str:
    """Return the changes of all pull requests as a unified diff; before each pull request's, its title."""
    parts = []
    for pull_request in plan.pull_requests:
        parts.append(style.strong(visible(pull_request.title)) + "\n")
        for change in pull_request.files:
            if change.is_changed:
                parts += diff_lines(change.path, change.before, change.content, style)
    return style.finish("".join(parts))

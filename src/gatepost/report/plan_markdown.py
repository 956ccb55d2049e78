"""A release plan as GitHub Markdown, for a step's summary."""

from collections.abc import Iterator, Sequence

from gatepost.release.outline import LISTED, CommitOutline, PackageOutline
from gatepost.release.planned import Plan, Surprise
from gatepost.release.what_if import short
from gatepost.report.code_spans import code_block, code_span
from gatepost.report.room import STEP_SUMMARY
from gatepost.report.visible import visible

_MOST = 50  # commits of a package, files of a pull request
_LONGEST_NOTES = 60_000  # characters


def render_plan_markdown(
    plan: Plan,
    outlines: Sequence[PackageOutline],
    surprises: Sequence[Surprise],
    *,
    heading: str = "The next release",
    most: int = STEP_SUMMARY,
) -> str:
    """Return the plan, in at most so many bytes; what others wrote stands in code spans and code blocks alone."""
    lines = [f"### {heading}", ""]
    if plan.error:
        lines += [f"Release Please would stop: {code_span(plan.error)}", ""]
    for package in outlines:
        lines += _package(package)
    for pull_request in plan.pull_requests:
        changed = [code_span(change.path) for change in pull_request.files if change.is_changed]
        if len(changed) > _MOST:
            changed = [*changed[:_MOST], f"and {len(changed) - _MOST} more"]
        lines += [
            f"**Release pull request** {code_span(pull_request.title)} would change {', '.join(changed) or 'no file'}",
            "",
        ]
        for release in pull_request.releases:
            notes = [visible(line) for line in release.notes[:_LONGEST_NOTES].split("\n")]
            lines += ["<details>", "<summary>The notes</summary>", "", *code_block(notes), "", "</details>", ""]
    lines += [f"- :warning: {_surprise(each)}" for each in surprises]
    text = "\n".join(lines).rstrip("\n") + "\n"
    is_too_long = len(text.encode("utf-8", "replace")) > most
    return f"{lines[0]}\n\nThe plan is too long to be shown here.\n" if is_too_long else text


def _package(package: PackageOutline) -> Iterator[str]:
    name = code_span(package.name)
    if package.next:
        previous = code_span(package.previous) if package.previous else "new"
        yield f"**{name} {previous} → {code_span(package.next)}** {package.bump}: {code_span(package.reason)}"
    else:
        yield f"**{name}** no release: {code_span(package.reason)}"
    yield ""
    commits = [*package.commits, *package.excluded]
    if commits:
        yield "| commit | | effect |"
        yield "| --- | --- | --- |"
        for commit in commits[:_MOST]:
            yield f"| {code_span(short(commit.sha))} | {_cell(commit.header)} | {_cell(_effect(commit))} |"
        if len(commits) > _MOST:
            yield f"| | … and {len(commits) - _MOST} more | |"
        yield ""


def _effect(commit: CommitOutline) -> str:
    if commit.faults:
        fault = next((each for each in commit.faults if not each.is_header), commit.faults[0])
        kind = "not conventional" if fault.is_header else f"dropped: line {fault.line}, column {fault.column}"
        return kind if commit.effect != LISTED else f"{', '.join(commit.titles)}; a part is {kind}"
    if commit.effect == LISTED:
        return ", ".join(commit.titles) or "no heading"
    return ", ".join(commit.reasons) or commit.effect


def _cell(text: str) -> str:
    """Return a code span that can stand in a table, where a bar would end it even in code."""
    return code_span(text).replace("|", "\\|")


def _surprise(surprise: Surprise) -> str:
    where = short(surprise.sha) if surprise.sha else surprise.path
    return f"{code_span(where) + ' ' if where else ''}{code_span(surprise.text)} ({surprise.name})"

"""What came of checks → GitHub Markdown, for a step's summary."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gatepost.outcomes.values import FAILED, PASSED, SKIPPED
from gatepost.report.code_spans import code_block, code_span
from gatepost.report.numbers import counted, sized
from gatepost.report.outcomes.report import by_check
from gatepost.report.outcomes.text import render_not_proven, render_problem_body, render_settled
from gatepost.report.outcomes.words import MOST_PROBLEMS, reading_on, sign_of, summed
from gatepost.report.room import STEP_SUMMARY, fitting, size
from gatepost.report.style import Style
from gatepost.report.visible import tame, visible
from gatepost.values import ERROR

if TYPE_CHECKING:
    from gatepost.outcomes.values import Outcome
    from gatepost.report.outcomes.report import File, Report

_SCREEN = Style(columns=100)
_CUT = 200  # bytes kept for the line that says what was left out


def render_markdown(report: Report, *, most: int = STEP_SUMMARY) -> str:
    """Return the report in at most so many bytes, the first problems first.

    What others wrote stands in code spans and code blocks alone, from which GitHub
    makes no mention, link, reference or image.
    """
    problems = [_problems(group) for group in by_check(report.of(FAILED))]
    head = "\n".join([_headline(report), *_files(report.files)])
    end = "\n".join([*_settled(report), *_not_proven(report.not_proven), *_reading_on(report)])
    room = most - size(head) - size(end) - _CUT
    shown = fitting(problems, "\n", room)
    rest = len(problems) - len(shown)
    if rest:
        shown.append(f"… and {counted(rest, 'more check')} with problems: this page has no room for them\n")
    notes = fitting(_notes(report), "\n", room - sum(size(part) + 1 for part in shown))
    return "\n".join(part for part in (head, *shown, *notes, end) if part).rstrip("\n") + "\n"


def _headline(report: Report) -> str:
    lines = [f"### {_SCREEN.sign(sign_of(report))} {code_span(report.title)}: {summed(report)}", ""]
    lines += [f"- {name}: {code_span(value)}" for name, value in report.facts]
    return "\n".join([*lines, ""] if report.facts else lines)


def _files(files: tuple[File, ...]) -> list[str]:
    """Return the files, with whole digests."""
    rows = [f"| {_cell(file.name)} | {sized(file.size)} | {_cell(file.sha256)} |" for file in files]
    return ["| File | Size | SHA-256 |", "| --- | ---: | --- |", *rows, ""] if rows else []


def _problems(group: tuple[Outcome, ...]) -> str:
    """Return the section of a check that found problems."""
    lines: list[str] = []
    for problem in group[:MOST_PROBLEMS]:
        sign = _SCREEN.sign("error" if problem.severity == ERROR else "warning")
        body = [line[2:] for line in render_problem_body(problem, _SCREEN)]
        lines += [f"{sign} **{problem.name}** {problem.code}", "", *_block(body), ""]
    if len(group) > MOST_PROBLEMS:
        lines += [f"… and {len(group) - MOST_PROBLEMS:,} more of {group[0].name}", ""]
    return "\n".join(lines)


def _settled(report: Report) -> list[str]:
    """Return what passed and what was skipped, folded."""
    lines: list[str] = []
    for status in (PASSED, SKIPPED):
        outcomes = report.of(status)
        if outcomes:
            shown = render_settled(outcomes, _SCREEN).split("\n")
            lines += ["<details>", f"<summary>{counted(len(outcomes), 'check')} {status}</summary>", ""]
            lines += [*_block(shown), "", "</details>", ""]
    return lines


def _not_proven(sentences: tuple[str, ...]) -> list[str]:
    shown = render_not_proven(sentences, _SCREEN).split("\n")[1:]
    return ["Not proven:", "", *_block([line[2:] for line in shown]), ""] if shown else []


def _notes(report: Report) -> list[str]:
    """Return the notes of releases, folded, in code blocks: they name people and issues, who are not to hear of it."""
    sections: list[str] = []
    for note in report.notes:
        shown = [visible(line) for line in (note.title, "", *note.text.split("\n"))]
        lines = ["<details>", "<summary>Notes of a release</summary>", "", *_block(shown), "", "</details>", ""]
        sections.append("\n".join(lines))
    return sections


def _reading_on(report: Report) -> list[str]:
    command = reading_on(report)
    return [f"Why, and how to mend: `{command}`", ""] if command else []


def _block(lines: list[str]) -> list[str]:
    return code_block([tame(line) for line in lines])


def _cell(text: str) -> str:
    """Return a code span that can stand in a table, where a bar would end it even in code, and behind a backslash."""
    return code_span(text.replace("|", "\\x7c"))

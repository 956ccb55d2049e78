"""Verdicts → GitHub Markdown, for a step's summary and for a comment on a pull request."""

from gatepost.report.code_spans import code_block, code_span
from gatepost.report.kinds import short_id
from gatepost.report.reporter import Reporter
from gatepost.report.room import STEP_SUMMARY, fitting, size
from gatepost.report.style import Style
from gatepost.report.tally import Tally
from gatepost.report.text import as_typed, render_finding
from gatepost.report.visible import tame, visible
from gatepost.values import ERROR, Finding, Verdict

_SCREEN = Style(columns=100)
_CUT = 200  # bytes kept for the line that says what was left out
_MOST_FINDINGS = 20  # of one message
_LARGEST_MENDED = 8_000  # characters
_MOST_IGNORED = 10


class MarkdownReporter(Reporter):
    """A headline, and a section for each message with findings; together at most `most` bytes (see `whole`).

    What others wrote stands in code spans and code blocks alone, from which
    GitHub makes no mention, link, reference or image.
    """

    separator = "\n"
    waits = True

    def __init__(self, *, most: int = STEP_SUMMARY) -> None:
        self._most = most

    def begin(self, tally: Tally) -> str:
        """Return the headline: the outcome in numbers."""
        if not tally.messages:
            return "### gatepost: nothing to judge\n\nThere are no commits.\n"
        messages = _count(tally.messages, "message")
        if not tally.codes and tally.is_partial:
            return f"### {_SCREEN.sign('warning')} gatepost: {messages} judged, but not all that lands could be seen\n"
        if not tally.codes:
            return f"### {_SCREEN.sign('fine')} gatepost: {messages} judged, all fine\n"
        found = [_count(tally.errors, "error")] if tally.errors else []
        if tally.warnings:
            found.append(_count(tally.warnings, "warning"))
        sign = _SCREEN.sign("warning" if tally.passes else "error")
        return f"### {sign} gatepost: {' and '.join(found)} in {messages}\n\n"

    def item(self, verdict: Verdict) -> str:
        """Return the section of one message."""
        if not verdict.findings:
            return ""
        lines = [f"#### {code_span(short_id(verdict.id))} {code_span(verdict.header)}", ""]
        seen: set[str] = set()
        for finding in verdict.findings[:_MOST_FINDINGS]:
            lines += _finding(verdict, finding)
            suggestion = as_typed(verdict, finding.suggestion)
            if suggestion is not None and suggestion not in seen:
                seen.add(suggestion)
                lines += _mended(suggestion, is_alone=len(verdict.findings) == 1)
        rest = len(verdict.findings) - _MOST_FINDINGS
        if rest > 0:
            lines += [f"… and {rest} more in this message", ""]
        return "\n".join(lines)

    def end(self, tally: Tally) -> str:
        """Return what was ignored, and where to read on."""
        common = sorted(tally.ignored.items(), key=lambda item: -item[1])
        lines = [
            f"- ignored {name}{f' ({count} times)' if count > 1 else ''}: {code_span(reason)}"
            for (name, reason), count in common[:_MOST_IGNORED]
        ]
        rest = sum(count for _, count in common[_MOST_IGNORED:])
        if rest:
            lines.append(f"- ignored {rest} more")
        parts = ["\n".join(lines)] if lines else []
        if tally.codes:
            parts.append(f"Why, and examples: `gatepost explain {' '.join(tally.codes_found())}`")
        return "".join(f"\n{part}\n" for part in parts)

    def whole(self, items: list[str], tally: Tally) -> str:
        """Return the report with as many of its items as there is room for, and how many are left out."""
        begin, end = self.begin(tally), self.end(tally)
        shown = fitting(items, self.separator, self._most - size(begin) - size(end) - _CUT)
        rest = max(tally.found, len(items)) - len(shown)
        if rest:
            shown.append(f"… and {_count(rest, 'more message')} with findings: this page has no room for them\n")
        return begin + self.separator.join(shown) + end


def _finding(verdict: Verdict, finding: Finding) -> list[str]:
    """Return one finding: what it is, and the place as the report for the terminal shows it."""
    sign = _SCREEN.sign("error" if finding.severity == ERROR else "warning")
    place = f"line {finding.line}, column {finding.column}"
    shown = [line[2:] for line in render_finding(verdict, finding, _SCREEN).split("\n")[1:]]
    return [f"{sign} **{finding.name}** {finding.code}, {place}", "", *code_block(shown), ""]


def _mended(suggestion: str, *, is_alone: bool) -> list[str]:
    """Return the whole message to copy, folded; another finding that it has is not mended in it."""
    if len(suggestion) > _LARGEST_MENDED:
        return []
    lines = suggestion.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    return [
        "<details>",
        f"<summary>The message{',' if is_alone else ' with this'} mended</summary>",
        "",
        *code_block([_typed(line) for line in lines]),
        "",
        "</details>",
        "",
    ]


def _typed(line: str) -> str:
    """Return a line as it may be copied; a CI log must not take it for a command."""
    return tame("\t".join(visible(piece) for piece in line.split("\t")))


def _count(number: int, word: str) -> str:
    return f"{number} {word}{'' if number == 1 else 's'}"

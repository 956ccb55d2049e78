"""Texts that want to be taken for something else, in every place and format that people or a CI log see."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from gatepost.outcomes.values import FAILED
from gatepost.report.outcomes.formats import render
from gatepost.report.outcomes.markdown import render_markdown
from gatepost.report.room import STEP_SUMMARY
from gatepost.report.style import Style
from support.outcomes import hostile_reports

if TYPE_CHECKING:
    from gatepost.report.outcomes.report import Report

pytestmark = pytest.mark.once

RENDERER = MarkdownIt("commonmark").enable("table")
COMMAND = re.compile(r"::(error|warning) (file=[^:,]+,)?(line=\d+,)?title=GA90\d name-\d::[^\r\n]*")
OURS = re.compile(
    r"[✗!✓] ?|: (nothing to check|[\w ,;]+)|name: (\(empty\))?|tag: (\(empty\))?|File|Size|SHA-256|"
    r"[\d.,]+ (bytes?|[kMG]B)|"
    r"name-\d| GA90\d|Not proven:|Why, and how to mend: |[✗!✓] \(empty\): [\w ,;]+|\(empty\)|"
)
FOLDED = re.compile(r"<details>\n<summary>(?:\d checks? (?:passed|skipped)|Notes of a release)</summary>|</details>")
KINDS = re.compile("(heading|paragraph|bullet_list|list_item|table|thead|tbody|tr|th|td)_(open|close)")


@pytest.mark.parametrize("format_", ["text", "github", "markdown", "junit"])
@given(report=hostile_reports(), columns=st.integers(30, 120), is_unicode=st.booleans())
def test_nothing_acts_on_a_terminal_or_a_log(format_: str, report: Report, columns: int, *, is_unicode: bool) -> None:
    shown = render(format_, report, Style(columns=columns, unicode=is_unicode))
    for line in shown.split("\n"):
        assert line.replace("\u200d", "").isprintable()
        assert "##[" not in line
        assert "##vso[" not in line
        assert format_ == "github" or not line.lstrip().startswith("::")
    assert is_unicode or format_ != "text" or shown.isascii()


@given(report=hostile_reports())
def test_in_a_log_stand_our_commands_and_no_others(report: Report) -> None:
    lines = render("github", report, Style()).splitlines()
    assert len(lines) == len(report.of(FAILED))
    assert [line for line in lines if not COMMAND.fullmatch(line)] == []


def outside(markdown: str) -> list[str]:
    """Return all that stands outside of code spans and blocks, as a renderer tells them apart."""
    elsewhere: list[str] = []
    for token in RENDERER.parse(markdown):
        if token.type == "fence":
            assert token.info == "text"
        elif token.type == "html_block":
            assert FOLDED.fullmatch(token.content.strip())
        elif token.type == "inline":
            for child in token.children or []:
                assert child.type in {"text", "code_inline", "strong_open", "strong_close", "softbreak"}
                elsewhere += [child.content] if child.type != "code_inline" else []
        else:
            assert KINDS.fullmatch(token.type)
    return elsewhere


@given(report=hostile_reports())
def test_what_others_wrote_stands_in_code_alone_and_ends_no_cell(report: Report) -> None:
    markdown = render_markdown(report)
    assert [text for text in outside(markdown) if not OURS.fullmatch(text)] == []
    assert sum(token.type == "td_open" for token in RENDERER.parse(markdown)) == 3 * len(report.files)
    assert len(markdown.encode()) <= STEP_SUMMARY

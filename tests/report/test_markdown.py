"""Markdown: whole outputs, and what a renderer makes of messages that anybody wrote."""

from __future__ import annotations

import re
from textwrap import dedent

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from gatepost.report.markdown import MarkdownReporter
from gatepost.report.room import COMMENT, STEP_SUMMARY
from gatepost.report.visible import visible
from gatepost.values import WARNING, Verdict
from support.judging import whole_rulebook
from support.messages import messages
from support.reporting import finding, report, tally_of, verdict

WHOLE = whole_rulebook()
RENDERER = MarkdownIt("commonmark")
OURS = re.compile(
    r"[✗!✓] gatepost: [\w ,]+|gatepost: nothing to judge|There are no commits\.|[✗!] | ?(\(empty\) ?){0,2}| "
    r"|[a-z-]+| GP\d{3}, line \d+, column \d+|… and \d+ more in this message"
    r"|… and \d+ more messages? with findings: this page has no room for them"
    r"|ignored [a-z-]+( \(\d+ times\))?: (\(empty\))?|ignored \d+ more|Why, and examples: |"
)
DETAILS = re.compile(r"<details>\n<summary>The message(,| with this) mended</summary>|</details>")
HOSTILE = (
    *("`", "``", "```", "~~~", "|", "<b>", "</details>", "</code>", "<!--", "@octocat", "#12", "GH-1", "a/b#1"),
    *("https://example.org", "www.example.org", "a@example.org", "![x](y)", "[x](y)", "[x]: y", "**", "_", "\\"),
    *("&lt;", "# ", "- ", "1. ", "> ", "---", "===", "    ", "::error::x", "##[group]", ":tada:", "$x$", "<script>"),
    *("\n", "\n\n", "\r\n", "\r", " ", "\t", "\u202e", "\u2028", "\x1b[31m", "\x00", "\ud800", "\u200d", "x" * 90),
    *("fix: ", "feat(api): ", "Fixed", ".", "\n\n```text\n"),
)


def texts() -> st.SearchStrategy[str]:
    hostile = st.lists(st.sampled_from(HOSTILE), max_size=16).map("".join)
    return st.one_of(hostile, hostile, messages())


def read(markdown: str) -> tuple[list[str], list[str]]:
    """Return the text in code spans and blocks, and all that stands elsewhere, as a renderer tells them apart."""
    code: list[str] = []
    elsewhere: list[str] = []
    for token in RENDERER.parse(markdown):
        if token.type == "fence":
            assert token.info == "text"
            code.append(token.content)
        elif token.type == "html_block":
            assert DETAILS.fullmatch(token.content.strip())
        elif token.type == "inline":
            for child in token.children or []:
                assert child.type in {"text", "code_inline", "strong_open", "strong_close", "softbreak"}
                (code if child.type == "code_inline" else elsewhere).append(child.content)
        else:
            assert re.fullmatch("(heading|paragraph|bullet_list|list_item)_(open|close)", token.type)
    return code, elsewhere


def shown(text: str) -> str:
    return dedent(text).lstrip("\n")


def test_a_report_has_a_headline_and_a_section_for_each_message_with_findings() -> None:
    verdicts = [
        verdict("fix: keep the session\n\nrestore(load(session)) was too late", "1b0060c44" + "0" * 31),
        verdict("feat: sign in", "2" * 40),
        verdict("Fixed the login", "title"),
    ]
    assert report(MarkdownReporter(), verdicts) == shown(
        """
        ### ✗ gatepost: 2 errors in 3 messages

        #### `1b0060c44` `fix: keep the session`

        ✗ **message-dropped** GP401, line 3, column 8

        ```text
        │ restore(load(session)) was too late
        │        ^^^^^
        │ Release Please drops the whole commit: it takes `restore(load(session)) was too late` for an
        │ unclosed scope; indent the line
        try   restore(load(session)) was too late
        ```

        <details>
        <summary>The message, mended</summary>

        ```text
        fix: keep the session

         restore(load(session)) was too late
        ```

        </details>

        #### `title` `Fixed the login`

        ✗ **header-not-conventional** GP101, line 1, column 1

        ```text
        │ Fixed the login
        │ ^ expected a type and a colon, as in `fix: …`
        try  fix: fixed the login
        ```

        <details>
        <summary>The message, mended</summary>

        ```text
        fix: fixed the login
        ```

        </details>

        Why, and examples: `gatepost explain GP101 GP401`
        """
    )


BAD = Verdict("title", "a", [finding()])
DOUBTFUL = Verdict("title", "a", [finding(severity=WARNING)])


@pytest.mark.parametrize(
    ("verdicts", "strict", "headline"),
    [
        ([], False, "### gatepost: nothing to judge"),
        ([Verdict("title", "a", [])], False, "### ✓ gatepost: 1 message judged, all fine"),
        ([DOUBTFUL, DOUBTFUL], False, "### ! gatepost: 2 warnings in 2 messages"),
        ([DOUBTFUL], True, "### ✗ gatepost: 1 warning in 1 message"),
        ([BAD, DOUBTFUL], False, "### ✗ gatepost: 1 error and 1 warning in 2 messages"),
    ],
)
def test_the_headline_is_the_outcome(verdicts: list[Verdict], *, strict: bool, headline: str) -> None:
    assert report(MarkdownReporter(), verdicts, strict=strict).splitlines()[0] == headline


def test_without_findings_the_headline_is_all() -> None:
    assert report(MarkdownReporter(), [verdict("fix: a")]) == "### ✓ gatepost: 1 message judged, all fine\n"
    assert report(MarkdownReporter(), []) == "### gatepost: nothing to judge\n\nThere are no commits.\n"


@pytest.mark.parametrize(
    ("title", "heading"),
    [
        ("ping @octocat in #12", "#### `title` `ping @octocat in #12`"),
        ("a `b` c", "#### `title` ``a `b` c``"),
        ("`b` ``c``", "#### `title` ``` `b` ``c`` ```"),
        ("<img src=x> | [a](b)", "#### `title` `<img src=x> | [a](b)`"),
        ("a\u202eb\x1b[0m##[group]", r"#### `title` `a\u202eb\x1b[0m#\x23[group]`"),
        ("  ", "#### `title` (empty)"),
        ("", "#### `title` (empty)"),
        ("x" * 201, f"#### `title` `{'x' * 200}…`"),
    ],
)
def test_a_title_stands_in_a_code_span_that_it_cannot_leave(title: str, heading: str) -> None:
    assert MarkdownReporter().item(Verdict("title", title, [finding()])).splitlines()[0] == heading


def test_a_message_without_a_name_leaves_the_next_code_span_whole() -> None:
    code, elsewhere = read(MarkdownReporter().item(Verdict("", "`` <b>", [finding()])))
    assert (code[0], elsewhere[0]) == ("`` <b>", "(empty) ")


def test_a_fence_is_longer_than_any_in_the_message() -> None:
    code, _ = read(MarkdownReporter().item(verdict("Fixed\n\n```\n</details>\n`````\n@octocat\n<script>\n````")))
    assert code[-1] == "fix: fixed\n\n```\n</details>\n`````\n@octocat\n<script>\n````\n"


def test_a_mended_message_may_be_copied_with_its_tabs_but_holds_no_command() -> None:
    code, _ = read(MarkdownReporter().item(verdict("Fixed\n\n\tx\u202e\n  ::error::y::z\na::b\n##[group]")))
    assert code[-1] == "fix: fixed\n\n\tx\\u202e\n  \\x3a:error::y::z\na::b\n#\\x23[group]\n"


def test_each_mended_message_is_shown_once_and_says_what_it_mends() -> None:
    findings = [finding(suggestion="b"), finding(suggestion="b"), finding(suggestion="c"), finding()]
    item = MarkdownReporter().item(Verdict("title", "a", findings))
    assert re.findall("<summary>.*</summary>", item) == ["<summary>The message with this mended</summary>"] * 2
    assert [text for text in read(item)[0] if len(text) == 2] == ["b\n", "c\n"]


def test_a_mended_message_that_is_too_long_is_left_out() -> None:
    item = MarkdownReporter().item(Verdict("title", "a", [finding(suggestion="b\n" * 4001)]))
    assert "<details>" not in item


def test_of_many_findings_in_a_message_twenty_are_shown() -> None:
    item = MarkdownReporter().item(Verdict("title", "a", [finding()] * 23))
    assert (item.count("**odd**"), item.splitlines()[-1]) == (20, "… and 3 more in this message")


def test_what_is_ignored_is_said_with_its_reason_in_a_code_span() -> None:
    why = [finding(reason="`@octocat`"), finding(reason="`@octocat`"), finding(name="body-missing", reason="x")]
    assert report(MarkdownReporter(), [Verdict("title", "fix: a", [], why)]) == shown(
        """
        ### ✓ gatepost: 1 message judged, all fine

        - ignored odd (2 times): `` `@octocat` ``
        - ignored body-missing: `x`
        """
    )


def test_of_many_reasons_ten_are_said() -> None:
    why = [finding(reason=f"{number}") for number in range(13) for _ in range(20 - number)]
    lines = report(MarkdownReporter(), [Verdict("title", "fix: a", [], why)]).splitlines()
    assert lines[11:] == ["- ignored odd (11 times): `9`", "- ignored 27 more"]


def test_a_report_is_cut_where_the_page_has_no_room() -> None:
    verdicts = [Verdict(f"{number}", "é" * 200, [finding()]) for number in range(40)]
    reporter = MarkdownReporter(most=5000)
    whole = reporter.whole([reporter.item(each) for each in verdicts], tally_of(verdicts))
    assert 4200 < len(whole.encode()) <= 5000
    assert whole.count("#### ") == 7
    assert whole.endswith(
        "\n… and 33 more messages with findings: this page has no room for them\n"
        "\nWhy, and examples: `gatepost explain GP199`\n"
    )


def test_a_report_that_fits_is_whole() -> None:
    verdicts = [BAD, DOUBTFUL, verdict("fix: a")]
    reporter = MarkdownReporter(most=COMMENT)
    items = [reporter.item(BAD), reporter.item(DOUBTFUL)]
    assert reporter.whole(items, tally_of(verdicts)) == report(MarkdownReporter(most=STEP_SUMMARY), verdicts)


def test_one_message_that_does_not_fit_is_counted() -> None:
    reporter = MarkdownReporter(most=500)
    whole = reporter.whole([reporter.item(Verdict("title", "x" * 200, [finding()]))], tally_of([BAD]))
    assert "\n… and 1 more message with findings: this page has no room for them\n" in whole


@given(pairs=st.lists(st.tuples(texts(), st.one_of(st.just("0" * 40), texts())), max_size=3), reason=texts())
def test_what_others_wrote_stands_in_code_alone(pairs: list[tuple[str, str]], reason: str) -> None:
    verdicts = [verdict(text, id_, WHOLE) for text, id_ in pairs]
    verdicts.append(Verdict("title", "fix: a", [], [finding(reason=reason or "x")]))
    markdown = report(MarkdownReporter(), verdicts)
    code, elsewhere = read(markdown)
    assert [piece for piece in elsewhere if not OURS.fullmatch(piece)] == []
    for header in (each.header for each in verdicts if each.findings and each.header.strip()):
        assert visible(header[:200]) + ("…" if len(header) > 200 else "") in code
    assert [line for line in markdown.split("\n") if line.lstrip().startswith("::") or "##[" in line] == []
    assert markdown.encode().decode() == markdown


@given(text=texts(), most=st.integers(1000, 3000))
def test_a_report_is_never_larger_than_it_may_be(text: str, most: int) -> None:
    reporter = MarkdownReporter(most=most)
    verdicts = [verdict(text)] * 3
    items = [item for item in map(reporter.item, verdicts) if item]
    assert len(reporter.whole(items, tally_of(verdicts)).encode()) <= most

from __future__ import annotations

import re

import pytest

from gatepost.report.landing import Introduction, render_introduction, render_introduction_markdown
from gatepost.report.style import Style

PLAIN = Style(columns=60)
HOSTILE = (
    "::error::x",
    "x\n::set-output name=a::b",
    "x\r::add-mask::b",
    "%0A::error::x",
    "##[error]x",
    "\x1b[2J\u202e\x00",
    "```\n# x\n</details><img src=x>\n@acme [x](javascript:y)",
    "\ud800",
    "    indented",
    "x" * 5000,
)


def introduction(*messages: tuple[str, str, str], remarks: tuple[str, ...] = ()) -> Introduction:
    made = Introduction(list(remarks))
    for message in messages:
        made.add(*message)
    return made


def test_it_says_what_is_judged_and_shows_what_will_land() -> None:
    made = introduction(
        ("landing", "feat: a (#12)\n\nWhy.\r\nHow.", "minor: feat → Features"),
        remarks=("pull request #12 lands by squash, by default",),
    )
    assert render_introduction(made, PLAIN) == (
        "pull request #12 lands by squash, by default\n"
        "The message that will land\n"
        "  │ feat: a (#12)\n"
        "  │ \n"
        "  │ Why.\n"
        "  │ How.\n"
        "  effect  minor: feat → Features\n"
    )
    assert render_introduction_markdown(made, PLAIN) == (
        "pull request \\#12 lands by squash, by default\n\n"
        "**The message that will land**\n\n"
        "    feat: a (#12)\n"
        "    \n"
        "    Why.\n"
        "    How.\n"
        "    \n"
        "    effect: minor: feat → Features\n"
        "\n"
    )


@pytest.mark.parametrize(
    ("name", "titled"),
    [
        ("landing", "The message that will land"),
        ("landing-by-commit-subject", "The message that may land, with the commit's subject"),
        ("landing-with-description", "The message that may land, with the description"),
        ("override", "What Release Please reads in its place (the override in the description)"),
    ],
)
def test_each_message_is_called_by_what_it_is(name: str, titled: str) -> None:
    made = introduction((name, "feat: a", ""))
    assert render_introduction(made, PLAIN) == f"{titled}\n  │ feat: a\n"
    assert render_introduction_markdown(made, PLAIN) == f"**{titled}**\n\n    feat: a\n\n"


def test_without_anything_there_is_nothing() -> None:
    assert render_introduction(introduction(), PLAIN) == ""
    assert render_introduction_markdown(introduction(), PLAIN) == ""


def test_a_long_message_is_cut() -> None:
    made = introduction(("landing", "\n".join(["x" * 100, *map(str, range(2, 20))]), ""))
    lines = render_introduction(made, PLAIN).split("\n")
    assert lines[1] == f"  │ {'x' * 55}…"
    assert lines[12:] == ["  │ 12", "  │ … and 7 more lines", ""]


def test_without_unicode_it_is_ascii() -> None:
    made = introduction(("landing", "feat: é", "minor: feat → Features"))
    shown = render_introduction(made, Style(columns=60, unicode=False))
    assert shown == "The message that will land\n  | feat: \\xe9\n  effect  minor: feat -> Features\n"


@pytest.mark.parametrize("text", HOSTILE)
def test_nothing_that_others_wrote_acts_on_a_log(text: str) -> None:
    made = introduction(("landing", text, ""), remarks=(f"a push to {text}",))
    for shown in (render_introduction(made, PLAIN), render_introduction_markdown(made, PLAIN)):
        assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u2028\u202e\ud800]", shown)
        assert "##[" not in shown
        assert len(shown) < 12_000
        assert not any(line.lstrip().startswith("::") for line in shown.split("\n"))


@pytest.mark.parametrize("text", HOSTILE)
def test_what_others_wrote_is_code_in_markdown(text: str) -> None:
    made = introduction(("landing", text, "minor: x"))
    body = render_introduction_markdown(made, PLAIN).split("\n")[2:-2]
    assert all(line.startswith("    ") for line in body)


def test_a_branch_has_no_meaning_in_markdown() -> None:
    made = introduction(remarks=("a push to `x`*_<b>@acme#1[y](z)",))
    assert render_introduction_markdown(made, PLAIN) == ("a push to \\`x\\`\\*\\_\\<b\\>\\@acme\\#1\\[y\\]\\(z\\)\n\n")


def test_the_release_after_the_merge_stands_last() -> None:
    introduction = Introduction(["a remark"])
    introduction.release = "### After\n\nall of it\n"
    assert render_introduction_markdown(introduction, Style()).endswith("\n### After\n\nall of it\n\n")
    assert "After" not in render_introduction(introduction, Style())

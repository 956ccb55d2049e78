"""The tree of a message, as people see it."""

from __future__ import annotations

from textwrap import indent

import pytest

from gatepost.release.reading_tree import tree_of
from gatepost.report.explain_tree import render_tree
from gatepost.report.style import Style
from gatepost.report.visible import width
from support.plans import commit

LONG = "feat(api)!: sign in with a passkey that you keep\n\n" + "".join(f"line {n} of a body\n\n" for n in range(5))


def shown(message: str, style: Style | None = None, *, is_merge: bool = False) -> str:
    """Return what is shown of a message."""
    return render_tree(tree_of(commit(message, sha="a" * 40)), style or Style(), is_merge=is_merge)


READ = """\
1:1   header        feat(api)!: sign in with a passkey that you keep
1:1     type        feat
1:6     scope       api
1:10    !           !
1:13    description sign in with a passkey that you keep
3:1   body          line 0 of a body
                    line 1 of a body
                    line 2 of a body
                    and 2 more lines
14:1  footer        BREAKING CHANGE: a
                    b
                    c
                    and 1 more line
14:1    breaking    d
18:1  footer        Closes #1
18:1    refers to   #1
19:1  footer        Release-As: 2.0.0
19:1    asks for    2.0.0
"""


def test_a_message_that_is_read() -> None:
    message = LONG + "\nBREAKING CHANGE: a\n  b\n  c\n  d\nCloses #1\nRelease-As: 2.0.0"

    assert shown(message) == indent(READ, "  ")
    assert shown(message, Style(columns=59)) == READ.replace("asskey that you keep", "asskey tha…", 1)


def test_a_blank_body_is_shown_as_one() -> None:
    assert "  2:1  body\n" in shown("fix: a\n \nA: b")


def test_a_breaking_header_says_so_below_its_description() -> None:
    assert shown("feat!: a").endswith("  1:8    description a\n  1:8    breaking    a\n")


@pytest.mark.parametrize(
    ("message", "lines"),
    [
        (
            "fix: a\n\nfoo(bar(x)) b",
            [
                "3:4  refused",
                "     │ foo(bar(x)) b",
                "     │    ^^^^",
                "     │ taken for a type with a scope, but no `)` comes before the next",
                "     │ parenthesis or line: all of it is dropped",
            ],
        ),
        (
            ": a",
            [
                "1:1  refused",
                "     │ : a",
                "     │ ^",
                "     │ a header begins with a type, as in `feat: …`: all of it is",
            ],
        ),
        (
            "Update a",
            ["1:7  refused", "     │ Update a", "     │       ^", "     │ here a colon is wanted, not a"],
        ),
        ("feat()", ["1:6  refused", "     │ feat()", "     │      ^", "     │ here a colon is wanted, not `)`, as in"]),
        (
            "feat",
            ["1:5  refused", "     │ feat", "     │     ^", "     │ here a colon is wanted, but the line"],
        ),
    ],
)
def test_a_refused_part_has_a_caret_and_plain_words(message: str, lines: list[str]) -> None:
    found = [line.removeprefix("  ") for line in shown(message).splitlines()]
    start = next(at for at, line in enumerate(found) if "refused" in line)

    for line, expected in zip(found[start:], lines, strict=False):
        assert line.startswith(expected)


def test_the_subject_of_a_merge_is_only_not_read() -> None:
    text = shown("Merge branch 'a'\n\nfeat: b", is_merge=True)

    assert "refused" not in text
    assert "git's own words for a merge; they make no commit" in text
    assert "  part 1 of 2, line 1\n" in text
    assert "refused" in shown("Merge branch 'a'")
    assert "this part is dropped" in shown("Merge branch 'a'\n\nfeat: b\n\nfoo(", is_merge=True)


def test_nested_commits_and_override_blocks_are_named() -> None:
    assert "  nested commit 2 of 2, line 4\n" in shown("feat: a\n\nBEGIN_NESTED_COMMIT\nfix: b")
    override = shown("a (#1)\n\nBEGIN_COMMIT_OVERRIDE\nfix: b\nEND_COMMIT_OVERRIDE")
    assert override.startswith("  in place of the message, the override block at line 4 is read\n")
    assert shown("") == "  nothing: the message is empty\n"


def test_many_parts_and_footers_are_counted() -> None:
    assert "  and 3 more parts (--format json)\n" in shown("\n\n".join(["fix: a"] * 15))
    assert "and 2 more footers\n" in shown("fix: a\n\n" + "\n".join(f"A{n}: b" for n in range(12)))


@pytest.mark.parametrize("columns", [40, 60, 80])
@pytest.mark.parametrize("is_unicode", [True, False])
def test_the_tree_keeps_to_the_screen(columns: int, is_unicode: bool) -> None:  # noqa: FBT001  a table
    style = Style(columns=columns, unicode=is_unicode)
    wide = "feat: 😀😀😀 \x1b[31m " + "é" * 100 + "\n\n日本語(日本語(" + "x" * 100

    for message in (LONG, wide, "\n\n".join(["fix: a"] * 15), "fix: a\n\n" + "a" * 300 + "(b"):
        text = style.finish(shown(message, style))
        assert max(map(width, text.splitlines())) <= columns
        assert "\x1b" not in text


def test_the_caret_stands_under_the_place_also_where_the_screen_shows_no_letters() -> None:
    lines = shown("fix: a\n\né(b(c", Style(unicode=False)).splitlines()

    assert lines[-4:-2] == ["       | \\xe9(b(c", "       |     ^^"]


def test_with_colours_a_refusal_stands_out() -> None:
    assert "\x1b[1;31mrefused\x1b[0m" in shown("Update a", Style(colour=True))

"""How a dropped commit is rescued."""

from __future__ import annotations

import shlex

import pytest

from gatepost.message.reading import read
from gatepost.report.explain_rescue import commands_of, has_block, render_rescue
from gatepost.report.style import Style
from support.explaining import DROPPED, explained

MENDED = DROPPED.replace("restore", " restore")
NUMBERLESS = "fix: it's late\n\nfoo(bar\n\nBREAKING CHANGE: nothing's null"


def test_the_override_block_is_ready_to_be_pasted() -> None:
    found = explained(DROPPED, MENDED)

    assert has_block(found)
    assert render_rescue(found, Style()) == (
        "  Put this into the description of pull request #12; the next run reads it:\n"
        f"\nBEGIN_COMMIT_OVERRIDE\n{MENDED}\nEND_COMMIT_OVERRIDE\n"
    )


def test_without_a_pull_request_it_is_an_empty_commit() -> None:
    found = explained(NUMBERLESS)
    (command,) = commands_of(found)

    assert not has_block(found)
    assert render_rescue(found, Style()) == (
        "  The subject names no pull request, and only the description of one can hold an\n"
        "  override. Instead, on the release branch:\n"
        "\n"
        f"  {command}\n"
    )
    words = shlex.split(command)
    assert words[:3] == ["git", "commit", "--allow-empty"]
    assert words[3:] == ["-m", "fix: it's late", "-m", "BREAKING CHANGE: nothing's null"]
    assert [commit.breaking for commit in read("\n\n".join(words[4::2])).commits] == [True]


def test_an_empty_commit_goes_to_every_package() -> None:
    assert "an empty commit is listed for every package" in render_rescue(
        explained(NUMBERLESS, packages=("a", "b")), Style()
    )


def test_of_several_packages_it_changes_a_file_of_the_same() -> None:
    found = explained(NUMBERLESS, packages=("a", "b"), files=("a/c", "d"))
    text = render_rescue(found, Style(columns=200))

    assert commands_of(found) == [
        "git commit -m 'fix: it'\"'\"'s late' -m 'BREAKING CHANGE: nothing'\"'\"'s null' -- a/c"
    ]
    assert (
        "Instead, on the release branch, by a commit that changes something in a/c (an empty commit would not be of "
        "the same packages):"
    ) in " ".join(text.split())
    assert "every package" not in text


def test_of_several_packages_a_header_is_written_with_a_file_of_the_same() -> None:
    text = render_rescue(explained("Update a", packages=("a", "b"), files=("a/c", "b/c")), Style(columns=200))

    assert "a commit that changes something in a/c and b/c (an empty" in text
    assert text.endswith("\n  git commit -m 'type(scope): description' -- a/c b/c\n")


def test_each_of_several_commits_changes_something() -> None:
    message = "fix: a\n\nfoo(\n\nBEGIN_NESTED_COMMIT\nfeat: b\n\nfoo(\nEND_NESTED_COMMIT"
    found = explained(message, packages=("a", "b"), files=("a/c",))

    assert len(commands_of(found)) == 2
    assert render_rescue(found, Style()).endswith("  each takes a change of its own\n")


@pytest.mark.parametrize(
    ("tag", "where"), [("rocket-v1.2.3", "those of rocket-v1.2.3"), ("", "those of a past release")]
)
def test_past_notes_are_edited_by_hand(tag: str, where: str) -> None:
    found = explained(DROPPED, is_released=True, tag_holding=tag)
    text = render_rescue(found, Style(columns=200))

    assert not has_block(found)
    assert text == (
        f"  The notes are {where} and can only be edited by hand: in the changelog, and in the release on GitHub.\n"
        "  Or let the next release list it, by an empty commit:\n"
        "\n"
        "  git commit --allow-empty -m 'feat(api): sign in with a passkey (#12)'\n"
    )


def test_past_notes_of_what_nobody_can_mend_are_only_edited_by_hand() -> None:
    assert "empty commit" not in render_rescue(explained("Update a", is_released=True), Style())


@pytest.mark.parametrize(
    ("message", "end"),
    [
        (
            "Update a (#3)",
            (
                "the description of pull request #3: only a person knows its type.\n"
                "\nBEGIN_COMMIT_OVERRIDE\ntype(scope): description\nEND_COMMIT_OVERRIDE\n"
            ),
        ),
        (
            "Update a",
            (
                "an empty commit: only a person knows its type.\n"
                "\n  git commit --allow-empty -m 'type(scope): description'\n"
            ),
        ),
    ],
)
def test_a_header_that_nobody_can_guess_is_left_to_a_person(message: str, end: str) -> None:
    found = explained(message)

    assert render_rescue(found, Style(columns=200)) == f"  Write a header for it, in {end}"
    assert commands_of(found) == []


@pytest.mark.parametrize("is_merged", [True, False])
def test_what_is_not_dropped_or_not_merged_needs_no_rescue(is_merged: bool) -> None:  # noqa: FBT001  a table
    found = explained("feat: a" if is_merged else DROPPED, is_merged=is_merged)

    assert render_rescue(found, Style()) == ""
    assert commands_of(found) == []


@pytest.mark.parametrize("line", ["\x1b[31m", "::error::", "  ::error::", "caf\u00e9"])
def test_what_the_screen_cannot_show_is_said(line: str) -> None:
    style = Style(unicode=line != "caf\u00e9", columns=200)

    found = explained(DROPPED, f"{MENDED}\n\n{line}\n")
    assert "--format json has it as it must be pasted" in render_rescue(found, style)
    assert "\x1b" not in render_rescue(found, style)
    assert "--format" not in render_rescue(explained(DROPPED, MENDED), style)
    assert "--format json" in render_rescue(explained(f"fix: a {chr(27)}\n\nfoo("), style)

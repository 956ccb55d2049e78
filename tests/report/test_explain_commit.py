"""The page of a commit."""

from __future__ import annotations

import pytest

from gatepost.release.explanation import Explanation
from gatepost.report.explain_commit import render_explanation
from gatepost.report.style import Style
from gatepost.report.visible import width
from support.explaining import DROPPED, explained, finding

UNBORN = "0" * 40
PAGE = """\
aaaaaaaaa  feat(api): sign in with a passkey (#12)
not released yet

How it is read
  1:1   header        feat(api): sign in with a passkey (#12)
  1:1     type        feat
  1:6     scope       api
  1:12    description sign in with a passkey (#12)
  3:8   refused
        │ restore(load(session)) was too late
        │        ^^^^^
        │ taken for a type with a scope, but no `)` comes before the next
        │ parenthesis or line: all of it is dropped

What comes out
  nothing: no commit is read in it

The next release
  rocket  1.2.3   no release: nothing that is listed: 1 dropped
  this by itself: no release

What the gate finds
  ✗ message-dropped  GP401  line 3
  gatepost explain GP401

How to rescue it
  Put this into the description of pull request #12; the next run reads it:

BEGIN_COMMIT_OVERRIDE
feat(api): sign in with a passkey (#12)

 restore(load(session)) was too late

Closes #7
END_COMMIT_OVERRIDE
"""
NARROW = """\
feat!: a
shown as if it were merged now, as a
commit without files
! cut short

How it is read
1:1  header        feat!: a
1:1    type        feat
1:5    !           !
1:8    description a
1:8    breaking    a
3:1  footer        A: b

What comes out
  feat!: a
    -> \\u26a0 BREAKING CHANGES, Features
      (major)
  not listed, though read as commits
  too: A

The next release would be
  rocket  1.2.3 -> 2.0.0
    major: 1 breaking change
  this by itself: a major release

What the gate finds
  ! breaking-change-unexplained
    GP303  line 12
  gatepost explain GP303
"""


def shown(explanation: Explanation, *remarks: str, columns: int = 80) -> str:
    """Return the page of a commit."""
    return render_explanation(explanation, remarks, Style(columns=columns))


def test_the_page_of_a_dropped_commit() -> None:
    mended = DROPPED.replace("restore", " restore")

    assert shown(explained(DROPPED, mended, findings=(finding(line=3),))) == PAGE


def test_the_page_of_a_message_on_a_narrow_screen_without_letters() -> None:
    found = finding("breaking-change-unexplained", "GP303", line=12, severity="warning")
    explanation = explained("feat!: a\n\nA: b", sha=UNBORN, is_merged=False, findings=(found,))

    assert render_explanation(explanation, ["cut short"], Style(columns=40, unicode=False)) == NARROW


@pytest.mark.parametrize(
    ("explanation", "said"),
    [
        (explained("feat: a", is_released=True, tag_holding="v1"), "released: v1 holds it\n"),
        (explained("feat: a", is_released=True), "the next release is made from younger commits than this\n"),
        (explained("feat: a", is_merged=False), "not part of HEAD: shown as if it were merged now\n"),
        (
            explained("feat: a", is_configured=False),
            "not released yet\n! without a release configuration: read as for Python by default\n",
        ),
        (
            explained("feat: a", release_type="rust"),
            (
                "not released yet\n! no plan: gatepost plans no release-type `rust` (of `.`), only python, simple,\n"
                "  node, go\n"
            ),
        ),
    ],
)
def test_how_it_stands_is_said_first(explanation: Explanation, said: str) -> None:
    assert shown(explanation).startswith(f"aaaaaaaaa  feat: a\n{said}\n")


def test_a_message_without_a_configuration_is_not_said_to_be_merged() -> None:
    text = shown(explained("feat: a", sha=UNBORN, is_merged=False, is_configured=False))

    assert text.startswith("feat: a\n! without a release configuration: read as for Python by default\n\n")
    assert "The next release would be\n  this by itself: a minor release\n" in text
    assert shown(explained("", sha=UNBORN, is_merged=False)).startswith("(empty)\n")


def test_what_is_released_has_no_next_release() -> None:
    assert "next release" not in shown(explained("feat: a", is_released=True, tag_holding="v1"))


def test_commits_come_with_their_sections_or_why_they_have_none() -> None:
    text = shown(explained("feat(api): a\n\nchore: b\n\nfeat: c\n\nfix(x)!: d\nodd!: e\nSigned-off-by: f\nRefs: g"))

    assert text.partition("What comes out\n")[2].partition("\n\n")[0] == (
        "  feat(api): a\n"
        "    → Features (minor)\n"
        "  chore: b\n"
        "    → not listed: hidden type\n"
        "  feat: c\n"
        "    → Features (minor)\n"
        "  fix(x)!: d  (footer, line 7)\n"
        "    → ⚠ BREAKING CHANGES, Bug Fixes (major)\n"
        "  odd!: e  (footer, line 8)\n"
        "    → ⚠ BREAKING CHANGES, odd (major)\n"
        "  not listed, though read as commits too: Signed-off-by, Refs"
    )


def test_many_of_anything_are_counted() -> None:
    packages = tuple(f"p{number}" for number in range(14))
    findings = tuple(finding(f"rule-{number}") for number in range(14))
    text = shown(explained("\n\n".join(["fix: a"] * 14), packages=packages, findings=findings))

    assert "\n  and 2 more\n\nThe next" in text
    assert "\n  and 2 more packages\n" in text
    assert "\n  and 2 more\n  gatepost explain GP401\n" in text


def test_packages_that_list_it_differently_are_named() -> None:
    found = explained("docs: a", packages=("a", "b"))
    entry = found.emerging[0].outcomes[0][1]
    both = ((("a",), entry), (("b",), entry))
    emerging = (type(found.emerging[0])(found.emerging[0].exit, both),)
    other = Explanation(**{**vars(found), "emerging": emerging})

    assert "    → not listed: hidden type, in a\n    → not listed: hidden type, in b\n" in shown(other)


def test_a_merge_is_not_said_to_be_refused() -> None:
    assert "refused" not in shown(explained("Merge branch 'a'", is_merge=True))


@pytest.mark.parametrize("columns", [40, 80])
def test_nothing_of_others_acts_on_the_screen_or_in_a_log(columns: int) -> None:
    message = "feat: \x1b[31m ##[group]\n\nprose\n::error::x\n  ::warning::y\n\nfix: " + "é" * 99 + "\n\n::a(b"
    text = shown(explained(message, packages=("::error::",)), "::error::", columns=columns)

    assert "\x1b" not in text
    assert "##[" not in text
    assert not [line for line in text.splitlines() if line.lstrip().startswith("::")]
    assert max(width(line) for line in text.partition("How to rescue it")[0].splitlines()) <= columns


def test_colours_are_used_where_there_are_some() -> None:
    text = render_explanation(explained("feat: a"), (), Style(colour=True))

    assert text.startswith("\x1b[33maaaaaaaaa\x1b[0m  \x1b[1mfeat: a\x1b[0m\n\x1b[2mnot released yet\x1b[0m\n")

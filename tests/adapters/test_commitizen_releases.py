"""What `cz bump` and `cz changelog` make of commits."""

from __future__ import annotations

import re

import pytest

from gatepost.adapters.commitizen.releases import BUMP_PATTERN, before_1_0, bump_map, entries, is_read, titles
from gatepost.policy.sections import PYTHON_SECTIONS

pytestmark = pytest.mark.once

OWN = (("chore", "Dependencies", False, "deps"), ("chore", "Chores", True, ""), ("sec", "Security", False, ""))


def found(line: str, bumps: dict[str, str | None]) -> str | None:
    """Return what a line adds to the version, as commitizen finds it."""
    match = re.search(BUMP_PATTERN, line)
    return next((bump for pattern, bump in bumps.items() if match and re.match(pattern, match.group(1))), None)


@pytest.mark.parametrize(
    ("line", "bump"),
    [
        ("feat: x", "MINOR"),
        ("feat(api): x", "MINOR"),
        ("Feat: x", "PATCH"),  # as Release Please has it
        ("feature: x", None),
        ("fix(a b): x", "PATCH"),
        ("fix!: x", "MAJOR"),
        ("chore(api)!: x", "MAJOR"),
        ("chore: x", None),
        ("fixup: x", None),
        ("BREAKING CHANGE: x", "MAJOR"),
        ("BREAKING-CHANGE: x", "MAJOR"),
        ("breaking change: x", None),
        ("fix:x", None),
        ("see fix: x", None),
    ],
)
def test_a_line_adds_what_its_section_says(line: str, bump: str | None) -> None:
    assert found(line, bump_map(PYTHON_SECTIONS)) == bump


def test_a_section_may_be_for_a_scope() -> None:
    bumps = bump_map(OWN)
    assert [found(line, bumps) for line in ("chore(deps): x", "chore(ci): x", "chore: x", "sec: x", "fix: x")] == [
        "PATCH",
        None,
        None,
        "PATCH",
        None,
    ]


def test_a_feature_that_is_hidden_adds_nothing() -> None:
    assert found("feat: x", bump_map((("feat", "Features", True, ""),))) is None


def test_below_1_0_what_breaks_is_minor() -> None:
    bumps = bump_map(PYTHON_SECTIONS)
    lines = ("fix!: x", "feat: x", "fix: x", "chore: x")
    assert [found(line, before_1_0(bumps, None)) for line in lines] == ["MINOR", "MINOR", "PATCH", None]
    smaller = before_1_0(bumps, {"bump-patch-for-minor-pre-major": True})
    assert [found(line, smaller) for line in lines] == ["MINOR", "PATCH", "PATCH", None]


def test_the_titles_are_those_that_are_shown_each_once_what_breaks_first() -> None:
    sections = (*OWN, ("dep", "Dependencies", False, ""))
    assert titles(sections) == ["⚠ BREAKING CHANGES", "Dependencies", "Security"]


def test_a_message_adds_its_commits_to_the_notes() -> None:
    text = "feat(api): sign in\n\nWhy.\n\nBREAKING CHANGE: no passwords\nfix(*): a loop"
    assert list(entries(text, PYTHON_SECTIONS)) == [
        {"change_type": "Bug Fixes", "scope": "", "message": "a loop"},
        {"change_type": "⚠ BREAKING CHANGES", "scope": "api", "message": "no passwords"},
        {"change_type": "Features", "scope": "api", "message": "sign in"},
    ]


def test_what_is_hidden_adds_nothing_unless_it_breaks() -> None:
    assert list(entries("chore: tidy", PYTHON_SECTIONS)) == []
    assert [each["change_type"] for each in entries("chore!: tidy", PYTHON_SECTIONS)] == [
        "⚠ BREAKING CHANGES",
        "Miscellaneous Chores",
    ]


def test_a_message_that_release_please_drops_adds_nothing() -> None:
    assert not is_read("fix: x\n\nfoo(bar(baz))")
    assert not is_read("tidy")
    assert is_read("fix: x")
    assert list(entries("fix: x\n\nfoo(bar(baz))", PYTHON_SECTIONS)) == []

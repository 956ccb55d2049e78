"""`bump-not-as-header-says`, GP406."""

from __future__ import annotations

import pytest

from gatepost.policy.sections import OTHER_SECTIONS, PYTHON_SECTIONS, Sections
from gatepost.rules.bump_not_as_header_says import BumpNotAsHeaderSays
from gatepost.rules.case import BRANCH, COMMIT, HISTORY, LANDING, TITLE
from support.judging import Found, case_of, found


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "chore: a\n\nfeat!: b",
            [
                Found(
                    1,
                    1,
                    6,
                    "the header announces no release, but `feat!: b` in the body makes it a major version",
                    None,
                )
            ],
        ),
        (
            "chore: a\n\nfeat: b",
            [
                Found(
                    1, 1, 6, "the header announces no release, but `feat: b` in the body makes it a minor version", None
                )
            ],
        ),
        (
            "chore: a\n\nfix: b",
            [Found(1, 1, 6, "the header announces no release, but `fix: b` in the body makes it a patch", None)],
        ),
        (
            "fix: a\n\nfeat: b",
            [Found(1, 1, 4, "the header announces a patch, but `feat: b` in the body makes it a minor version", None)],
        ),
        (
            "fix: a\n\nsee BREAKING-CHANGE: b here",
            [
                Found(
                    1,
                    1,
                    4,
                    "the header announces a patch, but a `BREAKING-CHANGE:` within a line makes it a major version",
                    None,
                )
            ],
        ),
        (
            "feat: a\n\nsee BREAKING-CHANGE: b\n\nfix!: c",
            [
                Found(
                    1,
                    1,
                    5,
                    "the header announces a minor version, but `fix!: c` in the body makes it a major version",
                    None,
                )
            ],
        ),
        (
            "docs: a\n\nfeat: " + "x" * 60,
            [
                Found(
                    1,
                    1,
                    5,
                    "the header announces a patch, but `feat: " + "x" * 53 + "…` in the body makes it a minor version",
                    None,
                )
            ],
        ),
        (
            "chore: a\n\nprose\n\nCloses #1\nfeat: y",
            [
                Found(
                    1, 1, 6, "the header announces no release, but `feat: y` in the body makes it a minor version", None
                )
            ],
        ),
    ],
)
def test_a_header_that_announces_less_is_pointed_at(text: str, expected: list[Found]) -> None:
    assert found(BumpNotAsHeaderSays, text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "",
        "feat: a",
        "feat!: a",
        "feat!: a\n\nfix!: b",
        "fix: a\n\nBREAKING CHANGE: b",
        "fix: a\n\nBREAKING CHANGE: b\nprose",
        "Fixed\n\nfeat: b",
        "feat: a\n\nfix: b",
        "fix: a\n\nfoo(b\n\nfeat: c",
        "feat: a\n\nfeature: b",
    ],
)
def test_a_header_that_announces_the_greatest_change_passes(text: str) -> None:
    assert found(BumpNotAsHeaderSays, text) == []


@pytest.mark.parametrize(
    ("text", "sections", "message"),
    [
        ("docs: a\n\nfix: b", PYTHON_SECTIONS, None),
        (
            "docs: a\n\nfix: b",
            OTHER_SECTIONS,
            "the header announces no release, but `fix: b` in the body makes it a patch",
        ),
        (
            "chore: a\n\ndocs: b",
            PYTHON_SECTIONS,
            "the header announces no release, but `docs: b` in the body makes it a patch",
        ),
        ("chore: a\n\ndocs: b", OTHER_SECTIONS, None),
        ("chore: a\n\ndeps: b", OTHER_SECTIONS, None),
        (
            "chore: a\n\nFix: b",
            OTHER_SECTIONS,
            "the header announces no release, but `Fix: b` in the body makes it a patch",
        ),
        (
            "chore: a\n\nfeat: b",
            (("fix", "Fixes", False, ""),),
            "the header announces no release, but `feat: b` in the body makes it a minor version",
        ),
        (
            "fix: a\n\nchore: b",
            (("chore", "Chores", False, ""),),
            "the header announces no release, but `chore: b` in the body makes it a patch",
        ),
    ],
)
def test_which_types_make_a_patch_is_a_matter_of_what_the_release_lists(
    text: str, sections: Sections, message: str | None
) -> None:
    listed = tuple(section[0] for section in sections if not section[2])
    findings = found(BumpNotAsHeaderSays, case_of(text, listed=listed))
    assert [each.message for each in findings] == ([] if message is None else [message])


@pytest.mark.parametrize(("place", "count"), [(COMMIT, 1), (BRANCH, 1), (HISTORY, 0), (TITLE, 1), (LANDING, 0)])
def test_a_merge_that_lands_is_left_to_the_rule_for_it(place: str, count: int) -> None:
    case = case_of("chore: merge b\n\nfeat: a", place=place, merge=True)
    assert len(found(BumpNotAsHeaderSays, case)) == count

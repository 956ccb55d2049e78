"""`bump-not-as-header-says`, GP406."""

from __future__ import annotations

import pytest

from gatepost.rules.bump_not_as_header_says import BumpNotAsHeaderSays
from support.judging import Found, found


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

"""`release-as-used`, GP405."""

from __future__ import annotations

import pytest

from gatepost.rules.release_as_used import ReleaseAsUsed
from support.judging import Found, found

SETS = "the next version of each package that the commit touches, whatever else has changed"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("chore: a\n\nRelease-As: 1.2.3", Found(3, 1, 18, f"this makes 1.2.3 {SETS}", None)),
        ("chore: a\n\nrelease-as: v1.2.3-rc.1\n", Found(3, 1, 24, f"this makes 1.2.3-rc.1 {SETS}", None)),
        ("chore: a\n\nRELEASE-AS #1.2.3", Found(3, 1, 18, f"this makes 1.2.3 {SETS}", None)),
        ("chore: a\n\nRelease-As:   2.9.0rc0", Found(3, 1, 23, f"this makes 2.9.0 {SETS}", None)),
        ("chore: a\n\nRelease-As: x\n 1.2.3", Found(3, 1, 14, f"this makes 1.2.3 {SETS}", None)),
        ("chore: a\n\nRefs: #1\nRelease-As: 01.2.3 soon", Found(4, 1, 24, f"this makes 1.2.3 {SETS}", None)),
        (
            "chore: a\n\nRelease-As: 1.2.3-" + "x" * 80,
            Found(3, 1, 99, "this makes 1.2.3-" + "x" * 53 + f"… {SETS}", None),
        ),
        (
            "chore: a\n\nBEGIN_NESTED_COMMIT\nfix: b\n\nRelease-As: 1.2.3\nEND_NESTED_COMMIT",
            Found(6, 1, 18, f"this makes 1.2.3 {SETS}", None),
        ),
    ],
)
def test_the_version_is_named_as_it_is_read(text: str, expected: Found) -> None:
    assert found(ReleaseAsUsed, text) == [expected]


def test_of_several_only_the_first_counts() -> None:
    assert [each.line for each in found(ReleaseAsUsed, "chore: a\n\nRelease-As: 1.2.3\nRelease-As: 2.0.0")] == [3]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "chore: a",
        "chore: a\n\nRefs: #1",
        "chore: a\n\nRelease-As: v1",
        "chore: a\n\nRelease-As: v1\nRelease-As: 1.2.3",
        "chore: a\n\nRelease-As: 1.2.3\n\nprose",
        "chore: a\n\nfoo(b\n\nRelease-As: 1.2.3",
        "Fixed\n\nRelease-As: 1.2.3",
        "chore: Release-As: 1.2.3",
    ],
)
def test_what_sets_no_version_passes(text: str) -> None:
    assert found(ReleaseAsUsed, text) == []

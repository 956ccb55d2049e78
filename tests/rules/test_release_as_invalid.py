"""`release-as-invalid`, GP404."""

from __future__ import annotations

import pytest

from gatepost.rules.release_as_invalid import ReleaseAsInvalid
from support.judging import Found, found

STOPS = "is no version such as 1.2.3: Release Please would stop here, for every package"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("chore: a\n\nRelease-As: v1", [Found(3, 1, 15, f"`v1` {STOPS}", "chore: a\n\nRelease-As: 1.0.0")]),
        ("chore: a\n\nRelease-As: 1.2", [Found(3, 1, 16, f"`1.2` {STOPS}", "chore: a\n\nRelease-As: 1.2.0")]),
        ("chore: a\n\nrelease-as: x", [Found(3, 1, 14, f"`x` {STOPS}", None)]),
        ("chore: a\n\nRelease-As:", [Found(3, 1, 12, f"`` {STOPS}", None)]),
        ("chore: a\n\nRelease-As #1.2", [Found(3, 1, 16, f"`1.2` {STOPS}", "chore: a\n\nRelease-As #1.2.0")]),
        ("chore: a\n\nRelease-As: 1.2.x", [Found(3, 1, 18, f"`1.2.x` {STOPS}", None)]),
        (
            "chore: a\n\nRelease-As: 1.2\nRefs: #1",
            [Found(3, 1, 16, f"`1.2` {STOPS}", "chore: a\n\nRelease-As: 1.2.0\nRefs: #1")],
        ),
        ("chore: a\n\nRelease-As: 1.\n", [Found(3, 1, 15, f"`1.` {STOPS}", None)]),
        ("chore: a\n\nRelease-As: .2", [Found(3, 1, 15, f"`.2` {STOPS}", None)]),
        ("chore: a\n\nRelease-As: \u0663.\u0663.\u0663", [Found(3, 1, 18, f"`٣.٣.٣` {STOPS}", None)]),
        (
            "chore: a\n\nRelease-As: v2\nRelease-As: v3",
            [
                Found(3, 1, 15, f"`v2` {STOPS}", "chore: a\n\nRelease-As: 2.0.0\nRelease-As: 3.0.0"),
                Found(4, 1, 15, f"`v3` {STOPS}", "chore: a\n\nRelease-As: 2.0.0\nRelease-As: 3.0.0"),
            ],
        ),
        (
            "chore: a\r\n\r\nRelease-As: 2\r\nRefs: #1",
            [Found(3, 1, 14, f"`2` {STOPS}", "chore: a\r\n\r\nRelease-As: 2.0.0\r\nRefs: #1")],
        ),
        ("chore: a\n\nRelease-As: 1.2\n  1.2", [Found(3, 1, 16, f"`1.2` {STOPS}", None)]),
        ("chore: a\n\nRelease-As: 1.2.3\n  2", [Found(3, 1, 18, f"`2` {STOPS}", None)]),
    ],
)
def test_a_version_that_would_stop_the_release_is_pointed_at_and_completed(text: str, expected: list[Found]) -> None:
    assert found(ReleaseAsInvalid, text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "",
        "chore: a",
        "chore: a\n\nRelease-As: 1.2.3",
        "chore: a\n\nRelease-As: v1.2.3",
        "chore: a\n\nRelease-As: 1.2.3-rc.1",
        "chore: a\n\nRelease-As: x\n\nprose",
        "chore: Release-As: x",
        "chore: a\n\nRelease-As: 1.2.3.4",
        "chore: a\n\nRelease-As: 1.2.3 \u2013 \xe9",
    ],
)
def test_a_version_of_three_numbers_passes(text: str) -> None:
    assert found(ReleaseAsInvalid, text) == []


def test_versions_are_completed_in_their_places_where_a_nested_commit_comes_first() -> None:
    text = (
        "chore: a\n\nBEGIN_NESTED_COMMIT\nfix: b\n\nRelease-As: 1\nEND_NESTED_COMMIT\n\nfeat: c\n\nRelease-As: v2.0\n"
    )
    mended = text.replace(": 1\n", ": 1.0.0\n").replace(": v2.0\n", ": 2.0.0\n")
    assert [(each.line, each.mended) for each in found(ReleaseAsInvalid, text)] == [(11, mended), (6, mended)]

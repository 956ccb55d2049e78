"""`extra-commits-read`, GP402."""

from __future__ import annotations

import pytest

from gatepost.rules.extra_commits_read import ExtraCommitsRead
from support.judging import Found, found

EXTRA = "to the release, as a commit of its own"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("chore: a\n\nfeat: b", [Found(3, 1, 8, f"this line adds `feat: b` {EXTRA}", "chore: a\n\n* feat: b")]),
        (
            "chore: a\n\nfeat(api): b\n\nbody\n\nfix: c",
            [
                Found(
                    3, 1, 13, f"this line adds `feat(api): b` {EXTRA}", "chore: a\n\n* feat(api): b\n\nbody\n\n* fix: c"
                ),
                Found(7, 1, 7, f"this line adds `fix: c` {EXTRA}", "chore: a\n\n* feat(api): b\n\nbody\n\n* fix: c"),
            ],
        ),
        ("chore: a\n\nbody\n\nCloses #1\nfeat!: b", [Found(6, 1, 9, f"this line adds `feat!: b` {EXTRA}", None)]),
        ("chore: a\n\nfeat!: b", [Found(3, 1, 9, f"this line adds `feat!: b` {EXTRA}", "chore: a\n\n* feat!: b")]),
        ("chore: a\n\nFeat: b", [Found(3, 1, 8, f"this line adds `Feat: b` {EXTRA}", "chore: a\n\n* Feat: b")]),
        ("chore: a\n\nxyz!: b", [Found(3, 1, 8, f"this line adds `xyz!: b` {EXTRA}", "chore: a\n\n* xyz!: b")]),
        (
            "chore: a\n\nBEGIN_NESTED_COMMIT\nfeat: b\nEND_NESTED_COMMIT",
            [Found(4, 1, 8, f"this line adds `feat: b` {EXTRA}", None)],
        ),
        (
            "chore: a\r\n\r\nfeat: b\r\n",
            [Found(3, 1, 8, f"this line adds `feat: b` {EXTRA}", "chore: a\r\n\r\n* feat: b\r\n")],
        ),
        ("chore: a\n\nfeat: b\nCloses: #1", [Found(3, 1, 8, f"this line adds `feat: b` {EXTRA}", None)]),
        ("feat: a\n\n#x!: b", [Found(3, 1, 7, f"this line adds `#x!: b` {EXTRA}", None)]),
        (
            "Fixed\n\nfeat: b\n\nfix: c",
            [
                Found(3, 1, 8, f"this line adds `feat: b` {EXTRA}", None),
                Found(5, 1, 7, f"this line adds `fix: c` {EXTRA}", None),
            ],
        ),
        (
            "chore: a\n\nfeat: " + "b" * 80,
            [
                Found(
                    3,
                    1,
                    87,
                    "this line adds `feat: " + "b" * 53 + "…`" + f" {EXTRA}",
                    "chore: a\n\n* feat: " + "b" * 80,
                )
            ],
        ),
        (
            "chore: a\n\nRefs: x\n  fix: b",
            [Found(3, 1, 8, f"this line adds `fix: b` {EXTRA}", "chore: a\n\n* Refs: x\n  fix: b")],
        ),
        (
            "chore: a\n\nfeat: b\nprose",
            [Found(3, 1, 8, f"this line adds `feat: b` {EXTRA}", "chore: a\n\n* feat: b\nprose")],
        ),
        (
            "chore: a\n\nfeat!: b\nRefs: #12\n",
            [Found(3, 1, 9, f"this line adds `feat!: b` {EXTRA}", "chore: a\n\n* feat!: b\nRefs: #12\n")],
        ),
    ],
)
def test_each_line_that_adds_a_commit_is_pointed_at_and_given_a_bullet(text: str, expected: list[Found]) -> None:
    assert found(ExtraCommitsRead, text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "",
        "chore: a",
        "Fixed",
        "chore: a\n\nRefs: #1",
        "chore: a\n\nCo-authored-by: A",
        "chore: a\n\n* feat: b",
        "chore: a\n\nNote: b\n  c",
        " chore: a\n\nwip: b",
        "Fixed\n\nfeat: b",
    ],
)
def test_what_adds_no_commit_to_a_release_passes(text: str) -> None:
    assert found(ExtraCommitsRead, text) == []

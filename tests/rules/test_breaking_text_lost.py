"""`breaking-text-lost`, GP403."""

from __future__ import annotations

import pytest

from gatepost.rules.breaking_text_lost import BreakingTextLost
from support.judging import Found, found

NEXT_LINE = "the text must begin on this line; on the next one it is not kept"
LAST_LINE = "only the last line of this text is kept"
OVERRIDDEN = "another breaking change follows; only the last one is kept"
CUT = "the text ends at the empty line; what comes after is not kept"
EMPTY = "without a text this is no breaking change: say on this line what breaks"
PARAGRAPH = "the text ends at the empty line; the paragraph after it is not kept, put it above or join the two"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("feat: a\n\nBREAKING CHANGE: b,\n  c", [Found(3, 1, 16, LAST_LINE, "feat: a\n\nBREAKING CHANGE: b, c")]),
        (
            "feat: a\n\nBREAKING CHANGE: b\n\n  c\nRefs: #1",
            [Found(3, 1, 16, LAST_LINE, "feat: a\n\nBREAKING CHANGE: b c\nRefs: #1")],
        ),
        ("feat: a\n\nBREAKING CHANGE: b\nBREAKING CHANGE: c", [Found(3, 1, 16, OVERRIDDEN, None)]),
        ("feat: a\n\nBREAKING CHANGE: b\nprose\nBREAKING CHANGE: c", [Found(3, 1, 16, OVERRIDDEN, None)]),
        ("feat: a\n\nBREAKING CHANGE: b\n\nBREAKING CHANGE: c\n\nprose", [Found(3, 1, 16, CUT, None)]),
        ("feat: a\n\nBREAKING CHANGE:", [Found(3, 1, 16, EMPTY, None)]),
        ("feat!: a\n\nBREAKING CHANGE:", [Found(3, 1, 16, EMPTY, None)]),
        ("feat: a\n\nBREAKING CHANGE: b\n\nand c", [Found(3, 1, 16, PARAGRAPH, None)]),
        ("feat: a\n\nBREAKING CHANGE:\n\nand c", [Found(3, 1, 16, CUT, None)]),
        ("feat: a\n\nBREAKING CHANGE:\n\n\nprose", [Found(3, 1, 16, CUT, None)]),
        ("feat: a\n\nBREAKING CHANGE: b\n  * c", [Found(3, 1, 16, LAST_LINE, None)]),
        (
            "feat: a\r\n\r\nBREAKING CHANGE: b,\r\n  c",
            [Found(3, 1, 16, LAST_LINE, "feat: a\r\n\r\nBREAKING CHANGE: b, c")],
        ),
        (  # joining would lose the nested commit
            "feat: x\n\nBREAKING CHANGE: a\n b\nBEGIN_NESTED_COMMIT\nfix: y\nEND_NESTED_COMMIT\n c",
            [Found(3, 1, 16, LAST_LINE, None)],
        ),
        ("feat: a\n\nBREAKING CHANGE:\nb\nprose", [Found(3, 1, 16, NEXT_LINE, None)]),
        ("feat: a\n\nBREAKING CHANGE #1\n  b", [Found(3, 1, 16, LAST_LINE, "feat: a\n\nBREAKING CHANGE # 1 b")]),
        (
            "chore: z\n\nfeat: a\n\nBREAKING CHANGE: b,\n  c",
            [Found(5, 1, 16, LAST_LINE, "chore: z\n\nfeat: a\n\nBREAKING CHANGE: b, c")],
        ),
    ],
)
def test_a_text_that_does_not_reach_the_notes_is_pointed_at(text: str, expected: list[Found]) -> None:
    assert found(BreakingTextLost, text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "",
        "feat: a",
        "feat: a\n\nBREAKING CHANGE: b",
        "feat: a\n\nBREAKING CHANGE: b\nc",
        "feat: a\n\nBREAKING CHANGE: b\n\nRefs: #1",
        "feat: a\n\nBREAKING CHANGE: b\n\n* c\n",
        "feat!: a",
        "feat: a\n\nBREAKING NEWS",
        "feat: a\n\nBREAKING CHANGE: b\n\nSigned-off-by: A\n\nprose",
        "feat: a\n\nBREAKING CHANGE:\n  b",
    ],
)
def test_a_text_that_reaches_the_notes_whole_passes(text: str) -> None:
    assert found(BreakingTextLost, text) == []

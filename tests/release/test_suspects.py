from __future__ import annotations

import pytest

from gatepost.message.reading import read
from gatepost.release.suspects import reads_hash, suspects
from support.plans import commit, planned, repository

NEVER = (
    "feat(api): a",
    "fix: b\n\nCloses #1",
    "chore: c\n\nSigned-off-by: A <a@b.c>",
    "Fixed it",
    "",
    "Merge branch 'x'",
)
MAYBE = (
    "feat: a\n\nfix: b",
    "fix: a\n\nBREAKING CHANGES: b",
    "fix: a\n\nRelease-As: 2.0.0\nand more",
    "Feat: a",
    "fix #12",
    "Merge pull request #1 from a/b\n\nfeat: a",
)


@pytest.mark.parametrize(
    ("message", "expected"), [*((text, []) for text in NEVER), *((text, [text]) for text in MAYBE)]
)
def test_few_messages_may_hold_a_surprise(message: str, expected: list[str]) -> None:
    source = repository({"packages": {"a": {}, "b": {}}, "release-type": "simple"}, {}, [commit(message)])
    assert [each.message for each in suspects(planned(source))] == expected


@pytest.mark.parametrize(
    ("message", "expected"),
    [("fix #12", True), ("fix: #12", False), ("Fixed #12", True), ("no header", False), ("", False)],
)
def test_a_hash_stands_for_a_colon(message: str, *, expected: bool) -> None:
    assert reads_hash(read(message)) is expected

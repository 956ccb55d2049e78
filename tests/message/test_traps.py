"""Messages that every common gate passes and that Release Please throws away, or reads more in than the header says."""

from __future__ import annotations

import pytest

from gatepost.message.reading import read
from support.judging import judged, rulebook_of

RULEBOOK = rulebook_of({}, {"packages": {".": {"release-type": "python"}}})
HEADER = ["header-not-conventional"]
DROPPED = ["message-dropped"]
EXTRA = ["extra-commits-read"]
BUMP = ["bump-not-as-header-says", "extra-commits-read"]

THROWN_AWAY = [
    ("feat(a(b)): add thing", HEADER),
    ("feat(a)(b): add thing", HEADER),
    ("fix: handle null\n\nfoo(bar: see the docs\nmore text", DROPPED),
    ("fix: handle null\n\nsome text\nword(unclosed here\nmore text", DROPPED),
    ("fix: handle null\n\nmain(\n  x,\n)\n", DROPPED),
    ("fix: handle null\n\nprint(foo(bar))\n", DROPPED),
    ("fix: x (#12)\n\n[wiki](https://en.wikipedia.org/wiki/A_(b))\n", DROPPED),
    ("fix: x\n\nfoo(bar(1)) now works\n", DROPPED),
    ("fix: x\n\nSome text.\n\nsorted(x, key=len(y))\n", DROPPED),
    ("feat: x\n\nBREAKING CHANGE: `foo(bar)` is gone; call\nbaz(qux(1)) instead\n", DROPPED),
]

MORE_THAN_THE_HEADER_SAYS = [
    ("feat: a\n\nfix: b\n\ndocs: c", ["feat", "fix", "docs"], EXTRA * 2),
    ("chore: x\n\nfeat(api): new endpoint", ["chore", "feat"], BUMP),
    ("chore: x\n\nfeat!: breaks all", ["feat", "chore"], BUMP),
    ("docs: explain\n\nfix: the typo in the readme", ["docs", "fix"], EXTRA),
    ("chore: x\n\nBEGIN_NESTED_COMMIT\nfeat: y\n\nbody\nEND_NESTED_COMMIT", ["chore", "feat"], BUMP),
    ("docs: explain commits\n\n```text\n\nfeat: add thing\n```\n", ["docs", "feat"], BUMP),
    ("chore: x\n\nsome body\n\nCloses #1\nfeat: y", ["feat", "chore"], BUMP),
    ("chore: x\n\nsome body\n\nCloses: #1\nfeat!: y", ["Closes", "feat", "chore"], BUMP),
    ("chore: x\r\n\r\nfeat: y\r\n", ["chore", "feat"], BUMP),
]

OTHER_TRAPS = [
    ("Feat: add thing", ["type-not-lowercase"]),
    ("FEAT!: x", ["type-not-lowercase"]),
    ("feat(): add thing", HEADER),
    ("feature: x", ["type-unknown"]),
    ("bump: version 1.0 \u2192 1.1", ["type-unknown"]),
    ("deps: bump a", []),
    ("docs: explain", []),
    ("feat: x\n\nbreaking change: y", ["breaking-change-misspelt"]),
    ("feat: x\n\nBREAKING CHANGE y", ["breaking-change-misspelt"]),
    ("feat: x\n\n* BREAKING CHANGE: y", ["breaking-change-misspelt"]),
    ("feat: x\n\nBREAKING CHANGES: y", ["breaking-change-misspelt"]),
    ("feat: x\n\nBREAKING CHANGE:", ["breaking-text-lost"]),
    ("feat: x\nBREAKING CHANGE: y", ["body-not-separated"]),
    ("feat:add thing", ["header-whitespace"]),
    ("feat:\u00a0add thing", ["header-whitespace"]),
    ("feat: add thing\nbody right after", ["body-not-separated"]),
    ("feat(my scope): add thing", ["scope-malformed"]),
    ("feat(@org/pkg): add thing", []),
    ("fix(c++): x", []),
    ('Revert "feat: add thing"\n\nThis reverts commit 0123456.', ["revert-not-conventional"]),
    ('Reapply "feat: add thing"\n\nThis reverts commit 0123456.', ["revert-not-conventional"]),
    ("Merge configs into one file", HEADER),
    ("v1.2.3", HEADER),
    ("chore(main): release 1.2.3", []),
    ("build(deps-dev): Bump pytest from 8 to 9 in the all group across 1 directory", []),
    ("chore: x\n\nRelease-As: v2", ["release-as-invalid"]),
    ("\ufefffeat: x", ["header-whitespace"]),
    ("fix: x\n\n foo(bar(1))\n- foo(bar(1))\n> foo(bar(1))\nnow foo(bar(1))", []),
    ("fix: x\n\n`foo(bar(1))` works", DROPPED),
    ("feat: x\n\nBREAKING CHANGE: y\nBREAKING CHANGE: z", ["breaking-text-lost"]),
    ("feat: x\n\nBREAKING CHANGE: y\n  cont", ["breaking-text-lost"]),
    ("feat: x\n\nBREAKING CHANGE: y\n\nsecond para", ["breaking-text-lost"]),
    ("feat: x\n\nBREAKING CHANGE: y\nunindented line two", []),
]


def names(text: str) -> list[str]:
    return [finding.name for finding in judged(text, RULEBOOK)]


@pytest.mark.parametrize(("text", "expected"), THROWN_AWAY)
def test_what_release_please_would_throw_away_is_refused(text: str, expected: list[str]) -> None:
    assert (read(text).commits, names(text)) == ([], expected)


@pytest.mark.parametrize(("text", "types", "expected"), MORE_THAN_THE_HEADER_SAYS)
def test_what_adds_to_a_release_unseen_is_shown(text: str, types: list[str], expected: list[str]) -> None:
    assert ([commit.type for commit in read(text).commits], names(text)) == (types, expected)


@pytest.mark.parametrize(("text", "expected"), OTHER_TRAPS)
def test_the_other_traps_are_judged_as_a_maintainer_needs(text: str, expected: list[str]) -> None:
    assert names(text) == expected

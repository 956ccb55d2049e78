from __future__ import annotations

import pytest

from gatepost.gate.surprising import surprises_in_messages
from support.judging import rulebook_of
from support.plans import commit


@pytest.mark.parametrize(
    ("message", "names"),
    [
        ("feat: a", []),
        ("feat: A sentence which ends with a period.", []),
        ("fix: a\n\nBREAKING CHANGES: b", ["breaking-change-misspelt"]),
        ("fix: a\n\nRelease-As: 2.0.0\nand more", ["footer-swallowed"]),
        ("fix: a\n\nRelease-As: two", ["release-as-invalid"]),
        ("Feat: a", ["type-not-lowercase"]),
        ("chore: a\n\nfeat: b", ["bump-not-as-header-says", "extra-commits-read"]),
        ("Merge pull request #1 from a/b\n\nfeat: a", ["merge-commit-doubles"]),
        ("fix #12", ["header-with-hash"]),
    ],
)
def test_what_is_read_otherwise_than_meant_is_named(message: str, names: list[str]) -> None:
    made = commit(message)
    found = list(surprises_in_messages([made], rulebook_of({})))
    assert sorted(each.name for each in found) == names
    assert all(each.sha == made.sha and each.text for each in found)


def test_a_header_with_a_hash_is_told_as_it_is_read() -> None:
    (found,) = surprises_in_messages([commit("fix #12: a")], rulebook_of({}))
    assert found.text == "`fix #…` is read as a fix with the description `12: a`"


def test_the_settings_may_spare_a_rule() -> None:
    rulebook = rulebook_of({"ignore": {"type-not-lowercase": "we shout"}})
    assert list(surprises_in_messages([commit("Feat: a")], rulebook)) == []

"""A message and a rulebook make findings."""

from __future__ import annotations

import pytest

from gatepost.gate.compose import compose
from gatepost.gate.judge import MOST_FINDINGS, judge, refuses
from gatepost.gate.settings import read_settings
from gatepost.rules.case import COMMIT, HISTORY, TITLE
from support.judging import whole_rulebook

RULEBOOK = compose(read_settings({}))
MANY = 10_000
LARGE = {
    "10,000 footers that stop the release": "feat: x\n\n" + "Release-As: v1\n" * MANY,
    "10,000 misspelt breaking changes": "feat: x\n\n" + "* BREAKING CHANGE: y\n" * MANY,
    "10,000 breaking changes": "feat: x\n\n" + "BREAKING CHANGE: y\n" * MANY,
    "10,000 dropped parts": "feat: x\n\n" + "fix: a\nfoo(\n\n" * MANY,
    "10,000 parts": "chore: x\n\n" + "feat: a\n\n" * MANY,
    "10,000 nested commits": "chore: x\n\n" + "BEGIN_NESTED_COMMIT\nfeat!: a\nEND_NESTED_COMMIT\n" * MANY,
    "a commit behind each of 10,000 gaps": "chore: x\n\n" + "BEGIN_NESTED_COMMITq\nEND_NESTED_COMMITfix!: b\n" * MANY,
    "10,000 scopes": "feat(" + ",".join(["zz"] * MANY) + "): x",
    "3 MB of spaces": "feat: " + " " * 3_000_000 + "x",
    "10 MB in the header": "feat: " + "x" * 10_000_000,
}


def names(text: str, place: str = HISTORY, *, merge: bool = False) -> list[str]:
    return [finding.name for finding in judge(text, RULEBOOK, place, merge=merge)]


@pytest.mark.parametrize("text", LARGE.values(), ids=LARGE.keys())
def test_a_large_message_is_judged_as_quickly_as_many_small_ones(text: str) -> None:
    assert len(judge(text, whole_rulebook())) <= MOST_FINDINGS


def test_findings_of_all_rules_come_in_the_order_of_the_lines() -> None:
    assert names("Feat(a b): keep it.\nbody\nfoo(bar(1))") == [
        "type-not-lowercase",
        "scope-malformed",
        "description-ends-with-period",
        "body-not-separated",
        "message-dropped",
    ]


def test_a_good_message_has_none() -> None:
    assert names("feat(api): sign in with a passkey\n\nIt is shorter.\n\nRefs: #1") == []


def test_the_place_matters() -> None:
    assert [names("fixup! feat: a", place) for place in (COMMIT, HISTORY, TITLE)] == [
        [],
        ["header-not-conventional"],
        ["header-not-conventional"],
    ]


def test_a_merge_is_judged_by_what_it_says_below_its_header() -> None:
    assert names("Bring it in\n\nbody", merge=True) == []


@pytest.mark.parametrize(
    ("text", "refused"), [("feat: a", False), ("fix: keep it.", False), ("Fixed", True), ("Fixed it.", True)]
)
def test_only_errors_refuse(text: str, refused: bool) -> None:  # noqa: FBT001
    assert refuses(judge(text, RULEBOOK)) is refused


def test_findings_on_one_line_come_in_the_order_of_the_columns() -> None:
    findings = judge("fix: keep  it.", RULEBOOK)
    assert [(each.name, each.column) for each in findings] == [
        ("header-whitespace", 10),
        ("description-ends-with-period", 14),
    ]

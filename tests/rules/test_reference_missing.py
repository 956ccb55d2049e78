"""`reference-missing`, GP304."""

from __future__ import annotations

import pytest

from gatepost.rules.case import BRANCH, COMMIT, HISTORY, LANDING, TITLE
from gatepost.rules.reference_missing import ReferenceMissing
from support.judging import Found, case_of, found

WANTED = "an issue is wanted somewhere in the message, as in `#12`"


@pytest.mark.parametrize(
    "text",
    [
        "fix: a",
        "fix: a #",
        "fix: a #b",
        "fix: a #12b",
        "fix: a #12_",
        "fix: a #\u00b2",
        "fix: a 12",
        "Fixed",
        "fix: a\n\nRefs: ABC-12",
    ],
)
def test_a_message_without_an_issue_is_reported(text: str) -> None:
    header = text.partition("\n")[0]
    assert found(ReferenceMissing, text) == [Found(1, 1, len(header) + 1, WANTED, None)]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "fix: a #12",
        "fix: a (#12, #13)",
        "fix: #12b, #12",
        "fix: a\n\nas #12 says",
        "fix: a\n\nRefs: #12",
        "fix: a\n\nfoo(bar(#12))",
        "fix: a\n\nissue#12",
        "fix: a\n\nowner/name#12.",
        "#12",
        "fixup! fix: a",
        "squash! fix: a",
        "Merge branch 'x'",
    ],
)
def test_an_issue_may_be_named_anywhere(text: str) -> None:
    assert found(ReferenceMissing, text) == []


@pytest.mark.parametrize(
    ("text", "prefixes", "expected"),
    [
        ("fix: ABC-12", ("ABC-",), 0),
        ("fix: XABC-12", ("ABC-",), 1),
        ("fix: _ABC-12", ("ABC-",), 1),
        ("fix: abc-12", ("ABC-",), 1),
        ("fix: (ABC-12)", ("ABC-",), 0),
        ("ABC-12", ("ABC-",), 0),
        ("fix: XABC-1 ABC-12", ("ABC-",), 0),
        ("fix: #12", ("ABC-",), 1),
        ("fix: #12", ("ABC-", "#"), 0),
        ("fix: a\n\nhttps://example.com/issues/12", ("/issues/",), 0),
        ("fix: 111 222", ("1",), 0),
        ("fix: 1 11x", ("1",), 1),
        ("fix: #12", (), 0),
        ("fix: a", (), 1),
    ],
)
def test_the_prefixes_are_an_option(text: str, prefixes: tuple[str, ...], expected: int) -> None:
    assert len(found(ReferenceMissing, text, prefixes=prefixes)) == expected


def test_the_first_prefix_is_the_example() -> None:
    findings = found(ReferenceMissing, "fix: a", prefixes=("ABC-", "#"))
    assert [each.message for each in findings] == ["an issue is wanted somewhere in the message, as in `ABC-12`"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [("fix: a", 1), ("Feat(api): a", 1), ("chore: a", 0), ("Fixed", 0), ("fix: a #12", 0)],
)
def test_only_some_types_may_have_to_name_one(text: str, expected: int) -> None:
    assert len(found(ReferenceMissing, text, types=("fix", "feat"))) == expected


@pytest.mark.parametrize("place", [LANDING, HISTORY])
def test_the_number_of_the_pull_request_is_not_an_issue_once_it_lands(place: str) -> None:
    texts = ["fix: a (#12)", "fix: a (#12) ", "fix: a (#12)\n\nRefs: #13", "fix: a (#13) (#12)", "fix: a #12 b (#12)"]
    texts += ["fix: a (#BEGIN_NESTED_COMMITEND_NESTED_COMMIT12)"]
    findings = [[each.message for each in found(ReferenceMissing, case_of(text, place=place))] for text in texts]
    said = [f"{WANTED}; `(#12)` is the pull request"]
    assert findings == [said, said, [], [], [], said]


@pytest.mark.parametrize("place", [COMMIT, BRANCH])
def test_it_is_one_while_the_commit_is_written(place: str) -> None:
    assert found(ReferenceMissing, case_of("fix: a (#12)", place=place)) == []


def test_a_title_by_itself_and_a_merge_need_none() -> None:
    assert found(ReferenceMissing, case_of("fix: a", place=TITLE)) == []
    assert found(ReferenceMissing, case_of("fix: a", merge=True)) == []

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from gatepost.gate.event import Commit
from gatepost.gate.landing import lacks_body, merge_message, method_of, needs_commits, override_in
from support.judging import settings_of
from support.landing import BLANK, BODIED, MERGED, ONE, OVERRIDE, REBASED, TITLED, TWO, UNSAID, landed, pull_request

if TYPE_CHECKING:
    from gatepost.gate.judge import Candidate


def seen(candidates: list[Candidate]) -> list[tuple[str, str, str, bool]]:
    return [(each.id[:30], each.place, each.text, each.is_advisory) for each in candidates]


@pytest.mark.parametrize(
    ("facts", "commits", "expected"),
    [
        ({}, ONE, "fix: one (#12)\n\nWhy one."),
        ({}, TWO, "feat: sign in (#12)\n\n* fix: one\n\nWhy one.\n\n* fix: two"),
        (TITLED, ONE, "feat: sign in (#12)\n\nWhy one."),
        (TITLED, TWO, "feat: sign in (#12)\n\n* fix: one\n\nWhy one.\n\n* fix: two"),
        (BODIED, ONE, "feat: sign in (#12)\n\nPasskeys.\n\nAt last."),
        (BODIED, TWO, "feat: sign in (#12)\n\nPasskeys.\n\nAt last."),
        ({"squash_merge_commit_message": "PR_BODY"}, ONE, "fix: one (#12)\n\nPasskeys.\n\nAt last."),
        (BLANK, TWO, "feat: sign in (#12)"),
        ({"squash_merge_commit_message": "BLANK"}, ONE, "fix: one (#12)"),
    ],
)
def test_a_squash_is_what_the_repository_makes_of_it(
    facts: dict[str, object], commits: tuple[Commit, ...], expected: str
) -> None:
    candidates = landed(pull_request(facts, commits=len(commits)), commits)
    assert seen(candidates)[0] == ("landing", "landing", expected, False)
    assert [(each.place, each.is_advisory) for each in candidates[1:]] == [("branch", True)] * len(commits)


@pytest.mark.parametrize(
    ("facts", "commits", "table", "expected"),
    [
        (UNSAID, TWO, {}, [("landing", False), ("landing-with-description", True)]),
        (
            UNSAID,
            ONE,
            {},
            [
                ("landing", False),
                ("landing-by-commit-subject", False),
                ("landing-with-description", True),
            ],
        ),
        (UNSAID, TWO, {"squash-message": "commits"}, [("landing", False)]),
        (UNSAID, TWO, {"squash-message": "pr-body"}, [("landing", False)]),
        (UNSAID, ONE, {"squash-message": "blank"}, [("landing", False), ("landing-by-commit-subject", False)]),
        ({**UNSAID, **TITLED}, ONE, {}, [("landing", False), ("landing-with-description", True)]),
        (BODIED, TWO, {"squash-message": "blank"}, [("landing", False)]),
    ],
)
def test_where_a_setting_is_not_known_every_message_that_may_land_is_judged(
    facts: dict[str, object], commits: tuple[Commit, ...], table: dict[str, object], expected: list[tuple[str, bool]]
) -> None:
    candidates = landed(pull_request(facts, commits=len(commits)), commits, table)
    assert [(each.id, each.is_advisory) for each in candidates if each.place == "landing"] == expected


def test_a_message_that_may_land_is_judged_once() -> None:
    same = (Commit("1" * 40, "feat: sign in", 1),)
    candidates = landed(pull_request(UNSAID, commits=1, body=""), same)
    assert [each.id for each in candidates] == ["landing", "1" * 40]


@pytest.mark.parametrize(
    ("facts", "commits", "expected"),
    [
        (BODIED, 2, ("landing", "landing", "feat: sign in (#12)\n\nPasskeys.\n\nAt last.", False)),
        (BODIED, None, ("landing", "landing", "feat: sign in (#12)\n\nPasskeys.\n\nAt last.", False)),
        (BLANK, 1, ("landing", "landing", "feat: sign in (#12)", False)),
        ({}, 2, ("title", "title", "feat: sign in", False)),
        ({}, 1, ("title", "title", "feat: sign in", True)),
        ({}, None, ("title", "title", "feat: sign in", True)),
        (TITLED, 1, ("title", "title", "feat: sign in", False)),
        ({"squash_merge_commit_message": "BLANK"}, 1, ("title", "title", "feat: sign in", True)),
        (UNSAID, 1, ("title", "title", "feat: sign in", True)),
    ],
)
def test_without_the_commits_what_is_known_is_judged(
    facts: dict[str, object], commits: int | None, expected: tuple[str, str, str, bool]
) -> None:
    assert seen(landed(pull_request(facts, commits=commits), None)) == [expected]


@pytest.mark.parametrize(
    ("facts", "commits", "table", "expected"),
    [
        (BODIED, None, {}, False),
        (BLANK, 1, {}, False),
        ({}, 2, {}, True),
        ({"squash_merge_commit_message": "BLANK"}, 1, {}, True),
        ({"squash_merge_commit_message": "BLANK"}, 2, {}, False),
        ({"squash_merge_commit_message": "BLANK"}, None, {}, True),
        (UNSAID, 2, {"squash-message": "blank"}, False),
        (UNSAID, 2, {}, True),
        (MERGED, 1, {}, True),
        (REBASED, 1, {}, True),
        (None, 1, {}, False),
        (None, 1, {"squash-message": "commits"}, True),
    ],
)
def test_the_commits_are_needed_where_the_message_is_made_of_them(
    facts: dict[str, object] | None,
    commits: int | None,
    table: dict[str, object],
    expected: bool,  # noqa: FBT001  a table's value
) -> None:
    found = pull_request(facts, commits=commits)
    assert needs_commits(found, method_of(found, settings_of(table))) is expected


@pytest.mark.parametrize(
    ("facts", "table", "expected"),
    [
        ({}, {}, ("squash", "by default")),
        ({}, {"merge": "rebase"}, ("rebase", "as the settings say")),
        (MERGED, {}, ("merge", "as the repository says")),
        (MERGED, {"merge": "merge"}, ("merge", "as the repository says")),
        ({"allow_squash_merge": False}, {}, ("merge", "as the repository says")),
        ({"allow_squash_merge": False}, {"merge": "rebase"}, ("rebase", "as the settings say")),
        (REBASED, {"merge": "squash"}, ("rebase", "as the repository says")),
        ({"allow_squash_merge": None}, {}, ("squash", "by default")),
        ({**MERGED, "allow_merge_commit": False}, {"merge": "merge"}, ("merge", "as the settings say")),
        (None, {}, ("squash", "by default")),
        (None, {"merge": "merge"}, ("merge", "as the settings say")),
    ],
)
def test_the_repository_goes_before_the_settings(
    facts: dict[str, object] | None, table: dict[str, object], expected: tuple[str, str]
) -> None:
    method = method_of(pull_request(facts), settings_of(table))
    assert (method.name, method.source) == expected


@pytest.mark.parametrize(
    ("facts", "expected"),
    [
        ({}, "Merge pull request #12 from acme/passkeys\n\nfeat: sign in"),
        (UNSAID, "Merge pull request #12 from acme/passkeys\n\nfeat: sign in"),
        ({"merge_commit_message": "BLANK"}, "Merge pull request #12 from acme/passkeys"),
        ({"merge_commit_message": "PR_BODY"}, "Merge pull request #12 from acme/passkeys\n\nPasskeys.\n\nAt last."),
        (
            {"merge_commit_title": "PR_TITLE", "merge_commit_message": "PR_BODY"},
            "feat: sign in (#12)\n\nPasskeys.\n\nAt last.",
        ),
        ({"merge_commit_title": "PR_TITLE", "merge_commit_message": "BLANK"}, "feat: sign in (#12)"),
        ({"merge_commit_title": "PR_TITLE", "merge_commit_message": "PR_TITLE"}, "feat: sign in (#12)"),
        (None, "Merge branch 'passkeys' into 'main'\n\nfeat: sign in"),
    ],
)
def test_a_merge_is_written_as_the_repository_has_it(facts: dict[str, object] | None, expected: str) -> None:
    assert merge_message(pull_request(facts)) == expected


def test_a_merge_lands_with_every_commit() -> None:
    merge = Commit("3" * 40, "Merge branch 'main' into passkeys", 2)
    candidates = landed(pull_request(MERGED), (*TWO, merge))
    assert [(each.id[:7], each.place, each.merge, each.is_advisory) for each in candidates] == [
        ("landing", "landing", True, False),
        ("1111111", "history", False, False),
        ("2222222", "history", False, False),
        ("3333333", "history", True, False),
    ]


def test_a_rebase_lands_every_commit_but_merges() -> None:
    merge = Commit("3" * 40, "Merge branch 'main' into passkeys", 2)
    candidates = landed(pull_request(REBASED), (*TWO, merge))
    assert [(each.id[:7], each.place, each.is_advisory) for each in candidates] == [
        ("1111111", "history", False),
        ("2222222", "history", False),
        ("3333333", "history", True),
    ]


@pytest.mark.parametrize("facts", [BODIED, MERGED, REBASED])
def test_an_override_takes_the_place_of_whatever_lands(facts: dict[str, object]) -> None:
    candidates = landed(pull_request(facts, body=OVERRIDE), TWO)
    assert seen(candidates)[0] == ("override", "landing", "fix: as it should be", False)
    assert all(each.is_advisory for each in candidates[1:])


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("", ""),
        ("BEGIN_COMMIT_OVERRIDE", ""),
        ("BEGIN_COMMIT_OVERRIDE\n\nEND_COMMIT_OVERRIDE", ""),
        ("END_COMMIT_OVERRIDE fix: a", ""),
        ("BEGIN_COMMIT_OVERRIDE fix: a", "fix: a"),
        ("BEGIN_COMMIT_OVERRIDE\nfix: a\n\nfeat: b\nEND_COMMIT_OVERRIDE\nEND_COMMIT_OVERRIDE", "fix: a\n\nfeat: b"),
        ("BEGIN_COMMIT_OVERRIDE fix: a BEGIN_COMMIT_OVERRIDE fix: b END_COMMIT_OVERRIDE", "fix: a"),
        ("<!-- BEGIN_COMMIT_OVERRIDE -->", "-->"),
    ],
)
def test_an_override_is_read_as_release_please_reads_it(body: str, expected: str) -> None:
    assert override_in(body) == expected


def test_another_forge_squashes_to_the_title_unless_told_otherwise() -> None:
    told: list[tuple[dict[str, object], str]] = [
        ({}, "feat: sign in"),
        ({"squash-message": "pr-body"}, "feat: sign in\n\nPasskeys.\n\nAt last."),
        ({"squash-message": "commits"}, "feat: sign in\n\n* fix: one\n\nWhy one.\n\n* fix: two"),
        ({"squash-message": "blank"}, "feat: sign in"),
    ]
    for table, expected in told:
        assert seen(landed(pull_request(None), TWO, table))[0] == ("landing", "landing", expected, False)
    assert [each.id for each in landed(pull_request(None, body=OVERRIDE), ())] == ["landing"]


@pytest.mark.parametrize(
    ("facts", "table", "expected"),
    [
        (None, {"squash-message": "pr-body"}, True),
        (None, {}, False),
        (None, {"squash-message": "pr-body", "merge": "merge"}, False),
    ],
)
def test_half_a_description_is_not_judged(
    facts: dict[str, object] | None,
    table: dict[str, object],
    expected: bool,  # noqa: FBT001  a table's value
) -> None:
    found = pull_request(facts, is_cut=True)
    assert lacks_body(found, method_of(found, settings_of(table))) is expected
    if expected:
        assert seen(landed(found, TWO, table))[0] == ("title", "title", "feat: sign in", False)
        assert not lacks_body(pull_request(facts), method_of(found, settings_of(table)))


@pytest.mark.parametrize(
    ("is_squashed", "table", "expected"),
    [
        (True, {}, "squash"),
        (True, {"merge": "rebase"}, "squash"),
        (False, {}, "merge"),
        (False, {"merge": "squash"}, "merge"),
        (False, {"merge": "rebase"}, "rebase"),
    ],
)
def test_what_another_forge_says_of_this_one_goes_before_the_settings(
    is_squashed: bool,  # noqa: FBT001  a table's value
    table: dict[str, object],
    expected: str,
) -> None:
    found = pull_request(None)
    found.is_squashed = is_squashed
    method = method_of(found, settings_of(table))
    assert (method.name, method.source) == (expected, "as it says itself")


@pytest.mark.parametrize("body", ["\x85", "\x1c", "\x1ffeat: ok "])
def test_what_javascript_does_not_trim_stays_in_an_override(body: str) -> None:
    assert override_in(f"BEGIN_COMMIT_OVERRIDE{body}END_COMMIT_OVERRIDE") == body.rstrip(" ")


def test_a_squash_is_no_merge_whatever_it_is_called() -> None:
    found = landed(pull_request({}, title="Merge branch 'main' of x: fixes login"), TWO)
    assert [each.merge for each in found] == [False] * len(found)

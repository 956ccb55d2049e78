from __future__ import annotations

import pytest

from gatepost.gate.event import MergeFacts, is_id, is_no_commit, remote_branch

SHA = "5c0e2ab1" * 5
WAYS = {"allow_squash_merge": True, "allow_merge_commit": False, "allow_rebase_merge": True}


@pytest.mark.parametrize(
    ("repository", "allowed"),
    [
        (WAYS, ("squash", "rebase")),
        ({**WAYS, "allow_merge_commit": True}, ("squash", "merge", "rebase")),
        (dict.fromkeys(WAYS, False), ()),
        ({}, None),
        ({"allow_squash_merge": True, "allow_merge_commits": True, "allow_rebase": True}, None),  # Gitea's names
        ({**WAYS, "allow_merge_commit": None}, None),
        ({**WAYS, "allow_merge_commit": "yes"}, None),
    ],
)
def test_the_ways_to_land_are_believed_where_all_three_are_said(
    repository: dict[str, object], allowed: tuple[str, ...] | None
) -> None:
    assert MergeFacts(repository).allowed == allowed


def test_what_one_source_does_not_say_another_may() -> None:
    asked = MergeFacts({"squash_merge_commit_title": "PR_TITLE"})
    asked.fill(MergeFacts({**WAYS, "squash_merge_commit_title": "COMMIT_OR_PR_TITLE", "merge_commit_message": "BLANK"}))
    assert (asked.allowed, asked.squash_title, asked.merge_message) == (("squash", "rebase"), "PR_TITLE", "BLANK")
    assert (asked.squash_message, asked.merge_title) == (None, None)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (SHA, True),
        ("a1" * 32, True),
        ("0" * 40, True),
        (SHA[:39], False),
        (f"{SHA}a", False),
        (SHA.upper(), False),
        ("deadbeef", False),
        ("HEAD", False),
        ("--output=x", False),
        ("", False),
    ],
)
def test_an_id_is_whole(text: str, expected: bool) -> None:  # noqa: FBT001  a table's value
    assert is_id(text) is expected


@pytest.mark.parametrize(
    ("text", "expected"), [("0" * 40, True), ("0" * 64, True), (SHA, False), ("0", False), ("", False)]
)
def test_an_id_of_zeros_stands_for_no_commit(text: str, expected: bool) -> None:  # noqa: FBT001  a table's value
    assert is_no_commit(text) is expected


@pytest.mark.parametrize("name", ["main", "feature/x", "v1.x", "$(id)", "a;b", "--output=x", "é", "HEAD", "a@b"])
def test_a_branch_is_called_in_full(name: str) -> None:
    assert remote_branch(name) == f"refs/remotes/origin/{name}"


@pytest.mark.parametrize(
    "name", ["", "a b", "main~3", "a^", "a:b", "a?", "a*", "a[", "a\\b", "a..b", "a@{1}", "a\nb", "a\0"]
)
def test_what_git_would_not_take_for_a_branch_is_none(name: str) -> None:
    assert remote_branch(name) == ""

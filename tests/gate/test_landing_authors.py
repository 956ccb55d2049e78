"""Whose message lands: a person's, a program's, a release's."""

from __future__ import annotations

import pytest

from gatepost.gate.event import Commit
from gatepost.gate.judge import Candidate, judge_one
from gatepost.gate.settings import BOTS
from support.judging import rulebook_of
from support.landing import BLANK, BODIED, OVERRIDE, TWO, landed, pull_request


@pytest.mark.parametrize(
    ("login", "commits", "title", "by_bot"),
    [
        *((login, TWO, "feat: a", True) for login in BOTS),
        ("ada", (Commit("1" * 40, "chore: a\n\nCo-authored-by: dependabot[bot] <x@y>", 1),), "feat: a", False),
        ("ada", TWO, "chore(deps): bump dependabot[bot]", False),
        ("dependabot", TWO, "feat: a", False),
        ("Dependabot[bot]", TWO, "feat: a", False),
        ("", TWO, "feat: a", False),
    ],
)
def test_a_bot_is_known_by_its_login_alone(
    login: str,
    commits: tuple[Commit, ...],
    title: str,
    by_bot: bool,  # noqa: FBT001  a table's value
) -> None:
    candidates = landed(pull_request(BODIED, login=login, title=title, body=OVERRIDE), commits)
    assert {each.by_bot for each in candidates} == {by_bot}
    assert not any(each.by_release_please for each in candidates)


def test_the_settings_name_other_bots() -> None:
    found = pull_request(BODIED, login="tidy[bot]")
    assert all(each.by_bot for each in landed(found, TWO, {"bots": ["tidy[bot]"]}))
    assert not any(each.by_bot for each in landed(pull_request(BODIED, login=BOTS[0]), TWO, {"bots": ["tidy[bot]"]}))


@pytest.mark.parametrize(
    ("branch", "is_own_branch", "expected"),
    [
        ("release-please--branches--main", True, True),
        ("release-please--branches--main--components--api", True, True),
        ("release-please--branches--main", False, False),
        ("my-release-please--branches--main", True, False),
        ("release-please", True, False),
    ],
)
def test_release_please_is_known_by_a_branch_that_no_fork_can_have(
    branch: str,
    is_own_branch: bool,  # noqa: FBT001  a table's value
    expected: bool,  # noqa: FBT001  a table's value
) -> None:
    found = pull_request(BODIED, branch=branch, is_own_branch=is_own_branch, title="chore(main): release 1.2.3")
    assert {each.by_release_please for each in landed(found, TWO)} == {expected}


@pytest.mark.parametrize(
    ("login", "title", "expected"),
    [
        ("dependabot[bot]", f"chore(deps): bump {'x' * 120}", set()),
        ("ada", f"chore(deps): bump {'x' * 120}", {"header-too-long"}),
        ("dependabot[bot]", "bump x(y(z)", {"header-not-conventional"}),
        ("dependabot[bot]", "chore(deps): bump x", set()),
    ],
)
def test_a_bots_message_is_spared_what_nobody_can_mend(login: str, title: str, expected: set[str]) -> None:
    candidate = landed(pull_request(BLANK, login=login, title=title), TWO)[0]
    assert {finding.name for finding in judge_one(candidate, rulebook_of({})).findings} == expected


def test_a_description_that_folding_makes_release_please_drop_is_seen() -> None:
    body = f"{'Calls the function ' * 3}as in the docs: foo(bar(baz)) is right."
    candidate = landed(pull_request(BODIED, body=body), TWO)[0]
    assert "\nfoo(bar(baz))" in candidate.text
    assert [finding.name for finding in judge_one(candidate, rulebook_of({})).findings] == ["message-dropped"]
    assert judge_one(Candidate("typed", f"feat: sign in (#12)\n\n{body}"), rulebook_of({})).findings == []

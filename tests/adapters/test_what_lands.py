from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from gatepost.adapters.what_lands import landed_commits
from gatepost.errors import GitFailedError
from gatepost.gate.judge import Candidate
from gatepost.gate.landing import LANDING_BY_COMMIT, OVERRIDE
from gatepost.release.source import LoggedCommit
from gatepost.release.what_if import UNBORN
from gatepost.rules.case import BRANCH, HISTORY, LANDING, TITLE
from support.repos import commit, git

if TYPE_CHECKING:
    from pathlib import Path


class Branch:
    """A branch of two commits, beside which the base has moved on."""

    def __init__(self, repository: Path) -> None:
        self.folder = str(repository)
        commit(repository, "feat: base", base="1")
        git(repository, "switch", "--quiet", "-c", "topic")
        self.first = commit(repository, "fix: first", **{"a/x": "1"})
        self.head = commit(repository, "feat: second", **{"b/ü": "1"})
        git(repository, "switch", "--quiet", "main")
        self.base = commit(repository, "fix: moved on", base="2")

    def landed(self, *candidates: Candidate) -> list[LoggedCommit]:
        return landed_commits(list(candidates), self.base, self.head, self.folder)

    def own(self, place: str, *, is_advisory: bool) -> list[Candidate]:
        return [
            Candidate(self.first, "fix: first", place, is_advisory=is_advisory),
            Candidate(self.head, "feat: second", place, is_advisory=is_advisory),
        ]

    @property
    def both(self) -> list[LoggedCommit]:
        return [LoggedCommit(self.head, "feat: second", ("b/ü",)), LoggedCommit(self.first, "fix: first", ("a/x",))]


@pytest.fixture
def branch(repository: Path) -> Branch:
    return Branch(repository)


def landing(text: str, *, name: str = LANDING, is_advisory: bool = False) -> Candidate:
    return Candidate(name, text, LANDING, is_advisory=is_advisory)


ALL = ("a/x", "b/ü")


def test_a_squash_lands_one_commit_with_all_files_of_the_branch(branch: Branch) -> None:
    found = branch.landed(landing("feat: both (#7)"), *branch.own(BRANCH, is_advisory=True))
    assert found == [LoggedCommit(UNBORN, "feat: both (#7)", ALL)]


def test_where_a_squash_may_write_several_messages_one_lands(branch: Branch) -> None:
    found = branch.landed(landing("feat: both"), landing("fix: first", name=LANDING_BY_COMMIT))
    assert [each.message for each in found] == ["feat: both"]


def test_a_merge_lands_its_own_commit_and_those_of_the_branch(branch: Branch) -> None:
    found = branch.landed(landing("Merge pull request #7"), *branch.own(HISTORY, is_advisory=False))
    assert found == [LoggedCommit(UNBORN, "Merge pull request #7", ALL), *branch.both]


def test_a_rebase_lands_the_commits_newest_first(branch: Branch) -> None:
    assert branch.landed(*branch.own(HISTORY, is_advisory=False)) == branch.both


def test_a_commit_that_the_branch_does_not_have_is_left_out(branch: Branch) -> None:
    first, _ = branch.own(HISTORY, is_advisory=False)
    assert branch.landed(first) == branch.both[1:]
    assert branch.landed(first, Candidate("e" * 40, "fix: x", HISTORY)) == branch.both[1:]


def test_an_override_takes_the_place_of_what_lands(branch: Branch) -> None:
    found = branch.landed(
        landing("docs: x", name=OVERRIDE),
        landing("feat: both", is_advisory=True),
        *branch.own(HISTORY, is_advisory=True),
    )
    assert found == [LoggedCommit(UNBORN, "docs: x", ALL)]


def test_what_is_not_known_to_land_does_not(branch: Branch) -> None:
    assert branch.landed(Candidate("title", "feat: a", TITLE), *branch.own(BRANCH, is_advisory=True)) == []
    assert branch.landed() == []


def test_a_clone_that_lacks_a_commit_cannot_tell(branch: Branch) -> None:
    with pytest.raises(GitFailedError):
        landed_commits([landing("feat: a")], "e" * 40, branch.head, branch.folder)

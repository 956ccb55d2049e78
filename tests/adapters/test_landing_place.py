"""Whether the commits of a range land as they are."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from gatepost.adapters.git_history import Range
from gatepost.adapters.landing_place import place_of
from gatepost.rules.case import BRANCH, HISTORY
from support.repos import commit, git

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.once


def place(folder: Path, range_: str, merge: str = "squash") -> str:
    return place_of(Range(range_, str(folder)), merge)


def branches(repository: Path, release: str = "main") -> None:
    """Make three commits on a release branch, two on `side`, which begins at the second, and stay there."""
    git(repository, "symbolic-ref", "HEAD", f"refs/heads/{release}")
    for text in ("one", "two", "three"):
        commit(repository, text)
    git(repository, "switch", "--quiet", "-c", "side", f"{release}~1")
    for text in ("four", "five"):
        commit(repository, text)


@pytest.mark.parametrize("release", ["main", "master"])
@pytest.mark.parametrize(
    ("range_", "expected"),
    [
        ("RELEASE..side", BRANCH),
        ("RELEASE..", BRANCH),
        ("RELEASE...side", BRANCH),
        ("side^!", BRANCH),
        ("HEAD~1", BRANCH),
        ("side", BRANCH),
        ("HEAD~2", HISTORY),
        ("RELEASE", HISTORY),
        ("RELEASE~2..RELEASE~1", HISTORY),
        ("side..RELEASE", HISTORY),
        ("side...RELEASE", HISTORY),
        ("annotated", BRANCH),
        ("side..side", BRANCH),
        ("nope..HEAD", HISTORY),
        ("HEAD..nope", HISTORY),
        ("^HEAD", HISTORY),
    ],
)
@pytest.mark.parametrize("at", ["side", "RELEASE", "detached"])
def test_what_the_release_branch_holds_is_history(
    range_: str, expected: str, at: str, release: str, repository: Path
) -> None:
    branches(repository, release)
    git(repository, "tag", "-a", "annotated", "-m", "x", "side")
    if at == "RELEASE" and "HEAD" not in range_ and not range_.endswith(".."):
        git(repository, "switch", "--quiet", release)
    if at == "detached":
        git(repository, "switch", "--quiet", "--detach", "side")
    assert place(repository, range_.replace("RELEASE", release)) == expected


@pytest.mark.parametrize("merge", ["merge", "rebase"])
def test_where_pull_requests_are_not_squashed_every_commit_lands(merge: str, repository: Path) -> None:
    branches(repository)
    assert place(repository, "main..side", merge) == HISTORY


@pytest.mark.parametrize("release", ["develop", "release/next", "main"])
def test_the_default_branch_of_the_remote_is_the_release_branch(release: str, repository: Path) -> None:
    branches(repository, release)
    git(repository, "switch", "--quiet", release)
    git(repository, "branch", "master", "side")  # of no importance
    clone = repository.parent / "clone"
    git(repository.parent, "clone", "--quiet", str(repository), str(clone))
    assert place(clone, "HEAD") == HISTORY
    assert place(clone, "origin/side") == BRANCH
    commit(clone, "six")
    assert place(clone, "origin/HEAD..HEAD") == HISTORY  # on the way to be pushed as it is
    git(clone, "switch", "--quiet", "-c", "work")
    commit(clone, "seven")
    assert place(clone, f"origin/{release}..HEAD") == BRANCH
    git(clone, "branch", "--quiet", "--delete", "--force", release)
    assert place(clone, f"origin/{release}~1..origin/{release}") == HISTORY
    assert place(clone, "work~1") == BRANCH


def test_a_checkout_of_ci_has_branches_of_the_remote_alone(repository: Path) -> None:
    branches(repository)
    clone = repository.parent / "clone"
    clone.mkdir()
    git(clone, "init", "--quiet")
    git(clone, "fetch", "--quiet", str(repository), "+refs/heads/*:refs/remotes/origin/*")
    git(clone, "checkout", "--quiet", "--detach", "origin/side")
    assert place(clone, "origin/main..HEAD") == BRANCH
    assert place(clone, "origin/side~2") == HISTORY


def test_where_no_release_branch_is_known_commits_are_held_to_what_history_must_be(repository: Path) -> None:
    branches(repository, "trunk")
    assert place(repository, "trunk..side") == HISTORY


def test_a_repository_without_commits_has_no_branch(repository: Path) -> None:
    assert place(repository, "HEAD") == HISTORY

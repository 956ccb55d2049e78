"""What of a range is left out: what is older than `since`, and what a shallow clone does not have."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

import pytest

from gatepost.adapters.git_history import (
    Range,
    commits_in_range,
    count_commits,
    count_left_out,
    has_commit,
    raw_batches,
    read_batch,
    shallow_boundary,
)
from gatepost.errors import GitFailedError, HistoryCutShortError, NoRepositoryError, RevisionUnknownError
from support.repos import commit, git

if TYPE_CHECKING:
    from pathlib import Path

NOWHERE = "d" * 40


@pytest.fixture
def history(repository: Path) -> list[str]:
    """Return the ids of the commits `feat: 0` to `feat: 3`, oldest first."""
    return [commit(repository, f"feat: {number}") for number in range(4)]


def messages(wanted: Range) -> list[str]:
    return [found.message for found in commits_in_range(wanted)]


def shallow(repository: Path, tmp_path: Path, depth: int) -> str:
    git(tmp_path, "clone", "--quiet", f"--depth={depth}", f"file://{repository}", "clone")
    return str(tmp_path / "clone")


def test_a_range_says_what_git_is_asked_for() -> None:
    assert Range("A..B").arguments == ["A..B"]
    assert Range("A..B", since="abcdef0").arguments == ["A..B", "^abcdef0"]


def test_commits_up_to_since_are_left_out(repository: Path, history: list[str]) -> None:
    folder = str(repository)
    for since, expected in {
        history[0]: ["feat: 3", "feat: 2", "feat: 1"],
        history[1][:7]: ["feat: 3", "feat: 2"],
        history[3]: [],
    }.items():
        wanted = Range("HEAD", folder, since=since)
        assert messages(wanted) == expected
        assert (count_commits(wanted), count_left_out(wanted)) == (len(expected), 4 - len(expected))


def test_since_leaves_out_what_it_reaches_alone(repository: Path, history: list[str]) -> None:
    git(repository, "switch", "--quiet", "-c", "side", history[0])
    side = commit(repository, "feat: side")
    git(repository, "switch", "--quiet", "main")
    git(repository, "merge", "--quiet", "--no-edit", "side")
    wanted = Range(f"{history[2]}..HEAD", str(repository), since=side)
    assert messages(wanted) == ["Merge branch 'side'", "feat: 3"]
    assert count_left_out(wanted) == 1


def test_since_that_this_clone_does_not_have_is_not_passed_over(
    repository: Path, history: list[str], tmp_path: Path
) -> None:
    with pytest.raises(RevisionUnknownError) as unknown:
        count_left_out(Range("HEAD", str(repository), since=NOWHERE))
    assert unknown.value.text == f"`since` in the settings names {NOWHERE}, which this clone does not have"
    assert unknown.value.hint == "name a commit of the release branch's history"
    with pytest.raises(HistoryCutShortError) as cut:
        count_left_out(Range("HEAD", shallow(repository, tmp_path, 2), since=history[0]))
    assert cut.value.text == f"`since` in the settings names {history[0]}, which this clone does not have"
    assert "git fetch --unshallow" in cut.value.hint


def test_a_shallow_clone_is_enough_for_what_is_younger_than_since(
    repository: Path, history: list[str], tmp_path: Path
) -> None:
    clone = shallow(repository, tmp_path, 2)
    assert messages(Range("HEAD", clone, since=history[2])) == ["feat: 3"]
    with pytest.raises(HistoryCutShortError):
        messages(Range("HEAD", clone))


@pytest.mark.usefixtures("history")
def test_what_a_shallow_clone_has_is_read_on_request(repository: Path, tmp_path: Path) -> None:
    clone = shallow(repository, tmp_path, 2)
    assert messages(Range("HEAD", clone, is_partial=True)) == ["feat: 3", "feat: 2"]
    for range_ in ("origin/nope..HEAD", f"{NOWHERE}..HEAD"):
        with pytest.raises(HistoryCutShortError, match="this shallow clone does not have it"):
            messages(Range(range_, clone, is_partial=True))


def test_the_ids_of_the_cut_commits_are_known(repository: Path, history: list[str], tmp_path: Path) -> None:
    assert shallow_boundary(str(repository)) == frozenset()
    assert shallow_boundary(shallow(repository, tmp_path, 2)) == {history[2]}


def test_a_list_of_cut_commits_that_cannot_be_read_is_an_error(repository: Path) -> None:
    (repository / ".git" / "shallow").write_bytes(b"\xff")
    with pytest.raises(GitFailedError, match="git's list of cut commits cannot be read") as caught:
        shallow_boundary(str(repository))
    assert caught.value.hint == "look at .git/shallow"


def test_a_commit_is_there_or_not(repository: Path, history: list[str]) -> None:
    git(repository, "tag", "-a", "v1", "-m", "one")
    folder = str(repository)
    assert [has_commit(name, folder) for name in (history[0], history[0][:7], "main", "v1", "HEAD~3")] == [True] * 5
    wrong = (NOWHERE, "nope", "HEAD~4", "-n1", "--all", "HEAD..HEAD")
    assert [has_commit(name, folder) for name in wrong] == [False] * 6


def test_what_cannot_be_counted_is_none(repository: Path, history: list[str], tmp_path: Path) -> None:
    assert count_commits(Range(f"{history[1]}..HEAD", str(repository))) == 2
    assert count_commits(Range("nope..HEAD", str(repository))) == 0
    with pytest.raises(NoRepositoryError):
        count_commits(Range("HEAD", str(tmp_path)))


@pytest.mark.usefixtures("history")
def test_batches_are_whole_commits(repository: Path) -> None:
    batches = list(raw_batches(Range("HEAD", str(repository))))
    assert [[each.message for each in read_batch(batch)] for batch in batches] == [
        ["feat: 3", "feat: 2", "feat: 1", "feat: 0"]
    ]
    assert read_batch(b"") == []


def test_a_range_without_commits_has_no_batch(repository: Path) -> None:
    commit(repository, "feat: one")
    assert list(raw_batches(Range("HEAD..HEAD", str(repository)))) == []


def test_the_time_for_a_message_grows_with_its_length_and_no_faster(repository: Path) -> None:
    commit(repository, "feat: huge\n\n" + "line of text\n" * 3_000_000)
    before = time.process_time()
    assert [len(each.message) for each in commits_in_range(Range("HEAD", str(repository)))] == [39_000_011]
    assert time.process_time() - before < 1.5

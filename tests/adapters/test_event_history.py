from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from gatepost.adapters.event_history import commits_of, missing, newest_tag, range_of
from gatepost.adapters.git_history import commits_in_range
from gatepost.errors import HistoryCutShortError
from gatepost.gate.event import COMMITS, PULL_REQUEST, Event, PullRequest
from support.events import checkout, remote_of
from support.repos import commit, git

if TYPE_CHECKING:
    from pathlib import Path

GONE = "dead" * 10
MAIN = "refs/remotes/origin/main"


def pull_request(base: str, head: str = "", target: str = "main") -> Event:
    found = PullRequest(number="12", title="feat: a", body="", target=target)
    return Event(PULL_REQUEST, "pull request #12", base=base, head=head, pull_request=found)


def pushed(base: str = "", head: str = "") -> Event:
    return Event(COMMITS, "a push to main", base=base, head=head)


def subjects(event: Event, folder: Path) -> list[str] | None:
    found = commits_of(event, str(folder))
    return None if found is None else [each.message for each in found]


def messages(event: Event, folder: Path, *, since: str = "", is_partial: bool = False) -> list[str]:
    wanted = range_of(event, str(folder), since=since, is_partial=is_partial)
    return [found.message for found in commits_in_range(wanted)]


@pytest.fixture(name="branched")
def _branched(repository: Path) -> Path:
    """Return a repository with `main` (one, two) and `passkeys` (one, three, four), which is checked out."""
    commit(repository, "feat: one")
    git(repository, "switch", "--quiet", "-c", "passkeys")
    commit(repository, "feat: three")
    commit(repository, "feat: four")
    git(repository, "switch", "--quiet", "main")
    commit(repository, "feat: two")
    git(repository, "switch", "--quiet", "passkeys")
    return repository


def sha(folder: Path, revision: str) -> str:
    return git(folder, "rev-parse", revision)


def test_the_commits_of_a_pull_request_come_oldest_first(branched: Path) -> None:
    base, head = sha(branched, "main"), sha(branched, "passkeys")
    assert subjects(pull_request(base, head), branched) == ["feat: three", "feat: four"]
    assert subjects(pull_request(base), branched) == ["feat: three", "feat: four"]


def test_a_merge_is_known_by_its_parents(branched: Path) -> None:
    git(branched, "merge", "--quiet", "--no-edit", "main")
    found = commits_of(pull_request(sha(branched, "main"), sha(branched, "HEAD")), str(branched))
    assert found is not None
    assert [each.parents for each in found] == [1, 1, 2]


def test_a_commit_has_its_author(branched: Path) -> None:
    git(branched, "commit", "--quiet", "--allow-empty", "-m", "feat: five", "--author", "Bob \u00e9 <bob@example.com>")
    found = commits_of(pull_request(sha(branched, "main")), str(branched))
    assert found is not None
    assert [each.author for each in found] == [
        "Ada Author <ada@example.com>",
        "Ada Author <ada@example.com>",
        "Bob \u00e9 <bob@example.com>",
    ]


def test_what_came_in_from_a_newer_state_of_the_target_is_not_of_the_pull_request(
    branched: Path, tmp_path: Path
) -> None:
    opened_at = sha(branched, "main~1")
    git(branched, "merge", "--quiet", "--no-edit", "main")
    event = pull_request(opened_at, sha(branched, "HEAD"))
    clone = checkout(remote_of(branched, tmp_path), tmp_path, "passkeys")
    merged = ["feat: three", "feat: four", "Merge branch 'main' into passkeys"]
    assert subjects(event, clone) == merged
    assert "feat: two" in (subjects(event, branched) or [])  # which has no remote, and cannot know better
    assert subjects(pull_request(opened_at, sha(branched, "HEAD"), target="a..b"), clone) != merged


def test_a_pull_request_that_has_landed_keeps_its_commits(branched: Path, tmp_path: Path) -> None:
    base, head = sha(branched, "main"), sha(branched, "passkeys")
    git(branched, "switch", "--quiet", "main")
    git(branched, "merge", "--quiet", "--no-edit", "passkeys")
    clone = checkout(remote_of(branched, tmp_path), tmp_path, "main")
    assert subjects(pull_request(base, head), clone) == ["feat: three", "feat: four"]


@pytest.mark.parametrize("ends", [(GONE, "passkeys"), ("main", GONE), (GONE, GONE)])
def test_where_an_end_is_not_here_the_commits_are_not(ends: tuple[str, str], branched: Path) -> None:
    base, head = (end if end == GONE else sha(branched, end) for end in ends)
    assert subjects(pull_request(base, head), branched) is None
    assert subjects(pull_request("", head), branched) is None


@pytest.mark.parametrize("depth", [1, 2, 3])
def test_a_history_that_is_cut_short_gives_all_commits_or_none(depth: int, branched: Path, tmp_path: Path) -> None:
    base, head = sha(branched, "main"), sha(branched, "passkeys")
    clone = checkout(remote_of(branched, tmp_path), tmp_path, "passkeys", depth=depth)
    git(clone, "fetch", "--quiet", f"--depth={depth}", "origin", base)
    assert subjects(pull_request(base, head), clone) == (["feat: three", "feat: four"] if depth > 2 else None)


def test_an_id_that_is_cut_is_no_branch_of_that_name(branched: Path) -> None:
    base, head = sha(branched, "main"), sha(branched, "passkeys")
    git(branched, "branch", base[:12], head)
    git(branched, "tag", base[:12], head)
    assert subjects(pull_request(base[:12], head[:12]), branched) == ["feat: three", "feat: four"]
    assert subjects(pull_request("deadbeefdead", head), branched) is None


def test_a_tag_does_not_take_the_place_of_a_branch(branched: Path, tmp_path: Path) -> None:
    git(branched, "tag", "origin/main", "passkeys")
    clone = checkout(remote_of(branched, tmp_path), tmp_path, "passkeys")
    assert subjects(pull_request(MAIN), clone) == ["feat: three", "feat: four"]
    assert messages(pushed(MAIN, sha(clone, "HEAD")), clone) == ["feat: four", "feat: three"]


def test_a_push_is_what_is_between_its_ends(branched: Path) -> None:
    first, last = sha(branched, "passkeys~2"), sha(branched, "passkeys")
    assert messages(pushed(first, last), branched) == ["feat: four", "feat: three"]
    assert messages(pushed("", last), branched) == ["feat: four", "feat: three", "feat: one"]
    assert messages(pushed("", last), branched, since=first) == ["feat: four", "feat: three"]
    assert messages(pushed(last, last), branched) == []


def test_without_ends_it_is_what_came_since_the_newest_tag(branched: Path) -> None:
    assert newest_tag("HEAD", str(branched)) == ""
    assert messages(pushed(), branched) == ["feat: four", "feat: three", "feat: one"]
    git(branched, "tag", "v1.0.0", "HEAD~1")
    git(branched, "tag", "-a", "v0.9.0", "-m", "x", "HEAD~2")
    git(branched, "branch", "v1.0.0", "HEAD")
    assert newest_tag("HEAD", str(branched)) == "refs/tags/v1.0.0"
    assert messages(pushed(), branched) == ["feat: four"]


def test_a_push_whose_ends_are_not_here_is_not_judged(branched: Path) -> None:
    here = sha(branched, "passkeys")
    for event in (pushed(GONE, here), pushed(here, GONE), pushed("", GONE), pushed(MAIN, here)):
        with pytest.raises(HistoryCutShortError) as caught:
            range_of(event, str(branched), since="", is_partial=False)
        assert caught.value.text == "cannot judge a push to main: its commits are not in this clone"
        assert caught.value.exit_code == 3


def test_partly_it_is_judged_as_far_as_it_is_here(branched: Path, tmp_path: Path) -> None:
    here = sha(branched, "passkeys")
    assert messages(pushed(GONE, here), branched, is_partial=True) == ["feat: four"]
    clone = checkout(remote_of(branched, tmp_path), tmp_path, "passkeys", depth=2)
    assert messages(pushed(GONE, here), clone, is_partial=True) == ["feat: four", "feat: three"]
    with pytest.raises(HistoryCutShortError):
        messages(pushed(here, GONE), clone, is_partial=True)


@pytest.mark.parametrize(
    ("event", "wanted"),
    [
        (pushed(GONE, "4ead" * 10), f"{GONE} {'4ead' * 10}"),
        (pushed(GONE), GONE),
        (pushed(MAIN), f"+refs/heads/main:{MAIN}"),
        (pull_request(GONE, "4ead" * 10), f"+refs/heads/main:{MAIN} {GONE} {'4ead' * 10}"),
        (
            pull_request(GONE, target="$(id);x"),
            "'+refs/heads/$(id);x:refs/remotes/origin/$(id);x' " + GONE,
        ),
    ],
)
def test_the_hint_names_what_is_missing(event: Event, wanted: str, repository: Path) -> None:
    commit(repository, "feat: one")
    hint = missing(event, str(repository)).hint
    assert hint == f"run `git fetch --no-tags --filter=blob:none origin {wanted}`"


def test_the_hint_for_a_clone_that_is_cut_short_is_another(branched: Path, tmp_path: Path) -> None:
    clone = checkout(remote_of(branched, tmp_path), tmp_path, "passkeys", depth=1)
    hint = missing(pushed(GONE), str(clone)).hint
    command = f"git fetch --no-tags --filter=blob:none --unshallow origin {GONE}"
    assert hint == f"set `fetch-depth: 0` at the checkout step, or run `{command}`"


def test_without_a_checkout_there_is_nothing_to_fetch_into(tmp_path: Path) -> None:
    error = missing(pushed(GONE), str(tmp_path), is_repository=False)
    assert error.text == "cannot judge a push to main: there is no checkout, and its commits are needed"
    assert error.hint == "check the repository out with `fetch-depth: 0`, or ask GitHub: --online"

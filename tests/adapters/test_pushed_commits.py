"""The refs of a push, and which commits the remote lacks."""

from __future__ import annotations

import io
import os
import sys
from typing import TYPE_CHECKING

import pytest

from gatepost.adapters.pushed_commits import Push, Remote, refs_of_runner, refs_on_standard_input, remote_called
from gatepost.errors import HistoryCutShortError, MessageUnreadableError
from gatepost.hooks.push import PushedRef
from support.repos import commit, git

if TYPE_CHECKING:
    from pathlib import Path

ZEROS = "0" * 40
A = "a" * 40


def ref(local_id: str, remote_id: str = ZEROS, name: str = "refs/heads/main") -> PushedRef:
    return PushedRef("HEAD", local_id, name, remote_id)


def tracked(folder: Path, name: str, id_: str) -> None:
    git(folder, "update-ref", f"refs/remotes/{name}", id_)


@pytest.fixture
def ids(repository: Path) -> list[str]:
    return [commit(repository, f"feat: {number}") for number in range(4)]


def test_what_is_known_of_a_remote(repository: Path, ids: list[str]) -> None:
    folder = str(repository)
    assert (Remote("origin", folder).has_others, Remote("", folder).has_others) == (False, False)
    assert Remote("origin", folder).release_branches == ("main", "master")
    tracked(repository, "origin/trunk", ids[0])
    git(repository, "symbolic-ref", "refs/remotes/origin/HEAD", "refs/remotes/origin/trunk")
    assert (Remote("origin", folder).has_others, Remote("fork", folder).has_others) == (False, True)
    assert Remote("", folder).has_others
    assert Remote("origin", folder).release_branches == ("trunk",)
    assert Remote("fork", folder).release_branches == ("main", "master")


def test_the_remote_has_what_its_refs_hold_and_what_was_fetched(repository: Path, ids: list[str]) -> None:
    folder = str(repository)
    for known in (ref(ids[3], ids[1]), PushedRef("(delete)", ZEROS, "refs/heads/old", ids[1])):
        push = Push([ref(ids[3]), known], "origin", "url", folder)
        assert push.lacking([ids[3]]) == {ids[3]: [ids[2]], ids[2]: [ids[1]]}
    tracked(repository, "origin/x", ids[2])
    tracked(repository, "other/x", ids[3])
    push = Push([ref(ids[3], A)], "origin", "url", folder)
    assert push.lacking([ids[3]]) == {ids[3]: [ids[2]]}
    assert push.lacking([]) == {}
    assert push.lacking_everywhere({ids[3]: [ids[2]]}, [ids[3]]) == frozenset()
    assert len(Push([ref(ids[3])], "", "url", folder).lacking([ids[3]])) == 4


def test_a_commit_and_those_before_it_can_be_left_out(repository: Path, ids: list[str]) -> None:
    push = Push([ref(ids[3])], "", "url", str(repository))
    assert push.lacking_after(ids[1], [ids[3]]) == {ids[2], ids[3]}


def test_tags_are_looked_through(repository: Path, ids: list[str]) -> None:
    git(repository, "tag", "-a", "-m", "x", "v1", ids[1])
    git(repository, "tag", "file", git(repository, "hash-object", "-w", "--stdin"))
    names = {name: git(repository, "rev-parse", name) for name in ("v1", "file")}
    tags = [PushedRef(f"refs/tags/{name}", id_, f"refs/tags/{name}", ZEROS) for name, id_ in names.items()]
    push = Push([*tags, ref(A)], "", "url", str(repository))
    assert push.tips == {names["v1"]: ids[1]}
    assert [each.local for each in push.tags_at(ids[1])] == ["refs/tags/v1"]
    assert push.tags_at(ids[0]) == []


def test_what_lands_on_a_branch_from_others(repository: Path, ids: list[str]) -> None:
    folder = str(repository)
    tracked(repository, "origin/topic", ids[2])
    to_main = ref(ids[3], ids[0])
    push = Push([to_main], "origin", "url", folder)
    brought = push.lacking([ids[3]])
    assert push.landing(to_main, brought)[0] == {ids[2]: [ids[1]], ids[1]: [ids[0]]}
    assert push.landing(to_main, brought, ids[1])[0] == {ids[2]: [ids[1]]}
    assert push.landing(ref(ids[3], A), brought) == ({}, frozenset())
    assert push.landing(ref(ids[3]), brought) == ({}, frozenset())


def test_a_shallow_clone_cannot_always_tell(repository: Path, ids: list[str], tmp_path: Path) -> None:
    clone = tmp_path / "clone"
    git(tmp_path, "clone", "--quiet", "--depth", "1", repository.as_uri(), str(clone))
    new = commit(clone, "feat: new")
    push = Push([ref(new)], "", "url", str(clone))
    assert push.lacking_everywhere(push.lacking([new]), [new]) == {new}
    git(clone, "remote", "remove", "origin")
    push = Push([ref(new)], "", "url", str(clone))
    with pytest.raises(HistoryCutShortError) as caught:
        push.lacking_everywhere(push.lacking([new]), [new])
    assert caught.value.hint == "run `git fetch --unshallow`, and push again"
    assert ids[3] in push.lacking([new])


@pytest.mark.parametrize("name", ["main", "master", "x"])
def test_the_release_branch_is_known_by_its_name_there(name: str, repository: Path, ids: list[str]) -> None:
    push = Push([], "origin", "url", str(repository))
    assert push.is_release_branch(ref(ids[0], name=f"refs/heads/{name}")) is (name != "x")
    assert not push.is_release_branch(ref(ids[0], name=f"refs/tags/{name}"))


def given(monkeypatch: pytest.MonkeyPatch, data: bytes) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(data)))


def test_refs_come_on_standard_input(monkeypatch: pytest.MonkeyPatch) -> None:
    given(monkeypatch, f"refs/heads/\udcff {A} refs/heads/b {ZEROS}\n".encode("utf-8", "surrogateescape"))
    (found,) = refs_on_standard_input()
    assert (found.local, found.remote) == ("refs/heads/\udcff", "refs/heads/b")
    given(monkeypatch, b"")
    assert refs_on_standard_input() == []


@pytest.mark.parametrize("data", [b"refs/heads/main abc", b"\0\xff\x1b", f"refs/heads/a {A} refs/heads/b 0".encode()])
def test_what_is_no_list_of_refs_is_refused(data: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    given(monkeypatch, data)
    with pytest.raises(MessageUnreadableError, match="not what git says of a push"):
        refs_on_standard_input()


def test_more_than_can_be_read_is_refused_whole(monkeypatch: pytest.MonkeyPatch) -> None:
    line = f"refs/heads/a {A} refs/heads/b {ZEROS}\n".encode()
    given(monkeypatch, line * ((64 << 20) // len(line) + 1))
    with pytest.raises(MessageUnreadableError):
        refs_on_standard_input()


@pytest.mark.skipif(sys.platform == "win32", reason="terminals are Unix's here")
def test_a_terminal_or_nothing_at_all_has_no_refs(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    ours, theirs = os.openpty()
    with os.fdopen(theirs) as terminal:
        monkeypatch.setattr(sys, "stdin", terminal)
        with pytest.raises(MessageUnreadableError, match="no refs are on standard input"):
            refs_on_standard_input()
    os.close(ours)
    monkeypatch.setattr(sys, "stdin", None)
    with pytest.raises(MessageUnreadableError, match="no refs are on standard input"):
        refs_on_standard_input()
    with (tmp_path / "file").open("w") as unreadable:
        monkeypatch.setattr(sys, "stdin", unreadable)
        with pytest.raises(MessageUnreadableError, match="standard input"):
            refs_on_standard_input()


RUNNER = {
    "PRE_COMMIT_LOCAL_BRANCH": "refs/heads/main",
    "PRE_COMMIT_REMOTE_BRANCH": "refs/heads/there",
    "PRE_COMMIT_REMOTE_NAME": "origin",
    "PRE_COMMIT_REMOTE_URL": "https://x.invalid/y",
}


def runner(monkeypatch: pytest.MonkeyPatch, **more: str) -> None:
    for name, value in {**RUNNER, **more}.items():
        monkeypatch.setenv(name, value)


def test_a_runner_tells_of_one_ref(repository: Path, ids: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    runner(monkeypatch, PRE_COMMIT_TO_REF=ids[2], PRE_COMMIT_FROM_REF=ids[1])
    (found,) = refs_of_runner(str(repository))
    assert (found.local, found.local_id, found.remote, found.remote_id) == (
        "refs/heads/main",
        ids[2],
        "refs/heads/there",
        ids[1],
    )
    assert remote_called("", "", str(repository)) == "origin"


def test_a_runner_that_tells_no_ids_means_the_whole_branch(
    repository: Path, ids: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    runner(monkeypatch)
    (found,) = refs_of_runner(str(repository))
    assert (found.local_id, found.remote_id) == (ids[3], ZEROS)
    runner(monkeypatch, PRE_COMMIT_FROM_REF="HEAD~1")
    assert refs_of_runner(str(repository))[0].remote_id == ZEROS


def test_a_runner_that_is_started_by_hand_tells_of_none(
    repository: Path, ids: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    assert refs_of_runner(str(repository)) == []
    runner(monkeypatch, PRE_COMMIT_TO_REF=A[:39])
    assert refs_of_runner(str(repository)) == []
    assert ids


@pytest.mark.parametrize(
    ("name", "url", "found"),
    [
        ("origin", "https://x.invalid/a", "origin"),
        ("a/b", "../there", "a/b"),
        ("https://x.invalid/a", "https://x.invalid/a", "origin"),
        ("../there", "../there", "a/b"),
        ("gh:a", "https://x.invalid/a", "origin"),
        ("../elsewhere", "../elsewhere", ""),
        ("", "", ""),
    ],
)
def test_a_remote_is_known_by_its_name_or_its_address(name: str, url: str, found: str, repository: Path) -> None:
    git(repository, "remote", "add", "origin", "https://x.invalid/a")
    git(repository, "remote", "add", "a/b", "../there")
    git(repository, "config", "remote.origin.partialCloneFilter", "blob:none")
    assert remote_called(name, url, str(repository)) == found

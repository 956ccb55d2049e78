"""The messages of a push, judged: what each ref brings, by which settings, how often."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gatepost.adapters.push_judging import Brought, PushJudging
from gatepost.adapters.pushed_commits import Push
from gatepost.hooks.push import PushedRef
from support.repos import commit, git

if TYPE_CHECKING:
    from pathlib import Path

    import pytest

ZEROS = "0" * 40
REBASE = {"gatepost.toml": "merge = 'rebase'\n"}


def ref(folder: Path, name: str, old: str = ZEROS) -> PushedRef:
    full = name if name.startswith("refs/") else f"refs/heads/{name}"
    return PushedRef(full, git(folder, "rev-parse", full), full, old)


def judged(folder: Path, *refs: PushedRef) -> dict[str, Brought]:
    push = Push(refs, "origin", "url", str(folder))
    return {each.ref.remote.rpartition("/")[2]: each for each in PushJudging(push, refs).judge()}


def test_the_release_branch_comes_first_then_the_newest_branch_and_tags_last(repository: Path) -> None:
    ids = [commit(repository, f"feat: {number}") for number in range(4)]
    for name, at in (("b", 3), ("a", 2)):
        git(repository, "branch", name, ids[at])
    git(repository, "tag", "v1", ids[3])
    git(repository, "switch", "--quiet", "b")
    git(repository, "branch", "--force", "main", ids[1])
    refs = [ref(repository, name) for name in ("refs/tags/v1", "a", "b", "main")]
    found = judged(repository, *refs)
    assert {name: list(each.graph) for name, each in found.items()} == {
        "main": [ids[1], ids[0]],
        "b": [ids[3], ids[2]],
    }


def test_each_message_is_judged_once(repository: Path, capsys: pytest.CaptureFixture[str]) -> None:
    commit(repository, "feat: a")
    bad = commit(repository, "Bad")
    git(repository, "branch", "topic")
    found = judged(repository, *(ref(repository, name) for name in ("main", "topic")))
    assert found["main"].refused == [bad]
    assert list(found) == ["main"]
    shown = capsys.readouterr()
    assert shown.out == ""
    assert shown.err.count("header-not-conventional") == 1
    assert "1 error in 2 messages" in shown.err


def test_nothing_new_is_nothing_said(repository: Path, capsys: pytest.CaptureFixture[str]) -> None:
    commit(repository, "Bad")
    git(repository, "update-ref", "refs/remotes/origin/main", "HEAD")
    git(repository, "branch", "topic")
    assert judged(repository, ref(repository, "topic")) == {}
    assert judged(repository) == {}
    assert capsys.readouterr() == ("", "")


def test_branches_with_the_same_settings_are_judged_together(
    repository: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    commit(repository, "feat: a")
    for name in ("one", "two", "three"):
        git(repository, "switch", "--quiet", "-c", name, "main")
        commit(repository, f"fixup! feat: {name}", **(REBASE if name == "three" else {}))
    found = judged(repository, *(ref(repository, name) for name in ("main", "one", "two", "three")))
    assert {name: len(each.refused) for name, each in found.items()} == {"main": 0, "one": 0, "two": 0, "three": 1}
    assert found["one"].loaded is found["two"].loaded
    assert "1 error and 2 warnings in 4 messages" in capsys.readouterr().err


def test_what_is_skipped_is_said_once(
    repository: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("GATEPOST_SKIP", "GP101")
    commit(repository, "Bad")
    git(repository, "switch", "--quiet", "-c", "topic")
    commit(repository, "Bad", **REBASE)
    found = judged(repository, ref(repository, "main"), ref(repository, "topic"))
    assert [each.refused for each in found.values()] == [[], []]
    assert capsys.readouterr().err.count("was skipped, as GATEPOST_SKIP says") == 1


def test_what_the_release_branch_gets_from_another_is_judged_as_if_it_were_new(
    repository: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    first = commit(repository, "feat: a")
    ids = [commit(repository, message) for message in ("Bad", "fixup! feat: a", "feat: b")]
    git(repository, "update-ref", "refs/remotes/origin/topic", ids[1])
    found = judged(repository, ref(repository, "main", first))
    assert found["main"].refused == [ids[1], ids[0]]
    assert list(found["main"].graph) == ids[::-1]
    assert "2 errors in 3 messages" in capsys.readouterr().err
    settled = commit(repository, "chore: settings", **{"gatepost.toml": f"since = '{ids[1]}'\n"})
    assert list(judged(repository, ref(repository, "main", first))["main"].graph) == [settled, ids[2]]
    commit(repository, "chore: settings", **REBASE)
    assert judged(repository, ref(repository, "main", first))["main"].refused == [ids[1], ids[0]]


def test_what_another_remote_has_is_only_warned_of_on_the_release_branch_too(
    repository: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    first = commit(repository, "feat: a")
    theirs = commit(repository, "Theirs")
    mine = commit(repository, "Mine")
    git(repository, "update-ref", "refs/remotes/upstream/main", theirs)
    git(repository, "update-ref", "refs/remotes/origin/topic", mine)
    assert judged(repository, ref(repository, "main", first))["main"].refused == [mine]
    assert "1 error and 1 warning in 2 messages" in capsys.readouterr().err

"""What is to be known to reword commits; that it works is shown by tests/e2e/test_push_recipes.py."""

from __future__ import annotations

from shlex import quote
from typing import TYPE_CHECKING

from gatepost.adapters.pushed_commits import Push
from gatepost.adapters.rewording import Rewording
from gatepost.hooks.push import PushedRef
from support.judging import rulebook_of
from support.program import start
from support.repos import commit, git

if TYPE_CHECKING:
    from pathlib import Path

    import pytest

    from gatepost.hooks.reword import Refused

RULEBOOK = rulebook_of({})
ZEROS = "0" * 40


def asked(folder: Path, *, tip: str = "main") -> tuple[Rewording, PushedRef, dict[str, list[str]]]:
    ref = PushedRef(f"refs/heads/{tip}", git(folder, "rev-parse", tip), "refs/heads/main", ZEROS)
    push = Push([ref], "", "url", str(folder))
    return Rewording(push), ref, push.lacking([ref.local_id])


def refused(folder: Path, ids: list[str]) -> Refused:
    rewording, ref, graph = asked(folder)
    return rewording.refused(ref, ids, graph, RULEBOOK)


def test_the_base_is_below_the_lowest(repository: Path) -> None:
    ids = [commit(repository, f"Bad {number}", file=str(number)) for number in range(4)]
    assert refused(repository, [ids[3], ids[2]]).base == ids[1]
    assert refused(repository, [ids[0]]).base == ""
    assert refused(repository, [ids[2], ids[0]]).base == ""
    assert not refused(repository, [ids[2]]).has_merges


def test_the_base_of_many_sides_is_below_all_of_them(repository: Path) -> None:
    base = commit(repository, "feat: base", file="x")
    tree = git(repository, "rev-parse", "HEAD^{tree}")
    make = (f"commit refs/heads/s{number}\ncommitter C <c@x> {number} +0000\ndata 3\nBad" for number in range(600))
    stream = "".join(f"{each}\nfrom {base}\n\n" for each in make)
    assert start(repository, "git", "fast-import", "--quiet", given=stream).code == 0
    ids = git(repository, "for-each-ref", "--format=%(objectname)", "refs/heads/s*").split()
    parents = [word for id_ in ids for word in ("-p", id_)]
    tip = git(repository, "commit-tree", "-p", base, *parents, "-m", "Merge all", tree)
    git(repository, "update-ref", "refs/heads/main", tip)
    found = refused(repository, ids)
    assert (found.base, found.has_merges, len(found.empty)) == (base, True, 600)


def test_what_changes_no_file_is_found(repository: Path) -> None:
    ids = [commit(repository, "Empty first")]
    ids += [commit(repository, "Bad", file="x"), commit(repository, "Empty")]
    assert refused(repository, ids).empty == {ids[0], ids[2]}


def test_what_git_cannot_write_is_left_to_the_user(repository: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    ids = [commit(repository, f"Bad {number}", file=str(number)) for number in range(10)]
    assert refused(repository, ids).edits.endswith(f"/.git/gatepost/reword-{ids[-1][:9]}.sed")
    for path in (repository / ".git" / "gatepost").iterdir():
        path.unlink()
    (repository / ".git" / "gatepost").rmdir()
    (repository / ".git" / "gatepost").write_text("in the way")
    assert refused(repository, ids).edits == ""
    monkeypatch.chdir(repository)
    tip = refused(repository, [ids[-1]])
    assert (tip.mended, tip.edits) == ("", "")


def test_a_mended_message_is_kept(repository: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    commit(repository, "feat: a")
    tip = commit(repository, "Feat: b")
    monkeypatch.chdir(repository)
    assert refused(repository, [tip]).mended == f".git/gatepost/mended-{tip[:9]}"
    assert (repository / ".git" / "gatepost" / f"mended-{tip[:9]}").read_text() == "feat: b\n"


def test_a_work_tree_is_found_by_its_branch(repository: Path, tmp_path: Path) -> None:
    commit(repository, "Bad")
    git(repository, "worktree", "add", "--quiet", "-b", "topic", str(tmp_path / "it's"))
    rewording, ref, _ = asked(repository, tip="topic")
    place = rewording.place(ref)
    assert (place.is_new, place.target) == (False, None)
    assert place.tree == quote(str(tmp_path / "it's"))


def test_a_place_with_submodules_is_known(repository: Path) -> None:
    commit(repository, "Bad", **{".gitmodules": "", "x/.gitmodules": ""})
    git(repository, "branch", "topic")
    rewording, ref, _ = asked(repository, tip="topic")
    assert (rewording.place(ref).is_new, rewording.place(ref).has_modules) == (True, True)

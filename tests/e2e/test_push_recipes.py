"""What a refused push prints, pasted into a shell: the messages are others, and everything else is as it was."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from gatepost.adapters.hook_files import install_hook
from gatepost.hooks.names import NAMES
from support.program import start
from support.pushing import BAD, Editor, fine, grow, headers, push, recipe, refused, stage, state
from support.repos import commit, git

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.once


@pytest.fixture
def remote(repository: Path) -> Path:
    """Return the remote of the repository, which has its first commit."""
    commit(repository, "feat: base", base="1\n")
    path = stage(repository)
    git(repository, "push", "--quiet", "--no-verify", "-u", "origin", "main")
    return path


@pytest.fixture
def editor(tmp_path: Path) -> Editor:
    return Editor(tmp_path)


def test_the_tip_is_amended_and_what_is_staged_stays_staged(repository: Path, remote: Path, editor: Editor) -> None:
    grow(repository, "feat: a", BAD)
    (repository / "base").write_text("staged\n")
    git(repository, "add", "base")
    (repository / "file").write_text("changed\n")
    before = state(repository)
    done = push(repository)
    assert refused(done) == [BAD]
    assert recipe(done)[0] == "git commit --amend --only"
    editor.follow(repository, recipe(done))
    assert state(repository) == before
    assert push(repository) == (0, "", fine(2))
    assert headers(remote, "main") == ["fix: say it better (was: Fixed login)", "feat: a", "feat: base"]


def test_the_mended_message_needs_no_editor(repository: Path, remote: Path) -> None:
    grow(repository, "Feat: a")
    commands = recipe(push(repository))
    kept = f".git/gatepost/mended-{git(repository, 'rev-parse', 'HEAD')[:9]}"
    assert commands == ["git commit --amend --only", f"git commit --amend --only -F {kept}"]
    assert start(repository, "sh", "-c", commands[1]).code == 0
    assert push(repository) == (0, "", fine(1))
    assert headers(remote, "main~..main") == ["feat: a"]


def test_the_mended_message_is_found_from_a_folder_further_down(repository: Path, remote: Path) -> None:
    (repository / "a b").mkdir()
    grow(repository, "Feat: a")
    commands = recipe(push(repository / "a b"))
    assert start(repository / "a b", "sh", "-c", commands[1]).code == 0
    assert push(repository / "a b") == (0, "", fine(1))
    assert headers(remote, "main~..main") == ["feat: a"]


@pytest.mark.parametrize(
    "messages",
    [
        (BAD, "feat: a"),
        ("feat: a", BAD, "feat: b"),
        (BAD, "feat: a", "oops", "feat: b", "Another one", "fix: c"),
        ("wrong one", "wrong two"),
        tuple(f"wrong {number}" for number in range(8)),
        ("feat: a", *(f"wrong {number}" for number in range(11)), "feat: b"),
    ],
    ids=["under the tip", "in the middle", "several", "all", "eight", "more than eight"],
)
def test_commits_further_down_are_reworded_with_a_dirty_work_tree(
    messages: tuple[str, ...], repository: Path, remote: Path, editor: Editor
) -> None:
    grow(repository, *messages)
    bad = [message for message in messages if ": " not in message]
    (repository / "base").write_text("changed\n")
    (repository / "untracked").write_text("mine\n")
    before = state(repository)
    done = push(repository)
    assert refused(done) == bad[::-1]
    assert len(recipe(done)) == 1
    editor.follow(repository, recipe(done))
    assert editor.seen == bad
    assert state(repository) == before
    assert (repository / "untracked").read_text() == "mine\n"
    assert push(repository) == (0, "", fine(len(messages)))
    kept = [f"fix: say it better (was: {message})" if message in bad else message for message in messages]
    assert headers(remote, "main") == [*kept[::-1], "feat: base"]


@pytest.mark.parametrize(
    "config",
    [
        {"rebase.abbreviateCommands": "true"},
        {"core.abbrev": "4"},
        {"core.abbrev": "40"},
        {"core.commentChar": ";"},
        {"rebase.instructionFormat": "(%an) pick %s"},
        {"rebase.autoSquash": "true"},
        {"rebase.updateRefs": "true"},
        {"commit.gpgSign": "false", "rebase.autoStash": "false", "rebase.missingCommitsCheck": "error"},
    ],
    ids=lambda config: " ".join(config) + next(iter(config.values())),
)
@pytest.mark.parametrize("count", [2, 9])
def test_the_users_configuration_does_not_spoil_it(
    config: dict[str, str], count: int, repository: Path, remote: Path, editor: Editor
) -> None:
    for name, value in config.items():
        git(repository, "config", name, value)
    bad = [f"wrong {number}" for number in range(count)]
    grow(repository, "feat: a", *bad, "feat: b")
    before = state(repository)
    editor.follow(repository, recipe(push(repository)))
    assert editor.seen == bad
    assert state(repository) == before
    assert push(repository) == (0, "", fine(count + 2))
    assert len(headers(remote, "main")) == count + 3


@pytest.mark.parametrize("count", [1, 9])
def test_the_first_commit_can_be_reworded(count: int, repository: Path, editor: Editor) -> None:
    bad = [f"wrong {number}" for number in range(count)]
    grow(repository, *bad, "feat: a")
    stage(repository)
    before = state(repository)
    done = push(repository, "-u", "origin", "main")
    assert recipe(done)[0].endswith(" --root")
    editor.follow(repository, recipe(done))
    assert editor.seen == bad
    assert state(repository) == before
    assert push(repository, "-u", "origin", "main") == (0, "", fine(count + 1))


def test_a_lone_first_commit_is_amended(repository: Path, editor: Editor) -> None:
    grow(repository, BAD)
    stage(repository)
    done = push(repository, "origin", "main")
    assert recipe(done)[0] == "git commit --amend --only"
    editor.follow(repository, recipe(done))
    assert push(repository, "origin", "main") == (0, "", fine(1))


@pytest.mark.parametrize("count", [1, 9])
def test_commits_that_change_no_file_are_reworded_too(
    count: int, repository: Path, remote: Path, editor: Editor
) -> None:
    bad = [f"wrong {number}" for number in range(count)]
    for message in ("feat: a", *bad):
        commit(repository, message)
    before = state(repository)
    editor.follow(repository, recipe(push(repository)))
    assert push(repository) == (0, "", fine(count + 1))
    grow(repository, "Not empty")
    commit(repository, "Empty")
    commit(repository, "feat: empty")
    editor.follow(repository, recipe(push(repository)))
    assert editor.seen == [*bad, "Not empty", "Empty"]
    assert push(repository) == (0, "", fine(3))
    assert len(headers(remote, "main")) == count + 5
    assert state(repository)[0] == before[0]


@pytest.mark.parametrize("after", [(), ("feat: a", BAD)])
def test_a_first_commit_that_is_empty(after: tuple[str, ...], repository: Path, editor: Editor) -> None:
    commit(repository, "Initial commit")
    grow(repository, *after)
    stage(repository)
    editor.follow(repository, recipe(push(repository, "origin", "main")))
    assert push(repository, "origin", "main") == (0, "", fine(1 + len(after)))


def merge(repository: Path, branch: str, message: str) -> None:
    git(repository, "merge", "--quiet", "--no-ff", "--no-verify", "-m", message, branch)


@pytest.fixture
def merged(repository: Path, remote: Path) -> Path:
    """Return the repository with a merge of two sides, each with a bad message, and a commit on top."""
    assert remote.exists()
    git(repository, "switch", "--quiet", "-c", "side")
    grow(repository, "side: wrong", "feat: side", file="side")
    git(repository, "switch", "--quiet", "main")
    grow(repository, "feat: main", "wrong on main")
    merge(repository, "side", "Merge branch 'side'")
    grow(repository, "feat: on top")
    return repository


@pytest.mark.parametrize("config", ["false", "true"])
def test_merges_are_made_anew(config: str, merged: Path, remote: Path, editor: Editor) -> None:
    git(merged, "config", "rebase.abbreviateCommands", config)
    (merged / "base").write_text("changed\n")
    before = state(merged)
    done = push(merged)
    assert sorted(refused(done)) == ["side: wrong", "wrong on main"]
    assert " --rebase-merges " in recipe(done)[0]
    assert " diff --stat " in recipe(done)[1]
    editor.follow(merged, recipe(done))
    assert sorted(editor.seen) == ["side: wrong", "wrong on main"]
    assert state(merged) == before
    assert push(merged) == (0, "", fine(6))
    assert len(git(remote, "rev-list", "--merges", "main").split()) == 1


@pytest.mark.parametrize("config", ["false", "true"])
@pytest.mark.parametrize("on_top", [True, False])
def test_the_message_of_a_merge_can_be_reworded(
    config: str,
    on_top: bool,  # noqa: FBT001  a parameter of the test
    repository: Path,
    remote: Path,
    editor: Editor,
) -> None:
    git(repository, "config", "rebase.abbreviateCommands", config)
    git(repository, "switch", "--quiet", "-c", "side")
    grow(repository, "feat: side", file="side")
    git(repository, "switch", "--quiet", "main")
    grow(repository, "feat: main")
    merge(repository, "side", "Merge it\x1b[31m")
    if on_top:
        grow(repository, "feat: on top")
    before = state(repository)
    done = push(repository)
    assert refused(done) == ["Merge it\\x1b[31m"]
    editor.follow(repository, recipe(done))
    assert editor.seen == ["Merge it\x1b[31m"]
    assert state(repository) == before
    assert push(repository).code == 0
    assert len(git(remote, "rev-list", "--merges", "main").split()) == 1


@pytest.mark.parametrize("merge_by", ["rebase", "squash"])
def test_fixups_are_folded_into_what_they_wait_for(
    merge_by: str, repository: Path, remote: Path, editor: Editor
) -> None:
    commit(repository, "chore: settings", **{"gatepost.toml": f"merge = '{merge_by}'\n"})
    for message in ("feat: a", "feat: b", "fixup! feat: b", "fixup! feat: a", BAD):
        grow(repository, message, file=message[-1])
    before = state(repository)
    done = push(repository)
    assert refused(done) == [BAD, "fixup! feat: a", "fixup! feat: b"]
    assert " --autosquash " in recipe(done)[0]
    editor.follow(repository, recipe(done))
    assert editor.seen == [BAD]
    assert state(repository) == before
    assert push(repository) == (0, "", fine(4))
    assert headers(remote, "main")[0].endswith(f"(was: {BAD})")


@pytest.mark.parametrize("count", [1, 2, 9])
def test_our_other_hooks_do_not_stand_in_the_way(count: int, repository: Path, remote: Path, editor: Editor) -> None:
    for name in NAMES:
        install_hook(str(repository), name)
    bad = [f"wrong {number}" for number in range(count)]
    grow(repository, *bad)
    commit(repository, "wrong and empty")
    (repository / "base").write_text("changed\n")
    before = state(repository)
    editor.follow(repository, recipe(push(repository)))
    assert editor.seen == [*bad, "wrong and empty"]
    assert state(repository) == before
    assert push(repository) == (0, "", fine(count + 1))
    assert has_no_bad(remote)


def has_no_bad(remote: Path) -> bool:
    return all(": " in header for header in headers(remote, "main"))

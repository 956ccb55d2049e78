"""`git push` with our hook: by which rules messages are judged."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from support.program import start
from support.pushing import BAD, branch, fine, has, push, refused, stage
from support.repos import commit, git

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.once


@pytest.fixture
def remote(repository: Path) -> Path:
    """Return the remote of the repository, which has its first commit, and a bad one that nobody looked at."""
    commit(repository, "feat: base", base="1\n")
    commit(repository, "Old and bad")
    path = stage(repository)
    git(repository, "push", "--quiet", "--no-verify", "-u", "origin", "main")
    return path


def test_what_another_remote_has_is_only_warned_of(repository: Path, remote: Path) -> None:
    assert has(remote, "main")
    fork = stage(repository, remote="fork")
    commit(repository, "feat: a")
    done = push(repository, "fork", "main")
    assert done.code == 0
    assert "! header-not-conventional" in done.err
    assert "1 warning in 3 messages" in done.err
    assert has(fork, "main")
    commit(repository, BAD)
    assert refused(push(repository, "fork", "main")) == [BAD]


def test_the_settings_are_those_of_the_pushed_commit(repository: Path, remote: Path) -> None:
    commit(repository, "feat: allow it", **{"gatepost.toml": "extra-types = ['deps']\n"})
    commit(repository, "deps: bump x")
    (repository / "gatepost.toml").write_text("broken [")
    git(repository, "branch", "old", "HEAD~2")
    assert push(repository) == (0, "", fine(2))
    git(repository, "checkout", "--quiet", "--force", "old")
    commit(repository, "deps: bump y")
    (repository / "gatepost.toml").write_text("extra-types = ['deps']\n")
    assert refused(push(repository, "origin", "old")) == ["deps: bump y"]
    assert has(remote, "main")


def test_broken_settings_of_the_pushed_commit_stop_it(repository: Path, remote: Path) -> None:
    assert has(remote, "main")
    commit(repository, "feat: a", **{"gatepost.toml": "broken ["})
    done = push(repository)
    assert done.code == 1
    assert done.err.startswith("error: gatepost.toml is not TOML")


def test_each_branch_is_judged_by_its_own_settings(repository: Path, remote: Path) -> None:
    assert has(remote, "main")
    for name in ("one", "two"):
        git(repository, "switch", "--quiet", "-c", name, "main")
        commit(repository, f"feat: {name}", **{"gatepost.toml": f"extra-types = ['{name}']\n"})
        commit(repository, "one: a")
    assert refused(push(repository, "origin", "one", "two")) == ["one: a"]
    assert push(repository, "origin", "one") == (0, "", fine(2))


@pytest.mark.parametrize(
    ("merge", "to", "passes"),
    [
        ("squash", "topic", True),
        ("squash", "main", False),
        ("merge", "topic", False),
        ("rebase", "topic", False),
        ("rebase", "main", False),
    ],
)
@pytest.mark.parametrize("message", ["fixup! feat: base", "feat: WIP a"])
def test_unfinished_work_stops_where_it_lands(  # noqa: PLR0913,PLR0917  the columns of a table
    merge: str,
    to: str,
    passes: bool,  # noqa: FBT001  a parameter of the test
    message: str,
    repository: Path,
    remote: Path,
) -> None:
    assert has(remote, "main")
    git(repository, "switch", "--quiet", "-c", "work")
    commit(repository, "chore: settings", **{"gatepost.toml": f"merge = '{merge}'\n"})
    commit(repository, message)
    done = push(repository, "origin", f"work:{to}")
    assert done.code == (0 if passes else 1)
    assert ("! " if passes else "✗ ") + ("fixup-left" if "!" in message else "work-in-progress") in done.err


def test_unfinished_work_that_was_pushed_before_stops_on_its_way_to_the_release_branch(
    repository: Path, remote: Path
) -> None:
    branch(repository, "topic", "fixup! feat: base", "feat: a")
    assert push(repository, "origin", "topic").code == 0
    for ref in ("topic:main", "main"):
        assert refused(push(repository, "origin", ref)) == ["fixup! feat: base"]
        git(repository, "merge", "--quiet", "--no-ff", "-m", "Merge branch 'topic'", "topic")
    assert start(remote, "git", "merge-base", "--is-ancestor", "topic", "main").code != 0
    git(repository, "reset", "--quiet", "--hard", "origin/main")
    branch(repository, "bad", "Old and bad")
    git(repository, "push", "--quiet", "--no-verify", "origin", "bad")
    assert refused(push(repository, "origin", "bad:main")) == ["Old and bad"]
    assert push(repository, "origin", "bad:other").code == 0


def test_the_release_branch_is_the_one_that_the_remote_names(repository: Path, remote: Path) -> None:
    git(repository, "push", "--quiet", "--no-verify", "origin", "main:trunk")
    git(repository, "remote", "set-head", "origin", "trunk")
    branch(repository, "trunk", "fixup! feat: base")
    assert refused(push(repository, "origin", "trunk")) == ["fixup! feat: base"]
    assert push(repository, "origin", "trunk:main").code == 0
    assert has(remote, "main~2")


def test_ways_round_are_printed(repository: Path, remote: Path) -> None:
    assert has(remote, "main")
    at = commit(repository, BAD)
    done = push(repository, "--dry-run", GATEPOST_SKIP="GP101,nonsense")
    assert done.err.startswith(
        "gatepost: header-not-conventional was skipped, as GATEPOST_SKIP says\n"
        "gatepost: GATEPOST_SKIP names no rule by `nonsense`\n"
    )
    assert refused(push(repository, GATEPOST_SKIP="GP101", CI="true")) == [BAD]
    commit(repository, "feat: a", **{"gatepost.toml": "ignore = {header-not-conventional = 'the old ways'}\n"})
    done = start(repository, "git", "push", "--quiet", "--dry-run", "origin", "main")
    assert done == (0, "", f"ignored header-not-conventional: the old ways\n{fine(2)}")
    commit(repository, "feat: b", **{"gatepost.toml": f"since = '{at}'\n"})
    said = f"gatepost: 1 commit is not judged: `since` is {at}\n"
    assert push(repository) == (0, "", said + fine(2))


def test_since_counts_also_where_it_is_on_another_branch_or_unknown(repository: Path, remote: Path) -> None:
    assert has(remote, "main")
    commit(repository, BAD)
    at = git(repository, "commit-tree", "-p", "HEAD", "-m", "aside", "HEAD^{tree}")
    commit(repository, "feat: a", **{"gatepost.toml": f"since = '{at}'\n"})
    assert push(repository).err == f"gatepost: 1 commit is not judged: `since` is {at}\n{fine(1)}"
    commit(repository, "feat: b", **{"gatepost.toml": f"since = '{'d' * 40}'\n"})
    commit(repository, BAD)
    assert refused(push(repository)) == [BAD]

"""`git push` with our hook: which messages are judged."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from support.program import start
from support.pushing import BAD, branch, fine, has, push, recipes, refused, stage
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


def test_good_messages_get_one_line_on_standard_error(repository: Path, remote: Path) -> None:
    for number in range(3):
        commit(repository, f"feat: {number}")
    done = start(repository, "git", "push", "--porcelain", "origin", "main")
    at = git(repository, "rev-parse", "--short", "HEAD"), git(repository, "rev-parse", "--short", "HEAD~3")
    assert done.out == f"To {remote}\n \trefs/heads/main:refs/heads/main\t{at[1]}..{at[0]}\nDone\n"
    assert done.err == fine(3)
    assert push(repository) == (0, "", "")


def test_what_the_remote_has_is_not_judged_again(repository: Path, remote: Path) -> None:
    assert has(remote, "main")
    branch(repository, "topic", "feat: a")
    assert push(repository, "origin", "topic") == (0, "", fine(1))
    assert push(repository, "origin", "topic:again") == (0, "", "")


def test_a_bad_second_branch_stops_all(repository: Path, remote: Path) -> None:
    branch(repository, "good", "feat: a")
    branch(repository, "zbad", BAD, "feat: b")
    done = push(repository, "origin", "good", "zbad")
    assert refused(done) == [BAD]
    assert list(recipes(done)) == ["zbad"]
    assert not has(remote, "good")
    assert not has(remote, "zbad")


def test_all_branches_tags_and_mirrors(repository: Path, remote: Path) -> None:
    branch(repository, "topic", "feat: a", BAD)
    git(repository, "tag", "v1", "topic~1")
    assert refused(push(repository, "--all")) == [BAD]
    assert push(repository, "--tags") == (0, "", fine(1))
    assert has(remote, "v1")
    assert refused(push(repository, "--mirror")) == [BAD]
    assert push(repository, "--all", "--no-verify") == (0, "", "")


def test_a_mirror_sends_what_nobody_judges(repository: Path, remote: Path) -> None:
    git(repository, "notes", "add", "-m", "a note")
    git(repository, "replace", "HEAD", "HEAD~1")
    commit(repository, "feat: a")
    done = push(repository, "--mirror")
    assert done.code == 0
    assert done.err.splitlines() == [
        "not judged refs/notes/commits: nobody writes its messages",
        "not judged refs/remotes/origin/main: it is what another remote has",
        f"not judged refs/replace/{git(repository, 'rev-parse', 'HEAD~1')}: nobody writes its messages",
        fine(1).rstrip(),
    ]
    assert has(remote, "refs/notes/commits")


def test_a_first_push_to_an_unborn_remote_is_judged_whole(repository: Path) -> None:
    commit(repository, "feat: a")
    commit(repository, BAD)
    stage(repository)
    assert refused(push(repository, "-u", "origin", "main")) == [BAD]
    git(repository, "commit", "--quiet", "--amend", "--allow-empty", "-m", "feat: b")
    assert push(repository, "-u", "origin", "main") == (0, "", fine(2))


@pytest.mark.parametrize("kind", ["light", "annotated", "of a tag"])
@pytest.mark.parametrize("message", ["feat: a", BAD])
def test_what_leads_to_a_tag_is_judged(kind: str, message: str, repository: Path, remote: Path) -> None:
    branch(repository, "topic", message)
    if kind == "of a tag":
        git(repository, "tag", "-a", "-m", "inner", "inner", "topic")
    flags = [] if kind == "light" else ["-a", "-m", "Not judged."]
    git(repository, "tag", *flags, "v1", "inner" if kind == "of a tag" else "topic")
    done = push(repository, "origin", "v1")
    assert has(remote, "refs/tags/v1") == (message != BAD)
    if message == BAD:
        assert refused(done) == [BAD]
    else:
        assert done == (0, "", fine(1))


def test_a_tag_of_a_file_or_a_folder_holds_no_commit(repository: Path, remote: Path) -> None:
    assert has(remote, "main")
    git(repository, "tag", "file", "HEAD:base")
    git(repository, "tag", "-a", "-m", "x", "folder", "HEAD^{tree}")
    said = "".join(f"not judged refs/tags/{name}: it holds no commit\n" for name in ("file", "folder"))
    assert push(repository, "origin", "file", "folder") == (0, "", said)


def test_a_deletion_has_nothing_to_judge(repository: Path, remote: Path) -> None:
    git(repository, "push", "--quiet", "--no-verify", "origin", "main:old")
    assert push(repository, "origin", ":old") == (0, "", "")
    assert not has(remote, "old")
    git(repository, "push", "--quiet", "--no-verify", "origin", "main:old")
    branch(repository, "topic", BAD)
    assert refused(push(repository, "origin", ":old", "topic")) == [BAD]
    assert has(remote, "old")


def test_a_branch_that_is_renamed_by_address_brings_nothing_new(repository: Path, remote: Path) -> None:
    branch(repository, "topic", BAD)
    git(repository, "push", "--quiet", "--no-verify", "origin", "topic:old")
    git(repository, "remote", "remove", "origin")
    assert push(repository, str(remote), ":old", "topic:new") == (0, "", "")
    assert has(remote, "new")


@pytest.mark.parametrize("is_known", [True, False])
def test_a_forced_push_is_judged_from_what_the_remote_has(
    is_known: bool,  # noqa: FBT001  a parameter of the test
    repository: Path,
    remote: Path,
) -> None:
    branch(repository, "topic", "feat: a", BAD)
    git(repository, "push", "--quiet", "--no-verify", "origin", "topic")
    if not is_known:
        elsewhere = repository.parent / "elsewhere"
        git(repository.parent, "clone", "--quiet", "--branch", "topic", str(remote), str(elsewhere))
        commit(elsewhere, "Theirs and bad")
        git(elsewhere, "push", "--quiet")
    git(repository, "switch", "--quiet", "topic")
    git(repository, "commit", "--quiet", "--amend", "--allow-empty", "-m", "feat: b")
    commit(repository, "feat: c")
    assert push(repository, "--force", "origin", "topic") == (0, "", fine(2))
    git(repository, "commit", "--quiet", "--amend", "--allow-empty", "-m", BAD)
    assert refused(push(repository, "--force", "origin", "topic")) == [BAD]


def test_head_an_id_and_an_expression_can_be_pushed(repository: Path, remote: Path) -> None:
    commit(repository, "feat: a")
    commit(repository, "feat: b")
    at = git(repository, "rev-parse", "HEAD~1")
    assert push(repository, "origin", f"{at}:refs/heads/by-id") == (0, "", fine(1))
    assert push(repository, "origin", "HEAD@{0}:refs/heads/by-log") == (0, "", fine(1))
    assert has(remote, "by-log")
    commit(repository, BAD)
    assert refused(push(repository, "origin", "HEAD:refs/heads/other")) == [BAD]
    assert refused(push(repository, "origin", "@:refs/for/main")) == [BAD]


def test_an_address_is_known_by_the_remote_that_has_it(repository: Path, remote: Path) -> None:
    commit(repository, "feat: a")
    assert push(repository, str(remote), "main:by-address") == (0, "", fine(1))
    git(repository, "remote", "remove", "origin")
    assert refused(push(repository, str(remote), "HEAD:refs/heads/stranger")) == ["Old and bad"]

"""What a refusal prints, pasted after every kind of `git commit`: the same is committed, and nothing is lost."""

from __future__ import annotations

import re
import shlex
from typing import TYPE_CHECKING

import pytest

from support.program import gatepost, install, shell, start, try_commit
from support.repos import commit, git

if TYPE_CHECKING:
    from pathlib import Path

    from support.program import Done

pytestmark = pytest.mark.once

NOTE = "  (add the flags that you gave, such as --amend or --author)\n"
TRUE = {"GIT_EDITOR": "true"}


@pytest.fixture
def hooked(repository: Path) -> Path:
    """Return a repository with three files, two of them changed since they were committed, and the hook."""
    commit(repository, "feat: base", one="1\n", two="1\n", three="1\n")
    install(repository)
    for name in ("one", "two"):
        (repository / name).write_text("2\n")
    return repository


def pasted(done: Done) -> tuple[str, str]:
    """Return the two commands that a refusal prints, as a user copies them."""
    assert done.code == 1
    assert NOTE in done.err
    again, mended = re.findall(r"^  (git commit .+?)(?:   |$)", done.err, re.MULTILINE)
    return again, mended


def changed(repository: Path) -> list[str]:
    """Return the files of the last commit."""
    return git(repository, "show", "--format=", "--name-only", "HEAD").splitlines()


def stored(repository: Path) -> str:
    return git(repository, "log", "-1", "--format=%B")


def test_what_is_staged_is_committed_without_flags(hooked: Path) -> None:
    git(hooked, "add", "two")
    again, mended = pasted(try_commit(hooked, "-m", "Feat: a"))
    assert (again, mended) == ("git commit -e -F .git/gatepost/rejected", "git commit -F .git/gatepost/mended")
    assert shell(hooked, mended).code == 0
    assert (stored(hooked), changed(hooked)) == ("feat: a", ["two"])


def test_after_commit_all_everything_is_committed_again(hooked: Path) -> None:
    again, mended = pasted(try_commit(hooked, "-a", "-m", "Feat: a"))
    assert again == "git commit -e -F .git/gatepost/rejected -a"
    assert mended == "git commit -F .git/gatepost/mended -a"
    assert pasted(shell(hooked, again, **TRUE)) == (again, mended)
    assert shell(hooked, mended).code == 0
    assert (stored(hooked), changed(hooked)) == ("feat: a", ["one", "two"])


@pytest.mark.parametrize("flags", [(), ("--only",)])
def test_after_named_paths_the_paths_are_asked_for_and_nothing_else_is_committed(
    flags: tuple[str, ...], hooked: Path
) -> None:
    git(hooked, "add", "two")
    again, mended = pasted(try_commit(hooked, "-m", "Feat: a", *flags, "one"))
    assert again == "git commit -e -F .git/gatepost/rejected -- PATHS"
    assert mended == "git commit -F .git/gatepost/mended -- PATHS"
    assert shell(hooked, mended).code == 1
    assert shell(hooked, mended.replace("PATHS", "one")).code == 0
    assert (stored(hooked), changed(hooked)) == ("feat: a", ["one"])
    assert git(hooked, "diff", "--cached", "--name-only") == "two"


def test_after_included_paths_they_come_with_what_is_staged(hooked: Path) -> None:
    (hooked / "three").write_text("2\n")
    git(hooked, "add", "two")
    again, mended = pasted(try_commit(hooked, "-m", "Feat: a", "-i", "one"))
    assert again == "git commit -e -F .git/gatepost/rejected -i -- PATHS"
    assert shell(hooked, again.replace("PATHS", "one"), GIT_EDITOR="sed -i -e 's/^Feat/fix/'").code == 0
    assert (stored(hooked), changed(hooked)) == ("fix: a", ["one", "two"])
    assert mended == "git commit -F .git/gatepost/mended -i -- PATHS"


def test_of_an_amended_commit_only_the_note_speaks_and_with_its_flag_the_command_amends(hooked: Path) -> None:
    before = git(hooked, "rev-parse", "HEAD")
    author = "--author=Eve <eve@example.com>"
    again, mended = pasted(try_commit(hooked, "--amend", author, "-m", "Feat: a"))
    assert (again, mended) == ("git commit -e -F .git/gatepost/rejected", "git commit -F .git/gatepost/mended")
    assert shell(hooked, f"{mended} --amend {shlex.quote(author)}").code == 0
    assert git(hooked, "log", "--format=%s %an") == "feat: a Eve"
    assert git(hooked, "rev-parse", "HEAD") != before


def test_from_a_folder_below_the_paths_are_those_of_the_folder(hooked: Path) -> None:
    (hooked / "sub").mkdir()
    (hooked / "sub" / "four").write_text("1\n")
    git(hooked, "add", "sub/four")
    _, mended = pasted(try_commit(hooked / "sub", "-m", "Feat: a", "four"))
    assert mended == "git commit -F ../.git/gatepost/mended -- PATHS"
    assert shell(hooked / "sub", mended.replace("PATHS", "four")).code == 0
    assert changed(hooked) == ["sub/four"]


@pytest.mark.parametrize("comment", ["#", ";"])
def test_lines_that_look_like_comments_are_kept_when_the_printed_command_is_pasted(comment: str, hooked: Path) -> None:
    git(hooked, "config", "core.commentChar", comment)
    body = f"{comment}12 is done\n\n{comment} and this stays"
    again, mended = pasted(try_commit(hooked, "-a", "-m", f"Feat: a\n\n{body}"))
    assert again == "git commit --cleanup=scissors -e -F .git/gatepost/rejected -a"
    assert shell(hooked, again, GIT_EDITOR="sed -i -e 's/^Feat/fix/'").code == 0
    assert stored(hooked) == f"fix: a\n\n{body}"
    assert mended == "git commit -F .git/gatepost/mended -a"


def test_lines_that_look_like_comments_are_kept_in_the_mended_message(hooked: Path) -> None:
    _, mended = pasted(try_commit(hooked, "-a", "-m", "Feat: a\n\n#12 is done"))
    assert shell(hooked, mended).code == 0
    assert stored(hooked) == "feat: a\n\n#12 is done"


def test_comments_of_the_editor_are_not_kept(hooked: Path) -> None:
    again, _ = pasted(try_commit(hooked, "-a", "-e", "-m", "Feat: a", **TRUE))
    assert again == "git commit -e -F .git/gatepost/rejected -a"
    assert (hooked / ".git" / "gatepost" / "rejected").read_text() == "Feat: a\n"


def test_the_diff_of_a_verbose_commit_is_not_kept(hooked: Path) -> None:
    done = try_commit(hooked, "-a", "-v", "-e", "-m", "Feat: a", **TRUE)
    assert done.code == 1
    assert (hooked / ".git" / "gatepost" / "rejected").read_text() == "Feat: a\n"


def test_a_mended_form_of_an_earlier_message_is_gone_when_there_is_none_for_this(hooked: Path) -> None:
    _, mended = pasted(try_commit(hooked, "-a", "-m", "Feat: a"))
    done = try_commit(hooked, "-a", "-m", "what is this")
    assert done.code == 1
    assert mended not in done.err
    assert not (hooked / ".git" / "gatepost" / "mended").exists()
    assert shell(hooked, mended).code == 128
    assert stored(hooked) == "feat: base"


def test_a_word_in_gatepost_skip_that_names_no_rule_is_said_where_something_is_refused(hooked: Path) -> None:
    done = try_commit(hooked, "-m", "Feat: a", GATEPOST_SKIP="type-not-lowercas")
    assert done.code == 1
    assert done.err.startswith("gatepost: GATEPOST_SKIP names no rule by `type-not-lowercas`\n✗ type-not-lowercase")


def test_an_edited_hook_is_refused_and_goes_on_working(hooked: Path) -> None:
    path = hooked / ".git" / "hooks" / "commit-msg"
    mine = path.read_text().replace('kept="', 'echo mine >&2\nkept="')
    path.write_text(mine)
    for action in ("install", "uninstall"):
        done = gatepost(hooked, "hook", action)
        assert done.code == 1
        assert done.err.startswith(f"✗ commit-msg: {path} has been edited since gatepost wrote it\n")
    assert path.read_text() == mine
    assert try_commit(hooked, "-m", "fix: a") == (0, "", "mine\n")


def test_the_lines_of_an_edited_hook_run_when_they_were_moved_as_the_hint_says(hooked: Path) -> None:
    path = hooked / ".git" / "hooks" / "commit-msg"
    path.write_text(path.read_text() + "# mine\n")
    kept = path.with_name("commit-msg.before-gatepost")
    kept.write_text("#!/bin/sh\necho mine >&2\n")
    kept.chmod(0o755)
    path.unlink()
    assert gatepost(hooked, "hook", "install").code == 0
    assert try_commit(hooked, "-m", "fix: a") == (0, "", "mine\n")


def test_a_shared_folder_of_hooks_is_told_of_and_guards_the_others_too(hooked: Path, tmp_path: Path) -> None:
    configuration = {"GIT_CONFIG_COUNT": "1", "GIT_CONFIG_KEY_0": "core.hooksPath"}
    shared = {**configuration, "GIT_CONFIG_VALUE_0": str(tmp_path / "shared")}
    (tmp_path / "shared").mkdir()
    done = gatepost(hooked, "hook", "install", **shared)
    assert (done.code, done.err) == (0, "")
    assert done.out.endswith("  shared: every repository that core.hooksPath is set for runs it\n")
    git(tmp_path, "init", "--quiet", "other")
    assert start(tmp_path / "other", "git", "commit", "--allow-empty", "-m", "Nope", **shared).code == 1

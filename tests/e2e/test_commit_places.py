"""Wherever a repository is, and however git is set up there."""

from __future__ import annotations

import shlex
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from support.guiding import (
    LINE,
    REVIEW,
    SCOPE,
    TYPE,
    begin,
    draft_file,
    message,
    stage,
    to_description,
    to_review,
    told,
)
from support.repos import commit, git

if TYPE_CHECKING:
    from pathlib import Path

    from support.terminal import Terminal

pytestmark = pytest.mark.once


def test_the_first_commit_of_all(repository: Path, screen: Terminal) -> None:
    stage(repository, a="a")
    screen.cc(repository).until(TYPE, "on main", "1 file")
    told(to_review(screen), "a", "there is no commit that could be amended")
    screen.keys("c").until("co-authors:")
    screen.keys("Escape").until(REVIEW)
    screen.keys("Enter")
    assert screen.ended() == 0
    assert message(repository) == "feat: sign in with a passkey"


def test_the_first_commit_of_all_can_be_picked(repository: Path, screen: Terminal) -> None:
    (repository / "a").write_text("a")
    screen.cc(repository).until("what is to be committed?", "○ a")
    screen.keys("Space", "Enter")
    to_review(screen).keys("Enter")
    assert screen.ended() == 0


def test_a_linked_worktree_has_a_draft_of_its_own(repository: Path, screen: Terminal, tmp_path: Path) -> None:
    begin(repository)
    linked = tmp_path / "linked"
    git(repository, "worktree", "add", "--quiet", str(linked), "-b", "fix/9-there")
    stage(linked, there="x")
    screen.cc(linked).until(TYPE, "on fix/9-there", "» fix")
    to_review(screen, "there").keys("q").ended()
    assert (repository / ".git" / "worktrees" / "linked" / "gatepost" / "draft.json").exists()
    assert not draft_file(repository).exists()
    screen.cc(repository).until(TYPE, "on main")
    screen.keys("C-c").ended()
    screen.cc(linked).until("was not committed", "feat: there")
    screen.keys("Enter").until(REVIEW)
    screen.keys("Enter")
    assert screen.ended() == 0
    assert message(repository, "fix/9-there") == "feat: there"


def test_a_submodule_is_a_repository_of_its_own(repository: Path, screen: Terminal, tmp_path: Path) -> None:
    outer = tmp_path / "outer"
    outer.mkdir()
    git(outer, "init", "--quiet")
    commit(repository, "chore: begin", a="a")
    git(outer, "-c", "protocol.file.allow=always", "submodule", "--quiet", "add", str(repository), "sub")
    stage(outer / "sub", b="b")
    to_review(screen.cc(outer / "sub"), "inside").keys("Enter")
    assert screen.ended() == 0
    assert message(outer / "sub") == "feat: inside"
    git(outer, "commit", "--quiet", "-m", "chore: first")
    commit(outer / "sub", "feat: more", c="c")
    screen.cc(outer).until("what is to be committed?", "○ sub")
    screen.keys("Space", "Enter")
    to_review(screen, "outside").keys("Enter")
    assert screen.ended() == 0
    assert git(outer, "status", "--short") == ""


def test_the_variables_of_git_say_where_it_is(repository: Path, screen: Terminal, tmp_path: Path) -> None:
    begin(repository)
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    env = {"GIT_DIR": str(repository / ".git"), "GIT_WORK_TREE": str(repository)}
    to_review(screen.cc(elsewhere, **env)).keys("Enter")
    assert screen.ended() == 0
    assert message(repository) == "feat: sign in with a passkey"


def test_another_index_is_committed(repository: Path, screen: Terminal, tmp_path: Path) -> None:
    begin(repository)
    (repository / "apart").write_text("x")
    other = {"GIT_INDEX_FILE": str(tmp_path / "index")}
    git(repository, "read-tree", "HEAD", **other)
    git(repository, "add", "apart", **other)
    screen.cc(repository, **other).until("1 file")
    to_review(screen).keys("Enter")
    assert screen.ended() == 0
    assert git(repository, "show", "--format=", "--name-only") == "apart"


def test_it_can_be_started_in_a_subfolder(repository: Path, screen: Terminal) -> None:
    begin(repository)
    git(repository, "reset", "--quiet")
    (repository / "a.txt").write_text("other")
    screen.cc(repository / "src").until("what is to be committed?", "○ a.txt", "○ src/new.py")
    screen.keys("C-a", "Enter")
    to_review(screen).keys("Enter")
    assert screen.ended() == 0
    assert git(repository, "status", "--short") == ""


def test_signing_that_fails_loses_nothing(repository: Path, screen: Terminal, tmp_path: Path) -> None:
    gpg = tmp_path / "gpg"
    gpg.write_text("#!/bin/sh\necho no secret key >&2\nexit 2\n")
    gpg.chmod(0o755)
    git(begin(repository), "config", "commit.gpgsign", "true")
    git(repository, "config", "gpg.program", str(gpg))
    to_review(screen.cc(repository)).keys("Enter")
    assert screen.ended() == 3
    assert "gpg failed to sign the data" in screen.screen()
    assert "goes on with your message" in screen.screen()
    assert draft_file(repository).exists()


def test_signing_can_ask_on_the_terminal(repository: Path, screen: Terminal, tmp_path: Path) -> None:
    gpg = tmp_path / "gpg"
    gpg.write_text(
        "#!/bin/sh\nprintf 'PIN? ' >/dev/tty; read pin </dev/tty; test \"$pin\" = 42 || exit 2\n"
        'echo "[GNUPG:] SIG_CREATED D 1 8 00 1 0" >&2; cat >/dev/null; echo SIGNATURE\n'
    )
    gpg.chmod(0o755)
    git(begin(repository), "config", "commit.gpgsign", "true")
    git(repository, "config", "gpg.program", str(gpg))
    to_review(screen.cc(repository)).keys("Enter").until("PIN?")
    screen.type("42", "Enter")
    assert screen.ended() == 0
    assert "gpgsig" in git(repository, "cat-file", "commit", "HEAD")


def test_another_comment_character_leaves_hashes_in_the_body(repository: Path, screen: Terminal) -> None:
    git(begin(repository), "config", "core.commentChar", ";")
    git(repository, "config", "commit.cleanup", "strip")
    to_review(screen.cc(repository)).keys("b").until("Ctrl-D done")
    screen.type("# a heading", "Enter").type("; a remark", "C-d").until("│ # a heading", REVIEW)
    assert "; a remark" not in screen.screen()
    screen.keys("Enter")
    assert screen.ended() == 0
    assert message(repository) == "feat: sign in with a passkey\n\n# a heading"


def test_what_the_preview_shows_is_what_is_stored(repository: Path, screen: Terminal) -> None:
    git(begin(repository), "config", "commit.cleanup", "strip")
    to_review(screen.cc(repository)).keys("b").until("Ctrl-D done")
    screen.paste("one  \n\n\n\n# gone\ntwo\n\n").keys("C-d").until("│ two", REVIEW)
    shown = [line.partition("│")[2].strip() for line in screen.screen().split("\n") if "│" in line]
    screen.keys("Enter")
    assert screen.ended() == 0
    assert message(repository).split("\n") == shown
    assert shown == ["feat: sign in with a passkey", "", "one", "", "two"]


def test_another_encoding_is_heeded(repository: Path, screen: Terminal) -> None:
    git(begin(repository), "config", "i18n.commitEncoding", "latin-1")
    to_review(screen.cc(repository), "naïve Übung").keys("Enter")
    assert screen.ended() == 0
    stored = subprocess.run(["git", "cat-file", "commit", "HEAD"], cwd=repository, check=True, capture_output=True)
    assert "feat: naïve Übung\n".encode("latin-1") in stored.stdout
    assert message(repository) == "feat: naïve Übung"


def test_what_the_encoding_lacks_is_an_error_that_loses_nothing(repository: Path, screen: Terminal) -> None:
    git(begin(repository), "config", "i18n.commitEncoding", "latin-1")
    to_review(screen.cc(repository), "日本").keys("Enter")
    assert screen.ended() == 2
    assert "cannot be written in latin-1" in screen.screen()
    assert draft_file(repository).exists()


def test_who_commits_is_wanted_by_git(repository: Path, screen: Terminal) -> None:
    git(begin(repository), "config", "user.useConfigOnly", "true")
    names = ("GIT_AUTHOR_EMAIL", "GIT_COMMITTER_EMAIL", "GIT_AUTHOR_NAME", "GIT_COMMITTER_NAME")
    words = shlex.join(["env", *(f"-u{name}" for name in names)])
    screen.start(repository, "sh", "-c", f"exec {words} {sys.executable} -m gatepost commit")
    told(to_review(screen), "s", "user.name")
    screen.keys("Enter")
    assert screen.ended() == 3
    assert "who you are" in screen.screen()
    assert draft_file(repository).exists()


def test_allowed_scopes_and_their_files_are_offered_first(repository: Path, screen: Terminal) -> None:
    begin(repository)
    (repository / "pyproject.toml").write_text(
        '[tool.gatepost]\nscopes = ["web", "core"]\n[tool.gatepost.scope-paths]\n"src/**" = "core"\n'
    )
    screen.cc(repository).until(TYPE)
    screen.keys("Enter").until(SCOPE, "» core", "of these files", "web")
    screen.type("other", "Enter").until("`other` is none of the allowed scopes")
    screen.keys("C-u").until("» ")
    screen.type("core", "Enter").until("feat(core):", LINE)


def test_an_outside_folder_is_no_repository(screen: Terminal, tmp_path: Path) -> None:
    screen.cc(tmp_path)
    assert screen.ended() == 3
    assert "error: " in screen.screen()
    assert "Traceback" not in screen.screen()


def test_the_folder_is_a_flag(repository: Path, screen: Terminal, tmp_path: Path) -> None:
    begin(repository)
    to_description(screen.cc(tmp_path, "-C", str(repository))).type("there", "Enter").until(REVIEW)
    screen.keys("Enter")
    assert screen.ended() == 0
    assert message(repository) == "feat: there"

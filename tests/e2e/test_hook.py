"""The installed hook through real commits: what is refused, what is kept, and the way back."""

from __future__ import annotations

import re
import shlex
from typing import TYPE_CHECKING

import pytest

from support.program import has_cache, install, settle, shell, start, try_commit
from support.repos import git

if TYPE_CHECKING:
    from pathlib import Path

    from support.program import Done


@pytest.fixture(autouse=True)
def _installed(repository: Path) -> None:
    install(repository)


def stored(repository: Path) -> str:
    return git(repository, "log", "-1", "--format=%B", "--encoding=UTF-8")


def edit(repository: Path, text: bytes | str, *arguments: str, **env: str) -> Done:
    """Commit with an editor that writes `text` into the message file, before what git put there."""
    data = text.encode() if isinstance(text, str) else text
    (repository / ".git" / "typed").write_bytes(data)
    typed = shlex.quote(str(repository / ".git" / "typed"))
    script = repository / ".git" / "editor"
    script.write_text(f'#!/bin/sh\ncat {typed} "$1" > "$1.new" && mv "$1.new" "$1"\n')
    return try_commit(repository, *arguments, GIT_EDITOR=f"sh {shlex.quote(str(script))}", **env)


def pasted(done: Done) -> list[str]:
    """Return the commands that a refusal prints, as a user copies them."""
    return re.findall(r"^  (git commit .+?)(?:   |$)", done.err, re.MULTILINE)


def test_a_good_message_is_committed_without_a_word(repository: Path) -> None:
    assert try_commit(repository, "-m", "feat: sign in") == (0, "", "")
    assert stored(repository) == "feat: sign in"
    assert not (repository / ".git" / "gatepost" / "rejected").exists()


def test_a_bad_message_is_refused_and_kept_as_git_would_store_it(repository: Path) -> None:
    done = try_commit(repository, "-m", "Fixed login", "-m", "body  \t")
    assert (done.code, done.out) == (1, "")
    assert done.err.startswith("✗ header-not-conventional  GP101\n  │ Fixed login\n")
    assert (repository / ".git" / "gatepost" / "rejected").read_bytes() == b"Fixed login\n\nbody\n"
    assert start(repository, "git", "rev-parse", "--verify", "HEAD").code != 0


def test_the_printed_ways_back_work_when_they_are_pasted(repository: Path) -> None:
    done = try_commit(repository, "-m", "Feat: sign in", "-m", "why")
    again, mended = pasted(done)
    assert again == "git commit -e -F .git/gatepost/rejected"
    still_bad = shell(repository, f"{again} --allow-empty", GIT_EDITOR="true")
    assert still_bad.code == 1
    assert pasted(still_bad) == [again, mended]
    assert shell(repository, f"{mended} --allow-empty").code == 0
    assert stored(repository) == "feat: sign in\n\nwhy"
    edited = shell(repository, f"{again} --allow-empty", GIT_EDITOR="sed -i -e 's/^Feat/fix/'")
    assert edited.code == 0
    assert stored(repository) == "fix: sign in\n\nwhy"


def test_a_message_that_everyone_else_accepts_is_refused_where_it_would_be_lost(repository: Path) -> None:
    done = try_commit(repository, "-m", "fix: handle null", "-m", "foo(bar(baz))")
    assert done.code == 1
    assert "message-dropped" in done.err


@pytest.mark.parametrize("text", ["feat: a\n\nbody", "feat: a\n", "fix(b): c\n\n\n\nbody  \n\n"])
def test_a_message_from_a_file_is_judged(text: str, repository: Path) -> None:
    (repository / "message").write_text(text)
    assert try_commit(repository, "-F", "message") == (0, "", "")
    assert try_commit(repository, "-F", "-", given=f"Nope {text}").code == 1


def test_a_hash_in_a_message_that_nobody_edits_is_text(repository: Path) -> None:
    assert try_commit(repository, "-m", "fix: a\n\n#b(c(d))").code == 1
    assert try_commit(repository, "-m", "# fix: a").code == 1


def test_the_comments_of_an_edited_message_are_not_judged(repository: Path) -> None:
    assert edit(repository, "fix: a\n#b(c(d))\n").code == 0
    assert stored(repository) == "fix: a"
    assert edit(repository, "# only\nNope\n").code == 1


@pytest.mark.parametrize("comment", [";", "%"])
def test_the_comment_sign_is_the_repositorys(comment: str, repository: Path) -> None:
    git(repository, "config", "core.commentChar", comment)
    assert edit(repository, f"fix: a\n\n{comment}b(c(d))\n").code == 0
    assert stored(repository) == "fix: a"
    assert edit(repository, "fix: a\n\n#b(c(d))\n").code == 1


def test_a_comment_sign_that_git_chooses_is_found_out(repository: Path) -> None:
    git(repository, "config", "core.commentChar", "auto")
    assert try_commit(repository, "-e", "-m", "fix: a\n\n#12 is done", GIT_EDITOR="true") == (0, "", "")
    assert stored(repository) == "fix: a\n\n#12 is done"
    assert try_commit(repository, "-e", "-m", "fix: a\n\n#b(c(d))", GIT_EDITOR="true").code == 1
    assert edit(repository, "fix: b\n\n#b(c(d))\n").code == 0
    assert stored(repository) == "fix: b"


def test_a_comment_string_is_heeded_where_git_has_it(repository: Path) -> None:
    version = tuple(int(part) for part in re.findall(r"\d+", start(repository, "git", "--version").out)[:2])
    if version < (2, 45):
        pytest.skip("git before 2.45 has no core.commentString")
    git(repository, "config", "core.commentString", "//")
    assert edit(repository, "fix: a\n\n// b(c(d))\n").code == 0
    assert stored(repository) == "fix: a"


@pytest.mark.once  # it is git whose ways differ here
@pytest.mark.parametrize("mode", ["strip", "whitespace", "verbatim", "scissors", "default"])
def test_what_is_accepted_is_what_git_stores_in_every_clean_up(mode: str, repository: Path) -> None:
    git(repository, "config", "commit.cleanup", mode)
    accepted = 0
    for text in (
        "fix: a\n\nbody\n",
        "fix: a  \n\n\n\nbody\n# c\n",
        "\nfix: a\n",
        "fix: a\n\n#b(c(d))\n",
        "# fix: a\n",
        "#\n\nfix: a\n",
    ):
        (repository / "message").write_text(text)
        for done in (try_commit(repository, "-F", "message"), edit(repository, text)):
            if done.code == 0:
                accepted += 1
                assert stored(repository).lstrip("\n").startswith("fix: a")
                assert "b(c(d))" not in stored(repository)
    assert accepted >= 1


def test_the_diff_of_a_verbose_commit_is_not_judged(repository: Path) -> None:
    (repository / "file").write_text("foo(bar(baz))\nRelease-As: nonsense\n")
    git(repository, "add", "file")
    assert edit(repository, "fix: a\n", "-v").code == 0
    assert stored(repository) == "fix: a"
    git(repository, "config", "commit.verbose", "true")
    (repository / "file").write_text("foo(bar(baz))\n")
    assert edit(repository, "fix: b\n", "-a").code == 0
    assert stored(repository) == "fix: b"


def test_what_stands_below_the_scissors_is_not_judged(repository: Path) -> None:
    (repository / "file").write_text("foo(bar(baz))\n")
    git(repository, "add", "file")
    git(repository, "config", "commit.cleanup", "scissors")
    assert edit(repository, "fix: a\n\n# kept\n").code == 0
    assert stored(repository) == "fix: a\n\n# kept"


def test_an_empty_message_is_left_to_git(repository: Path) -> None:
    done = edit(repository, "")
    assert done.code == 1
    assert done.err == "Aborting commit due to empty commit message.\n"
    assert try_commit(repository, "--allow-empty-message", "-m", "").code == 0


def test_carriage_returns_are_judged_as_git_stores_them(repository: Path) -> None:
    assert edit(repository, "fix: a\r\n\r\nbody\r\n").code == 0
    assert edit(repository, "Nope\r\n").code == 1


def test_a_byte_order_mark_is_refused_since_release_please_reads_it(repository: Path) -> None:
    (repository / "message").write_bytes(b"\xef\xbb\xbffix: a\n")
    done = try_commit(repository, "-F", "message")
    stored_type = start(repository, "git", "log", "-1", "--format=%B").out
    assert (done.code, stored_type) == (1, "")


def test_a_message_with_a_nul_is_an_error_and_kept(repository: Path) -> None:
    done = edit(repository, b"fix: a\0b\n")
    assert done.code == 1
    assert "there is a NUL byte at offset 6" in done.err
    assert b"fix: a\0b\n" in (repository / ".git" / "gatepost" / "rejected").read_bytes()


def test_a_message_in_the_repositorys_encoding_is_judged(repository: Path) -> None:
    data = "fix: café\n".encode("latin-1")
    undecodable = edit(repository, data)
    assert undecodable.code == 1
    assert "is not UTF-8: byte 0xe9 in line 1" in undecodable.err
    git(repository, "config", "i18n.commitEncoding", "ISO-8859-1")
    assert edit(repository, data).code == 0
    assert stored(repository) == "fix: café"
    refused = edit(repository, "Feat: café\n".encode("latin-1"))
    (_, mended) = pasted(refused)
    assert shell(repository, f"{mended} --allow-empty").code == 0
    assert stored(repository) == "feat: café"


def test_rules_can_be_skipped_for_one_commit_and_it_is_said(repository: Path) -> None:
    done = try_commit(repository, "-m", "no type", GATEPOST_SKIP="header-not-conventional,message-dropped")
    assert done.code == 0
    assert "gatepost: header-not-conventional was skipped, as GATEPOST_SKIP says\n" in done.err
    assert try_commit(repository, "-m", "no type", GATEPOST_SKIP="GP101", CI="true").code == 1
    assert try_commit(repository, "-m", "no type", "--no-verify") == (0, "", "")


def test_what_the_settings_ignore_passes_and_the_reason_is_printed(repository: Path) -> None:
    (repository / "gatepost.toml").write_text("ignore = {header-not-conventional = 'the old ways stay'}\n")
    for settled in (False, True):
        assert try_commit(repository, "-m", "feat: sign in") == (0, "", "")
        done = try_commit(repository, "-m", "Fixed login")
        assert done == (0, "", "ignored header-not-conventional: the old ways stay\n")
        assert stored(repository) == "Fixed login"
        assert has_cache(repository) is settled
        if not settled:
            settle()
    done = try_commit(repository, "-m", "Fixed login", "-m", "* BREAKING CHANGE: all is new")
    assert done.code == 1
    assert done.err.startswith(
        "ignored header-not-conventional: the old ways stay\n✗ breaking-change-misspelt  GP302  line 3\n"
    )
    assert pasted(done)[1] == "git commit -F .git/gatepost/mended"


def test_a_message_may_overrule_what_the_settings_leave_to_it(repository: Path) -> None:
    (repository / "gatepost.toml").write_text("overrides = ['header-too-long']\n")
    long = "fix: " + "x" * 96
    assert try_commit(repository, "-m", long).code == 1
    assert try_commit(repository, "-m", long, "-m", "Gatepost-Ignore: header-too-long").code == 1
    done = try_commit(repository, "-m", long, "-m", "Gatepost-Ignore: header-too-long because of the link")
    assert done == (0, "", "ignored header-too-long: the message says: because of the link\n")


def test_the_staged_files_give_the_scope_that_is_missing(repository: Path) -> None:
    (repository / "gatepost.toml").write_text(
        "scopes = ['api', 'docs']\nselect = ['scope-missing']\n[scope-paths]\n'src/api/' = 'api'\n'*.md' = 'docs'\n"
    )
    (repository / "src" / "api").mkdir(parents=True)
    (repository / "src" / "api" / "login.py").touch()
    (repository / "README.md").touch()
    git(repository, "add", "src")
    done = try_commit(repository, "-m", "fix: keep the session")
    assert done.code == 1
    assert "  try  fix(api): keep the session\n" in done.err
    assert shell(repository, pasted(done)[1]).code == 0
    assert stored(repository) == "fix(api): keep the session"
    git(repository, "add", "README.md")
    done = start(repository / "src", "git", "commit", "-m", "docs(readme): say more")
    assert "  try  docs(docs): say more\n" in done.err
    assert shell(repository / "src", pasted(done)[1]).code == 0
    assert stored(repository) == "docs(docs): say more"


def test_named_paths_give_the_scope_that_is_missing(repository: Path) -> None:
    (repository / "gatepost.toml").write_text("select = ['scope-missing']\nscope-paths = {'a/' = 'a', 'b/' = 'b'}\n")
    for name in ("a", "b"):
        (repository / name).mkdir()
        (repository / name / "file").touch()
    git(repository, "add", "a", "b")
    assert "  try  fix(b): x\n" in start(repository, "git", "commit", "-m", "fix: x", "--", "b").err
    assert "  try  " not in start(repository, "git", "commit", "-m", "fix: x").err


@pytest.mark.parametrize("text", ["fixup! feat: a", "squash! feat: a", "WIP", "wip: a", "[WIP] half of it"])
def test_what_is_not_done_yet_may_be_committed(text: str, repository: Path) -> None:
    assert try_commit(repository, "-m", text) == (0, "", "")


def test_broken_settings_are_an_error_that_keeps_the_message(repository: Path) -> None:
    (repository / "gatepost.toml").write_text("scopes = [")
    done = try_commit(repository, "-m", "fix: a")
    assert done.code == 1
    assert done.err.startswith("error: gatepost.toml is not TOML: ")
    assert "your message is kept: git commit -e -F .git/gatepost/rejected\n" in done.err
    assert (repository / ".git" / "gatepost" / "rejected").read_text() == "fix: a\n"


def test_a_git_directory_that_cannot_be_written_by_us_does_not_stop_the_judging(
    repository: Path, tmp_path: Path
) -> None:
    (repository / ".git" / "gatepost").write_text("in the way")
    assert try_commit(repository, "-m", "fix: a", TMPDIR=str(tmp_path)).code == 0
    done = try_commit(repository, "-m", "Feat: b", TMPDIR=str(tmp_path))
    assert done.code == 1
    again, mended = pasted(done)
    assert f"-F {tmp_path}/gatepost-" in again
    assert shell(repository, f"{mended} --allow-empty").code == 0
    assert stored(repository) == "feat: b"

"""When the message file is prepared for the editor, and when it is left as git wrote it."""

from __future__ import annotations

import os
import time
from pathlib import Path

import pytest

from gatepost.adapters.hook_files import install_hook
from gatepost.adapters.prepare_commit_msg import prepare
from support.layers import write
from support.repos import commit, git

FILE = Path(".git/COMMIT_EDITMSG")
KEPT = Path(".git/gatepost/rejected")
ADVICE = "\n# Please enter the commit message\n#\n# On branch main\n#\n"
BACK = (
    "# The message above was refused, and is put back for you to mend.\n# It is also kept in .git/gatepost/rejected\n"
)


@pytest.fixture(autouse=True)
def _inside(repository: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Stand where git runs a hook, with settings."""
    write(repository, gatepost="types = ['feat', 'fix']")
    monkeypatch.chdir(repository)


def after(text: str = ADVICE, source: str = "", commit_: str = "", *, encoding: str = "utf-8") -> str:
    """Return what is in the message file once the hook has run."""
    FILE.write_bytes(text.encode(encoding))
    prepare(str(FILE), source, commit_)
    return FILE.read_bytes().decode(encoding)


def refuse(message: str = "Nope\n", *, age: float = 60, encoding: str = "utf-8") -> None:
    """Keep a message as if it had been refused `age` seconds ago."""
    KEPT.parent.mkdir(exist_ok=True)
    KEPT.write_bytes(message.encode(encoding))
    when = time.time() - age
    os.utime(KEPT, (when, when))


def test_the_allowed_words_stand_in_the_file() -> None:
    assert after() == "\n# Types: feat, fix\n#\n" + ADVICE[1:]


def test_a_refused_message_is_put_back_also_before_the_first_commit() -> None:
    refuse("Nope\n\nA body.\n")
    assert after() == f"Nope\n\nA body.\n\n{BACK}# Types: feat, fix\n#\n" + ADVICE[1:]
    commit(Path(), "feat: base")
    assert after().startswith("Nope\n\nA body.\n\n# The message above")


@pytest.mark.parametrize("source", ["message", "merge", "squash", "commit", "odd"])
def test_a_message_that_comes_from_elsewhere_stays(source: str) -> None:
    refuse()
    assert after(source=source) == ADVICE
    assert after(commit_="HEAD") == ADVICE


def test_without_an_editor_the_file_stays(monkeypatch: pytest.MonkeyPatch) -> None:
    refuse()
    monkeypatch.setenv("GIT_EDITOR", ":")
    assert after() == ADVICE
    monkeypatch.setenv("GIT_EDITOR", "vi")
    assert after() != ADVICE


@pytest.mark.parametrize(
    "sign", ["MERGE_HEAD", "CHERRY_PICK_HEAD", "REVERT_HEAD", "rebase-merge", "rebase-apply", "sequencer"]
)
def test_while_something_is_under_way_the_file_stays(sign: str) -> None:
    refuse()
    Path(".git", sign).mkdir()
    assert after() == ADVICE


def test_an_old_message_is_not_put_back() -> None:
    refuse(age=86_300)
    assert "Nope" in after()
    refuse(age=86_500)
    assert "Nope" not in after()


def test_a_message_is_not_put_back_once_something_was_committed() -> None:
    now = int(time.time())
    refuse(age=60)
    git(Path(), "commit", "--quiet", "--allow-empty", "-m", "feat: a", GIT_COMMITTER_DATE=f"{now - 120} +0000")
    assert "Nope" in after()
    git(Path(), "commit", "--quiet", "--allow-empty", "-m", "feat: b", GIT_COMMITTER_DATE=f"{now - 30} +0000")
    assert "Nope" not in after()
    git(Path(), "checkout", "--quiet", "--detach", "HEAD~1")
    assert "Nope" not in after(), "it was on another branch"
    Path(".git/logs/HEAD").unlink()
    assert "Nope" in after(), "git keeps no log"
    refuse(age=10)
    assert "Nope" in after()


def test_other_moves_of_head_leave_a_message_to_be_put_back() -> None:
    refuse(age=60)
    commit(Path(), "feat: a")
    later = f"{int(time.time())} +0000"
    git(Path(), "checkout", "--quiet", "-b", "other", GIT_COMMITTER_DATE=later)
    assert "Nope" in after()
    log = Path(".git/logs/HEAD")
    log.write_bytes(log.read_bytes().splitlines(keepends=True)[-1])
    assert "Nope" in after()


def test_the_staged_files_tell_the_scope() -> None:
    write(Path(), gatepost="scope-paths = {'docs/**' = 'docs'}")
    assert "Scope" not in after()
    Path("docs").mkdir()
    Path("docs/a.md").write_text("a")
    git(Path(), "add", "docs")
    assert "# Scope of these files: docs\n" in after()
    write(Path(), gatepost="scopes = ['api']\nscope-paths = {'docs/**' = 'docs'}")
    assert "# Scopes: api, docs\n# Scope of these files: docs\n" in after()


def test_git_s_settings_are_heeded() -> None:
    refuse("feat: a\n\n# b\n")
    way = "# git commit --cleanup=scissors -e -F .git/gatepost/rejected\n"
    assert after().endswith(f"{way}# Types: feat, fix\n#\n{ADVICE[1:]}")
    git(Path(), "config", "core.commentChar", ";")
    assert after(ADVICE.replace("#", ";")).startswith("feat: a\n\n# b\n\n; The message above")
    git(Path(), "config", "commit.cleanup", "whitespace")
    assert after(ADVICE.replace("#", ";")) == "feat: a\n\n# b\n" + ADVICE.replace("#", ";")
    KEPT.unlink()
    assert after(ADVICE.replace("#", ";")) == ADVICE.replace("#", ";")


def test_the_encoding_of_commits_is_heeded() -> None:
    git(Path(), "config", "i18n.commitEncoding", "iso-8859-1")
    refuse("Né\n", encoding="iso-8859-1")
    done = after(ADVICE + "# bé\n", encoding="iso-8859-1")
    assert done.startswith("Né\n\n# The message above")
    assert done.endswith("# bé\n")
    write(Path(), gatepost="types = ['日本']")
    assert after(encoding="iso-8859-1") == ADVICE


@pytest.mark.parametrize("mode", ["", "verbatim"])
def test_a_template_is_known_by_its_file(mode: str, tmp_path: Path) -> None:
    (tmp_path / "template").write_text("Ticket: \n\n# Say why.\n")
    git(Path(), "config", "commit.template", str(tmp_path / "template"))
    put = "Ticket:\n\n# Say why.\n"
    if mode:
        git(Path(), "config", "commit.cleanup", mode)
        put = "Ticket: \n\n# Say why.\n"
        refuse()
        assert after(put + ADVICE, "template") == "Nope\n" + ADVICE
        return
    assert after(put + ADVICE, "template") == put + "\n# Types: feat, fix\n#\n" + ADVICE[1:]
    refuse()
    assert after(put + ADVICE, "template").startswith("Nope\n\n# Say why.\n\n# The message above")
    assert after("Another\n" + ADVICE, "template") == "Another\n" + ADVICE
    (tmp_path / "template").write_text("\n\n")
    assert after(ADVICE, "template") == ADVICE


def test_a_template_that_is_named_on_the_command_line_stays() -> None:
    refuse()
    assert after("Ticket: \n" + ADVICE, "template") == "Ticket: \n" + ADVICE


def test_whatever_goes_wrong_the_file_stays(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    refuse()
    write(Path(), gatepost="types = 1")
    assert after() == ADVICE
    write(Path(), gatepost="")
    git(Path(), "config", "i18n.commitEncoding", "nobody-knows")
    assert after() == ADVICE
    git(Path(), "config", "--unset", "i18n.commitEncoding")
    KEPT.write_bytes(b"\xff")
    assert after() == ADVICE
    KEPT.unlink()
    KEPT.mkdir()
    assert after() == ADVICE
    FILE.write_bytes(b"\xff" + ADVICE.encode())
    prepare(str(FILE))
    assert FILE.read_bytes() == b"\xff" + ADVICE.encode()
    prepare("missing")
    assert not Path("missing").exists()
    monkeypatch.chdir(tmp_path)
    prepare("missing")


def test_the_file_keeps_its_mode_and_nothing_is_left_beside_it() -> None:
    FILE.write_text(ADVICE)
    FILE.chmod(0o640)
    prepare(str(FILE))
    assert "Types" in FILE.read_text()
    assert FILE.stat().st_mode & 0o777 == 0o640
    assert [path.name for path in FILE.parent.iterdir() if "COMMIT_EDITMSG" in path.name] == ["COMMIT_EDITMSG"]


def test_the_header_is_begun_by_branch_and_files_where_the_gate_refuses_no_more_than_that() -> None:
    git(Path(), "checkout", "--quiet", "-b", "fix/ABC-7-login")
    assert after().startswith("\n# Types: feat, fix\n# Issue of this branch: ABC-7\n"), "nobody would refuse it"
    install_hook(".", "commit-msg")
    assert after().startswith("fix: \n# Types")
    write(Path(), gatepost="types = ['feat', 'fix']\nscope-paths = {'api/**' = 'api'}")
    Path("api").mkdir()
    Path("api/a.py").write_text("a")
    git(Path(), "add", "api")
    assert after().startswith("fix(api): \n# Types")


def test_the_files_begin_the_header_where_the_branch_does_not() -> None:
    write(Path(), gatepost="types = ['feat', 'docs']")
    install_hook(".", "commit-msg")
    assert after().startswith("\n# Types")
    Path("README.md").write_text("a")
    git(Path(), "add", "README.md")
    assert after().startswith("docs: \n# Types")
    git(Path(), "checkout", "--quiet", "-b", "feat/docs")
    assert after().startswith("feat: \n# Types")

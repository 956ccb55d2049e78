"""`gatepost hook run commit-msg`, as it is called by hand."""

from __future__ import annotations

import re
import tempfile
from typing import TYPE_CHECKING

import pytest

from support.program import call, gatepost
from support.repos import git

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture(autouse=True)
def _inside(repository: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(repository)


def test_run_judges_as_the_hook_does(repository: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = repository / ".git" / "COMMIT_EDITMSG"
    path.write_text("fix: a\n")
    assert call(capsys, "hook", "run", "commit-msg", ".git/COMMIT_EDITMSG") == (0, "", "")
    path.write_text("Feat: sign in\n")
    done = call(capsys, "hook", "run", "commit-msg", ".git/COMMIT_EDITMSG")
    assert (done.code, done.out) == (1, "")
    assert done.err.startswith("✗ type-not-lowercase  GP103\n")
    assert "git commit -e -F .git/gatepost/rejected " in done.err
    assert "git commit -F .git/gatepost/mended " in done.err
    assert "\n\n  (add the flags that you gave, such as --amend or --author)\n" in done.err


def test_all_findings_are_explained_at_once_those_that_refuse_first(
    repository: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (repository / ".git" / "COMMIT_EDITMSG").write_text("Feat:  keep it.\nbody\n")
    done = call(capsys, "hook", "run", "commit-msg", ".git/COMMIT_EDITMSG")
    assert re.search(r"^  gatepost explain GP103 GP201 GP108 GP111 +why, and examples$", done.err, re.MULTILINE)


def test_a_message_that_cannot_be_kept_anywhere_is_still_refused(
    repository: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    (repository / ".git" / "gatepost").write_text("in the way")
    monkeypatch.setattr(tempfile, "tempdir", str(repository / ".git" / "gatepost"))
    (repository / ".git" / "COMMIT_EDITMSG").write_text("Feat: sign in\n")
    done = call(capsys, "hook", "run", "commit-msg", ".git/COMMIT_EDITMSG")
    assert (done.code, done.out) == (1, "")
    assert done.err.endswith("  try  feat: sign in\n\n  gatepost explain GP103   why, and examples\n")


def test_warnings_are_shown_and_do_not_refuse(repository: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (repository / "gatepost.toml").write_text("[severity]\nheader-not-conventional = 'warning'\n")
    (repository / ".git" / "COMMIT_EDITMSG").write_text("no type\n")
    done = call(capsys, "hook", "run", "commit-msg", ".git/COMMIT_EDITMSG")
    assert done.code == 0
    assert done.err.startswith("! header-not-conventional  GP101\n")
    assert not (repository / ".git" / "gatepost" / "rejected").exists()


def test_a_message_kept_elsewhere_is_named_by_its_whole_path(
    repository: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    other = tmp_path / "it's here"
    git(repository, "init", "--quiet", str(other))
    monkeypatch.chdir(other)
    git(other, "config", "core.worktree", str(repository))
    monkeypatch.setenv("GIT_DIR", str(other / ".git"))
    monkeypatch.chdir(repository)
    (other / ".git" / "COMMIT_EDITMSG").write_text("no type\n")
    done = call(capsys, "hook", "run", "commit-msg", str(other / ".git" / "COMMIT_EDITMSG"))
    assert done.code == 1
    assert f"git commit -e -F '{tmp_path}/it'\"'\"'s here/.git/gatepost/rejected'" in done.err


def test_a_skipped_rule_is_said_to_be_skipped(
    repository: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    (repository / ".git" / "COMMIT_EDITMSG").write_text("no type\n")
    monkeypatch.setenv("GATEPOST_SKIP", "GP101,message-dropped header-not-\x1b[31m GP999")
    done = call(capsys, "hook", "run", "commit-msg", ".git/COMMIT_EDITMSG")
    assert done == (
        0,
        "",
        (
            "gatepost: header-not-conventional was skipped, as GATEPOST_SKIP says\n"
            "gatepost: message-dropped was skipped, as GATEPOST_SKIP says\n"
            "gatepost: GATEPOST_SKIP names no rule by `header-not-\\x1b[31m`\n"
            "gatepost: GATEPOST_SKIP names no rule by `GP999`\n"
        ),
    )


@pytest.mark.parametrize("name", ["missing", "", ".git"])
def test_a_message_that_cannot_be_read_is_a_wrong_call(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    done = call(capsys, "hook", "run", "commit-msg", name)
    assert (done.code, done.out) == (2, "")
    assert done.err.startswith(f"error: cannot read the message: {name}")
    assert done.err.endswith("help: gatepost explain GE108\n")


def test_without_git_the_hook_is_an_error_of_the_environment(repository: Path, tmp_path: Path) -> None:
    (repository / "message").write_text("fix: a\n")
    for arguments in (("hook", "run", "commit-msg", "message"), ("hook", "install"), ("lint", "--range", "HEAD")):
        done = gatepost(repository, *arguments, PATH=str(tmp_path / "nothing"))
        assert (done.code, done.out) == (3, "")
        assert done.err == (
            "error: git was not found\n"
            "  hint: install git, or put its folder on the PATH\n"
            "  help: gatepost explain GE103\n"
        )

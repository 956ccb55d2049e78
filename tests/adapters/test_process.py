from __future__ import annotations

import signal
from typing import TYPE_CHECKING

import pytest

from gatepost.adapters.process import git_environment, git_output, git_stream
from gatepost.errors import GitFailedError, NoGitError, NoRepositoryError
from support.repos import commit

if TYPE_CHECKING:
    from pathlib import Path


def test_the_output_of_git_comes_as_bytes(repository: Path) -> None:
    assert git_output(["rev-parse", "--is-bare-repository"], folder=str(repository)) == b"false\n"


def test_a_status_that_means_none_gives_an_empty_output(repository: Path) -> None:
    assert git_output(["config", "no.such"], folder=str(repository), missing=1) == b""


def test_any_other_status_is_an_error_with_gits_first_line(repository: Path) -> None:
    with pytest.raises(GitFailedError, match=r"^`git rev-parse` failed: fatal: Needed a single revision$") as caught:
        git_output(["rev-parse", "--verify", "nope"], folder=str(repository), missing=1)
    assert caught.value.hint == "run it by itself to see all it says"


def test_a_failure_without_words_says_so(repository: Path) -> None:
    with pytest.raises(GitFailedError, match=r"failed: no reason given$"):
        git_output(["config", "no.such"], folder=str(repository))


def test_a_very_long_reason_is_cut(repository: Path) -> None:
    with pytest.raises(GitFailedError) as caught:
        git_output(["rev-parse", "--verify", "--end-of-options", "x" * 9000 + "^{"], folder=str(repository))
    assert len(caught.value.text) < 400


@pytest.mark.parametrize("by", ["output", "stream"])
def test_git_that_is_not_on_the_path_is_said_to_be_missing(
    by: str, repository: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path / "nothing"))
    with pytest.raises(NoGitError, match="git was not found") as caught:
        _run(by, ["status"], repository)
    assert caught.value.exit_code == 3


@pytest.mark.parametrize("by", ["output", "stream"])
def test_git_that_cannot_be_started_is_said_to_fail(
    by: str, repository: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "git").write_text("not a program")
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(GitFailedError, match=r"git cannot be run: .*Permission denied"):
        _run(by, ["status"], repository)


@pytest.mark.parametrize("by", ["output", "stream"])
def test_an_argument_with_a_nul_is_refused(by: str, repository: Path) -> None:
    with pytest.raises(GitFailedError, match="git cannot be run: embedded null byte"):
        _run(by, ["log", "a\0b"], repository)


@pytest.mark.parametrize("by", ["output", "stream"])
def test_a_folder_that_does_not_exist_is_named(by: str, tmp_path: Path) -> None:
    with pytest.raises(NoRepositoryError, match=r"there is no folder .*nowhere"):
        _run(by, ["status"], tmp_path / "nowhere")


@pytest.mark.parametrize("by", ["output", "stream"])
def test_a_folder_outside_every_repository_is_no_repository(by: str, tmp_path: Path) -> None:
    with pytest.raises(NoRepositoryError, match="this is not a git repository") as caught:
        _run(by, ["log"], tmp_path)
    assert caught.value.exit_code == 3


def test_a_repository_of_somebody_else_is_refused_with_gits_own_advice(
    repository: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GIT_TEST_ASSUME_DIFFERENT_OWNER", "1")
    with pytest.raises(NoRepositoryError, match="git refuses this repository") as caught:
        git_output(["log"], folder=str(repository))
    assert "git config --global --add safe.directory" in caught.value.hint


def test_git_speaks_english_and_never_asks(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LC_ALL", "de_DE.UTF-8")
    monkeypatch.setenv("GIT_DIR", "/somewhere")
    environment = git_environment()
    assert environment["LC_ALL"] == "C"
    assert environment["GIT_TERMINAL_PROMPT"] == "0"
    assert environment["GIT_DIR"] == "/somewhere"


def test_a_stream_is_read_while_git_runs(repository: Path) -> None:
    commit(repository, "feat: one")
    with git_stream(["log", "--format=%s"], folder=str(repository)) as process:
        assert process.stdout is not None
        assert process.stdout.read() == b"feat: one\n"
    assert process.returncode == 0


@pytest.mark.parametrize("by", ["output", "stream"])
def test_git_reads_what_it_is_given_and_else_nothing(by: str, repository: Path) -> None:
    ids = [commit(repository, f"feat: {number}") for number in range(3)]
    many = "".join(f"{id_}\n" for id_ in ids * 20_000).encode()  # more than a pipe holds, both ways
    for given in (many, b""):
        arguments = ["cat-file", "--batch-check=%(objectname)"]
        if by == "output":
            assert git_output(arguments, folder=str(repository), given=given) == given
            continue
        with git_stream(arguments, folder=str(repository), given=given) as process:
            assert process.stdout is not None
            assert process.stdout.read() == given


def test_a_reader_that_gives_up_ends_git(repository: Path) -> None:
    commit(repository, "feat: more than a pipe holds\n\n" + "x" * 1_000_000)
    with pytest.raises(KeyboardInterrupt), git_stream(["log"], folder=str(repository)) as process:
        raise KeyboardInterrupt
    assert process.returncode == -signal.SIGKILL


def _run(by: str, arguments: list[str], folder: Path) -> None:
    if by == "output":
        git_output(arguments, folder=str(folder))
        return
    with git_stream(arguments, folder=str(folder)):
        pass


def test_an_error_names_the_command_behind_settings(repository: Path) -> None:
    with pytest.raises(GitFailedError, match=r"^`git show` failed: "):
        git_output(["-c", "core.pager=cat", "-c", "a.b=c", "show", "nothing"], folder=str(repository))

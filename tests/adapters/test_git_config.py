from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from gatepost.adapters.git_config import MessageConfig, read_config
from gatepost.errors import GitFailedError
from support.repos import commit, git

if TYPE_CHECKING:
    from pathlib import Path


def config_of(repository: Path) -> MessageConfig:
    return read_config(str(repository), repository / ".git")


def test_without_settings_gits_defaults_hold(repository: Path) -> None:
    found = config_of(repository)
    assert (found.cleanup, found.comment, found.encoding, found.verbose) == ("default", "#", "utf-8", False)


def test_the_settings_for_messages_are_read(repository: Path) -> None:
    values = {
        "core.commentChar": ";",
        "commit.cleanup": "scissors",
        "i18n.commitEncoding": "ISO-8859-1",
        "commit.verbose": "true",
    }
    for name, value in values.items():
        git(repository, "config", name, value)
    found = config_of(repository)
    assert (found.cleanup, found.comment, found.encoding, found.verbose) == ("scissors", ";", "ISO-8859-1", True)


@pytest.mark.parametrize(
    ("text", "comment"),
    [
        ("commentChar = %\ncommentString = //", "//"),
        ('commentString = //\ncommentChar = ";"', ";"),
        ("commentChar = auto", "auto"),
        ("commentChar =", "#"),
        ("commentChar = @\ncommentChar = %", "%"),
    ],
)
def test_of_several_comment_settings_the_last_counts(text: str, comment: str, repository: Path) -> None:
    append(repository, f"[core]\n{text}\n")
    assert config_of(repository).comment == comment


@pytest.mark.parametrize(
    ("text", "verbose"),
    [
        ("verbose", True),
        ("verbose = 2", True),
        ("verbose = YES", True),
        ("verbose =", False),
        ("verbose = 0", False),
        ("verbose = Off", False),
    ],
)
def test_verbose_is_read_as_git_reads_it(*, text: str, verbose: bool, repository: Path) -> None:
    append(repository, f"[commit]\n{text}\n")
    assert config_of(repository).verbose is verbose


def test_an_unknown_clean_up_is_the_default(repository: Path) -> None:
    git(repository, "config", "commit.cleanup", "scrub")
    assert config_of(repository).cleanup == "default"


def test_a_value_may_have_several_lines(repository: Path) -> None:
    append(repository, '[x]\nkey = "a\\nb"\n[core]\ncommentChar = %\n')
    assert config_of(repository).comment == "%"


def test_the_files_that_could_say_something_are_named_whether_they_are_there_or_not(
    repository: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("GIT_CONFIG_GLOBAL")
    monkeypatch.delenv("GIT_CONFIG_SYSTEM")
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    sources = set(config_of(repository).sources)
    git_dir = repository / ".git"
    expected = {git_dir / "config", git_dir / "config.worktree", tmp_path / "home" / ".gitconfig"}
    expected.add(tmp_path / "home" / ".config" / "git" / "config")
    assert {str(path) for path in expected} | {"/etc/gitconfig"} <= sources
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "xdg"))
    monkeypatch.setenv("GIT_CONFIG_SYSTEM", "/system")
    assert {str(tmp_path / "xdg" / "git" / "config"), "/system"} <= set(config_of(repository).sources)
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", str(tmp_path / "global"))
    sources = set(config_of(repository).sources)
    assert str(tmp_path / "global") in sources
    assert str(tmp_path / "home" / ".gitconfig") not in sources


def test_included_files_are_named_also_before_they_exist(
    repository: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    append(
        repository,
        f"[include]\npath = {tmp_path}/absolute\n[include]\npath = relative\n[include]\npath = ~/own\n"
        f'[includeIf "onbranch:other"]\npath = {tmp_path}/other\n',
    )
    wanted = {f"{tmp_path}/absolute", f"{tmp_path}/home/own", f"{tmp_path}/other", str(repository / ".git" / "HEAD")}
    assert wanted <= set(config_of(repository).sources)
    (repository / ".git" / "relative").write_text("[core]\ncommentChar = %\n")
    found = config_of(repository)
    assert found.comment == "%"
    assert str(repository / ".git" / "relative") in {str(path) for path in found.sources}


def test_a_worktree_has_its_own_settings_beside_the_common_ones(repository: Path, tmp_path: Path) -> None:
    commit(repository, "feat: one")
    git(repository, "worktree", "add", "--quiet", str(tmp_path / "other"))
    git(repository, "config", "extensions.worktreeConfig", "true")
    git(tmp_path / "other", "config", "--worktree", "core.commentChar", "%")
    git_dir = repository / ".git" / "worktrees" / "other"
    found = read_config(str(tmp_path / "other"), git_dir)
    assert found.comment == "%"
    assert str(git_dir / "config.worktree") in found.sources
    assert str(repository / ".git" / "config") in found.sources
    assert config_of(repository).comment == "#"


def test_settings_from_the_environment_count(repository: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name, value in {"COUNT": "1", "KEY_0": "core.commentChar", "VALUE_0": "%"}.items():
        monkeypatch.setenv(f"GIT_CONFIG_{name}", value)
    assert config_of(repository).comment == "%"


def test_a_broken_configuration_is_an_error_with_gits_words(repository: Path) -> None:
    append(repository, "[core\n")
    with pytest.raises(GitFailedError, match="bad config line"):
        config_of(repository)


def append(repository: Path, text: str) -> None:
    with (repository / ".git" / "config").open("a") as file:
        file.write(text)

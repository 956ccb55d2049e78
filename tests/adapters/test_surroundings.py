"""What holds where a command was started."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from gatepost.adapters.surroundings import look_around
from gatepost.errors import (
    HistoryCutShortError,
    NoGitError,
    NoRepositoryError,
    RevisionUnknownError,
    SettingsInvalidError,
)
from support.repos import commit, git

if TYPE_CHECKING:
    from pathlib import Path

OWN = "types = ['own']\n"
OTHER = "types = ['other']\n"


def types(folder: Path, settings_from: str = "") -> tuple[str, ...]:
    """Return the types that the settings in a folder allow; none are set by default."""
    return look_around(str(folder), settings_from=settings_from).loaded.settings.strings("types")


def test_a_repository_has_settings_and_a_history(repository: Path) -> None:
    (repository / "gatepost.toml").write_text(OWN)
    (repository / "sub").mkdir()
    (repository / "sub" / "gatepost.toml").write_text(OTHER)
    assert look_around(str(repository)).is_repository
    assert [types(repository), types(repository / "sub")] == [("own",), ("own",)]


def test_a_plain_folder_has_settings_of_its_own_and_no_history(tmp_path: Path) -> None:
    (tmp_path / "gatepost.toml").write_text(OWN)
    assert not look_around(str(tmp_path)).is_repository
    assert types(tmp_path) == ("own",)


def test_without_git_every_folder_is_a_plain_one(
    repository: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (repository / "gatepost.toml").write_text(OWN)
    monkeypatch.setenv("PATH", str(tmp_path / "nothing"))
    assert types(repository) == ("own",)
    with pytest.raises(NoGitError):
        look_around(str(repository), needs_git=True)
    with pytest.raises(NoGitError):
        look_around(str(repository), settings_from="HEAD")


def test_what_needs_a_repository_gets_none_elsewhere(tmp_path: Path) -> None:
    for needs_git, settings_from in ((True, ""), (False, "HEAD")):
        with pytest.raises(NoRepositoryError, match="this is not a git repository"):
            look_around(str(tmp_path), needs_git=needs_git, settings_from=settings_from)
    with pytest.raises(NoRepositoryError, match="there is no folder"):
        look_around(str(tmp_path / "missing"))


def test_the_settings_of_a_revision_go_before_those_of_the_files(repository: Path) -> None:
    first = commit(repository, "fix: a", **{"gatepost.toml": OWN})
    commit(repository, "fix: b", **{"gatepost.toml": OTHER})
    (repository / "gatepost.toml").write_text("")
    assert [types(repository, name) for name in ("", "HEAD", first, "main~1")] == [(), ("other",), ("own",), ("own",)]
    with pytest.raises(RevisionUnknownError):
        types(repository, "nope")


def test_a_revision_that_a_shallow_clone_lacks_is_fetched_by_the_command_that_is_named(repository: Path) -> None:
    first = commit(repository, "fix: a", **{"gatepost.toml": OWN})
    commit(repository, "fix: b")
    clone = repository.parent / "clone"
    git(repository.parent, "clone", "--quiet", "--depth=1", f"file://{repository}", str(clone))
    with pytest.raises(HistoryCutShortError) as caught:
        types(clone, first)
    assert caught.value.hint == f"run `git fetch --depth=1 origin {first}`"


def test_a_bare_repository_has_the_settings_of_its_head(repository: Path) -> None:
    commit(repository, "fix: a", **{"gatepost.toml": OWN})
    bare = repository.parent / "bare"
    git(repository.parent, "clone", "--quiet", "--bare", str(repository), str(bare))
    (bare / "gatepost.toml").write_text(OTHER)  # of no importance
    assert types(bare) == ("own",)
    assert types(repository / ".git") == ("own",)


def test_a_bare_repository_without_commits_has_the_default_settings(tmp_path: Path) -> None:
    git(tmp_path, "init", "--quiet", "--bare", "bare")
    assert types(tmp_path / "bare") == ()


def test_settings_that_cannot_be_used_say_where_they_are(repository: Path) -> None:
    sha = commit(repository, "fix: a", **{"gatepost.toml": "no = 1"})
    for name, where in (("", ""), ("HEAD", f" at {sha[:9]}")):
        with pytest.raises(SettingsInvalidError, match=f"^gatepost.toml{where}: "):
            types(repository, name)


@pytest.mark.parametrize(
    ("config", "mode", "expected"),
    [
        ({}, "default", ("default", "#", "utf-8")),
        ({"commit.cleanup": "scissors"}, "default", ("scissors", "#", "utf-8")),
        ({"commit.cleanup": "scissors"}, "verbatim", ("verbatim", "#", "utf-8")),
        ({"core.commentChar": ";", "i18n.commitEncoding": "latin1"}, "strip", ("strip", ";", "latin1")),
    ],
)
def test_git_s_settings_say_how_a_message_is_cleaned(
    config: dict[str, str], mode: str, expected: tuple[str, str, str], repository: Path
) -> None:
    for name, value in config.items():
        git(repository, "config", name, value)
    how, encoding = look_around(str(repository)).cleanup(mode)
    assert (how.mode, how.comment, encoding, how.edited) == (*expected, True)


@pytest.mark.parametrize("mode", ["default", "verbatim"])
def test_outside_of_a_repository_git_s_defaults_hold(mode: str, tmp_path: Path) -> None:
    how, encoding = look_around(str(tmp_path)).cleanup(mode)
    assert (how.mode, how.comment, encoding) == (mode, "#", "utf-8")

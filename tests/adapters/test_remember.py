"""The hook's rulebook is kept where it saves time, and nowhere where it could be wrong."""

from __future__ import annotations

import os
import time
from _imp import source_hash
from pathlib import Path

import pytest

from gatepost.adapters import remember as module
from gatepost.adapters import rulebook_cache
from gatepost.adapters.remember import JUDGING, remember
from gatepost.adapters.rulebook_cache import NAME, CachedRulebook, load, signature
from gatepost.adapters.settings_files import load_settings
from gatepost.adapters.settings_sources import FolderFiles
from gatepost.adapters.work_tree import find_work_tree
from gatepost.gate.frozen import freeze
from support.layers import PACKAGE, extends, install_package, write
from support.repos import git


@pytest.fixture(autouse=True)
def _inside(repository: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Stand where git runs a hook; the files of a test need no time to settle."""
    monkeypatch.chdir(repository)
    monkeypatch.setattr(module, "_SETTLED", -60.0)


def keep() -> None:
    """Do what the hook does once it has read the settings."""
    tree = find_work_tree(".")
    remember(tree, load_settings(FolderFiles(Path())), tree.message_config())


def kept(repository: Path) -> CachedRulebook | None:
    return load(str(repository / ".git"))


def test_the_rulebook_is_remembered_whole_with_how_git_writes_messages(repository: Path) -> None:
    write(repository, gatepost="scopes = ['api']\nignore = {GP108 = 'why'}\noverrides = ['GP110']")
    git(repository, "config", "core.commentChar", ";")
    git(repository, "config", "commit.cleanup", "whitespace")
    keep()
    cached = kept(repository)
    assert cached is not None
    assert cached.frozen == freeze(load_settings(FolderFiles(repository)).rulebook)
    assert (cached.mode, cached.comment, cached.verbose, cached.encoding) == ("whitespace", ";", False, "utf-8")
    names = {name for name, _, _ in cached.modules}
    assert {*JUDGING, "gatepost.rules.description_ends_with_period"} <= names


def test_the_files_are_known_by_their_paths_from_the_top(repository: Path) -> None:
    write(repository, gatepost=extends("conf/a.toml"), conf__a=extends("b.toml"), conf__b="")
    keep()
    cached = kept(repository)
    assert cached is not None
    own = ("pyproject.toml", "gatepost.toml", "release-please-config.json", "conf/a.toml", "conf/b.toml")
    assert [path for path, _ in cached.sources[:5]] == list(own)
    assert dict(cached.sources)["pyproject.toml"] is None
    assert dict(cached.sources)["conf/b.toml"] == signature("conf/b.toml")
    assert str(repository / ".git" / "config") in dict(cached.sources)


def test_the_files_of_a_package_are_known_by_where_they_are(
    repository: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    package = install_package(tmp_path, monkeypatch)
    write(package, gatepost="scopes = ['api']")
    write(repository, gatepost=extends(f"pkg:{PACKAGE}"))
    keep()
    cached = kept(repository)
    assert cached is not None
    path = str(package / "gatepost.toml")
    assert dict(cached.sources)[path] == signature(path)
    write(package, gatepost="scopes = ['cli']")
    assert kept(repository) is None


@pytest.mark.parametrize("file", ["gatepost", "a", "conf__b"])
def test_what_changes_in_any_file_of_the_settings_ends_it(file: str, repository: Path) -> None:
    write(repository, gatepost=extends("a.toml"), a=extends("conf/b.toml"), conf__b="")
    keep()
    assert kept(repository) is not None
    write(repository, **{file: "scopes = []"})
    assert kept(repository) is None
    keep()
    assert kept(repository) is not None


def test_what_was_written_a_moment_ago_is_not_remembered_though_it_looks_older(
    repository: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "_SETTLED", 2.0)
    write(repository, gatepost=extends("a.toml"), a="")
    old = time.time() - 60
    for name in ("gatepost.toml", "a.toml"):
        os.utime(repository / name, (old, old))
    keep()
    assert not (repository / ".git" / NAME).exists()


def test_an_extended_file_that_was_written_a_moment_ago_counts_too(
    repository: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(repository, gatepost=extends("a.toml"), a="")
    os.utime(repository / "a.toml", (time.time() + 3600,) * 2)
    monkeypatch.setattr(module, "_SETTLED", -60.0)
    keep()
    assert not (repository / ".git" / NAME).exists()
    os.utime(repository / "a.toml")
    keep()
    assert kept(repository) is not None


def test_what_is_remembered_and_still_holds_is_not_written_again(repository: Path) -> None:
    keep()
    path = repository / ".git" / NAME
    first = path.stat().st_ino
    keep()
    assert path.stat().st_ino == first
    write(repository, gatepost="")
    keep()
    assert path.stat().st_ino != first
    assert kept(repository) is not None


def test_a_damaged_rulebook_is_written_again(repository: Path) -> None:
    keep()
    path = repository / ".git" / NAME
    whole = path.read_bytes()
    start = whole.index(b"\n") + 9
    for payload in (b"", b"N", b"\xff", b"(\x01\x00\x00\x00N"):
        path.write_bytes(whole[: start - 8] + source_hash(rulebook_cache._KEY, payload) + payload)  # noqa: SLF001
        keep()
        assert kept(repository) is not None, payload


def test_new_code_is_not_remembered_before_it_has_settled(
    repository: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.syspath_prepend(tmp_path)
    monkeypatch.setattr(module, "JUDGING", (*JUDGING, "gatepost_test_new"))
    monkeypatch.setattr(module, "_SETTLED", 0.0)
    new = tmp_path / "gatepost_test_new.py"
    new.touch()
    os.utime(new, (time.time() + 3600, time.time() + 3600))
    keep()
    assert not (repository / ".git" / NAME).exists()
    new.touch()
    keep()
    assert (repository / ".git" / NAME).exists()


def test_settings_of_one_call_are_not_remembered(repository: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name, value in {"COUNT": "1", "KEY_0": "core.commentChar", "VALUE_0": "%"}.items():
        monkeypatch.setenv(f"GIT_CONFIG_{name}", value)
    keep()
    assert not (repository / ".git" / NAME).exists()


def test_below_the_top_nothing_is_remembered(repository: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (repository / "below").mkdir()
    monkeypatch.chdir(repository / "below")
    keep()
    assert not (repository / ".git" / NAME).exists()


def test_where_nothing_can_be_written_nothing_is_said(repository: Path) -> None:
    (repository / ".git" / "gatepost").write_text("in the way")
    keep()
    assert kept(repository) is None

"""The proof that git runs our hook."""

from __future__ import annotations

import os
import shutil
import tempfile
from typing import TYPE_CHECKING

import pytest

from gatepost.adapters.hook_places import find_hooks
from gatepost.adapters.hook_proof import does_fire
from gatepost.commands.hook_install import install_all
from gatepost.hooks.names import USUAL
from support.repos import commit, git
from support.runners import own_temporary

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.skipif("sys.platform == 'win32'", reason="the hooks are shell scripts")


def test_an_installed_hook_fires_and_nothing_here_is_touched(repository: Path) -> None:
    commit(repository, "chore: begin", a="1\n")
    place = find_hooks(str(repository))
    install_all(place, USUAL, with_runner=False)
    before = git(repository, "rev-parse", "HEAD")
    assert does_fire(place.folder)
    assert git(repository, "rev-parse", "HEAD") == before
    assert not (repository / ".git" / "gatepost" / "rejected").exists()


def test_without_a_hook_nothing_fires(repository: Path) -> None:
    assert not does_fire(find_hooks(str(repository)).folder)


def test_a_hook_that_refuses_everything_proves_nothing(repository: Path) -> None:
    hook = find_hooks(str(repository)).folder / "commit-msg"
    hook.parent.mkdir(exist_ok=True)
    hook.write_text("#!/bin/sh\nexit 1\n")
    hook.chmod(0o755)
    assert not does_fire(hook.parent)


def test_with_a_git_that_cannot_run_a_hook_by_itself_a_commit_proves_it(
    repository: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    place = find_hooks(str(repository))
    install_all(place, USUAL, with_runner=False)
    older = tmp_path / "older"
    older.mkdir()
    script = """case " $* " in *" hook run "*) echo "git: 'hook' is not a git command." >&2; exit 1;; esac"""
    (older / "git").write_text(f'#!/bin/sh\n{script}\nexec "{shutil.which("git")}" "$@"\n')
    (older / "git").chmod(0o755)
    monkeypatch.setenv("PATH", f"{older}{os.pathsep}{os.environ['PATH']}")
    assert does_fire(place.folder)
    assert not does_fire(tmp_path / "none")


def test_without_git_and_without_a_temporary_folder_nothing_is_proven(
    repository: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    place = find_hooks(str(repository))
    install_all(place, USUAL, with_runner=False)
    with monkeypatch.context() as patch:
        patch.setenv("PATH", str(tmp_path))
        assert not does_fire(place.folder)
    own_temporary(monkeypatch, tmp_path).rmdir()
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "temporary"))
    assert not does_fire(place.folder)

"""A copy of a project for its tests."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest

from gatepost.adapters.project_copy import Sources, copy_for_tests
from gatepost.errors import CannotWriteError
from support.repos import commit, git

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.once


def copied(root: Path, place: Path, folder: str = "") -> dict[str, str]:
    """Return what is in a copy, with the left out places at the key `-`."""
    left_out = copy_for_tests(Sources(root, folder, ("demo",), ()), place)
    files = {path.relative_to(place).as_posix(): path for path in place.rglob("*") if not path.is_dir()}
    texts = {name: f"-> {path.readlink()}" if path.is_symlink() else path.read_text() for name, path in files.items()}
    return {**texts, "-": " ".join(left_out)}


def test_what_git_tracks_is_copied_as_it_is_in_the_work_tree(repository: Path, tmp_path: Path) -> None:
    commit(repository, "feat: begin\n", **{"src/demo/a.py": "", "tests/test_a.py": "one", "gone": "", ".hidden": "h"})
    (repository / "tests" / "link").symlink_to("test_a.py")
    (repository / "run.sh").write_text("#!/bin/sh\n")
    (repository / "run.sh").chmod(0o755)
    git(repository, "add", ".")
    (repository / "tests" / "test_a.py").write_text("two")
    (repository / "untracked").write_text("")
    (repository / "gone").unlink()
    assert copied(repository, tmp_path / "copy") == {
        ".hidden": "h",
        "run.sh": "#!/bin/sh\n",
        "tests/link": "-> test_a.py",
        "tests/test_a.py": "two",
        "-": "src/demo",
    }
    assert os.access(tmp_path / "copy" / "run.sh", os.X_OK)


def test_of_several_packages_all_are_copied_and_one_without_its_sources(repository: Path, tmp_path: Path) -> None:
    commit(repository, "feat: begin\n", **{"a/demo/x.py": "", "a/tests/x.py": "", "b/demo/x.py": ""})
    assert copied(repository, tmp_path / "copy", "a/") == {"a/tests/x.py": "", "b/demo/x.py": "", "-": "a/demo"}


def test_submodules_are_copied_where_they_are_there(
    repository: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = tmp_path / "other"
    git(tmp_path, "init", "--quiet", str(other))
    commit(other, "feat: begin\n", data="1")
    allowed = {"GIT_CONFIG_COUNT": "1", "GIT_CONFIG_KEY_0": "protocol.file.allow", "GIT_CONFIG_VALUE_0": "always"}
    for name, value in allowed.items():
        monkeypatch.setenv(name, value)
    for name in ("here", "away"):
        git(repository, "submodule", "--quiet", "add", str(other), name)
    git(repository, "submodule", "--quiet", "deinit", "--force", "away")
    assert set(copied(repository, tmp_path / "copy")) == {".gitmodules", "here/data", "-"}


def test_outside_of_a_repository_what_is_not_hidden_is_copied(tmp_path: Path) -> None:
    root = tmp_path / "root"
    shown = ("tests/test_a.py", "demo/a.py", "pyproject.toml")
    hidden = (".env", ".venv/x", "env/pyvenv.cfg", "env/lib/x.py", "tests/__pycache__/x", "node_modules/x", "a/.b/c")
    for name in (*shown, *hidden):
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text("")
    os.mkfifo(root / "pipe")
    assert copied(root, tmp_path / "copy") == {"tests/test_a.py": "", "pyproject.toml": "", "-": "demo"}


def test_in_a_repository_that_tracks_nothing_of_it_all_is_copied(repository: Path, tmp_path: Path) -> None:
    (repository / "a.py").write_text("")
    assert copied(repository, tmp_path / "copy") == {"a.py": "", "-": ""}


def test_a_place_that_cannot_be_written_is_named(repository: Path, tmp_path: Path) -> None:
    (tmp_path / "copy").touch()
    with pytest.raises(
        CannotWriteError, match=r"^the project cannot be copied for its tests: .*copy: File exists$"
    ) as caught:
        copied(repository, tmp_path / "copy")
    assert caught.value.exit_code == 3

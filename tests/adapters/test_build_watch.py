"""What a build writes beside what it is asked for."""

from __future__ import annotations

import os
import shutil
import time
from typing import TYPE_CHECKING

import pytest

from gatepost.adapters.building import Watch
from support.repos import git

if TYPE_CHECKING:
    from pathlib import Path


def write(folder: Path, *names: str, text: str = "x") -> None:
    for name in names:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)


def test_files_that_are_made_changed_or_removed_are_named(tmp_path: Path) -> None:
    write(tmp_path, "same", "longer", "touched", "replaced", "removed", "sub/deep/changed")
    watch = Watch(tmp_path)
    assert watch.changes() == ()

    write(tmp_path, "longer", "made/b c", text="xyz")
    os.utime(tmp_path / "touched", ns=(1, 1))
    found = (tmp_path / "replaced").stat()
    write(tmp_path, "new")
    os.utime(tmp_path / "new", ns=(found.st_atime_ns, found.st_mtime_ns))
    (tmp_path / "new").replace(tmp_path / "replaced")
    (tmp_path / "removed").unlink()
    shutil.rmtree(tmp_path / "sub")
    (tmp_path / "sub").symlink_to("/etc")
    (tmp_path / "empty").mkdir()

    expected = ("longer", "made/b c", "removed", "replaced", "sub", "sub/deep/changed", "touched")
    assert watch.changes() == expected


@pytest.mark.parametrize(
    "name",
    [
        ".git/index.lock",
        "sub/.git/x",
        ".venv/lib/x.py",
        "sub/env/bin/python",
        "__pycache__/x.pyc",
        "src/__pycache__/x.pyc",
        ".mypy_cache/x",
        ".pytest_cache/x",
        ".tox/x",
        "node_modules/x",
        "build/lib/x.py",
        "src/demo.egg-info/PKG-INFO",
    ],
)
def test_what_is_written_as_a_matter_of_course_does_not_count(tmp_path: Path, name: str) -> None:
    write(tmp_path, ".venv/pyvenv.cfg", "sub/env/pyvenv.cfg")
    watch = Watch(tmp_path)

    write(tmp_path, name)

    assert watch.changes() == ()


@pytest.mark.parametrize("name", ["src/build/x.py", "build", "src/demo.egg-info", "environment/x"])
def test_what_is_called_much_like_it_counts(tmp_path: Path, name: str) -> None:
    watch = Watch(tmp_path)

    write(tmp_path, name)

    assert watch.changes() == (name,)


def test_in_a_repository_what_git_ignores_does_not_count_unless_it_is_tracked(repository: Path) -> None:
    package = repository / "packages" / "demo"
    write(repository, ".gitignore", text="_version.py\n*.so\n\u00e9*\n")
    write(package, "src/_version.py", "src/__init__.py")
    git(repository, "add", "--force", ".")
    watch = Watch(package)

    write(package, "src/_version.py", "src/other/_version.py", "x.so", "\u00e9t\u00e9", "\u00fcber", text="changed")

    assert watch.changes() == ("src/_version.py", "\u00fcber")


def test_many_files_take_little_time(tmp_path: Path) -> None:
    for number in range(20):
        (tmp_path / str(number)).mkdir()
        for each in range(50):
            (tmp_path / str(number) / str(each)).touch()

    began = time.perf_counter()
    watch = Watch(tmp_path)
    write(tmp_path, "1/made")
    assert watch.changes() == ("1/made",)
    assert time.perf_counter() - began < 1


def test_a_folder_that_is_gone_is_no_bug(tmp_path: Path) -> None:
    write(tmp_path, "demo/x")
    watch = Watch(tmp_path / "demo")

    shutil.rmtree(tmp_path / "demo")

    assert watch.changes() == ("x",)

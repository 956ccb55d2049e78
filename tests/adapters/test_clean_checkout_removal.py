"""What is left of a checkout when it is not needed any more: nothing."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from gatepost.adapters.clean_checkout import CleanCheckout, clean_checkout
from gatepost.errors import CannotWriteError
from support.program import start
from support.repos import commit, git
from support.runners import own_temporary

if TYPE_CHECKING:
    from collections.abc import Iterator


@pytest.fixture(autouse=True)
def temporary(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return the folder for temporary files, which is this test's alone."""
    return own_temporary(monkeypatch, tmp_path)


@contextmanager
def out(repository: Path, revision: str = "HEAD") -> Iterator[CleanCheckout]:
    with clean_checkout(git(repository, "rev-parse", revision), str(repository)) as checkout:
        yield checkout


@contextmanager
def without_the_rights_of_root(folder: Path) -> Iterator[None]:
    """Let somebody else do something to a folder that becomes theirs: nothing is closed to root."""
    if os.geteuid():
        yield
        return
    for path in (folder, *folder.rglob("*")):
        os.chown(path, 65534, 65534, follow_symlinks=False)
    os.seteuid(65534)
    try:
        yield
    finally:
        os.seteuid(0)


@pytest.fixture
def open_temporary(monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """Return a folder for temporary files that everybody can reach."""
    with tempfile.TemporaryDirectory(dir="/tmp") as name:
        folder = Path(name)
        folder.chmod(0o777)
        monkeypatch.setattr(tempfile, "tempdir", name)
        yield folder


def test_what_a_hook_makes_unremovable_is_removed(repository: Path, open_temporary: Path) -> None:
    commit(repository, "feat: a\n", a="a")
    (repository / ".venv").mkdir()
    (repository / ".venv" / "precious").touch()

    checkout_context = out(repository)
    checkout = checkout_context.__enter__()
    closed = checkout.root / "cache" / "deep"
    closed.mkdir(parents=True)
    (closed / "file").touch()
    closed.chmod(0o500)
    closed.parent.chmod(0o500)
    with without_the_rights_of_root(checkout.root.parents[1]):
        checkout_context.__exit__(None, None, None)

    assert list(open_temporary.iterdir()) == []
    assert (repository / ".venv" / "precious").exists()


HOLD = """
import sys, time
from gatepost.adapters.clean_checkout import clean_checkout
with clean_checkout(sys.argv[1], "."):
    print("ready", flush=True)
    time.sleep(60)
"""


def test_what_a_killed_process_leaves_is_removed_by_the_next_and_what_a_living_one_uses_is_not(
    repository: Path, temporary: Path
) -> None:
    id_ = commit(repository, "feat: a\n", a="a")
    processes = [
        subprocess.Popen([sys.executable, "-c", HOLD, id_], cwd=repository, stdout=subprocess.PIPE) for _ in range(2)
    ]
    try:
        for process in processes:
            assert process.stdout is not None
            assert process.stdout.readline() == b"ready\n"
        assert len(list(temporary.iterdir())) == 2

        processes[0].kill()
        processes[0].wait()
        with out(repository):
            assert len(list(temporary.iterdir())) == 2
        assert len(list(temporary.iterdir())) == 1
    finally:
        for process in processes:
            process.kill()
            process.communicate()

    with out(repository):
        pass
    assert list(temporary.iterdir()) == []


def test_a_folder_that_is_about_to_be_locked_is_left_alone_and_a_foreign_one_for_ever(
    repository: Path, temporary: Path, tmp_path: Path
) -> None:
    commit(repository, "feat: a\n", a="a")
    young, old, link = (temporary / f"gatepost-checkout-{name}" for name in ("young", "old", "link"))
    for folder in (young, old, tmp_path / "target"):
        folder.mkdir()
    link.symlink_to(tmp_path / "target")
    (tmp_path / "target" / "lock").touch()
    os.utime(old, (0, time.time() - 7200))

    with out(repository):
        pass

    assert sorted(path.name for path in temporary.iterdir()) == [link.name, young.name]
    assert (tmp_path / "target" / "lock").exists()


def test_without_a_place_to_write_it_says_so(repository: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    commit(repository, "feat: a\n", a="a")
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "gone"))

    words = r"no commit can be checked out in .*gone/gatepost-checkout-.*: No such file"
    with pytest.raises(CannotWriteError, match=words) as caught, out(repository):
        pass
    assert "TMPDIR" in caught.value.hint


def test_without_any_place_for_temporary_files_it_says_so_too(repository: Path, tmp_path: Path) -> None:
    id_ = commit(repository, "feat: a\n", a="a")
    script = (
        "import sys, tempfile\n"
        "tempfile._candidate_tempdir_list = lambda: ['/nowhere']\n"
        "from gatepost.adapters.clean_checkout import clean_checkout\n"
        "with clean_checkout(sys.argv[1], '.'): pass\n"
    )
    done = start(repository, sys.executable, "-c", script, id_)

    assert "no commit can be checked out in the folder for temporary files: No usable temporary directory" in done.err
    assert list(tmp_path.glob("*/gatepost*")) == []

"""What a clean checkout is lent of the work tree."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gatepost.adapters.borrowed_folders import age_of, borrow, marks, own_packages

if TYPE_CHECKING:
    from pathlib import Path


def folders(tmp_path: Path, *names: str) -> tuple[Path, Path]:
    top, root = tmp_path / "top", tmp_path / "root"
    root.mkdir()
    for name in names:
        (top / name).mkdir(parents=True)
    return top, root


def test_what_the_checkout_has_not_is_linked(tmp_path: Path) -> None:
    top, root = folders(tmp_path, ".venv/bin", "node_modules")
    (top / ".venv/bin/tool").touch()

    assert borrow(top, root) == [".venv", "node_modules"]
    assert (root / ".venv/bin/tool").exists()
    assert (root / "node_modules").is_symlink()


def test_what_is_committed_and_what_is_no_folder_is_left_alone(tmp_path: Path) -> None:
    top, root = folders(tmp_path, ".venv", "node_modules")
    (top / "venv").touch()
    (root / ".venv").mkdir()
    (root / "node_modules").symlink_to("nowhere")

    assert borrow(top, root) == []


def test_packages_that_are_installed_from_the_work_tree_are_found_in_the_checkout(tmp_path: Path) -> None:
    top, root = folders(tmp_path, ".venv/lib/python3.12/site-packages", "src", "gone")
    (root / "src").mkdir()
    lines = [str(top / "src"), "import os", "relative", str(top / "gone"), str(tmp_path), f"{top}/src/../src", "a\0b"]
    (top / ".venv/lib/python3.12/site-packages/a.pth").write_text("\n".join(lines))
    (top / ".venv/lib/python3.12/site-packages/b.pth").write_bytes(b"/\xff\n" + str(top).encode())
    (top / ".venv/lib/python3.12/site-packages/c.pth").mkdir()

    assert own_packages(top, root) == [str(root / "src"), str(root)]


def test_an_installation_leaves_a_mark(tmp_path: Path) -> None:
    top, _ = folders(tmp_path, ".venv/lib/python3.12/site-packages", "node_modules")
    before = marks(top)
    assert marks(top) == before

    (top / ".venv/lib/python3.12/site-packages/new.dist-info").mkdir()
    after = marks(top)
    assert after != before

    (top / "node_modules/.package-lock.json").write_text("{}")
    assert marks(top) != after


def test_what_is_not_there_has_no_age(tmp_path: Path) -> None:
    assert age_of(tmp_path / "gone") == ""

"""Distributions as they are read: folders, digests, and what is in sound archives."""

from __future__ import annotations

import hashlib
import zipfile
from typing import TYPE_CHECKING

import pytest

from gatepost.adapters.archives import digests, read_archive, read_folder
from gatepost.artifact.archive import FILE, FOLDER, HARDLINK, SDIST, SYMLINK, WHEEL, Member
from gatepost.errors import FileUnreadableError, UsageError
from support import archiving
from support.archiving import INFO, METADATA, TOP, entry, write_bytes, write_sdist, write_wheel

if TYPE_CHECKING:
    from pathlib import Path

TOKEN = b"ghp_" + b"aB3dE5fG7hJ9kL1mN2pQ4rS6tU8vW0xY3zA5"
LARGE = 2 << 20


def test_an_sdist_is_read(tmp_path: Path) -> None:
    links = [
        entry(TOP, b"5"),
        entry(f"{TOP}/a", b"2", "src/demo.py"),
        entry(f"{TOP}/b", b"1", f"{TOP}/PKG-INFO"),
        entry(f"{TOP}/{'x' * 200}"),
    ]
    path = write_sdist(tmp_path, *links, files={f"{TOP}/entry_points.txt": b"[console_scripts]\na = b:c\n"})

    archive = read_archive(path)

    assert archive.refused == ()
    assert (archive.name, archive.kind, archive.size) == ("demo-1.0.tar.gz", SDIST, path.stat().st_size)
    assert archive.sha256 == hashlib.sha256(path.read_bytes()).hexdigest()
    assert archive.members == (
        Member(f"{TOP}/PKG-INFO", len(METADATA), FILE),
        Member(f"{TOP}/src/demo.py", 14, FILE),
        Member(f"{TOP}/entry_points.txt", 26, FILE),
        Member(TOP, 0, FOLDER),
        Member(f"{TOP}/a", 0, SYMLINK, "src/demo.py"),
        Member(f"{TOP}/b", 0, HARDLINK, f"{TOP}/PKG-INFO"),
        Member(f"{TOP}/{'x' * 200}", 0, FILE),
    )
    assert archive.metadata is not None
    assert (archive.metadata.name, archive.metadata.requires) == ("demo", ("x",))
    assert archive.tags == frozenset()
    assert (archive.entry_points, archive.hits, archive.unread) == ((), (), ())


def test_a_wheel_is_read(tmp_path: Path) -> None:
    folder = zipfile.ZipInfo("demo/")
    executable = zipfile.ZipInfo("demo/run")
    executable.external_attr = 0o100755 << 16
    path = write_wheel(tmp_path, infos=[folder, executable]).rename(tmp_path / "demo-1.0-py2.py3-none-any.whl")

    archive = read_archive(path)

    assert archive.refused == ()
    assert (archive.kind, sorted(archive.tags)) == (WHEEL, ["py2-none-any", "py3-none-any"])
    assert archive.members[0] == Member("demo.py", 14)
    assert archive.members[-2:] == (Member("demo/", kind=FOLDER), Member("demo/run"))
    assert archive.metadata is not None
    assert archive.metadata.description == "A demonstration.\n"
    assert archive.entry_points == (("Demo", "demo:main"),)


def test_a_wheel_without_commands_has_none(tmp_path: Path) -> None:
    path = tmp_path / archiving.WHEEL
    with zipfile.ZipFile(path, "w") as wheel:
        wheel.writestr(f"{INFO}/METADATA", METADATA)

    archive = read_archive(path)

    assert (archive.refused, archive.entry_points) == ((), ())


@pytest.mark.parametrize("kind", [SDIST, WHEEL])
def test_each_file_is_searched_but_for_large_ones(tmp_path: Path, kind: str) -> None:
    top = f"{TOP}/" if kind == SDIST else ""
    files = {
        f"{top}small.py": b"#\ntoken = '" + TOKEN + b"'\n",
        f"{top}full.bin": TOKEN.ljust(LARGE, b"\n"),
        f"{top}large.bin": TOKEN.ljust(LARGE + 1, b"\n"),
    }
    path = write_sdist(tmp_path, files=files) if kind == SDIST else write_wheel(tmp_path, files)

    archive = read_archive(path)

    assert archive.refused == ()
    assert [(hit.path, hit.line) for hit in archive.hits] == [(f"{top}small.py", 2), (f"{top}full.bin", 1)]
    assert archive.unread == (f"{top}large.bin",)


@pytest.mark.parametrize("kind", [SDIST, WHEEL])
def test_metadata_of_an_absurd_size_is_refused(tmp_path: Path, kind: str) -> None:
    data = METADATA.ljust(LARGE + 1, b"\n")
    where = f"{TOP}/PKG-INFO" if kind == SDIST else f"{INFO}/METADATA"

    path = write_sdist(tmp_path, files={where: data}) if kind == SDIST else write_wheel(tmp_path, {where: data})

    assert read_archive(path).refused == (f"'{where}' has more than 2 MiB",)


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("demo.tar.gz", SDIST),
        ("demo-one.tar.gz", SDIST),
        ("demo.whl", WHEEL),
        ("demo-1.0-any.whl", WHEEL),
        ("demo-x-py3-none-any.whl", WHEEL),
    ],
)
def test_a_name_that_no_distribution_has_is_refused(tmp_path: Path, name: str, kind: str) -> None:
    archive = read_archive(write_bytes(tmp_path / name, b""))

    assert (archive.kind, archive.size) == (kind, 0)
    assert archive.refused == (f"'{name}' is no name of a {kind}",)


def test_a_folder_is_read_without_what_is_hidden(tmp_path: Path) -> None:
    for name in ("b-1.whl", "a-1.tar.gz", ".gitignore", "a-1.zip", "a-1.tar.gz.asc", "b-1.whl.publish.attestation"):
        (tmp_path / name).touch()
    (tmp_path / "old.whl").mkdir()

    paths, others = read_folder(tmp_path)

    assert [path.name for path in paths] == ["a-1.tar.gz", "b-1.whl"]
    assert others == ["a-1.tar.gz.asc", "a-1.zip", "b-1.whl.publish.attestation", "old.whl"]


def test_a_folder_that_is_missing_or_empty_is_said(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match=r"^cannot look into .*/no: No such file or directory$"):
        read_folder(tmp_path / "no")

    (tmp_path / ".gitignore").touch()
    with pytest.raises(UsageError, match=r"^there is nothing in ") as raised:
        read_folder(tmp_path)
    assert raised.value.hint == "leave --dist out to build what belongs there"


def test_digests_are_by_name(tmp_path: Path) -> None:
    paths = [write_bytes(tmp_path / "b", b"x" * 3_000_000), write_bytes(tmp_path / "a", b"")]

    assert digests(paths) == {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in paths}
    with pytest.raises(FileUnreadableError, match=r"^cannot read .*/no: No such file"):
        digests([tmp_path / "no"])

"""Sdists that are hostile, damaged, or none."""

from __future__ import annotations

import gzip
import tarfile
import tracemalloc
import zlib
from typing import TYPE_CHECKING

import pytest

from gatepost.adapters.archives import read_archive
from support.archiving import IN_SDIST, METADATA, SDIST, TOP, entry, tar, write_bytes, write_sdist

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

BLOCK = 512
MIB = 1 << 20


def refused(path: Path) -> str:
    """Return why an archive is refused, and nothing else is known of it."""
    archive = read_archive(path)
    assert archive.metadata is None
    assert (archive.members, archive.hits) == ((), ())
    return "; ".join(archive.refused)


def packed(folder: Path, data: bytes) -> Path:
    return write_bytes(folder / SDIST, gzip.compress(data, 1))


def header(info: tarfile.TarInfo, *, size: int = 0) -> bytes:
    """Return one block, in a format where the size may be anything."""
    info.size = size
    return info.tobuf(tarfile.GNU_FORMAT)


def without_end(data: bytes) -> bytes:
    """Return a tar file without the empty blocks behind its last member."""
    content = data.rstrip(b"\0")
    return content + bytes(-len(content) % BLOCK)


@pytest.mark.parametrize(
    ("info", "reason"),
    [
        (entry("/etc/cron.d/x"), "'/etc/cron.d/x' is an absolute path"),
        (entry(f"{TOP}/../../x"), f"'{TOP}/../../x' leads out of its folder"),
        (entry("other-1.0/x"), f"'other-1.0/x' is not below '{TOP}'"),
        (entry(f"{TOP}/a\x1b[2J"), f"'{TOP}/a\\x1b[2J' has a control character in it"),
        (entry(f"{TOP}/a\\..\\b"), f"'{TOP}/a\\\\..\\\\b' has a backslash in it"),
        (entry(f"{TOP}/a", b"2", "../../etc/passwd"), f"is a link to '../../etc/passwd', which is not below '{TOP}'"),
        (entry(f"{TOP}/a", b"1", "/etc/passwd"), "is a link to '/etc/passwd', which is an absolute path"),
        (entry(f"{TOP}/a", b"3"), f"'{TOP}/a' is neither a file nor a folder"),
        (entry(f"{TOP}/a", b"4"), f"'{TOP}/a' is neither a file nor a folder"),
        (entry(f"{TOP}/a", b"6"), f"'{TOP}/a' is neither a file nor a folder"),
        (entry(f"{TOP}/a", b"Z"), f"'{TOP}/a' is neither a file nor a folder"),
        (entry(f"{TOP}/PKG-INFO"), f"'{TOP}/PKG-INFO' is in it 2 times"),
        (entry(f"{TOP}/a", size="0"), f"the size of '{TOP}/a' is said twice"),
        (entry("x", path="/x"), "'/x' is an absolute path"),
        (entry(f"{TOP}/a", **{"GNU.sparse.map": "0,1", "GNU.sparse.size": "9" * 12}), "is neither a file nor a folder"),
    ],
    ids=lambda value: value.name if isinstance(value, tarfile.TarInfo) else "",
)
def test_a_hostile_member(tmp_path: Path, info: tarfile.TarInfo, reason: str) -> None:
    assert reason in refused(write_sdist(tmp_path, info))


def test_without_metadata(tmp_path: Path) -> None:
    assert refused(packed(tmp_path, tar({f"{TOP}/x": b""}))) == f"there is no '{TOP}/PKG-INFO' in it"


def test_too_many_members(tmp_path: Path) -> None:
    block = header(entry(f"{TOP}/x"))

    assert refused(packed(tmp_path, block * 100_001)) == "it has more than 100,000 members"


@pytest.mark.parametrize(
    "name",
    ["zeros in a file", "zeros behind the end", "a header", "a chain of headers"],
)
def test_a_bomb_is_noticed_before_it_goes_off(tmp_path: Path, name: str) -> None:
    start = without_end(tar(IN_SDIST))
    before, count = {
        "zeros in a file": (start + header(entry(f"{TOP}/x"), size=1 << 40), 101),
        "zeros behind the end": (start, 101),
        "a header": (start + header(entry("x", tarfile.XHDTYPE), size=1 << 32), 5),
        "a chain of headers": (start + header(entry("x", tarfile.XHDTYPE)) * 100_000, 1),
    }[name]
    path = tmp_path / SDIST
    path.write_bytes(gzip.compress(before, 1) + gzip.compress(bytes(MIB)) * count)

    reason = refused(path)

    assert reason in (
        f"more than {max(100, path.stat().st_size * 200 // MIB)} MiB are packed into {path.stat().st_size:,} bytes",
        "it has a header of more than 4 MiB",
    ) or reason.startswith("it is damaged, or no archive of its kind: ")


def test_a_size_that_would_lead_back_to_the_start(tmp_path: Path) -> None:
    data = without_end(tar(IN_SDIST)) + header(entry(f"{TOP}/x"), size=-BLOCK)

    assert refused(packed(tmp_path, data)) == f"the size of '{TOP}/x' is negative"


def test_a_header_that_takes_all_memory_does_not_get_it(tmp_path: Path) -> None:
    path = packed(tmp_path, header(entry("x", tarfile.XHDTYPE), size=20 * MIB) + bytes(20 * MIB))

    tracemalloc.start()
    try:
        assert refused(path) == "it has a header of more than 4 MiB"
        assert tracemalloc.get_traced_memory()[1] < 10 * MIB
    finally:
        tracemalloc.stop()


DAMAGED: dict[str, tuple[Callable[[bytes], bytes], str]] = {
    "empty": (lambda _: b"", "ReadError: empty file"),
    "text": (lambda _: b"no archive\n", "BadGzipFile: Not a gzipped file"),
    "a plain tar": (lambda _: tar(IN_SDIST), "BadGzipFile: Not a gzipped file"),
    "zlib": (lambda _: zlib.compress(tar(IN_SDIST)), "BadGzipFile: Not a gzipped file"),
    "gzip of nothing": (lambda _: gzip.compress(b""), "ReadError: empty file"),
    "gzip of text": (lambda _: gzip.compress(b"x" * 2000), "ReadError: invalid header"),
    "cut short": (lambda data: data[:-10], "EOFError: "),
    "cut in half": (lambda data: data[: len(data) // 2], ""),
    "a wrong checksum": (lambda data: data[:-8] + b"abcd" + data[-4:], "BadGzipFile: CRC check failed"),
    "something behind it": (lambda data: data + b"PK\5\6", "BadGzipFile: Not a gzipped file"),
}


@pytest.mark.parametrize("name", DAMAGED)
def test_what_is_damaged_is_refused(tmp_path: Path, name: str) -> None:
    damage, reason = DAMAGED[name]
    path = write_sdist(tmp_path)

    write_bytes(path, damage(path.read_bytes()))

    assert refused(path).startswith(f"it is damaged, or no archive of its kind: {reason}")


@pytest.mark.parametrize(
    "behind",
    [b"evil".ljust(BLOCK, b"\1"), bytes(BLOCK) + tar({f"{TOP}/x": b"x"}), bytes(BLOCK * 3) + b"x", b"x"],
    ids=["a block that is no header", "another archive", "after zeros", "a piece of a block"],
)
def test_nothing_may_be_behind_the_last_member(tmp_path: Path, behind: bytes) -> None:
    reason = "there is something behind its last member, at byte "

    assert refused(packed(tmp_path, tar(IN_SDIST) + behind)).startswith(reason)
    assert refused(packed(tmp_path, without_end(tar(IN_SDIST)) + behind)).startswith(reason)


def test_an_end_that_is_missing_or_twice_is_none_of_our_business(tmp_path: Path) -> None:
    whole = tar(IN_SDIST)

    for data in (without_end(whole), whole + bytes(10 * BLOCK)):
        assert read_archive(packed(tmp_path, data)).refused == ()


def test_a_file_that_is_cut_short_inside(tmp_path: Path) -> None:
    data = header(entry(f"{TOP}/PKG-INFO"), size=len(METADATA) + 3 * BLOCK) + METADATA.ljust(BLOCK, b"\0")

    assert (
        refused(packed(tmp_path, data)) == "it is damaged, or no archive of its kind: ReadError: unexpected end of data"
    )

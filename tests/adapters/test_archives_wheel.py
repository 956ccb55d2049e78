"""Wheels that are hostile, damaged, or none."""

from __future__ import annotations

import io
import stat
import struct
import zipfile
from typing import TYPE_CHECKING

import pytest

from gatepost.adapters.archives import read_archive
from support.archiving import IN_WHEEL, WHEEL, replaced, write_bytes, write_wheel

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from typing_extensions import Buffer

MIB = 1 << 20
END = b"PK\5\6"


def refused(path: Path) -> str:
    """Return why an archive is refused, and nothing else is known of it."""
    archive = read_archive(path)
    assert archive.metadata is None
    assert (archive.members, archive.hits, archive.entry_points) == ((), (), ())
    return "; ".join(archive.refused)


def info(name: str, mode: int = 0) -> zipfile.ZipInfo:
    found = zipfile.ZipInfo(name)
    found.external_attr = mode << 16
    return found


@pytest.mark.parametrize(
    ("member", "reason"),
    [
        (info("/etc/cron.d/x"), "'/etc/cron.d/x' is an absolute path"),
        (info("../../x"), "'../../x' leads out of its folder"),
        (info("C:/x"), "'C:/x' begins with a drive letter"),
        (info("a\n::error::x"), "'a\\n::error::x' has a control character in it"),
        (info("a", stat.S_IFLNK | 0o777), "'a' is a link, which a wheel cannot have"),
        (info("a", stat.S_IFIFO), "'a' is neither a file nor a folder"),
        (info("a", stat.S_IFCHR), "'a' is neither a file nor a folder"),
        (info("other-2.0.dist-info/METADATA"), "there are several folders for metadata: "),
    ],
    ids=lambda value: value.filename if isinstance(value, zipfile.ZipInfo) else "",
)
def test_a_hostile_member(tmp_path: Path, member: zipfile.ZipInfo, reason: str) -> None:
    assert reason in refused(write_wheel(tmp_path, infos=[member]))


@pytest.mark.parametrize(
    ("placed", "name", "reason"),
    [
        ("a__b.py", "a\\\\b.py", "has a backslash in it"),
        ("a_.py.txt", "a\\x00.py.txt", "has a control character in it"),
    ],
)
def test_a_name_that_python_itself_would_not_write(tmp_path: Path, placed: str, name: str, reason: str) -> None:
    raw = name.encode().decode("unicode_escape").encode().ljust(len(placed), b"\\")
    path = replaced(write_wheel(tmp_path, {placed: b""}), placed.encode(), raw[: len(placed)])

    assert refused(path).endswith(f"' {reason}")


def test_without_metadata(tmp_path: Path) -> None:
    path = tmp_path / WHEEL
    with zipfile.ZipFile(path, "w") as wheel:
        wheel.writestr("demo.py", "")

    assert refused(path) == "there is no '*.dist-info/METADATA' in it"


@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_a_member_that_is_there_twice(tmp_path: Path) -> None:
    assert refused(write_wheel(tmp_path, infos=[info("demo.py")])) == "'demo.py' is in it 2 times"


def test_a_member_that_is_encrypted(tmp_path: Path) -> None:
    path = write_wheel(tmp_path)
    data = bytearray(path.read_bytes())
    data[data.index(b"PK\1\2") + 8] |= 1

    assert refused(write_bytes(path, bytes(data))) == "'demo.py' is encrypted"


@pytest.mark.parametrize("method", [zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
def test_a_method_that_not_all_know(tmp_path: Path, method: int) -> None:
    member = info("a")
    member.compress_type = method

    reason = "'a' is packed by a method that not every installer knows"
    assert refused(write_wheel(tmp_path, infos=[member])) == reason


def saying(path: Path, size: int) -> Path:
    """Let a wheel say of its first member that it has another size."""
    data = bytearray(path.read_bytes())
    struct.pack_into("<L", data, data.index(b"PK\1\2") + 24, size)
    return write_bytes(path, bytes(data))


def test_a_bomb_is_known_by_what_it_says_of_itself(tmp_path: Path) -> None:
    path = saying(write_wheel(tmp_path), 101 * MIB)

    assert refused(path) == f"more than 100 MiB are packed into {path.stat().st_size:,} bytes"


def test_a_bomb_that_hides_what_it_is(tmp_path: Path) -> None:
    path = saying(write_wheel(tmp_path, {"demo.py": bytes(3 * MIB)}), 9)

    assert refused(path) == "it is damaged, or no archive of its kind: BadZipFile: Bad CRC-32 for file 'demo.py'"


def directory(data: bytes, count: int) -> bytes:
    """Return a wheel whose directory has its first entry `count` times more, and says so."""
    at, end = data.index(b"PK\1\2"), data.rindex(END)
    one = data[at : data.index(b"PK\1\2", at + 1)]
    total = len(IN_WHEEL) + count
    tail = struct.pack("<4s4H2LH", END, 0, 0, total, total, end - at + count * len(one), at, 0)
    return data[:end] + one * count + tail


def in_zip64(data: bytes, total: int, length: int | None = None, mark: bytes = b"PK\6\6") -> bytes:
    """Return a wheel with an end as large ones have it, which says what it is told to."""
    end = data.rindex(END)
    own_length, start = struct.unpack_from("<2L", data, end + 12)
    whole = struct.pack("<4sQ2H2L4Q", mark, 44, 45, 45, 0, 0, total, total, length or own_length, start)
    full = struct.pack("<4s4H2LH", END, 0, 0, 0xFFFF, 0xFFFF, 0xFFFFFFFF, 0xFFFFFFFF, 0)
    return data[:end] + whole + struct.pack("<4sLQL", b"PK\6\7", 0, end, 1) + full


@pytest.mark.parametrize(
    ("total", "length", "mark", "reason"),
    [
        (len(IN_WHEEL), None, b"PK\6\6", ""),
        (100_001, None, b"PK\6\6", "it has more than 100,000 members"),
        (100_000, None, b"PK\6\6", "it says that it has 100,000 members, and its directory does not"),
        (len(IN_WHEEL), 9, b"PK\6\6", "there is something in it that its directory does not tell of"),
        (len(IN_WHEEL), None, b"PK\6\5", "the end of it is no end of a zip file"),
    ],
)
def test_members_are_counted_before_they_are_listed(
    tmp_path: Path, total: int, length: int | None, mark: bytes, reason: str
) -> None:
    path = write_wheel(tmp_path)

    write_bytes(path, in_zip64(path.read_bytes(), total, length, mark))

    assert "; ".join(read_archive(path).refused) == reason


def test_a_directory_that_is_larger_than_any(tmp_path: Path) -> None:
    path = tmp_path / WHEEL
    with path.open("wb") as file:
        file.seek(65 * MIB)
        file.write(struct.pack("<4s4H2LH", END, 0, 0, 1, 1, 65 * MIB, 0, 0))

    assert refused(path) == "its directory has more than 64 MiB"


def test_members_that_share_their_bytes(tmp_path: Path) -> None:
    path = write_wheel(tmp_path)

    path.write_bytes(directory(path.read_bytes(), 3))

    assert refused(path) == "there is something in front of 'demo.py' that is no member"


NO_ZIP = "it is no zip file, or it is cut short"
UNTOLD = "there is something in it that its directory does not tell of"
DAMAGES: dict[str, tuple[Callable[[bytes], bytes], str]] = {
    "empty": (lambda _: b"", NO_ZIP),
    "text": (lambda _: b"no archive\n", NO_ZIP),
    "gzip": (lambda _: b"\x1f\x8b\x08\x00" + bytes(90), NO_ZIP),
    "cut short": (lambda data: data[:-1], NO_ZIP),
    "cut in half": (lambda data: data[: len(data) // 2], NO_ZIP),
    "something behind it": (lambda data: data + b"x", "there is something behind its end"),
    "something in front of it": (lambda data: b"#!/bin/sh\n" + data, UNTOLD),
    "something before its directory": (
        lambda data: data.replace(b"PK\1\2", b"evilPK\1\2", 1),
        UNTOLD,
    ),
    "another wheel in front": (lambda data: data + data, UNTOLD),
    "a directory that lies": (
        lambda data: data[: data.rindex(END) + 8] + struct.pack("<2H", 9, 9) + data[data.rindex(END) + 12 :],
        "it says that it has 9 members, and its directory does not",
    ),
    "another name in another place": (
        lambda data: data.replace(b"demo.py", b"evil.py", 1),
        "'demo.py' is called 'evil.py' in another place",
    ),
    "no member where one should be": (
        lambda data: b"PK\3\5" + data[4:],
        "'demo.py' is called 'demo.py' in another place",
    ),
    "content that was changed": (
        lambda data: data.replace(b"Wheel-Version", b"Wheel-version", 1),
        "it is damaged, or no archive of its kind: BadZipFile: Bad CRC-32 for file 'demo-1.0.dist-info/WHEEL'",
    ),
}


@pytest.mark.parametrize("name", DAMAGES)
def test_what_is_damaged_is_refused(tmp_path: Path, name: str) -> None:
    damage, reason = DAMAGES[name]
    path = tmp_path / WHEEL
    with zipfile.ZipFile(path, "w") as wheel:
        for member, content in IN_WHEEL.items():
            wheel.writestr(member, content)

    assert refused(write_bytes(path, damage(path.read_bytes()))) == reason


def test_something_hidden_behind_the_last_member(tmp_path: Path) -> None:
    path = write_wheel(tmp_path)
    data = path.read_bytes()
    at = data.index(b"PK\1\2")
    hidden = bytearray(data[:at] + b"hidden" + data[at:])
    struct.pack_into("<L", hidden, hidden.rindex(END) + 16, at + 6)

    assert refused(write_bytes(path, bytes(hidden))) == "there is something behind its last member"


def test_something_hidden_between_members(tmp_path: Path) -> None:
    path = write_wheel(tmp_path)
    data = path.read_bytes()
    second = data.index(b"PK\3\4", 1)
    moved = bytearray(data[:second] + b"hidden" + data[second:])
    at = moved.index(b"PK\1\2")
    first = True
    while at >= 0:
        if not first:
            offset = struct.unpack_from("<L", moved, at + 42)[0]
            struct.pack_into("<L", moved, at + 42, offset + 6)
        first = False
        at = moved.find(b"PK\1\2", at + 1)
    end = moved.rindex(END)
    struct.pack_into("<L", moved, end + 16, struct.unpack_from("<L", moved, end + 16)[0] + 6)

    reason = "there is something in front of 'demo-1.0.dist-info/METADATA' that is no member"
    assert refused(write_bytes(path, bytes(moved))) == reason


class Stream(io.RawIOBase):
    """A file that nobody can go back in, as a pipe."""

    def __init__(self) -> None:
        super().__init__()
        self.data = bytearray()

    def writable(self) -> bool:
        return True

    def write(self, data: Buffer, /) -> int:
        self.data += data
        return memoryview(data).nbytes


def test_sizes_that_stand_behind_the_content_are_fine(tmp_path: Path) -> None:
    stream = Stream()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as wheel:
        for member, content in IN_WHEEL.items():
            wheel.writestr(member, content)

    archive = read_archive(write_bytes(tmp_path / WHEEL, bytes(stream.data)))

    assert archive.refused == ()
    assert archive.entry_points == (("Demo", "demo:main"),)

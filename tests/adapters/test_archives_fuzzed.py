"""Archives of which some bytes are others: read, or refused with a reason, and never anything else."""

from __future__ import annotations

import gzip
import tarfile
from io import BytesIO
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gatepost.adapters.archives import read_archive
from support.archiving import IN_SDIST, SDIST, TOP, entry, tar, write_bytes, write_wheel

if TYPE_CHECKING:
    from pathlib import Path

LINKS = (entry(f"{TOP}/a", b"2", "src/demo.py"), entry(f"{TOP}/{'x' * 200}"), entry(f"{TOP}/b", b"1", f"{TOP}/a"))
WHOLE = tar(IN_SDIST, *LINKS)
TELLING = (0, 99, 100, 124, 135, 136, 156, 157, 257, 263, 345, 482)  # where fields of a header begin
CHECKSUM = slice(148, 156)

changes = st.lists(
    st.tuples(st.floats(0, 1, exclude_max=True), st.sampled_from(["set", "cut", "put", "end"]), st.binary(max_size=20)),
    min_size=1,
    max_size=4,
)
Changes = list[tuple[float, str, bytes]]
bytes_of_headers = st.lists(
    st.tuples(st.integers(0, 20), st.sampled_from(TELLING), st.sampled_from([*b"01257xLKgSV\0\x80\xff/."])), min_size=1
)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("fuzzed")


def changed(data: bytes, found: Changes) -> bytes:
    for where, how, new in found:
        at = int(where * len(data))
        data = {
            "set": data[:at] + new + data[at + len(new) :],
            "cut": data[:at] + data[at + len(new) :],
            "put": data[:at] + new + data[at:],
            "end": data[: at + 1],
        }[how]
    return data


def is_read_or_refused(path: Path) -> bool:
    archive = read_archive(path)
    reason = "; ".join(archive.refused)
    assert len(reason) < 5000
    assert reason.isprintable()
    return bool(reason) != bool(archive.members)


@given(changes)
def test_an_sdist_as_it_is_packed(folder: Path, found: Changes) -> None:
    assert is_read_or_refused(write_bytes(folder / SDIST, changed(gzip.compress(WHOLE), found)))


@given(changes)
def test_an_sdist_as_it_is_unpacked(folder: Path, found: Changes) -> None:
    assert is_read_or_refused(write_bytes(folder / SDIST, gzip.compress(changed(WHOLE, found), 1)))


@given(bytes_of_headers)
def test_headers_of_an_sdist_whose_checksums_are_right(folder: Path, found: list[tuple[int, int, int]]) -> None:
    with tarfile.open(fileobj=BytesIO(WHOLE)) as archive:
        starts = [info.offset for info in archive]
    data = bytearray(WHOLE)
    for number, at, byte in found:
        start = starts[number % len(starts)]
        data[start + at] = byte
        header = data[start : start + tarfile.BLOCKSIZE]
        header[CHECKSUM] = b" " * 8
        data[start + CHECKSUM.start : start + CHECKSUM.stop] = b"%06o\0 " % sum(header)

    assert is_read_or_refused(write_bytes(folder / SDIST, gzip.compress(data, 1)))


@given(changes)
def test_a_wheel(folder: Path, found: Changes) -> None:
    path = write_wheel(folder)

    assert is_read_or_refused(write_bytes(path, changed(path.read_bytes(), found)))


def test_what_is_changed_here_is_sound_before(folder: Path) -> None:
    assert read_archive(write_bytes(folder / SDIST, gzip.compress(WHOLE))).refused == ()
    assert read_archive(write_wheel(folder)).refused == ()

from __future__ import annotations

import io
import os
import sys
from typing import TYPE_CHECKING

import pytest

from gatepost.adapters import files
from gatepost.adapters.files import decode_message, read_message, read_standard_input, write_atomically
from gatepost.errors import CannotWriteError, MessageUnreadableError, UsageError
from support.program import start

if TYPE_CHECKING:
    from pathlib import Path


def test_a_message_is_read_byte_for_byte(tmp_path: Path) -> None:
    (tmp_path / "message").write_bytes(b"\xef\xbb\xbffix: a\r\n\0\xff")
    assert read_message(str(tmp_path / "message")) == b"\xef\xbb\xbffix: a\r\n\0\xff"


@pytest.mark.parametrize(
    ("name", "reason"),
    [("missing", "No such file or directory"), ("", "Is a directory"), ("a\0b", "embedded null byte")],
)
def test_a_file_that_cannot_be_read_is_named_with_the_systems_reason(name: str, reason: str, tmp_path: Path) -> None:
    with pytest.raises(MessageUnreadableError, match=reason) as caught:
        read_message(f"{tmp_path}/{name}")
    assert caught.value.text.startswith(f"cannot read the message: {tmp_path}/{name}")
    assert caught.value.exit_code == 2


def test_a_message_may_be_as_large_as_the_limit_and_not_larger(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(files, "LARGEST_MESSAGE", 1 << 20)
    path = tmp_path / "message"
    path.write_bytes(b"x" * (1 << 20))
    assert len(read_message(str(path))) == 1 << 20
    path.write_bytes(b"x" * ((1 << 20) + 1))
    with pytest.raises(MessageUnreadableError, match=r"is too large: .*message has more than 1 MiB"):
        read_message(str(path))


def test_standard_input_is_read_with_the_same_limit(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"fix: a\xff")))
    assert read_standard_input() == b"fix: a\xff"
    monkeypatch.setattr(files, "LARGEST_MESSAGE", 1 << 20)
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"x" * ((1 << 20) + 1))))
    with pytest.raises(MessageUnreadableError, match="standard input has more than 1 MiB"):
        read_standard_input()


def test_standard_input_that_is_closed_is_a_wrong_call(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", None)
    with pytest.raises(UsageError, match="standard input is closed"):
        read_standard_input()


def test_a_nul_byte_is_placed() -> None:
    with pytest.raises(MessageUnreadableError, match=r"a.txt is not text: there is a NUL byte at offset 3"):
        decode_message(b"fix\0: a", "a.txt")


def test_a_byte_that_does_not_fit_is_placed() -> None:
    with pytest.raises(MessageUnreadableError, match=r"a.txt is not UTF-8: byte 0xe9 in line 3 does not fit"):
        decode_message(b"fix: a\n\ncaf\xe9\n", "a.txt")


def test_a_message_is_read_in_the_encoding_that_is_set() -> None:
    assert decode_message(b"caf\xe9", "a.txt", "ISO-8859-1") == "café"


@pytest.mark.parametrize("encoding", ["klingon-8", "x y", "\udcff"])
def test_an_unknown_encoding_is_named(encoding: str) -> None:
    with pytest.raises(MessageUnreadableError, match=r"i18n.commitEncoding is"):
        decode_message(b"a", "a.txt", encoding)


def test_a_file_is_written_whole_and_private_with_its_folders(tmp_path: Path) -> None:
    path = tmp_path / "new" / "folder" / "file"
    write_atomically(path, b"a\0b")
    assert path.read_bytes() == b"a\0b"
    assert path.stat().st_mode & 0o777 == 0o600
    write_atomically(path, b"shorter", mode=0o755)
    assert path.read_bytes() == b"shorter"
    assert path.stat().st_mode & 0o777 == 0o755
    assert [each.name for each in path.parent.iterdir()] == ["file"]


def test_a_folder_in_the_files_place_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "file").mkdir()
    with pytest.raises(CannotWriteError, match=r"cannot write .*file: Is a directory"):
        write_atomically(tmp_path / "file", b"x")
    assert [each.name for each in tmp_path.iterdir()] == ["file"]


def test_a_file_in_the_folders_place_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "folder").write_text("mine")
    with pytest.raises(CannotWriteError) as caught:
        write_atomically(tmp_path / "folder" / "file", b"x")
    assert caught.value.exit_code == 3
    assert (tmp_path / "folder").read_text() == "mine"


def test_a_full_disk_leaves_the_old_content_and_nothing_else(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("old")
    program = (
        "import resource, sys; from pathlib import Path; from gatepost.adapters.files import write_atomically\n"
        "from gatepost.errors import CannotWriteError\n"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (4096, 4096))\n"
        "try: write_atomically(Path('file'), b'x' * 100_000)\n"
        "except CannotWriteError as error: sys.exit(error.text)\n"
    )
    environment = {name: "" for name in os.environ if name.startswith("COVERAGE")}  # its own files would hit the limit
    done = start(tmp_path, sys.executable, "-c", program, **environment)
    assert done.err.strip() == "cannot write file: File too large"
    assert (tmp_path / "file").read_text() == "old"
    assert [each.name for each in tmp_path.iterdir()] == ["file"]


def test_an_interrupted_write_leaves_the_old_content_and_nothing_else(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupted(handle: int) -> None:
        raise KeyboardInterrupt(handle)

    (tmp_path / "file").write_text("old")
    monkeypatch.setattr(os, "fsync", interrupted)
    with pytest.raises(KeyboardInterrupt):
        write_atomically(tmp_path / "file", b"new")
    assert (tmp_path / "file").read_text() == "old"
    assert [each.name for each in tmp_path.iterdir()] == ["file"]


def test_a_symbolic_link_is_replaced_and_what_it_points_to_is_not(tmp_path: Path) -> None:
    (tmp_path / "theirs").write_text("theirs")
    (tmp_path / "file").symlink_to("theirs")
    write_atomically(tmp_path / "file", b"ours")
    assert (tmp_path / "file").read_text() == "ours"
    assert (tmp_path / "theirs").read_text() == "theirs"

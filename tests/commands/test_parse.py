from __future__ import annotations

import gc
import io
import json
from typing import TYPE_CHECKING

import pytest

from gatepost.commands import parse
from support.program import gatepost
from support.repos import commit, git

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@pytest.fixture(autouse=True)
def _collecting_garbage() -> Iterator[None]:
    yield
    gc.enable()


def lines(data: bytes) -> list[str]:
    target = io.BytesIO()
    assert parse.run(io.BytesIO(data), target) == 0
    text = target.getvalue().decode("ascii")
    assert not text or text.endswith("\n")
    return text.splitlines()


def types(data: bytes) -> list[list[str]]:
    return [[commit["type"] for commit in json.loads(line)["commits"]] for line in lines(data)]


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (b"", []),
        (b"fix: a", [["fix"]]),
        (b"fix: a\0", [["fix"]]),
        (b"fix: a\0feat: b", [["fix"], ["feat"]]),
        (b"fix: a\0feat: b\0", [["fix"], ["feat"]]),
        (b"\0", [[]]),
        (b"\0\0", [[], []]),
        (b"fix: a\0\0feat: b\0\0", [["fix"], [], ["feat"], []]),
        (b"\n", [[]]),
    ],
)
def test_there_is_a_line_for_each_message_and_a_nul_ends_one(data: bytes, expected: list[list[str]]) -> None:
    assert types(data) == expected


def test_a_line_has_the_keys_of_the_interface() -> None:
    text = b"feat(api)!: sign in (#12)\n\nbody\n\nBREAKING CHANGE: all new\nFixes #7\0nothing\0"
    first, second = (json.loads(line) for line in lines(text))
    found = first["commits"][0]
    assert list(first) == ["commits", "error", "part_errors"]
    assert list(found) == ["type", "scope", "bareMessage", "breaking", "notes", "references", "message"]
    assert (found["type"], found["scope"], found["bareMessage"]) == ("feat", "api", "sign in (#12)")
    assert found["breaking"] is True
    assert [note["title"] for note in found["notes"]] == ["BREAKING CHANGE"]
    assert [list(note) for note in found["notes"]] == [["title", "text"]]
    assert {reference["issue"] for reference in found["references"]} == {"7"}
    assert {tuple(reference) for reference in found["references"]} == {("prefix", "action", "issue")}
    assert second["commits"] == []
    assert isinstance(second["error"], str)
    assert isinstance(second["part_errors"], list)


def test_bytes_that_are_not_utf_8_are_read_as_replacement_characters() -> None:
    (line,) = lines(b"fix: caf\xe9 \xf0\x9f\x98")
    assert json.loads(line)["commits"][0]["bareMessage"] == "caf\ufffd \ufffd"


def test_a_byte_order_mark_and_surrogates_do_not_end_the_run() -> None:
    assert len(lines(b"\xef\xbb\xbffix: a\0\xed\xa0\x80\0fix: \xf4\x90\x80\x80\0")) == 3


def test_the_output_is_ascii_whatever_the_message() -> None:
    (line,) = lines("fix: naïve \u2028 \U0001f600".encode())
    assert line.isascii()
    assert json.loads(line)["commits"][0]["bareMessage"] == "naïve \u2028 \U0001f600"


@pytest.mark.parametrize("size", [1, 2, 3, 5, 8, 13])
def test_no_chunk_border_tears_a_message(size: int, monkeypatch: pytest.MonkeyPatch) -> None:
    data = "fix: één\0\0feat: \U0001f600\0\0\0docs: c".encode()
    whole = lines(data)
    monkeypatch.setattr(parse, "_CHUNK", size)
    assert lines(data) == whole
    assert lines(data + b"\0") == whole


def test_a_message_of_ten_megabytes_is_one_line() -> None:
    assert types(b"fix: a\n\n" + b"0123456789\n" * 950_000) == [["fix"]]


def test_a_hundred_thousand_messages_are_as_many_lines() -> None:
    found = lines(b"fix: a\0" * 100_000)
    assert len(found) == 100_000
    assert len(set(found)) == 1


def test_the_command_reads_what_git_writes(repository: Path) -> None:
    commit(repository, "feat: one\n\nbody\n")
    commit(repository, "dépêche\n")
    log = git(repository, "log", "-z", "--format=%B").encode()
    done = gatepost(repository, "parse", given=log)
    assert (done.code, done.err) == (0, "")
    assert [len(json.loads(line)["commits"]) for line in done.out.splitlines()] == [0, 1]

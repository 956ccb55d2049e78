"""Messages in bulk: a line of JSON for each, however they come in."""

from __future__ import annotations

import gc
import io
import json
import sys
from typing import TYPE_CHECKING

import pytest

from gatepost.adapters import bulk
from gatepost.adapters.bulk import parse_standard_input, parse_stream, standard_input
from gatepost.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Iterator


@pytest.fixture(autouse=True)
def _collecting_garbage() -> Iterator[None]:
    yield
    gc.enable()


def lines(data: bytes) -> list[str]:
    target = io.BytesIO()
    assert parse_stream(io.BytesIO(data), target) == 0
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
    monkeypatch.setattr(bulk, "_CHUNK", size)
    assert lines(data) == whole
    assert lines(data + b"\0") == whole


def test_a_message_of_ten_megabytes_is_one_line() -> None:
    assert types(b"fix: a\n\n" + b"0123456789\n" * 950_000) == [["fix"]]


def test_a_hundred_thousand_messages_are_as_many_lines() -> None:
    found = lines(b"fix: a\0" * 100_000)
    assert len(found) == 100_000
    assert len(set(found)) == 1


def test_standard_input_goes_to_standard_output(
    monkeypatch: pytest.MonkeyPatch, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"fix: a\0feat: b")))
    assert parse_standard_input() == 0
    out, err = capfdbinary.readouterr()
    assert [json.loads(line)["commits"][0]["type"] for line in out.splitlines()] == ["fix", "feat"]
    assert err == b""


def test_standard_input_that_is_closed_is_a_wrong_call(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", None)
    with pytest.raises(UsageError, match=r"^standard input is closed$") as caught:
        standard_input()
    assert caught.value.hint == "hand the message in through a pipe, or name a FILE"


def test_what_was_read_is_written_before_more_is_waited_for() -> None:
    class Slow(io.BytesIO):
        def read(self, size: int | None = -1) -> bytes:
            written.append(target.getvalue().count(b"\n"))
            return super().read(min(size or 0, 7))

    target = io.BytesIO()
    written: list[int] = []
    parse_stream(Slow(b"fix: a\0" * 3), target)
    assert written == [0, 1, 2, 3]

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest

from gatepost.adapters.ci_event import read_event, summary_path, write_outputs, write_summary
from gatepost.errors import CannotWriteError, EventUnreadableError
from support.events import as_github, outputs, pull_request_event, tell

if TYPE_CHECKING:
    from pathlib import Path

BASE, HEAD = "ba5e" * 10, "4ead" * 10
BY_FILE = "run it in CI, or set GITHUB_EVENT_NAME and GITHUB_EVENT_PATH to a recorded event"
BY_HAND = "`gatepost lint --range A..B` and `gatepost lint --title TEXT` judge the same by hand"


def test_githubs_event_is_read_from_its_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    tell(monkeypatch, as_github(tmp_path, "pull_request", pull_request_event(BASE, HEAD, title="feat: \ud800 é")))
    found = read_event().pull_request
    assert found is not None
    assert found.title == "feat: \ud800 é"


def test_a_mark_at_the_beginning_of_the_file_does_no_harm(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    tell(monkeypatch, as_github(tmp_path, "push", b'\xef\xbb\xbf{"ref": "refs/tags/v1"}'))
    assert read_event().why == "refs/tags/v1 is no branch"


def test_other_systems_speak_by_variables(monkeypatch: pytest.MonkeyPatch) -> None:
    tell(monkeypatch, {"GITLAB_CI": "true", "CI_COMMIT_TAG": "v1", "GITHUB_EVENT_PATH": ""})
    assert read_event().why == "v1 is a tag"


def test_outside_of_ci_there_is_no_event() -> None:
    with pytest.raises(EventUnreadableError) as caught:
        read_event()
    assert caught.value.text.startswith("no CI event is known here: ")
    assert (caught.value.hint, caught.value.exit_code) == (BY_HAND, 2)


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b"", "cannot be read: Expecting value: line 1 column 1 (char 0)"),
        (b"{", "cannot be read: Expecting property name"),
        (b"not json", "cannot be read: Expecting value"),
        (b"\xff\xfe\xfd", "cannot be read: "),
        (b"\x00" * 9, "cannot be read: "),
        (b"[" * 100_000, "cannot be read: nested too deeply"),
        (b'{"a": ' * 100_000, "cannot be read: nested too deeply"),
        (b"9" * 5000, "cannot be read: Exceeds the limit"),
        (b" " * (40 << 20), "is larger than 32 MiB"),
    ],
)
def test_a_file_that_is_no_event_is_named(
    content: bytes, says: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    tell(monkeypatch, as_github(tmp_path, "push", content))
    with pytest.raises(EventUnreadableError) as caught:
        read_event()
    assert caught.value.text.startswith(f"the event in {tmp_path}/event.json {says}")
    assert (caught.value.hint, caught.value.exit_code) == (BY_FILE, 2)


@pytest.mark.parametrize("payload", [[], 7, "x", None, {}, {"ref": ["refs/heads/main"]}, {"ref": "refs/heads/main"}])
def test_json_that_is_no_event_says_what_is_wrong(
    payload: object, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    tell(monkeypatch, as_github(tmp_path, "pull_request", payload))
    with pytest.raises(EventUnreadableError) as caught:
        read_event()
    assert caught.value.text.endswith("is missing, or no object")
    assert caught.value.hint == BY_HAND


def test_a_file_that_cannot_be_opened_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    os.mkfifo(tmp_path / "pipe")
    for name, says in (("missing", "No such file or directory"), (".", "Is a directory"), ("pipe", "not a plain file")):
        monkeypatch.setenv("GITHUB_EVENT_PATH", str(tmp_path / name))
        with pytest.raises(EventUnreadableError) as caught:
            read_event()
        assert caught.value.text == f"the event in {tmp_path / name} cannot be read: {says}"


@pytest.mark.parametrize(
    "value",
    [
        "",
        "feat: a\n\nbody",
        "x\nok<<EOF\ntrue\nEOF\nok=true",
        "EOF\nend-\nend-00000000000000000000000000000000\n",
        "::set-output name=ok::true",
        "a\r\nb\rc\u2028d",
        "é\U0001f600\u202e",
        "x" * 2_000_000,
    ],
)
def test_an_output_cannot_make_another(value: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "output"
    monkeypatch.setenv("GITHUB_OUTPUT", str(path))
    write_outputs({"ok": "false", "landing": value, "effect": "minor"})
    with path.open(newline="") as file:
        assert file.read().count(value) >= 1
    assert outputs(path) == {
        "ok": "false",
        "landing": value.replace("\r\n", "\n").replace("\r", "\n"),  # as Python reads it here
        "effect": "minor",
    }


def test_what_no_step_could_be_handed_is_replaced(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "output"
    monkeypatch.setenv("GITHUB_OUTPUT", str(path))
    write_outputs({"landing": "a\0b\ud800"})
    assert outputs(path) == {"landing": "a\ufffdb\\ud800"}


def test_each_run_has_a_mark_of_its_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "output"
    path.write_text("before=1\n")
    monkeypatch.setenv("GITHUB_OUTPUT", str(path))
    write_outputs({"ok": "true"})
    write_outputs({"ok": "true"})
    lines = path.read_text().split("\n")
    assert lines[0] == "before=1"
    assert len({line for line in lines if line.startswith("ok<<end-")}) == 2


def test_without_a_place_nothing_is_written(monkeypatch: pytest.MonkeyPatch) -> None:
    write_outputs({"ok": "true"})
    assert summary_path() == ""
    monkeypatch.setenv("GITHUB_OUTPUT", "")
    write_outputs({"ok": "true"})


def test_a_summary_is_added_to_what_is_there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "summary"
    path.write_text("before\n")
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(path))
    write_summary("## é \ud800\n")
    assert path.read_text("utf-8") == "before\n## é \\ud800\n"


@pytest.mark.parametrize(
    ("name", "says"),
    [
        (".", "Is a directory"),
        ("missing/file", "No such file or directory"),
        ("/dev/full", "No space left on device"),
        ("x" * 300, "File name too long"),
    ],
)
def test_a_place_that_cannot_be_written_is_named(
    name: str, says: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / name
    for variable in ("GITHUB_STEP_SUMMARY", "GITHUB_OUTPUT"):
        monkeypatch.setenv(variable, str(path))
    with pytest.raises(CannotWriteError) as summary:
        write_summary("x" * 100_000)
    with pytest.raises(CannotWriteError) as output:
        write_outputs({"a": "x" * 100_000})
    for caught in (summary, output):
        assert caught.value.text == f"cannot write {path}: {says}"
        assert caught.value.exit_code == 3

from __future__ import annotations

import io
import json
import sys
from typing import TYPE_CHECKING

import pytest

from support.program import call, gatepost
from support.repos import commit, git

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture(autouse=True)
def _inside(repository: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(repository)


def stdin(monkeypatch: pytest.MonkeyPatch, data: bytes) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(data)))


@pytest.mark.parametrize("title", ["feat: sign in", "fix(api)!: sign in", "feat: x" + "y" * 40])
def test_a_good_title_passes(title: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert call(capsys, "lint", "--title", title) == (0, "✓ 1 message judged, all fine\n", "")


@pytest.mark.parametrize("title", ["", " ", "Feat: x", "-n: x", "--help", "no type", "\x1b[31m: x", "fix:\tx", "a\nb"])
def test_a_bad_title_is_refused_also_when_it_looks_like_a_flag(title: str, capsys: pytest.CaptureFixture[str]) -> None:
    done = call(capsys, "lint", f"--title={title}")
    assert (done.code, done.err) == (1, "")
    assert "why, and examples: gatepost explain GP" in done.out
    assert "\x1b" not in done.out


def test_a_title_beginning_with_a_hyphen_can_stand_alone(capsys: pytest.CaptureFixture[str]) -> None:
    assert call(capsys, "lint", "--title", "-x") == call(capsys, "lint", "--title=-x")


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        ((), "nothing to judge is named"),
        (("--stdin", "--title", "x"), "only one thing can be judged at a time"),
        (("file", "--range", "a..b"), "only one thing can be judged at a time"),
        (("--title", "", "--range", ""), "only one thing can be judged at a time"),
        (("--range", ""), "`` is no range of commits"),
        (("--range", "-n1"), "`-n1` is no range of commits"),
        (("--range=--output=pwned",), "`--output=pwned` is no range of commits"),
        (("--range", "nope..HEAD"), "git knows no commit by `nope`"),
        (("--event", "--range", "a..b"), "only one thing can be judged at a time"),
        (("--event", "file"), "only one thing can be judged at a time"),
        (("--fix",), "nothing to judge is named"),
        (("--fix", "--title", "x"), "--fix has no file to write to"),
        (("--fix", "--stdin"), "--fix has no file to write to"),
        (("--fix", "--range", "HEAD"), "--fix has no file to write to"),
        (("--fix", "--event"), "--fix has no file to write to"),
        (("--cleanup", "strip", "--stdin"), "--cleanup is for FILEs alone"),
        (("--cleanup", "verbatim", "--range", "HEAD"), "--cleanup is for FILEs alone"),
        (("--partial", "--title", "x"), "--partial is for --range and --event alone"),
        (("--partial", "file"), "--partial is for --range and --event alone"),
        (("--online", "--range", "HEAD"), "--online is for --event alone"),
        (("--title", "x", "--settings-from", "nope"), "git knows no commit by `nope`"),
        (("--title", "x", "--settings-from", "--help"), "git knows no commit by `--help`"),
    ],
)
def test_what_cannot_be_judged_ends_with_2(
    arguments: tuple[str, ...], says: str, repository: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    done = call(capsys, "lint", *arguments)
    assert (done.code, done.out) == (2, "")
    assert done.err.startswith(f"error: {says}")
    assert "\n  hint: " in done.err
    assert "\n  help: gatepost explain GE" in done.err
    assert not (repository / "pwned").exists()


def test_files_are_judged_in_order_and_cleaned_as_git_does(
    repository: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (repository / "good").write_text("fix: a\n\n# Not conventional\n")
    (repository / "-bad").write_text("# c\n\nNope  \n")
    done = call(capsys, "lint", "--format", "json", "--", "good", "-bad")
    found = json.loads(done.out)["messages"]
    assert [(each["id"], each["header"], each["ok"]) for each in found] == [
        ("good", "fix: a", True),
        ("-bad", "Nope", False),
    ]
    assert done.code == 1


@pytest.mark.parametrize(
    ("mode", "header"),
    [("default", "fix: a"), ("strip", "fix: a"), ("whitespace", "# c"), ("scissors", "# c"), ("verbatim", "# c")],
)
def test_the_clean_up_can_be_named(
    mode: str, header: str, repository: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (repository / "file").write_text("# c\nfix: a\n")
    done = call(capsys, "lint", "--cleanup", mode, "--format", "json", "file")
    assert json.loads(done.out)["messages"][0]["header"] == header


def test_the_repositorys_own_clean_up_and_encoding_hold_for_files(
    repository: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (repository / "file").write_bytes("; c\nfix: café\n".encode("latin-1"))
    assert call(capsys, "lint", "file").err.startswith("error: file is not UTF-8: byte 0xe9 in line 2")
    git(repository, "config", "i18n.commitEncoding", "ISO-8859-1")
    git(repository, "config", "core.commentChar", ";")
    done = call(capsys, "lint", "--format", "json", "file")
    assert (done.code, json.loads(done.out)["messages"][0]["header"]) == (0, "fix: café")


@pytest.mark.parametrize(("data", "code"), [(b"fix: a\n\n\n", 0), (b"fix: a", 0), (b"nope\n", 1), (b"", 1)])
def test_standard_input_is_one_message(
    data: bytes, code: int, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    stdin(monkeypatch, data)
    done = call(capsys, "lint", "--stdin", "--format", "json")
    assert done.code == code
    (message,) = json.loads(done.out)["messages"]
    assert (message["id"], message["ok"]) == ("stdin", not code)


def test_a_range_is_judged_newest_first(repository: Path, capsys: pytest.CaptureFixture[str]) -> None:
    first = commit(repository, "not judged")
    second = commit(repository, "Bad one")
    third = commit(repository, "fix: a")
    done = call(capsys, "lint", "--range", f"{first}..HEAD", "--format", "json")
    found = json.loads(done.out)
    assert done.code == 1
    assert [(each["id"], each["ok"]) for each in found["messages"]] == [(third, True), (second, False)]
    assert found["summary"] == {"messages": 2, "ok": 1, "errors": 1, "warnings": 0, "ignored": 0}


def test_an_empty_range_says_that_there_is_nothing(repository: Path, capsys: pytest.CaptureFixture[str]) -> None:
    commit(repository, "Bad one")
    assert call(capsys, "lint", "--range", "HEAD..HEAD") == (0, "nothing to judge: there are no commits\n", "")
    done = call(capsys, "lint", "--range", "HEAD..HEAD", "--format", "github")
    assert done == (0, "", "nothing to judge: there are no commits\n")
    done = call(capsys, "lint", "--range", "HEAD..HEAD", "--format", "json")
    assert (done.code, json.loads(done.out)["messages"], done.err) == (0, [], "")


def test_strict_lets_warnings_fail(repository: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (repository / "gatepost.toml").write_text("[severity]\nGP101 = 'warning'\n")
    loose = call(capsys, "lint", "--title", "nope", "--format", "json")
    strict = call(capsys, "lint", "--title", "nope", "--format", "json", "--strict")
    assert (loose.code, strict.code) == (0, 1)
    assert json.loads(loose.out)["summary"] == {"messages": 1, "ok": 1, "errors": 0, "warnings": 1, "ignored": 0}
    assert json.loads(strict.out)["messages"][0]["ok"] is False
    assert "1 warning in 1 message" in call(capsys, "lint", "--title", "nope").out


def test_json_has_the_keys_of_the_interface_and_stands_alone(repository: Path) -> None:
    (repository / "gatepost.toml").write_text("")
    done = gatepost(repository, "lint", "--format", "json", "--title", "Feat: caf\u00e9 \x1b[31m")
    document = json.loads(done.out)
    assert (done.code, done.err) == (1, "")
    assert list(document) == ["schema_version", "messages", "summary"]
    assert document["schema_version"] == 1
    assert list(document["messages"][0]) == ["id", "header", "ok", "findings"]
    assert document["messages"][0]["id"] == "title"
    keys = ["code", "name", "severity", "message", "line", "column", "end_column", "suggestion"]
    assert all(list(finding) == keys for finding in document["messages"][0]["findings"])
    assert list(document["summary"]) == ["messages", "ok", "errors", "warnings", "ignored"]
    broken = gatepost(repository, "lint", "--format", "json", "--range", "nope..HEAD")
    assert (broken.code, broken.out) == (2, "")


@pytest.mark.parametrize("format_", ["text", "github", "json"])
def test_bytes_on_the_command_line_that_are_not_utf_8_do_not_end_the_run(format_: str, repository: Path) -> None:
    done = gatepost(repository, "lint", "--format", format_, "--title", "caf\udce9")
    assert done.code == 1
    assert "caf\\udce9" in done.out
    assert "Traceback" not in done.err


def test_outside_a_repository_the_folders_own_settings_hold(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = tmp_path / "plain"
    folder.mkdir()
    (folder / "gatepost.toml").write_text("types = ['x']\n")
    (folder / "file").write_text("x: a\n# c\n")
    assert call(capsys, "lint", "-C", str(folder), "--title", "x: a").code == 0
    assert call(capsys, "lint", "-C", str(folder), "file").code == 0
    assert call(capsys, "lint", "-C", str(folder), "--range", "a..b").code == 3
    assert call(capsys, "lint", "-C", str(folder / "no"), "--title", "x: a").code == 3
    assert gatepost(folder, "lint", "--title", "x: a", PATH=str(tmp_path)).code == 0


def test_the_settings_of_the_repository_hold_in_its_subfolders(
    repository: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (repository / "sub").mkdir()
    (repository / "gatepost.toml").write_text("types = ['x']\n")
    assert call(capsys, "lint", "-C", "sub", "--title", "x: a").code == 0
    assert call(capsys, "lint", "-C", "sub", "--title", "fix: a").code == 1


@pytest.mark.parametrize("file", ["gatepost.toml", "pyproject.toml", "release-please-config.json"])
def test_settings_that_cannot_be_used_end_with_2(
    file: str, repository: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (repository / file).write_text("{ nonsense ::add-mask::x")
    done = call(capsys, "lint", "--title", "fix: a", "--format", "json")
    assert (done.code, done.out) == (2, "")
    assert done.err.startswith(f"error: {file} is not ")
    assert len(done.err.splitlines()) == 3

"""The ways round the gate, each of which `gatepost lint` says aloud."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from support.program import call
from support.repos import commit

if TYPE_CHECKING:
    from pathlib import Path

FINE = "✓ 1 message judged, all fine\n"
SKIPPED = "gatepost: header-not-conventional was skipped, as GATEPOST_SKIP says\n"


@pytest.fixture(autouse=True)
def _inside(repository: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(repository)


@pytest.mark.parametrize(
    "words", ["GP101", "gp101", "header-not-conventional", " ,GP101, ", "GP101 header-not-conventional"]
)
def test_a_rule_is_skipped_for_one_command(
    words: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GATEPOST_SKIP", words)
    assert call(capsys, "lint", "--title", "nope") == (0, FINE, SKIPPED)


@pytest.mark.parametrize("door", ["file", "range", "title"])
@pytest.mark.parametrize("format_", ["text", "github", "json", "markdown", "sarif", "junit"])
def test_what_is_skipped_is_said_on_standard_error(
    door: str, format_: str, repository: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    commit(repository, "nope")
    (repository / "file").write_text("nope\n")
    doors = {"file": ("file",), "range": ("--range", "HEAD"), "title": ("--title", "nope")}
    monkeypatch.setenv("GATEPOST_SKIP", "GP101 GP999")
    done = call(capsys, "lint", "--format", format_, *doors[door])
    assert done.code == 0
    assert done.err.startswith(f"{SKIPPED}gatepost: GATEPOST_SKIP names no rule by `GP999`\n")
    assert "GATEPOST_SKIP" not in done.out


@pytest.mark.parametrize(("value", "code"), [("true", 1), ("1", 1), ("yes", 1), ("", 0), ("0", 0), ("False", 0)])
def test_ci_does_not_heed_it_and_says_so(
    value: str, code: int, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GATEPOST_SKIP", "GP101")
    monkeypatch.setenv("CI", value)
    done = call(capsys, "lint", "--title", "nope")
    assert (done.code, done.err) == (code, "gatepost: GATEPOST_SKIP is not heeded in CI\n" if code else SKIPPED)


def test_where_nothing_is_asked_for_nothing_is_said(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    for value in ("", " ", ","):
        monkeypatch.setenv("GATEPOST_SKIP", value)
        assert call(capsys, "lint", "--title", "fix: a") == (0, FINE, "")
    monkeypatch.setenv("CI", "1")
    monkeypatch.setenv("GATEPOST_SKIP", " ")
    assert call(capsys, "lint", "--title", "fix: a") == (0, FINE, "")


def test_what_the_settings_ignore_is_said_once_with_its_reason_and_how_often(
    repository: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (repository / "gatepost.toml").write_text(
        "[ignore]\n"
        "description-ends-with-period = 'we end sentences'\n"
        'GP101 = "old commits \\u001b[31m"\n'
        "GP401 = 'never needed'\n"
    )
    for text in ("fix: keep it.", "Bad one", "fix: keep that.", "fix: a"):
        commit(repository, text)
    ignored = (
        "ignored description-ends-with-period (2 times): we end sentences\n"
        "ignored header-not-conventional: old commits \\x1b[31m\n"
    )
    assert call(capsys, "lint", "--range", "HEAD") == (0, f"{ignored}✓ 4 messages judged, all fine\n", "")
    assert call(capsys, "lint", "--range", "HEAD~1..HEAD") == (0, FINE, "")
    github = call(capsys, "lint", "--range", "HEAD", "--format", "github")
    assert github == (0, "", f"{ignored}✓ 4 messages judged, all fine\n")
    document = json.loads(call(capsys, "lint", "--range", "HEAD", "--format", "json").out)
    assert document["summary"] == {"messages": 4, "ok": 4, "errors": 0, "warnings": 0, "ignored": 3}
    assert [
        [(finding["name"], finding["reason"]) for finding in message.get("ignored", [])]
        for message in document["messages"]
    ] == [
        [],
        [("description-ends-with-period", "we end sentences")],
        [("header-not-conventional", "old commits \x1b[31m")],
        [("description-ends-with-period", "we end sentences")],
    ]


def test_what_is_ignored_stands_between_the_findings_and_the_numbers(
    repository: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (repository / "gatepost.toml").write_text("ignore = {GP108 = 'we end sentences'}\n")
    done = call(capsys, "lint", "--title", "Fix: keep it.")
    assert done.code == 1
    assert done.out.endswith(
        "  try  fix: keep it.\n"
        "\n"
        "ignored description-ends-with-period: we end sentences\n"
        "1 error in 1 message\n"
        "why, and examples: gatepost explain GP103\n"
    )


@pytest.mark.parametrize(
    ("footer", "code", "ignored"),
    [
        ("Gatepost-Ignore: header-too-long the name of the thing is so", 0, "the name of the thing is so"),
        ("gatepost-ignore: GP110 a long name", 0, "a long name"),
        ("Gatepost-Ignore: header-too-long: a long name", 0, "a long name"),
        ("Gatepost-Ignore: header-too-long", 1, ""),
        ("Gatepost-Ignore: type-unknown a long name", 1, ""),
        ("Gatepost-Ignore: GP999 a long name", 1, ""),
    ],
)
def test_a_message_may_overrule_the_rules_that_the_settings_name_and_says_why(
    footer: str, code: int, ignored: str, repository: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    commit(repository, f"fix: a{' long' * 25}\n\n{footer}\n")
    assert call(capsys, "lint", "--range", "HEAD").code == 1
    (repository / "gatepost.toml").write_text("overrides = ['header-too-long']\n")
    done = call(capsys, "lint", "--range", "HEAD")
    assert done.code == code
    said = f"ignored header-too-long: the message says: {ignored}\n"
    assert (said in done.out) is bool(ignored)
    commit(repository, f"xyzzy: a\n\n{footer}\n")
    assert call(capsys, "lint", "--range", "HEAD~1..HEAD").code == 1

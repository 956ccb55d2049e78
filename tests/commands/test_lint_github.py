"""`lint --format github`: no message can say anything to the runner but what the finding says."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from support.program import call
from support.repos import commit

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.once

COMMAND = re.compile(r"::(error|warning) title=GP\d{3} [a-z-]+::[^\r\n]*")
HOSTILE = (
    "::add-mask::secret",
    "x\n::add-mask::secret",
    "x\r::add-mask::secret",
    "x\r\n::set-output name=a::b",
    "x%0A::add-mask::secret",
    "x%250A::error::y",
    "##[error]x",
    "x ##[group]y",
    "x\u2028::error::y",
    "x\x85::error::y",
    "x\x0b::error::y\x0c::error::z",
    "Feat: a::b,c=d;title=e::f",
    "Feat(::error::): x, y: z",
    "Feat: x\n\n::stop-commands::token\n##vso[task.setvariable]x",
    "\x1b[2J::error::x",
    "\u202e::error::x",
    "fix: x\n\nfoo(bar(::error::))",
    "**Feat**: x\n\nBREAKING CHANGES: ::error::\n",
)


@pytest.fixture(autouse=True)
def _inside(repository: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(repository)


@pytest.mark.parametrize("columns", ["40", "200"])
@pytest.mark.parametrize("text", HOSTILE)
def test_no_message_makes_a_command_of_its_own(
    text: str, columns: str, repository: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", columns)
    commit(repository, text)
    (repository / "message").write_text(text, newline="")
    for arguments in (("--range", "HEAD"), ("--title", text), ("message", "--cleanup", "verbatim")):
        done = call(capsys, "lint", "--format", "github", *arguments)
        assert done.code in (0, 1)
        for line in done.out.splitlines():
            assert COMMAND.fullmatch(line), line
            assert "##[" not in line
        assert bool(done.out) == bool(done.code)
        assert "::" not in done.err
        for shown in (done.out, call(capsys, "lint", *arguments).out):
            assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u2028\u202e]", shown)


@pytest.mark.parametrize("columns", ["40", "80", "200"])
@pytest.mark.parametrize("text", [text for text in HOSTILE if "##[" not in text])
def test_the_text_report_has_no_line_that_a_runner_takes_for_a_command(
    text: str, columns: str, repository: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", columns)
    commit(repository, text)
    commit(repository, "Bad one")
    for arguments in (("--range", "HEAD"), ("--title", text)):
        done = call(capsys, "lint", *arguments)
        assert done.code in (0, 1)
        for line in done.out.split("\n"):
            assert not line.lstrip().startswith("::")


@pytest.mark.parametrize("text", ["##[error]x", "x ##[group]y"])
def test_the_text_report_has_no_command_of_the_old_kind(text: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert "##[" not in call(capsys, "lint", "--title", text).out


def test_a_finding_is_one_annotation_with_its_place_and_the_mended_message(
    capsys: pytest.CaptureFixture[str],
) -> None:
    done = call(capsys, "lint", "--format", "github", "--title", "Feat: 100%, sure")
    assert done.code == 1
    assert done.out.startswith("::error title=GP103 type-not-lowercase::title: Feat: 100%25, sure%0Aline 1, column 1: ")
    assert done.out.endswith("%0Amended:%0Afeat: 100%25, sure\n")
    assert done.err == "1 error in 1 message\nwhy, and examples: gatepost explain GP103\n"


def test_the_names_of_files_are_harmless_too(repository: Path, capsys: pytest.CaptureFixture[str]) -> None:
    name = "a\n::error::b %0A##[c] \x1b"
    (repository / name).write_text("nope\n")
    done = call(capsys, "lint", "--format", "github", name)
    assert COMMAND.fullmatch(done.out.rstrip("\n"))
    assert done.out.count("\n") == 1
    missing = call(capsys, "lint", f"{name}::x")
    assert (missing.code, missing.out) == (2, "")
    assert not any(line.startswith("::") for line in missing.err.splitlines())

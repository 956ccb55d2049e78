"""Every format of `gatepost lint` through the command: what it says, and that it stands alone on standard output."""

from __future__ import annotations

import json
from importlib import resources
from typing import TYPE_CHECKING

import pytest
from jsonschema import Draft202012Validator
from junitparser import JUnitXml, TestSuite

from gatepost.report.formats import FORMATS
from support.program import call, gatepost
from support.repos import commit, git

if TYPE_CHECKING:
    from pathlib import Path

    from support.program import Done

pytestmark = pytest.mark.once

WHY = "why, and examples: gatepost explain"


@pytest.fixture(autouse=True)
def _inside(repository: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    commit(repository, "feat: base")
    monkeypatch.chdir(repository)


@pytest.fixture
def lint(repository: Path, capsys: pytest.CaptureFixture[str]) -> Lint:
    return Lint(repository, capsys)


class Lint:
    """`gatepost lint --range BASE..HEAD --format FORMAT` on commits with the given messages."""

    def __init__(self, folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
        self._folder = folder
        self._capsys = capsys
        self._base = git(folder, "rev-parse", "HEAD")

    def __call__(self, format_: str, *texts: str) -> Done:
        for text in texts:
            commit(self._folder, text)
        return call(self._capsys, "lint", "--range", f"{self._base}..HEAD", "--format", format_)


NOTHING: tuple[str, ...] = ()
GOOD = ("fix: a", "docs: b")
DOUBTFUL = ("fix: a", "fix: keep it.")
BAD = ("fix: a", "fix: keep it.", "Fixed <b>")


def read(format_: str, out: str) -> tuple[int, int, int]:
    """Return how many messages, errors and warnings a report for machines has."""
    if format_ == "json":
        schema = json.loads(resources.files("gatepost.schemas").joinpath("lint.json").read_text("utf-8"))
        document = json.loads(out)
        Draft202012Validator(schema).validate(document)
        summary = document["summary"]
        return summary["messages"], summary["errors"], summary["warnings"]
    if format_ == "junit":
        (suite,) = JUnitXml.fromstring(out.encode())
        assert isinstance(suite, TestSuite)
        warned = [case for case in suite if case.system_out is not None]
        return suite.tests, suite.failures, len(warned)
    (run,) = json.loads(out)["runs"]
    levels = [result["level"] for result in run["results"]]
    return -1, levels.count("error"), levels.count("warning")


@pytest.mark.parametrize(
    ("texts", "code", "numbers"),
    [(NOTHING, 0, (0, 0, 0)), (GOOD, 0, (2, 0, 0)), (DOUBTFUL, 0, (2, 0, 1)), (BAD, 1, (3, 1, 1))],
)
@pytest.mark.parametrize("format_", ["json", "sarif", "junit"])
def test_a_report_for_machines_is_whole_and_alone(
    format_: str, texts: tuple[str, ...], code: int, numbers: tuple[int, int, int], lint: Lint
) -> None:
    done = lint(format_, *texts)
    assert (done.code, done.err) == (code, "")
    assert read(format_, done.out) == (-1 if format_ == "sarif" else numbers[0], *numbers[1:])


@pytest.mark.parametrize(
    ("texts", "code", "commands", "closing"),
    [
        (NOTHING, 0, 0, "nothing to judge: there are no commits\n"),
        (GOOD, 0, 0, "✓ 2 messages judged, all fine\n"),
        (DOUBTFUL, 0, 1, f"1 warning in 2 messages\n{WHY} GP108\n"),
        (BAD, 1, 2, f"1 error and 1 warning in 3 messages\n{WHY} GP101 GP108\n"),
    ],
)
def test_annotations_stand_alone_and_the_numbers_beside_them(
    texts: tuple[str, ...], code: int, commands: int, closing: str, lint: Lint
) -> None:
    done = lint("github", *texts)
    assert (done.code, done.err) == (code, closing)
    assert [line.partition(" ")[0] for line in done.out.splitlines()] == ["::error", "::warning"][2 - commands :]
    assert lint("text").out.endswith(closing)


@pytest.mark.parametrize(
    ("texts", "code", "headline"),
    [
        (NOTHING, 0, "### gatepost: nothing to judge"),
        (GOOD, 0, "### ✓ gatepost: 2 messages judged, all fine"),
        (DOUBTFUL, 0, "### ! gatepost: 1 warning in 2 messages"),
        (BAD, 1, "### ✗ gatepost: 1 error and 1 warning in 3 messages"),
    ],
)
def test_markdown_begins_with_the_outcome(texts: tuple[str, ...], code: int, headline: str, lint: Lint) -> None:
    done = lint("markdown", *texts)
    assert (done.code, done.out.splitlines()[0], done.err) == (code, headline, "")


@pytest.mark.parametrize("format_", FORMATS)
def test_the_summary_of_a_github_step_is_written_beside_annotations_alone(
    format_: str, lint: Lint, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    summary = tmp_path / "summary.md"
    summary.write_text("before\n")
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(summary))
    lint(format_, *BAD)
    text = summary.read_text("utf-8")
    assert text.startswith("before\n")
    assert ("### ✗ gatepost: 1 error and 1 warning in 3 messages" in text) is (format_ == "github")
    assert ("#### `" in text) is (format_ == "github")


@pytest.mark.parametrize("format_", FORMATS)
@pytest.mark.parametrize("text", ["fix: a", "fix: keep it.", "Fixed"])
def test_every_door_has_every_format(format_: str, text: str, repository: Path) -> None:
    (repository / "file").write_text(text)
    by_file = gatepost(repository, "lint", "--format", format_, "file")
    by_stdin = gatepost(repository, "lint", "--format", format_, "--stdin", given=text)
    by_title = gatepost(repository, "lint", "--format", format_, "--title", text)
    code = int(text == "Fixed")
    assert [done.code for done in (by_file, by_stdin, by_title)] == [code] * 3
    if format_ in ("text", "github"):
        assert (
            by_title.out
            == by_stdin.out.replace("::stdin: ", "::title: ")
            == by_file.out.replace("::file: ", "::title: ")
        )
    if format_ != "github":
        assert (by_file.err, by_stdin.err, by_title.err) == ("", "", "")


@pytest.mark.parametrize("format_", FORMATS)
@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (("--range", "nope..HEAD"), "GE105"),
        (("missing",), "GE108"),
        (("--title", "x", "--settings-from", "nope"), "GE105"),
        (("--stdin", "--title", "x"), "GE101"),
    ],
)
def test_an_error_leaves_standard_output_to_annotations(
    format_: str, arguments: tuple[str, ...], code: str, capsys: pytest.CaptureFixture[str]
) -> None:
    done = call(capsys, "lint", "--format", format_, *arguments)
    assert done.code == 2
    assert done.err.endswith(f"help: gatepost explain {code}\n")
    starts = [line[: len("::error title=gatepost GE101::")] for line in done.out.splitlines()]
    assert starts == ([f"::error title=gatepost {code}::"] if format_ == "github" else [])


@pytest.mark.parametrize("format_", FORMATS)
def test_warnings_fail_where_they_are_to(format_: str, repository: Path) -> None:
    arguments = ("lint", "--title", "fix: keep it.", "--format", format_)
    assert gatepost(repository, *arguments).code == 0
    assert gatepost(repository, *arguments, "--strict").code == 1

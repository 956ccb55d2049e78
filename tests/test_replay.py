"""The planner over recorded plans."""

from __future__ import annotations

import json
import lzma
import subprocess
import sys
from io import StringIO
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, TypedDict

import pytest

from gatepost.release.source import LoggedCommit, Tag
from gatepost.replay import Recorded, RecordedSource, main, replay
from gatepost.report.plan_json import pull_requests_as_json

if TYPE_CHECKING:
    from collections.abc import Iterator

PLANS = Path(__file__).resolve().parents[2] / "shared" / "goldens" / "plans"
OF_EACH = 3
MOST = 60
EVERY = 4

CONFIGURATION = '{"release-type": "simple", "packages": {".": {}}}'
COMMIT = {"sha": "f" * 40, "message": "fix: mend it", "files": ["a/x"]}
BEFORE = {"sha": "0" * 40, "message": "feat: old", "files": []}
NOTES = (
    "## [1.0.1](https://github.com/acme/rocket/compare/v1.0.0...v1.0.1) (2026-03-04)\n\n\n### Bug Fixes\n\n"
    f"* mend it ([fffffff](https://github.com/acme/rocket/commit/{'f' * 40}))"
)


class Update(TypedDict, total=False):
    """The parts of a recorded update that are not compared."""

    mode: str


class PullRequest(TypedDict):
    updates: list[Update]


class Expected(TypedDict):
    prs: list[PullRequest]
    error: str | None


class Golden(Recorded):
    """A recorded plan with the answer of the real tool."""

    id: str
    expected: Expected


def recorded(**keys: object) -> Recorded:
    """Return a recorded plan; it is read from JSON as the real ones are."""
    files = {
        "release-please-config.json": CONFIGURATION,
        ".release-please-manifest.json": '{".": "1.0.0"}',
        "gone.txt": None,
    }
    finds = [
        {"kind": "filename", "arg": "version.py", "prefix": "", "result": ["a/version.py"]},
        {"kind": "filename", "arg": "version.py", "prefix": "a", "result": ["version.py"]},
        {"kind": "glob", "arg": "*.txt", "prefix": "a", "result": ["a.txt", "b.txt"]},
    ]
    tags = [{"name": "v1.0.0", "sha": "0" * 40}]
    given = {"tags": tags, "commits": [COMMIT], "commits_after": [BEFORE], "files": files, "finds": finds}
    found: Recorded = json.loads(json.dumps({"repo": "acme/rocket", "date": "2026-03-04", "input": given, **keys}))
    return found


def source() -> RecordedSource:
    return RecordedSource(recorded()["input"])


def test_a_recorded_history_is_what_the_real_tool_looked_at_and_a_little_more() -> None:
    commits = [LoggedCommit("f" * 40, "fix: mend it", ("a/x",)), LoggedCommit("0" * 40, "feat: old", ())]
    assert list(source().commits(9)) == commits
    assert list(source().commits(1)) == commits[:1]
    assert list(source().tags()) == [Tag("v1.0.0", "0" * 40)]


@pytest.mark.parametrize(
    ("path", "content"),
    [("release-please-config.json", CONFIGURATION), ("gone.txt", None), ("never.txt", None)],
)
def test_a_file_that_was_not_recorded_is_not_there(path: str, content: str | None) -> None:
    assert source().read(path) == content


@pytest.mark.parametrize(
    ("name", "folder", "paths"),
    [
        ("version.py", ".", ["a/version.py"]),
        ("version.py", "", ["a/version.py"]),
        ("version.py", "a", ["version.py"]),
        ("version.py", "/a/", ["version.py"]),
        ("version.py", "b", []),
        ("*.txt", "a", []),
    ],
)
def test_a_search_by_name_has_the_answer_of_then(name: str, folder: str, paths: list[str]) -> None:
    assert source().named(name, folder) == paths


@pytest.mark.parametrize(("glob", "paths"), [("*.txt", ["a.txt", "b.txt"]), ("*.md", []), ("version.py", [])])
def test_a_search_by_glob_has_the_answer_of_then(glob: str, paths: list[str]) -> None:
    assert source().matching(glob, "a") == paths


EXPECTED = {
    "version": "1.0.1",
    "title": "chore(main): release 1.0.1",
    "branch": "release-please--branches--main",
    "notes": NOTES,
}


def shown(plan: Recorded) -> dict[str, str]:
    found = replay(plan)
    assert found.error == ""
    (pull_request,) = found.pull_requests
    (release,) = pull_request.releases
    return {
        "version": pull_request.version,
        "title": pull_request.title,
        "branch": pull_request.branch,
        "notes": release.notes,
    }


@pytest.mark.parametrize(
    ("keys", "differences"),
    [
        ({}, {}),
        ({"mode": "manifest", "config": None, "engine": None, "branch": None, "config_file": None}, {}),
        (
            {"branch": "v1"},
            {"title": "chore(v1): release 1.0.1", "branch": "release-please--branches--v1"},
        ),
        ({"mode": "config", "config": {"releaseType": "simple"}}, {}),
        (
            {"mode": "config", "config": {"releaseType": "simple", "pullRequestTitlePattern": "r ${version}"}},
            {"title": "r 1.0.1"},
        ),
        (
            {"mode": "config", "config": {"releaseType": "simple"}, "plugins": ["sentence-case"]},
            {"notes": NOTES.replace("mend", "Mend")},
        ),
        ({"mode": "config", "config": None}, {}),
    ],
)
def test_a_recorded_plan_is_made_again(keys: dict[str, object], differences: dict[str, str]) -> None:
    assert shown(recorded(**keys)) == {**EXPECTED, **differences}


def test_the_files_may_have_other_names() -> None:
    assert replay(recorded(config_file="c.json")).error.endswith("Missing required manifest config: c.json")
    assert replay(recorded(manifest_file="m.json")).error.endswith("Missing required manifest versions: m.json")


def test_an_older_engine_is_followed() -> None:
    plan = recorded()
    plan["input"]["commits"][0]["message"] = "fix: mend it\n\nRefs: #7"
    link = " [#7](https://github.com/acme/rocket/issues/7)"
    assert shown(plan)["notes"] == f"{NOTES}, refs{link}"
    assert shown({**plan, "engine": "17.6.0"})["notes"] == f"{NOTES}, closes{link}"


def test_each_line_is_answered_by_one(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    plans = [recorded(), recorded(config_file="é.json")]
    monkeypatch.setattr("sys.stdin", StringIO("".join(json.dumps(plan) + "\n" for plan in plans)))
    assert main() == 0
    answers = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert answers == [pull_requests_as_json(replay(plan)) for plan in plans]


def test_it_runs_as_a_module() -> None:
    command = [sys.executable, "-m", "gatepost.replay"]
    line = json.dumps(recorded(), ensure_ascii=False) + "\n"
    done = subprocess.run(command, input=line.encode(), capture_output=True, check=True)
    assert json.loads(done.stdout) == pull_requests_as_json(replay(recorded()))


def goldens() -> Iterator[Golden]:
    """Yield some of the recorded plans of each repository."""
    for path in sorted(PLANS.glob("*.jsonl.xz")):
        with lzma.open(path, "rt", encoding="utf-8", newline="\n") as lines:
            for line in islice(lines, 0, OF_EACH * EVERY, EVERY):
                yield json.loads(line)


@pytest.mark.skipif(not PLANS.is_dir(), reason=f"the recorded plans are not there: {PLANS}")
def test_recorded_plans_are_those_of_the_real_tool() -> None:
    wrong: list[str] = []
    sample = list(islice(goldens(), MOST))
    for golden in sample:
        for pull_request in golden["expected"]["prs"]:
            for update in pull_request["updates"]:
                update.pop("mode", None)
        if pull_requests_as_json(replay(golden)) != golden["expected"]:
            wrong.append(golden["id"])
    assert wrong == []
    assert len(sample) == MOST

"""`lint --event`: whatever an event says, it cannot act on a terminal, a runner, git, or the outputs of a step."""

from __future__ import annotations

import json
import os
import re
from typing import TYPE_CHECKING

import pytest

from support.events import (
    MERGE_ALONE,
    PR_TITLE_AND_BODY,
    Json,
    outputs,
    pull_request_event,
    push_event,
)
from support.program import gatepost
from support.stage import Stage

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.once

COMMAND = re.compile(r"::(error|warning) title=GP\d{3} [a-z-]+::[^\r\n]*")
CONTROLS = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u2028\u202a-\u202e\u2066-\u2069\ud800-\udfff]")
HOSTILE = (
    "feat: a\n::set-output name=ok::true",
    "feat: a\r\n::add-mask::x\r::stop-commands::x",
    "%0A::error::x",
    "::error::x",
    "feat: a ##[group]x ##vso[task.setvariable]y",
    "\x1b[2J\x1b]0;x\x07feat: a",
    "feat: a\u202eb\u2066c\u200b",
    "feat: \ud800\udfff\udc80",
    "feat: a\x00b",
    "ok<<EOF\ntrue\nEOF",
    "feat: $(touch pwned)`touch pwned`;touch pwned",
    "`feat`: **x** <img src=x onerror=y> @acme #1 [x](javascript:y)\n\n```\n</details>",
    "",
    "\n",
    "feat: \u2028::error::x",
)


@pytest.fixture(name="stage")
def _stage(repository: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Stage:
    return Stage(repository, monkeypatch, capsys)


@pytest.mark.parametrize("settings", [PR_TITLE_AND_BODY, MERGE_ALONE])
@pytest.mark.parametrize("text", HOSTILE)
def test_no_title_body_or_branch_acts_on_anything(text: str, settings: dict[str, object], stage: Stage) -> None:
    stage.commit("feat: a", "feat: b")
    output, summary = stage.file("GITHUB_OUTPUT"), stage.file("GITHUB_STEP_SUMMARY")
    stage.opened(title=text, body=f"Why.\n\n{text}", branch=text, login=text, settings=settings)
    done = stage.lint("--format", "github")
    assert done.code in (0, 1)
    for line in done.out.splitlines():
        assert COMMAND.fullmatch(line), line
    for shown in (done.out, done.err, stage.lint().out, summary.read_text("utf-8", "surrogatepass")):
        assert not CONTROLS.search(shown)
        assert "##[" not in shown
        assert not any(line.lstrip().startswith("::") for line in shown.split("\n") if shown is not done.out)
    found = outputs(output)
    assert set(found) == {"ok", "messages", "errors", "warnings", "landing", "effect"}
    assert found["ok"] == ("true" if done.code == 0 else "false")
    assert "\0" not in found["landing"]
    assert not (stage.repository / "pwned").exists()
    json.loads(stage.lint("--format", "json").out)


@pytest.mark.parametrize("text", HOSTILE)
def test_no_commit_does_either(text: str, stage: Stage) -> None:
    stage.commit(text.encode("utf-8", "replace").decode().replace("\0", ""))
    for told in (stage.opened, stage.pushed, stage.queued):
        told()
        done = stage.lint("--format", "github")
        assert all(COMMAND.fullmatch(line) for line in done.out.splitlines())
        assert not CONTROLS.search(done.out + done.err + stage.lint().out)


@pytest.mark.parametrize(
    "ref", ["refs/heads/$(id);x", "refs/heads/`id`", "refs/heads/\x1b[2J", "refs/heads/\n::error::x"]
)
def test_the_name_of_a_branch_is_only_shown(ref: str, stage: Stage) -> None:
    stage.commit("feat: a")
    done = stage.told("push", push_event(stage.base, stage.head, ref=ref)).lint()
    assert done.code == 0
    assert not CONTROLS.search(done.out)
    assert done.out.startswith("a push to ")
    assert not any(line.startswith("::") for line in done.out.split("\n"))


def test_a_title_of_a_megabyte_is_judged_in_no_time(stage: Stage) -> None:
    stage.commit("feat: a", "feat: b")
    output = stage.file("GITHUB_OUTPUT")
    for title in ("feat: " + "x" * (1 << 20), "x(" * (1 << 19), "feat: " + "\u202e" * (1 << 18)):
        done = stage.opened(title=title, settings=PR_TITLE_AND_BODY).lint()
        assert done.code == 1
        assert len(done.out) < 10_000
        assert outputs(output)["landing"].startswith(title[:100])


def test_a_body_of_a_megabyte_is_judged_in_no_time(stage: Stage) -> None:
    stage.commit("feat: a", "feat: b")
    for body in ("word " * 200_000, "x" * (1 << 20), "\r\n" * (1 << 19), "BEGIN_COMMIT_OVERRIDE" * 50_000):
        assert stage.opened(body=body, settings=PR_TITLE_AND_BODY).lint().code == 0
        assert len(stage.lint().out) < 10_000


@pytest.mark.parametrize("value", ["--output=pwned", "HEAD", "-n1", "main", "@{-1}", "HEAD:file", "../x", "$(id)"])
def test_nothing_but_the_id_of_a_commit_reaches_git(value: str, stage: Stage) -> None:
    stage.commit("feat: a")
    payload = pull_request_event(stage.base, stage.head)
    found = payload["pull_request"]
    assert isinstance(found, dict)
    for name, event in (
        ("pull_request", {**payload, "pull_request": {**found, "head": {"sha": value}}}),
        ("pull_request", {**payload, "pull_request": {**found, "base": {"sha": value}}}),
        ("push", push_event(value, stage.head)),
        ("push", push_event(stage.base, value)),
        ("merge_group", {"merge_group": {"base_sha": stage.base, "head_sha": value}}),
    ):
        for arguments in ((), ("--settings-from", "@base")):
            done = stage.told(name, event).lint(*arguments)
            assert (done.code, done.out) == (2, "")
            assert done.err.startswith("error: `")
    assert not (stage.repository / "pwned").exists()


@pytest.mark.parametrize(
    "payload",
    [
        b"no json",
        b"",
        b"[]",
        b"null",
        b"7",
        b"{}",
        b'{"pull_request": []}',
        b'{"pull_request": {"head": "x", "base": []}}',
        b'{"pull_request": {"title": null}}',
        b"[" * 200_000,
        b'"\xff"',
        b" " * (40 << 20),
    ],
)
def test_what_is_no_event_ends_with_2_and_says_why(payload: bytes, stage: Stage) -> None:
    done = stage.told("pull_request", payload).lint("--format", "json")
    assert (done.code, done.out) == (2, "")
    assert done.err.startswith("error: ")
    assert done.err.endswith("  help: gatepost explain GE114\n")
    assert len(done.err.splitlines()) == 3


def test_a_file_that_never_ends_is_no_event(stage: Stage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    stage.opened()
    os.mkfifo(tmp_path / "pipe")
    for name in ("pipe", "/dev/zero", ".", "missing"):
        monkeypatch.setenv("GITHUB_EVENT_PATH", str(tmp_path / name))
        done = stage.lint()
        assert (done.code, done.out) == (2, "")
        assert done.err.startswith("error: the event in ")


@pytest.mark.parametrize("variable", ["GITHUB_OUTPUT", "GITHUB_STEP_SUMMARY"])
@pytest.mark.parametrize("name", [".", "missing/file", "/dev/full"])
def test_a_file_that_cannot_be_written_ends_with_3(
    variable: str, name: str, stage: Stage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    stage.commit("feat: a")
    stage.opened()
    monkeypatch.setenv(variable, str(tmp_path / name))
    done = stage.lint("--format", "github")
    assert done.code == 3
    assert f"error: cannot write {tmp_path / name}: " in done.err
    assert "Traceback" not in done.err


def test_a_process_of_its_own_ends_the_same_way(stage: Stage, tmp_path: Path) -> None:
    stage.commit("feat: a", "feat: b")
    payload: Json = pull_request_event(
        stage.base, stage.head, title="caf\udce9 \x1b[2J\n::error::x", settings=PR_TITLE_AND_BODY
    )
    path = tmp_path / "event.json"
    path.write_text(json.dumps(payload))
    environment = {"GITHUB_EVENT_NAME": "pull_request", "GITHUB_EVENT_PATH": str(path), "CI": "true"}
    for encoding in ({}, {"LC_ALL": "C", "PYTHONIOENCODING": "ascii"}):
        done = gatepost(stage.repository, "lint", "--event", "--format", "github", **environment, **encoding)
        assert done.code == 1
        assert "Traceback" not in done.err
        assert all(COMMAND.fullmatch(line) for line in done.out.splitlines())

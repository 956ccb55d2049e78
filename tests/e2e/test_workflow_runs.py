"""The project's own chain: what its workflows do when they run."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from support.action import lay_action, make_environment, prepare_python
from support.workflows import BUILD, GATES, WORKFLOWS, Stage, needs_act

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.once


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
            id="completes an upload, without release-please",
        ),
        pytest.param("v2.0.0", 1, ["build 1.0.0b1"], id="a tag that names another version"),
        pytest.param("v3.0.0", 1, [], id="a tag that is not on main"),
        pytest.param("v4.0.0", 1, [], id="no such tag"),
    ],
)
def test_retry_by_hand(releasable: Stage, tag: str, code: int, expected: list[str]) -> None:
    gated = f"gates of refs/tags/{tag}"
    event: dict[str, object] = {"inputs": {"tag": tag}}
    assert releasable.run("release", "workflow_dispatch", event) == (code, [gated, *expected])
    releasable.env["GATES"] = "red"
    assert releasable.run("release", "workflow_dispatch", event) == (1, [gated])


TITLE = "feat: sign in"
PWN = "open({!r}, 'w').close()\n"
ACTION = """
name: pwned
runs:
  using: composite
  steps:
    - {shell: bash, run: touch PWNED}
"""


@pytest.fixture(scope="session")
def environment(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make_environment(tmp_path_factory.getbasetemp() / "environment")


@pytest.fixture
def proposal(stage: Stage, environment: Path) -> Stage:
    """Make a branch whose commit brings an action, a linter, modules and settings of its own."""
    lay_action(stage.repository)
    stage.commit({}, "feat: the linter")
    stage.git("checkout", "--quiet", "-b", "topic")
    pwned = str(stage.directory / "events.pwned")
    modules = ("pip", "click", "gatepost/__init__", "src/gatepost/__init__", "src/gatepost/__main__", "sitecustomize")
    stage.commit(
        {
            **{f"{name}.py": PWN.format(pwned) for name in modules},
            "action.yml": ACTION.replace("PWNED", pwned),
            "base/action.yml": ACTION.replace("PWNED", pwned),
            "pyproject.toml": "[tool.gatepost]\nextra-types = ['loose']\n",
        },
        "feat: bait",
    )
    prepare_python(stage, environment)
    return stage


@needs_act
@pytest.mark.parametrize(
    ("title", "code"),
    [(TITLE, 0), ('feat: x"; touch $EVENTS.pwned; echo "$(touch $EVENTS.pwned)', 0), ("loose: sign in", 1), ("bad", 1)],
)
def test_the_title_and_the_commits_are_judged_by_the_base(proposal: Stage, title: str, code: int) -> None:
    payload: dict[str, object] = {
        "action": "edited",
        "pull_request": {
            "number": 7,
            "title": title,
            "body": "",
            "commits": 1,
            "base": {"ref": "main", "sha": proposal.git("rev-parse", "main")},
            "head": {"ref": "topic", "sha": proposal.git("rev-parse", "topic"), "repo": {"full_name": "eve/gatepost"}},
        },
    }
    assert proposal.run("commits", "pull_request", payload)[0] == code
    assert "| pull request #7 lands by squash" in proposal.log
    assert not (proposal.directory / "events.pwned").exists()


@needs_act
@pytest.mark.parametrize(("message", "code"), [(TITLE, 0), ("loose: sign in", 1)])
def test_a_merge_group_is_judged_commit_by_commit(proposal: Stage, message: str, code: int) -> None:
    base, head = proposal.git("rev-parse", "main"), proposal.commit({}, message)
    payload: dict[str, object] = {"merge_group": {"base_sha": base, "head_sha": head}}
    assert proposal.run("commits", "merge_group", payload)[0] == code
    assert f"⚙  ::set-output:: errors={code}" in proposal.log
    assert "⚙  ::set-output:: messages=2" in proposal.log
    assert not (proposal.directory / "events.pwned").exists()

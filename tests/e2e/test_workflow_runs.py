"""The project's own chain: what its workflows do when they run."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from support.action import lay_action, make_environment, prepare_python
from support.workflows import WORKFLOWS, Stage, needs_act

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

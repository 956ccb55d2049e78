"""The project's own chain: what its workflows promise in writing."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
from textwrap import dedent
from typing import TYPE_CHECKING

import pytest
from ruamel.yaml import YAML

from support.action import load_action
from support.workflows import BASH, ROOT, WORKFLOWS, load, named, steps

if TYPE_CHECKING:
    from pathlib import Path

PAGE = (ROOT / "docs" / "how-to" / "ci.md").read_text(encoding="utf-8")
pytestmark = pytest.mark.once
RELEASE_TOKENS = {"contents": "write", "issues": "write", "pull-requests": "write"}

every_workflow = pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.stem)


@every_workflow
def test_nothing_is_permitted_that_a_job_does_not_ask_for(path: Path) -> None:
    workflow = load(path)
    assert workflow["permissions"] == {}
    assert all("permissions" in job for job in workflow["jobs"].values())
    writes = {
        (path.stem, name): job["permissions"]
        for name, job in workflow["jobs"].items()
        if "write" in job["permissions"].values()
    }
    allowed = {("release", "release-please"): RELEASE_TOKENS, ("release", "publish"): {"id-token": "write"}}
    assert writes == {key: value for key, value in allowed.items() if key[0] == path.stem}


@every_workflow
def test_no_job_runs_for_ever_and_no_credential_stays_behind(path: Path) -> None:
    workflow = load(path)
    assert "concurrency" in workflow
    assert all("uses" in job or job["timeout-minutes"] <= 60 for job in workflow["jobs"].values())
    checkouts = [step for step in steps(workflow) if step.get("uses", "").startswith("actions/checkout@")]
    assert all(step["with"]["persist-credentials"] is False for step in checkouts)


@every_workflow
def test_every_action_is_pinned_to_a_commit_and_says_which_version_that_is(path: Path) -> None:
    uses = re.findall(r"^\s*(?:- )?uses: (.*)$", path.read_text(encoding="utf-8"), re.MULTILINE)
    assert uses
    pinned = re.compile(r"[\w.-]+/[\w./-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+")
    own = {"release": ["$/.github/workflows/ci.yml"] * 2, "commits": ["./base"]}
    others = [use.partition(" # zizmor: ignore")[0] for use in uses if not pinned.fullmatch(use)]
    assert others == own.get(path.stem, [])


@every_workflow
def test_text_of_others_reaches_a_shell_through_the_environment_alone(path: Path) -> None:
    workflow = load(path)
    assert "pull_request_target" not in workflow["on"]
    assert [step["run"] for step in steps(workflow) if "${{" in step.get("run", "")] == []


def test_what_a_pull_request_proposes_is_judged_by_the_action_of_its_base() -> None:
    checkouts = [step["with"] for step in steps(named("commits")) if step["uses"].startswith("actions/checkout@")]
    base, proposal = checkouts
    assert (base["path"], proposal["path"]) == ("base", "proposal")
    assert base["ref"] == "${{ github.event.pull_request.base.sha || github.event.merge_group.base_sha }}"
    (judge,) = [step for step in steps(named("commits")) if step["uses"] == "./base"]
    assert judge["with"] == {"working-directory": "proposal"}  # and with the settings of the base, which is the default
    assert load_action()["inputs"]["settings-from"]["default"] == "@base"


def test_every_python_is_isolated_and_no_expression_is_in_a_script() -> None:
    scripts = "\n".join(step["run"] for step in load_action()["runs"]["steps"])
    calls = re.findall(r'"\$(?:PYTHON|python|1)" (-.*)', scripts)
    assert [call for call in calls if not call.startswith("-I ")] == []
    assert len(calls) == len(re.findall(r" -(?:c|m) ", scripts)) == 5
    assert "${{" not in scripts
    assert load_action()["runs"]["steps"][-1]["env"]["NoDefaultCurrentDirectoryInExePath"] == "1"  # for git, on Windows


def test_every_input_and_output_is_documented() -> None:
    action = load_action()
    documented = re.findall(r"^\| `([\w-]+)` \|", PAGE, re.MULTILINE)
    assert documented == [*action["inputs"], *action["outputs"]]
    assert all("description" in each for each in (*action["inputs"].values(), *action["outputs"].values()))
    defaults = re.findall(r"^\| `([\w-]+)` \| (?:`(.*?)` )?\|", PAGE, re.MULTILINE)
    assert dict(defaults) == {name: each["default"] for name, each in action["inputs"].items()}


@pytest.mark.parametrize(
    "example", re.findall(r"```yaml\n(.*?)```", PAGE, re.DOTALL), ids=lambda text: text.split("\n")[0]
)
def test_the_examples_pin_what_they_use_and_hand_text_on_through_the_environment(example: str) -> None:
    loaded = YAML(typ="safe").load(dedent(example))
    used = (
        loaded
        if isinstance(loaded, list)
        else [step for job in loaded.get("jobs", {}).values() for step in job["steps"]]
    )
    for step in used:
        assert "${{" not in step.get("run", "")
        name, _, commit = step.get("uses", "").partition("@")
        assert commit in ("", "COMMIT") or f"uses: {name}@{commit} #" in example
        assert name in ("", "actions/checkout", "gatepost/gatepost")
        assert name != "gatepost/gatepost" or set(step.get("with", {})) <= set(load_action()["inputs"])


def test_an_action_has_one_pin_in_all_workflows() -> None:
    uses = {step["uses"] for path in WORKFLOWS for step in steps(load(path)) if "uses" in step}
    assert len({use.partition("@")[0] for use in uses}) == len(uses)


def test_the_gate_waits_for_every_other_job() -> None:
    jobs = named("ci")["jobs"]
    assert set(jobs["gate"]["needs"]) == set(jobs) - {"gate"}
    assert jobs["gate"]["if"] == "${{ always() }}"


@pytest.mark.skipif(BASH is None or shutil.which("jq") is None, reason="the gate is a bash step that calls jq")
@pytest.mark.parametrize(
    ("results", "passes"),
    [
        (["success", "success"], True),
        (["success", "failure"], False),
        (["success", "skipped"], False),
        (["success", "cancelled"], False),
        ([], False),
    ],
)
def test_the_gate_fails_closed(results: list[str], *, passes: bool) -> None:
    (step,) = named("ci")["jobs"]["gate"]["steps"]
    needs = json.dumps({f"job{number}": {"result": result} for number, result in enumerate(results)})
    command = [str(BASH), "-e", "-o", "pipefail", "-c", step["run"]]
    done = subprocess.run(command, env={**os.environ, "NEEDS": needs}, check=False, capture_output=True)
    assert (done.returncode == 0) is passes


def test_the_tests_run_on_every_python_that_the_package_declares() -> None:
    pyproject = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    declared = re.findall(r'"Programming Language :: Python :: (3\.\d+)"', pyproject)
    assert named("ci")["jobs"]["test"]["strategy"]["matrix"]["python"] == declared


def test_a_release_goes_through_the_gates_of_a_pull_request() -> None:
    assert "workflow_call" in named("ci")["on"]
    release = named("release")
    assert release["jobs"]["quality"]["uses"] == "$/.github/workflows/ci.yml"
    assert "needs.quality.result == 'success'" in release["jobs"]["build"]["if"]
    assert "if" not in release["jobs"]["release-please"]  # a condition of its own could drop the implied success()
    assert release["concurrency"]["cancel-in-progress"] is False


def test_the_job_that_can_upload_does_nothing_else() -> None:
    publish = named("release")["jobs"]["publish"]
    actions = [step.get("uses", "a run step").partition("@")[0] for step in publish["steps"]]
    assert actions == ["actions/download-artifact", "pypa/gh-action-pypi-publish"]
    assert "cache" not in json.dumps(named("release")["jobs"])


def test_what_is_released_is_built_like_what_was_tested() -> None:
    def build(name: str) -> list[str]:
        return [step["run"] for step in named(name)["jobs"]["build"]["steps"] if "run" in step]

    *ready, proved = build("ci")
    assert [run for run in ready if run not in build("release")] == []
    assert proved == "python -I -X utf8 -m gatepost dist --no-install --no-isolation --format github"
    assert "python -I -X utf8 -m gatepost dist --build-only --no-isolation" in build("release")


def test_a_dependency_update_passes_the_commit_gate_and_releases_nothing() -> None:
    dependabot = (ROOT / ".github" / "dependabot.yml").read_text(encoding="utf-8")
    config = json.loads((ROOT / "release-please-config.json").read_text(encoding="utf-8"))
    hidden = {section["type"] for section in config["changelog-sections"] if section.get("hidden")}
    prefixes = re.findall(r"prefix: (\w+)", dependabot)
    assert prefixes
    assert set(prefixes) <= hidden

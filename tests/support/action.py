"""Our own action, on the stage of `support.workflows`: a repository whose workflow uses it."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from dataclasses import dataclass
from importlib.metadata import distribution
from pathlib import Path
from typing import TypedDict

from ruamel.yaml import YAML

import gatepost
from support.workflows import OURS, ROOT, Stage, Step

SHA = "0" * 40
REPOSITORY = {"full_name": "octo/repo", "default_branch": "main"}
SQUASH = {"allow_squash_merge": True, "squash_merge_commit_title": "PR_TITLE", "squash_merge_commit_message": "PR_BODY"}
"""How the repository merges: what lands is the title and the description."""

NO_CHECKOUT: dict[str, str] = {}
SHALLOW = {"fetch-depth": "1"}
WHOLE = {"fetch-depth": "0"}


class Action(TypedDict):
    """The parts of a composite action that are asserted on."""

    inputs: dict[str, dict[str, str]]
    outputs: dict[str, dict[str, str]]
    runs: dict[str, list[Step]]


def load_action() -> Action:
    action: Action = YAML(typ="safe").load(ROOT / "action.yml")
    return action


@dataclass(frozen=True)
class Ran:
    """What came of a run: the exit code of the action, its outputs, and what the log shows."""

    code: int
    outputs: dict[str, str]
    landing: str
    log: str

    @property
    def commands(self) -> list[str]:
        """The workflow commands that were taken from the log; act shows an output that was set in its file as one."""
        found = re.findall(r"^\[[^]]*\]   \W+  ::([\w-]+)(?: title=)?([^:]*)::", self.log, re.MULTILINE)
        return [name if name == "set-output" else f"{name} {title}" for name, title in found]


class Gate(Stage):
    """A repository with a branch `topic`, and a workflow that uses our action."""

    def judge(
        self,
        payload: dict[str, object],
        *,
        event: str = "pull_request",
        checkout: dict[str, str] = WHOLE,
        inputs: dict[str, str] | None = None,
        before: str = "true",
    ) -> Ran:
        """Run the workflow for the event; `before` is a step of shell before the action."""
        steps: list[dict[str, object]] = [
            {"run": before},
            {"id": "gate", "uses": f"{OURS}@{SHA}", "with": inputs or {}},
            {
                "if": "${{ always() }}",
                "env": {
                    "OUTPUTS": "${{ toJSON(steps.gate.outputs) }}",
                    "LANDING": "${{ steps.gate.outputs.landing }}",
                    "SEEN": str(self.directory),
                },
                "run": 'printf %s "$OUTPUTS" >"$SEEN/outputs"; printf %s "$LANDING" >"$SEEN/landing"',
            },
        ]
        if checkout:
            steps.insert(0, {"uses": f"actions/checkout@{SHA}", "with": checkout})
        workflow = {"on": event, "jobs": {"commits": {"runs-on": "ubuntu-24.04", "steps": steps}}}
        path = self.repository / ".github" / "workflows" / "gate.yml"
        path.parent.mkdir(parents=True)
        path.write_text(json.dumps(workflow), encoding="utf-8")
        code, _ = self.run("gate", event, {"repository": REPOSITORY, **payload})
        failed = re.search(r"exit status (\d+)$", self.log, re.MULTILINE)
        assert bool(code) == bool(failed)
        outputs = json.loads((self.directory / "outputs").read_bytes())
        landing = (self.directory / "landing").read_bytes().decode()
        return Ran(int(failed[1]) if failed else 0, outputs, landing, self.log)

    def pull_request(self, title: str, body: str = "", **more: object) -> dict[str, object]:
        """Return an event about the branch."""
        pull_request = {
            "number": 7,
            "title": title,
            "body": body,
            "commits": 1,
            "user": {"login": "ada"},
            "base": {"ref": "main", "sha": self.git("rev-parse", "main"), "repo": SQUASH},
            "head": {"ref": "topic", "sha": self.git("rev-parse", "topic"), "repo": REPOSITORY},
        }
        return {"action": "edited", "pull_request": {**pull_request, **more}}


def lay_action(folder: Path) -> None:
    """Put what our action consists of into a folder; of the package, the one that is tested here."""
    for name in ("action.yml", "requirements/run.txt"):
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(ROOT / name, folder / name)
    package = Path(gatepost.__file__).parent
    shutil.copytree(package, folder / "src" / "gatepost", ignore=shutil.ignore_patterns("__pycache__"))


def pins() -> list[str]:
    """Return what our action installs on this Python, each as `name==version`."""
    text = (ROOT / "requirements" / "run.txt").read_text("utf-8")
    found = re.findall(r"^([\w-]+==[\d.]+)", text, re.MULTILINE)
    return [pin for pin in found if not pin.startswith("tomli") or sys.version_info < (3, 11)]


def make_environment(folder: Path) -> Path:
    """Make the environment that our action makes, once, from what is installed here: without a network."""
    if folder.exists():
        return folder
    command = [sys.executable, "-m", "venv", str(folder)]
    subprocess.run(command, check=True, capture_output=True, env={**os.environ, "HOME": str(folder.parent)})
    site = next((folder / "lib").glob("python*/site-packages"))
    for name in (pin.partition("==")[0] for pin in pins()):
        for file in distribution(name).files or ():
            if ".." not in file.parts and "__pycache__" not in file.parts:
                (site / file).parent.mkdir(parents=True, exist_ok=True)
                shutil.copy(str(file.locate()), site / file)
    return folder


def prepare_python(stage: Stage, environment: Path) -> None:
    """Let `python3 -m venv` copy the environment, where pip finds all that it wants; the rest is the real Python's."""
    script = f"""
        case "$*" in
            *" -m venv --clear "*) for folder; do :; done; rm -rf "$folder"; cp -a "{environment}" "$folder" ;;
            *) exec "{sys.executable}" "$@" ;;
        esac
    """
    stage.program("python3", script)
    stage.env["PIP_NO_INDEX"] = "1"

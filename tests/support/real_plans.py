"""What the real Release Please from npm would release in a repository, in one process of node."""

from __future__ import annotations

import base64
import json
import os
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, TypedDict, cast

import pytest

from support.program import start
from support.repos import git

if TYPE_CHECKING:
    from support.patients import Patient

ROOT = Path(__file__).resolve().parents[2]
SCRIPT = ROOT / "src" / "gatepost" / "templates" / "release_please.mjs"
ENGINE = "17.6.0"
"""What the action bundles that `gatepost init` pins."""
EVERYTHING = os.environ.get("GATEPOST_REQUIRE_ALL") == "1"
_UNAVAILABLE = 3
_INSTALL = """
import sys
from parity.install import UnavailableError, installed
try:
    print(installed(sys.argv[1]))
except UnavailableError as error:
    sys.exit(print(error, file=sys.stderr) or 3)
"""
_LOG = ("log", "-z", "--name-only", "--diff-merges=first-parent", "--format=%x01%H%x02%B%x03", "main", "--")
_TAGS = ("for-each-ref", "--merged=main", "--sort=-refname", "--sort=-creatordate", "refs/tags")
_TAG = "--format=%(refname:strip=2)%00%(if)%(*objectname)%(then)%(*objectname)%(else)%(objectname)%(end)"


class Release(TypedDict):
    component: str
    version: str | None
    notes: str


class PullRequest(TypedDict):
    version: str | None
    title: str
    headRefName: str
    labels: list[str]
    body: str
    releaseData: list[Release]
    updates: list[dict[str, object]]


class RealPlan(TypedDict):
    prs: list[PullRequest]
    error: str | None


class _Answers(TypedDict):
    answers: list[RealPlan]


class RealTool:
    """A script that runs the real tool, started when it is first asked; it answers a line for each line."""

    def __init__(self, script: Path) -> None:
        self._script = script
        self._process: subprocess.Popen[bytes] | None = None

    def ask(self, question: object) -> object:
        """Return what it answers; the test is skipped without node or npm, or fails where all is required."""
        process = self._started()
        assert process.stdin is not None
        assert process.stdout is not None
        process.stdin.write(json.dumps(question).encode() + b"\n")
        process.stdin.flush()
        answer: object = json.loads(process.stdout.readline())
        return answer

    def close(self) -> None:
        """End it."""
        if self._process is not None:
            self._process.kill()
            self._process.communicate()

    def _started(self) -> subprocess.Popen[bytes]:
        if self._process is None:
            command = ["node", str(self._script), str(installed_engine())]
            self._process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE)
            assert self._process.stdout is not None
            self._process.stdout.readline()
        return self._process


def installed_engine() -> Path:
    """Return where npm has put the engine; skip the test where it cannot be had."""
    done = start(ROOT, sys.executable, "-c", _INSTALL, ENGINE, PYTHONPATH=str(ROOT / "tools"))
    if done.code == _UNAVAILABLE:
        assert not EVERYTHING, done.err
        pytest.skip(done.err.strip())
    assert done.code == 0, done.err
    return Path(done.out.strip())


class RealPlans:
    """What the real tool would release."""

    def __init__(self) -> None:
        self._tool = RealTool(SCRIPT)

    def of(self, patient: Patient, configuration: str = "", manifest: str = "") -> RealPlan:
        """Return what it would do on `main` with the files as they are committed there."""
        answers = cast("_Answers", self._tool.ask([json.dumps(committed(patient, configuration, manifest))]))
        return answers["answers"][0]

    def close(self) -> None:
        """End it."""
        self._tool.close()


def committed(patient: Patient, configuration: str = "", manifest: str = "") -> dict[str, object]:
    """Return what is committed on `main`, and by which files it is released, as the scripts understand it."""
    path = patient.path
    return {
        "owner": "octo",
        "name": "rocket",
        "branch": "main",
        "date": "2026-03-04",
        "configuration_file": configuration or "release-please-config.json",
        "manifest_file": manifest or ".release-please-manifest.json",
        "commits": _commits(path),
        "tags": _tags(path),
        **_tree(path),
    }


def _commits(path: Path) -> list[dict[str, object]]:
    found: list[dict[str, object]] = []
    for block in git(path, *_LOG).split("\x01")[1:]:
        head, _, files = block.rpartition("\x03")
        sha, _, message = head.partition("\x02")
        paths = [each.removeprefix("\n") for each in files.split("\0")]
        found.append({"sha": sha, "message": message.rstrip("\n"), "files": [each for each in paths if each]})
    return found


def _tags(path: Path) -> list[dict[str, str]]:
    lines = git(path, *_TAGS, _TAG).split("\n")
    return [{"name": name, "sha": sha} for name, _, sha in (line.partition("\0") for line in lines if line)]


def _tree(path: Path) -> dict[str, object]:
    """Return the tree of `main`, and the contents of its files."""
    tree: list[dict[str, str]] = []
    blobs: dict[str, str] = {}
    for line in git(path, "ls-tree", "-r", "-t", "-z", "main").split("\0")[:-1]:
        head, _, name = line.partition("\t")
        mode, kind, sha = head.split(" ")
        tree.append({"path": name, "mode": mode, "type": kind, "sha": sha})
        if kind == "blob":
            done = subprocess.run(["git", "cat-file", "blob", sha], cwd=path, check=True, capture_output=True)
            blobs[sha] = base64.b64encode(done.stdout).decode()
    return {"tree": tree, "blobs": blobs}

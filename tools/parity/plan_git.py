"""A repository's value → a real repository, and what git says of it: the view that the real tool is given."""

from __future__ import annotations

import base64
import hashlib
import json
import os
import shutil
import subprocess
from dataclasses import dataclass
from typing import TYPE_CHECKING

from parity.plan_model import import_stream

if TYPE_CHECKING:
    from pathlib import Path

    from parity.plan_model import Repository

ALONE = {"GIT_CONFIG_NOSYSTEM": "1", "GIT_CONFIG_GLOBAL": os.devnull, "LC_ALL": "C", "TZ": "UTC"}
ENVIRONMENT = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")} | ALONE
LOG = ("log", "-z", "--name-only", "--diff-merges=first-parent", "--format=%x01%H%x02%B%x03", "main", "--")
TAGS = ("for-each-ref", "--merged=main", "--sort=-refname", "--sort=-creatordate", "refs/tags")
TAG = "--format=%(refname:strip=2)%00%(if)%(*objectname)%(then)%(*objectname)%(else)%(objectname)%(end)"


@dataclass(frozen=True)
class Made:
    """A repository on disk: its folder, its last commit, and the line that tells the real tool about it."""

    folder: str
    sha: str
    told: str


class Workplace:
    """Makes repositories below a folder; each `make` takes the place of the last one of its number."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._empty = folder / "empty.git"
        _git(folder, "init", "--quiet", "--bare", "--template=", "--initial-branch=main", str(self._empty))

    def make(self, repository: Repository, number: int) -> Made:
        """Make a repository, its files with the ids of commits where they are asked for."""
        stream, marks = import_stream(repository)
        folder, shas = self._imported(stream, number)
        if repository.has_references:
            repository = repository.with_references([shas[mark] for mark in marks])
            folder, shas = self._imported(import_stream(repository)[0], number)
        sha = shas[marks[-1]] if marks else ""
        return Made(str(folder), sha, told(repository, folder))

    def _imported(self, stream: bytes, number: int) -> tuple[Path, dict[int, str]]:
        folder = self._folder / f"{number}.git"
        if folder.exists():
            shutil.rmtree(folder)
        shutil.copytree(self._empty, folder)
        _git(folder, "fast-import", "--quiet", "--export-marks=marks", stdin=stream)
        lines = (folder / "marks").read_text(encoding="ascii").split("\n")
        return folder, {int(mark[1:]): sha for mark, _, sha in (line.partition(" ") for line in lines if line)}


def told(repository: Repository, folder: Path) -> str:
    """Return all that the real tool may ask, read from the repository by plain git, as one line of JSON."""
    contents = {_blob_id(content): content for content in repository.files.values()}
    return json.dumps(
        {
            "owner": repository.owner,
            "name": repository.name,
            "branch": repository.branch,
            "date": repository.date,
            "configuration_file": repository.configuration_file,
            "manifest_file": repository.manifest_file,
            "commits": _commits(folder),
            "tags": _tags(folder),
            "tree": _tree(folder),
            "blobs": {id_: base64.b64encode(content).decode() for id_, content in contents.items()},
        }
    )


def _commits(folder: Path) -> list[dict[str, object]]:
    found: list[dict[str, object]] = []
    for block in _git(folder, *LOG).decode("utf-8", "replace").split("\x01")[1:]:
        head, _, files = block.rpartition("\x03")
        sha, _, message = head.partition("\x02")
        paths = [path.removeprefix("\n") for path in files.split("\0")]
        found.append({"sha": sha, "message": message.rstrip("\n"), "files": [path for path in paths if path]})
    return found


def _tags(folder: Path) -> list[dict[str, str]]:
    lines = _git(folder, *TAGS, TAG).decode().split("\n")
    return [{"name": name, "sha": sha} for name, _, sha in (line.partition("\0") for line in lines if line)]


def _tree(folder: Path) -> list[dict[str, str]]:
    entries: list[dict[str, str]] = []
    for line in _git(folder, "ls-tree", "-r", "-t", "-z", "main").decode("utf-8", "replace").split("\0")[:-1]:
        head, _, path = line.partition("\t")
        mode, kind, sha = head.split(" ")
        entries.append({"path": path, "mode": mode, "type": kind, "sha": sha})
    return entries


def _blob_id(content: bytes) -> str:
    return hashlib.sha1(b"blob %d\0%b" % (len(content), content), usedforsecurity=False).hexdigest()


def _git(folder: Path, *words: str, stdin: bytes = b"") -> bytes:
    done = subprocess.run(["git", *words], cwd=folder, env=ENVIRONMENT, input=stdin, capture_output=True, check=False)
    if done.returncode != 0:
        raise AssertionError(words[0], done.stderr.decode(errors="replace"), stdin)
    return done.stdout

"""A repository whose next release can be rehearsed in no time, and the rehearsal in this process."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from support.packages import package
from support.program import call
from support.repos import commit, git

if TYPE_CHECKING:
    from pathlib import Path

    import pytest

    from support.program import Done

CONFIGURATION, MANIFEST = "release-please-config.json", ".release-please-manifest.json"
WHEEL, SDIST = "rocket-1.2.1-py3-none-any.whl", "rocket-1.2.1.tar.gz"


class Stage:
    """A repository of one package, released once, with a fix since."""

    def __init__(self, path: Path, capsys: pytest.CaptureFixture[str]) -> None:
        self.path = path
        self.out = path.with_name("kept")
        self._capsys = capsys

    def rehearse(self, *arguments: str) -> Done:
        """Rehearse, in this process; what is made is kept in `out`."""
        place = () if "--out" in arguments else ("--out", str(self.out))
        return call(self._capsys, "rehearse", "-C", str(self.path), "--no-isolation", *place, *arguments)

    def outcomes(self, *arguments: str) -> dict[str, tuple[str, str]]:
        """Return status and message of each check, by name."""
        done = self.rehearse("--format", "json", *arguments)
        return {each["name"]: (each["status"], each["message"]) for each in json.loads(done.out)["outcomes"]}

    def failed(self, *arguments: str) -> dict[str, str]:
        """Return what fails."""
        found = self.outcomes(*arguments)
        return {name: message for name, (status, message) in found.items() if status == "failed"}

    def configure(self, *paths: str, **keys: object) -> None:
        """Commit a configuration with these keys beside the packages."""
        commit(self.path, "chore: configure", **{CONFIGURATION: configuration(*paths, **keys)})


def configuration(*paths: str, **keys: object) -> str:
    """Return a configuration of packages, which are called as their folders, with these keys."""
    packages = {path: {} if path == "." else {"component": path} for path in paths or (".",)}
    return json.dumps({"release-type": "python", **keys, "packages": packages}, indent=2)


def make_stage(repository: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Stage:
    """Commit and release the package, and a fix. What is built requires nothing, so no index but ours is asked."""
    monkeypatch.setenv("UV_CACHE_DIR", str(repository.with_name("uv-cache")))
    monkeypatch.setenv("UV_DEFAULT_INDEX", "http://127.0.0.1:9")
    files = {**package(), CONFIGURATION: configuration(**{"include-component-in-tag": False})}
    git(repository, "remote", "add", "origin", "https://github.com/octo/rocket.git")
    commit(repository, "feat: begin", **files, **{MANIFEST: '{".": "1.2.0"}'})
    git(repository, "tag", "v1.2.0")
    commit(repository, "fix: refuel in time (#4)", **{"src/rocket/fuel.py": '"""Fuel."""\n'})
    return Stage(repository, capsys)


def make_two(repository: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Stage:
    """Commit two packages, `pepper` and `salt`, each released once, and a fix of each."""
    stage = make_stage(repository, capsys, monkeypatch)
    names = ("pepper", "salt")
    files = {f"{name}/{path}": text for name in names for path, text in package(name).items()}
    git(repository, "rm", "--quiet", "-r", *package())
    told = {CONFIGURATION: configuration(*names), MANIFEST: json.dumps(dict.fromkeys(names, "1.2.0"))}
    commit(repository, "chore: two packages", **files, **told)
    for name in names:
        git(repository, "tag", f"{name}-v1.2.0")
    for name in names:
        commit(repository, f"fix: grind {name} finer", **{f"{name}/src/{name}/mill.py": '"""A mill."""\n'})
    return stage

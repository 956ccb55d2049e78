"""A real repository, and `gatepost plan` on it."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from support.program import Done, call
from support.repos import commit, git

if TYPE_CHECKING:
    from pathlib import Path

    import pytest

CONFIGURATION, MANIFEST = "release-please-config.json", ".release-please-manifest.json"
SIMPLE: dict[str, object] = {
    "release-type": "simple",
    "include-component-in-tag": False,
    "packages": {".": {"package-name": "rocket"}},
}
MONOREPO: dict[str, object] = {
    "release-type": "simple",
    "packages": {"a": {"component": "a"}, "b": {"component": "b"}},
}


class Ground:
    """A repository with a remote, in which plans are made for 4 March 2026."""

    def __init__(self, repository: Path, capsys: pytest.CaptureFixture[str]) -> None:
        self.folder = repository
        self._capsys = capsys
        git(repository, "remote", "add", "origin", "https://github.com/acme/rocket.git")

    def release(self, configuration: object, manifest: object, *tags: str, **files: str) -> str:
        """Commit a configuration and a manifest, as they are if they are text, and tag that."""
        texts = [each if isinstance(each, str) else json.dumps(each) for each in (configuration, manifest)]
        sha = commit(self.folder, "chore: set up", **{CONFIGURATION: texts[0], MANIFEST: texts[1], **files})
        for tag in tags:
            git(self.folder, "tag", tag)
        return sha

    def commit(self, message: str, *files: str) -> str:
        return commit(self.folder, message, **dict.fromkeys(files, message))

    def plan(self, *arguments: str) -> Done:
        return call(self._capsys, "plan", "-C", str(self.folder), "--date", "2026-03-04", *arguments)

    def document(self, *arguments: str) -> dict[str, object]:
        """Return the plan as it is in JSON."""
        done = self.plan("--format", "json", *arguments)
        assert done.code == 0, done.err
        loaded = json.loads(done.out)
        assert isinstance(loaded, dict)
        return loaded

    def versions(self, *arguments: str) -> dict[str, str | None]:
        """Return the next version of each package."""
        releases = self.document(*arguments)["releases"]
        assert isinstance(releases, list)
        return {each["path"]: each["next"] for each in releases}

    def warnings(self, *arguments: str) -> list[str]:
        warnings = self.document(*arguments)["warnings"]
        assert isinstance(warnings, list)
        return [each["name"] for each in warnings]


def said(done: Done) -> tuple[int, str, str]:
    """Return the exit code, the error and the hint."""
    lines = done.err.split("\n")
    error = next((line.removeprefix("error: ") for line in lines if line.startswith("error: ")), "")
    hint = next((line.removeprefix("  hint: ") for line in lines if line.startswith("  hint: ")), "")
    return done.code, error, hint

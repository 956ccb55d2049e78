"""`gatepost dist` in this process, in a repository whose package is built in no time."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from support.packages import package
from support.program import call
from support.repos import commit

if TYPE_CHECKING:
    from pathlib import Path

    import pytest

    from support.program import Done

SDIST, WHEEL = "rocket-1.2.0.tar.gz", "rocket-1.2.0-py3-none-any.whl"
QUICK = ("--no-isolation", "--no-install")


class Bench:
    """A repository with a package that is built in no time."""

    def __init__(self, path: Path, capsys: pytest.CaptureFixture[str]) -> None:
        self.path = path
        self._capsys = capsys

    def dist(self, *arguments: str) -> Done:
        return call(self._capsys, "dist", "-C", str(self.path), *arguments)

    def statuses(self, *arguments: str) -> tuple[int, dict[str, str]]:
        """Return the exit code and the status of each check."""
        done = self.dist("--format", "json", *arguments)
        return done.code, {each["name"]: each["status"] for each in json.loads(done.out)["outcomes"]}

    def wrong(self, *arguments: str) -> dict[str, str]:
        """Return what is wrong by the names of the checks."""
        outcomes = json.loads(self.dist("--format", "json", *arguments).out)["outcomes"]
        return {each["name"]: each["message"] for each in outcomes if each["status"] == "failed"}

    def built(self) -> list[str]:
        return sorted(path.name for path in (self.path / "dist").iterdir())


def make_bench(repository: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Bench:
    """Commit the package. What is built requires nothing, so no index is asked."""
    monkeypatch.setenv("UV_CACHE_DIR", str(repository.with_name("uv-cache")))
    monkeypatch.setenv("UV_DEFAULT_INDEX", "http://127.0.0.1:9")
    commit(repository, "feat: begin", **package())
    return Bench(repository, capsys)

"""A repository, and a runner that tells what has happened in it."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from support.events import as_github, merge_group_event, pull_request_event, push_event, tell
from support.program import Done, call
from support.repos import commit, git

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    import pytest

Found = list[tuple[str, list[tuple[str, str]]]]


class Stage:
    """A repository with `main` and a branch `passkeys`, which is checked out."""

    def __init__(self, repository: Path, patch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
        self.repository = repository
        self.folder = repository
        self.base = self.head = commit(repository, "not judged at all")
        self.count = 0
        self._patch = patch
        self._capsys = capsys
        patch.setenv("COLUMNS", "100")
        git(repository, "switch", "--quiet", "-c", "passkeys")

    def commit(self, *messages: str, **files: str) -> str:
        """Add commits to the branch, and return the id of the last."""
        for message in messages:
            self.head = commit(self.repository, message, **files)
            self.count += 1
        return self.head

    def opened(  # noqa: PLR0913  a test names what it is about
        self,
        *,
        title: str = "feat: sign in with a passkey",
        body: str | None = "Passkeys at last.",
        login: str = "ada",
        branch: str = "passkeys",
        fork: str = "",
        settings: Mapping[str, object] | None = None,
        name: str = "pull_request",
    ) -> Stage:
        """Let the runner tell of the pull request of the branch."""
        payload = pull_request_event(
            self.base,
            self.head,
            title=title,
            body=body,
            login=login,
            branch=branch,
            fork=fork,
            commits=self.count,
            settings=settings,
        )
        return self.told(name, payload)

    def pushed(self, before: str = "", *, ref: str = "refs/heads/main", forced: bool = False) -> Stage:
        """Let the runner tell of a push of the branch's commits, or of those after `before`."""
        return self.told("push", push_event(before or self.base, self.head, ref=ref, forced=forced))

    def queued(self) -> Stage:
        """Let the runner tell of a merge queue with the branch's commits."""
        return self.told("merge_group", merge_group_event(self.base, self.head))

    def told(self, name: str, payload: object) -> Stage:
        """Let the runner tell of an event."""
        tell(self._patch, as_github(self.repository.parent, name, payload))
        return self

    def said(self, **variables: str) -> Stage:
        """Let another CI system speak."""
        tell(self._patch, {"CI": "true", "GITHUB_EVENT_PATH": "", **variables})
        return self

    def file(self, variable: str) -> Path:
        """Return the file that a variable of the runner names."""
        path = self.repository.parent / variable
        self._patch.setenv(variable, str(path))
        return path

    def lint(self, *arguments: str) -> Done:
        """Judge what the runner tells of."""
        return call(self._capsys, "lint", "--event", "-C", str(self.folder), *arguments)

    def found(self, *arguments: str) -> Found:
        """Return of each message its id, cut, and each finding's name and severity."""
        done = self.lint("--format", "json", *arguments)
        assert done.code in (0, 1), done.err
        return [
            (each["id"][:9], [(finding["name"], finding["severity"]) for finding in each["findings"]])
            for each in json.loads(done.out)["messages"]
        ]

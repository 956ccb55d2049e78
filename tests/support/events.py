"""Events as GitHub sends them, around a real repository.

The keys are those that GitHub sends and that anybody may look at; what is left out is links and counters.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from support.repos import git

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    import pytest

Json = dict[str, object]

NAME = "acme/rocket"
NO_COMMIT = "0" * 40
BOT = "dependabot[bot]"
PR_TITLE_AND_BODY: Json = {"squash_merge_commit_title": "PR_TITLE", "squash_merge_commit_message": "PR_BODY"}
PR_TITLE_ALONE: Json = {"squash_merge_commit_title": "PR_TITLE", "squash_merge_commit_message": "BLANK"}
MERGE_ALONE: Json = {"allow_squash_merge": False, "allow_rebase_merge": False}
REBASE_ALONE: Json = {"allow_squash_merge": False, "allow_merge_commit": False}
SQUASH_ALONE: Json = {"allow_merge_commit": False, "allow_rebase_merge": False}


def user(login: str) -> Json:
    """Return an account."""
    kind = "Bot" if login.endswith("[bot]") else "User"
    return {"login": login, "id": 583231, "type": kind, "html_url": f"https://github.com/{login}"}


def repository_of(name: str = NAME, default_branch: str = "main") -> Json:
    """Return a repository as it stands beside an event."""
    owner = name.partition("/")[0]
    return {
        "id": 186853002,
        "name": name.partition("/")[2],
        "full_name": name,
        "private": False,
        "owner": user(owner),
        "fork": name != NAME,
        "default_branch": default_branch,
        "html_url": f"https://github.com/{name}",
    }


def mergeable(name: str = NAME, settings: Mapping[str, object] | None = None) -> Json:
    """Return a repository as it stands in a pull request: with its settings, those of a new one unless given."""
    return {
        **repository_of(name),
        "allow_squash_merge": True,
        "allow_merge_commit": True,
        "allow_rebase_merge": True,
        "allow_auto_merge": False,
        "delete_branch_on_merge": False,
        "use_squash_pr_title_as_default": False,
        "squash_merge_commit_title": "COMMIT_OR_PR_TITLE",
        "squash_merge_commit_message": "COMMIT_MESSAGES",
        "merge_commit_title": "MERGE_MESSAGE",
        "merge_commit_message": "PR_TITLE",
        **(settings or {}),
    }


def pull_request_event(  # noqa: PLR0913  a test names what it is about
    base: str,
    head: str,
    *,
    title: str = "feat: sign in with a passkey",
    body: str | None = "Passkeys at last.",
    login: str = "ada",
    branch: str = "passkeys",
    fork: str = "",
    commits: int = 2,
    settings: Mapping[str, object] | None = None,
) -> Json:
    """Return the event of pull request 12, from `branch` of the repository itself or of a `fork` (OWNER/NAME)."""
    origin = fork or NAME
    owner = origin.partition("/")[0]
    return {
        "action": "synchronize",
        "number": 12,
        "pull_request": {
            "number": 12,
            "state": "open",
            "locked": False,
            "title": title,
            "user": user(login),
            "body": body,
            "draft": False,
            "merged": False,
            "auto_merge": None,
            "commits": commits,
            "head": {
                "label": f"{owner}:{branch}",
                "ref": branch,
                "sha": head,
                "user": user(owner),
                "repo": mergeable(origin, settings),
            },
            "base": {
                "label": "acme:main",
                "ref": "main",
                "sha": base,
                "user": user("acme"),
                "repo": mergeable(NAME, settings),
            },
        },
        "repository": repository_of(),
        "sender": user(login),
    }


def push_event(before: str, after: str, *, ref: str = "refs/heads/main", forced: bool = False) -> Json:
    """Return the event of a push; NO_COMMIT at an end tells a branch that is made or deleted."""
    return {
        "ref": ref,
        "before": before,
        "after": after,
        "created": before == NO_COMMIT,
        "deleted": after == NO_COMMIT,
        "forced": forced,
        "base_ref": None,
        "compare": f"https://github.com/{NAME}/compare/{before[:12]}...{after[:12]}",
        "commits": [],
        "head_commit": None,
        "repository": {**repository_of(), "master_branch": "main"},
        "pusher": {"name": "ada", "email": "ada@example.com"},
        "sender": user("ada"),
    }


def merge_group_event(base: str, head: str) -> Json:
    """Return the event of a merge queue that puts pull request 12 to the test."""
    return {
        "action": "checks_requested",
        "merge_group": {
            "head_sha": head,
            "head_ref": f"refs/heads/gh-readonly-queue/main/pr-12-{base}",
            "base_sha": base,
            "base_ref": "refs/heads/main",
            "head_commit": {"id": head, "message": "feat: a (#12)"},
        },
        "repository": repository_of(),
        "sender": user("ada"),
    }


def dispatch_event(ref: str = "refs/heads/main") -> Json:
    """Return the event of a run that somebody has started by hand."""
    return {
        "inputs": None,
        "ref": ref,
        "repository": repository_of(),
        "sender": user("ada"),
        "workflow": ".github/workflows/lint.yml",
    }


def tell(patch: pytest.MonkeyPatch, environment: Mapping[str, str]) -> None:
    """Set the variables by which a CI system tells what has happened."""
    for name, value in environment.items():
        patch.setenv(name, value)


def as_github(folder: Path, name: str, payload: object) -> dict[str, str]:
    """Write an event to a file in `folder`, and return the variables by which a runner tells of it."""
    path = folder / "event.json"
    path.write_bytes(payload if isinstance(payload, bytes) else json.dumps(payload).encode())
    return {"CI": "true", "GITHUB_ACTIONS": "true", "GITHUB_EVENT_NAME": name, "GITHUB_EVENT_PATH": str(path)}


def outputs(path: Path) -> dict[str, str]:
    """Return the outputs of a step, read as the runner does: `name<<MARK`, lines, and MARK alone on a line."""
    found: dict[str, str] = {}
    name = mark = ""
    lines: list[str] = []
    for line in path.read_text("utf-8").split("\n")[:-1]:
        if not mark:
            name, _, mark = line.partition("<<")
            assert mark, f"no output: {line}"
        elif line == mark:
            found[name] = "\n".join(lines)
            mark, lines = "", []
        else:
            lines.append(line)
    assert not mark
    return found


def remote_of(repository: Path, folder: Path) -> Path:
    """Return a bare copy of a repository that gives out every commit that it has, as GitHub does."""
    remote = folder / "remote.git"
    git(folder, "clone", "--quiet", "--bare", str(repository), str(remote))
    git(remote, "config", "uploadpack.allowAnySHA1InWant", "true")
    git(remote, "config", "uploadpack.allowFilter", "true")
    return remote


def checkout(remote: Path, folder: Path, revision: str, *, depth: int = 0, ref: str = "") -> Path:
    """Return what actions/checkout makes of a revision, detached; with a depth, the history is cut short.

    Of a depth it fetches that commit alone, to where the `ref` of the remote is kept.
    """
    clone = folder / "checkout"
    clone.mkdir()
    git(clone, "init", "--quiet", "--initial-branch=unborn")
    git(clone, "remote", "add", "origin", f"file://{remote}")
    sha = git(remote, "rev-parse", revision)
    kept = f"+{sha}:{ref}" if ref else sha
    wanted = [f"--depth={depth}", "--no-tags", "origin", kept]
    if not depth:
        wanted = ["--tags", "origin", "+refs/heads/*:refs/remotes/origin/*", kept]
    git(clone, "fetch", "--quiet", *wanted)
    git(clone, "checkout", "--quiet", "--force", "--detach", sha)
    return clone

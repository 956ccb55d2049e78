"""What only GitHub and the package index know."""

from __future__ import annotations

from dataclasses import dataclass

from packaging.utils import canonicalize_version

ON_GITHUB = ("settings", "required", "pulls", "environments", "pins")
"""The facts that only GitHub knows."""
TOKEN_REFUSED = "GitHub does not know the token"  # noqa: S105  what is said of one, not one
"""How the reason begins for which a fact of GitHub's is absent where the token that asked is not known there."""


@dataclass(frozen=True)
class BranchRule:
    """A rule of a ruleset for branches, in GitHub's word for it, as in `creation`.

    `bypasses` counts those who may pass it by; None where the token is not shown them.
    """

    kind: str
    ruleset: str
    bypasses: int | None = None


@dataclass(frozen=True)
class RepositorySettings:
    """How a repository merges, and what its workflows may do. What the token may not see is None.

    `squash_title` and `squash_message` are in GitHub's words, as in `COMMIT_OR_PR_TITLE`; `default_permissions` is
    `read` or `write`; `can_approve` tells whether Actions may create and approve pull requests. `tags` are the names
    of all tags on GitHub; `release_rules` are the rules for the branches of Release Please; `of_actions` are the
    required checks that only GitHub Actions can report.
    """

    default_branch: str = ""
    allows_squash: bool | None = None
    allows_merge: bool | None = None
    allows_rebase: bool | None = None
    squash_title: str = ""
    squash_message: str = ""
    default_permissions: str = ""
    can_approve: bool | None = None
    tags: tuple[str, ...] | None = None
    release_rules: tuple[BranchRule, ...] | None = None
    of_actions: tuple[str, ...] = ()


@dataclass(frozen=True)
class PullRequest:
    """A release pull request, by its branch or its labels; `merged` is the commit that landed it, empty where none.

    `merged_at` is in seconds since 1970.
    """

    number: int
    title: str
    body: str
    labels: tuple[str, ...]
    branch: str
    is_open: bool = False
    merged: str = ""
    merged_at: int = 0


@dataclass(frozen=True)
class Environment:
    """A deployment environment: whether somebody must approve, and the branches and tags that may deploy to it.

    `patterns` are those of branches, `tags` those of tags; None where all may, or where it cannot be told.
    """

    name: str
    needs_approval: bool = False
    patterns: tuple[str, ...] | None = None
    tags: tuple[str, ...] | None = None


@dataclass(frozen=True)
class Pin:
    """What the tag in the comment behind a pinned action is on GitHub: a commit, empty where there is no such tag."""

    repository: str
    ref: str
    tag: str
    commit: str


@dataclass(frozen=True)
class PublishedFile:
    """A file on the package index; `uploaded` is in seconds since 1970, 0 where the index does not say."""

    name: str
    uploaded: int = 0
    is_yanked: bool = False

    @property
    def is_wheel(self) -> bool:
        """Whether it is a wheel; else it is a source distribution."""
        return self.name.endswith(".whl")


@dataclass(frozen=True)
class Published:
    """What the index has of a project: its files by version, newest first; none where it has no such project.

    `exists` tells whether the index knows the name. A version without files is one that had some.
    """

    exists: bool
    files: tuple[tuple[str, tuple[PublishedFile, ...]], ...] = ()

    @property
    def versions(self) -> tuple[str, ...]:
        """All versions, in the index's spelling."""
        return tuple(version for version, _ in self.files)

    def of(self, version: str) -> tuple[PublishedFile, ...]:
        """Return the files of a version, however it is spelt: `1.0.0-beta.1` is `1.0.0b1`."""
        return next((files for name, files in self.files if _same(name) == _same(version)), ())

    def knows(self, version: str) -> bool:
        """Tell whether it has a version, be it without files."""
        return any(_same(name) == _same(version) for name in self.versions)


def _same(version: str) -> str:
    return canonicalize_version(version)

"""A release plan, as it is handed on: what Release Please would do now."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from gatepost.policy.configuration import Configuration
from gatepost.release.last_release import LastRelease
from gatepost.release.pull_request import ReleaseData
from gatepost.release.source import LoggedCommit, Tag
from gatepost.release.types.base import ReleaseType

MISSING, EMPTY = "missing", "empty"


@dataclass(frozen=True)
class FileChange:
    """A file that a pull request writes: its old text (None: it is made) and its new one.

    Where `skipped` is set it is left alone, because it is missing or nothing would be left of it.
    Where `error` is set, Release Please stops at it.
    """

    path: str
    before: str | None = None
    content: str = ""
    skipped: str = ""
    error: str = ""

    @property
    def is_changed(self) -> bool:
        """Whether the file comes out differently."""
        return not self.skipped and not self.error and self.before != self.content


@dataclass(frozen=True)
class PullRequest:
    """A release pull request. `version` is empty where it is merged from several."""

    version: str
    title: str
    branch: str
    labels: tuple[str, ...]
    draft: bool
    body: str
    releases: tuple[ReleaseData, ...]
    files: tuple[FileChange, ...]


@dataclass(frozen=True)
class PackageState:
    """What a package's next release is made from: its release type, its last release, its commits (newest first)."""

    type: ReleaseType
    last: LastRelease | None
    commits: tuple[LoggedCommit, ...]
    excluded: tuple[LoggedCommit, ...] = ()


@dataclass(frozen=True)
class Surprise:
    """Something that a maintainer would not expect: its name, what it is, and the package or file, or the commit."""

    name: str
    text: str
    path: str = ""
    sha: str = ""


@dataclass(frozen=True)
class Plan:
    """What Release Please would do. With an `error`, in its own words, it would stop.

    The commits `elsewhere` belong to no package. `manifest` has the versions as they are written there,
    `unknown_keys` the keys of the configuration that nobody reads, each with the nearest one there is; `looked_at`
    is how many commits were looked at, and the last releases of the packages `cut_short` are further back.
    """

    pull_requests: tuple[PullRequest, ...]
    packages: Mapping[str, PackageState]
    elsewhere: tuple[LoggedCommit, ...] = ()
    configuration: Configuration | None = None
    manifest: Mapping[str, str] = field(default_factory=dict)
    unknown_keys: tuple[tuple[str, str], ...] = ()
    tags: tuple[Tag, ...] = ()
    looked_at: int = 0
    cut_short: frozenset[str] = frozenset()
    error: str = ""

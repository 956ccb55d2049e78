"""All that the doctor's checks look at."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, Protocol

from gatepost.doctor.actions.local_actions import local_steps
from gatepost.doctor.roles import Place, is_title_place, publishing_places, releasing_places, title_places

if TYPE_CHECKING:
    from collections.abc import Mapping

    from gatepost.doctor.node import Document
    from gatepost.doctor.online import Environment, Pin, Published, PullRequest, RepositorySettings
    from gatepost.doctor.project import Project
    from gatepost.doctor.workflow import Workflow
    from gatepost.hooks.status import HookStatus
    from gatepost.policy.engines import Engine
    from gatepost.release.outline import PackageOutline
    from gatepost.release.planned import Plan, Surprise
    from gatepost.release.source import LoggedCommit, Target

ANCESTOR, ELSEWHERE, UNKNOWN = "ancestor", "elsewhere", "unknown"
DAY = 86_400
"""Seconds."""


class Tree(Protocol):
    """The files of a repository, by their paths from the top, with `/`."""

    @property
    def paths(self) -> frozenset[str]:
        """All files, without folders."""

    def read(self, path: str) -> str | None:
        """Return the text of a file with plain line ends; None where there is none that can be read."""


@dataclass(frozen=True)
class Remote:
    """Where the repository is pushed to."""

    host: str
    owner: str
    name: str

    @property
    def slug(self) -> str:
        """Owner and name."""
        return f"{self.owner}/{self.name}"


@dataclass(frozen=True)
class DatedTag:
    """A tag, the commit that it leads to, and when it was made, in seconds since 1970."""

    name: str
    sha: str
    date: int


@dataclass(frozen=True)
class Repository:
    """What git says.

    `branch` is the current one, empty where there is none; `release_branch` the one that releases are made from;
    `tags` are the newest first; `config` is git's configuration, keys in lower case, of a key given twice the last
    value; `is_partial` where files of older commits may be missing.
    """

    head: str
    branch: str = ""
    release_branch: str = "main"
    remote: Remote | None = None
    tags: tuple[DatedTag, ...] = ()
    config: Mapping[str, str] = field(default_factory=dict)
    is_shallow: bool = False
    is_partial: bool = False

    def tag(self, name: str) -> DatedTag | None:
        """Return the tag of this name; None where there is none."""
        return next((tag for tag in self.tags if tag.name == name), None)


@dataclass(frozen=True)
class Release:
    """What Release Please is told, and what it would do now.

    The files are those that its workflow names; one that is not there is None. `surprises` are what the
    plan says of itself. `ancestry` has for each commit that the configuration or a release names whether
    it is an `ANCESTOR` of the commit that is looked at, `ELSEWHERE`, or `UNKNOWN` here.
    """

    configuration_file: str
    manifest_file: str
    configuration: Document | None
    manifest: Document | None
    plan: Plan
    outlines: tuple[PackageOutline, ...]
    surprises: tuple[Surprise, ...]
    target: Target
    engine: Engine
    ancestry: Mapping[str, str] = field(default_factory=dict)

    @property
    def commits(self) -> tuple[LoggedCommit, ...]:
        """The commits since the last release: those of one package after the other, each newest first."""
        found = {}
        for state in self.plan.packages.values():
            found.update({commit.sha: commit for commit in (*state.commits, *state.excluded)})
        found.update({commit.sha: commit for commit in self.plan.elsewhere})
        return tuple(found.values())

    def surprised_by(self, *names: str) -> list[Surprise]:
        """Return the surprises of these names."""
        return [each for each in self.surprises if each.name in names]


@dataclass(frozen=True)
class Searched:
    """A program that the hook at `path` starts by its name, on a line, 1-based; here it is in `folder`."""

    path: str
    line: int
    program: str
    folder: str


@dataclass(frozen=True)
class Hooks:
    """Git's hooks here.

    `is_wanted` tells whether the repository is set up to have our hooks, which each clone has to install; `searched`
    are the programs that hooks of others look for.
    """

    statuses: tuple[HookStatus, ...]
    is_wanted: bool = False
    searched: tuple[Searched, ...] = ()


@dataclass(frozen=True)
class Drift:
    """A file that is not as `gatepost init` would make it: what would be done about it, and in a few words why."""

    path: str
    action: str
    detail: str = ""


@dataclass(frozen=True)
class Facts:
    """What is known of a repository. A fact that is None has its reason in `absent`.

    `then` are the files at the last release. `history` and the plan are of the last commit, the files are those of
    the work tree, so that a mend is seen before it is committed. What follows `now`, in seconds since 1970, only
    GitHub and the package index know.
    """

    tree: Tree
    repository: Repository
    workflows: tuple[Workflow, ...] = ()
    release: Release | None = None
    projects: tuple[Project, ...] = ()
    then: Tree | None = None
    hooks: Hooks | None = None
    drift: tuple[Drift, ...] | None = None
    now: int = 0
    settings: RepositorySettings | None = None
    required: tuple[str, ...] | None = None
    pulls: tuple[PullRequest, ...] | None = None
    environments: tuple[Environment, ...] | None = None
    pins: tuple[Pin, ...] | None = None
    published: Mapping[str, Published] | None = None
    absent: Mapping[str, str] = field(default_factory=dict)

    @cached_property
    def releasing(self) -> tuple[Place, ...] | None:
        """The steps that run Release Please; None where no workflow does."""
        return releasing_places(self.workflows) or None

    @cached_property
    def publishing(self) -> tuple[Place, ...] | None:
        """The steps that upload to a package index; None where no workflow does."""
        return publishing_places(self.workflows) or None

    @cached_property
    def titles(self) -> tuple[Place, ...] | None:
        """The steps that judge titles of pull requests; None where no workflow does."""
        by_own = tuple(filter(is_title_place, local_steps(self.workflows, self.tree)))
        return (*title_places(self.workflows), *by_own) or None

    def project(self, folder: str) -> Project | None:
        """Return the project in a folder, which ends with a slash, or is empty for the top; None where none is."""
        return next((project for project in self.projects if project.folder == folder), None)

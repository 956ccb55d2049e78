"""What `gatepost init` sees of a repository before it decides anything: values, and texts as they are on disk."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

GITHUB = "github.com"


@dataclass(frozen=True)
class Remote:
    """Where the repository is pushed to."""

    host: str
    owner: str
    name: str

    @property
    def is_github(self) -> bool:
        """Tell whether GitHub Actions run there."""
        return self.host == GITHUB


@dataclass(frozen=True)
class History:
    """What git says of the repository.

    `head` is the last commit, empty before the first; `branch` is the one that
    releases are made from; `tags` are those that `head` can reach, newest first, and
    `tagged` has the commit of each; `changed` are the paths that are not as they are
    committed, new ones too; `refused` is how many of the last commits the gate would refuse.
    """

    head: str = ""
    branch: str = "main"
    remote: Remote | None = None
    tags: tuple[str, ...] = ()
    tagged: Mapping[str, str] = field(default_factory=dict)
    changed: frozenset[str] = frozenset()
    refused: int = 0


@dataclass(frozen=True)
class Survey:
    """A repository as it was found.

    `paths` are all files that git tracks or would; `texts` has those that matter, by
    their path from the top, with the line ends that they have on disk; `has_uv` tells whether uv can be run
    here. `started_in` is the folder from the top that `init` was started
    in, empty at the top; `hook_owners` are those whose hooks are installed; `taken` are the modules of Python's own.
    `has_environment` tells whether there is a `.venv`.
    """

    folder: str
    paths: frozenset[str]
    texts: Mapping[str, str]
    history: History = field(default_factory=History)
    has_uv: bool = False
    year: int = 0
    started_in: str = ""
    hook_owners: frozenset[str] = frozenset()
    taken: frozenset[str] = frozenset()
    has_environment: bool = False

    def text(self, path: str) -> str:
        """Return the text of a file, with plain line ends; empty where there is none."""
        return self.texts.get(path, "").replace("\r\n", "\n")

    def has(self, path: str) -> bool:
        """Tell whether there is such a file."""
        return path in self.texts or path in self.paths

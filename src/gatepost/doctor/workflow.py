"""A workflow of GitHub Actions, as checks look at it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from gatepost.doctor.node import Document, Node

READ, WRITE, NONE = "read", "write", "none"


@dataclass(frozen=True)
class Action:
    """What a step or a job uses: `owner/name`, with the folder in it, the revision, and the comment behind it.

    Of a local action or workflow and of an image, `name` is the whole text.
    """

    name: str
    ref: str = ""
    comment: str = ""

    @property
    def repository(self) -> str:
        """Owner and name, in lower case, without the folder."""
        return "/".join(self.name.lower().split("/")[:2])

    @property
    def is_local(self) -> bool:
        """Whether it is of the repository itself."""
        return self.name.startswith(("./", "$/"))

    @property
    def is_pinned(self) -> bool:
        """Whether the revision is a whole commit."""
        return len(self.ref) == 40 and all(sign in "0123456789abcdef" for sign in self.ref)  # noqa: PLR2004  SHA-1


@dataclass(frozen=True)
class Step:
    """A step of a job: `number` counts from 0; `inputs` are those under `with`."""

    node: Node
    number: int
    id: str = ""
    name: str = ""
    uses: Action | None = None
    run: str = ""
    condition: str = ""
    inputs: Mapping[str, str] = field(default_factory=dict)
    env: Mapping[str, str] = field(default_factory=dict)

    @property
    def line(self) -> int:
        """The line on which it begins."""
        return self.node.line

    def line_of(self, *keys: str) -> int:
        """Return the line of a key, that of the step where there is none."""
        return self.node.line_of(*keys)


@dataclass(frozen=True)
class Job:
    """A job: `permissions` are its own, None where it has those of the workflow; `uses` is a workflow that it calls.

    `environment` is the name of it; `runs_on` are its labels.
    """

    id: str
    node: Node
    line: int
    name: str = ""
    steps: tuple[Step, ...] = ()
    needs: tuple[str, ...] = ()
    condition: str = ""
    permissions: Mapping[str, str] | None = None
    uses: Action | None = None
    environment: str = ""
    runs_on: tuple[str, ...] = ()
    container: str = ""
    outputs: Mapping[str, str] = field(default_factory=dict)
    env: Mapping[str, str] = field(default_factory=dict)

    def line_of(self, *keys: str) -> int:
        """Return the line of a key; that on which the job begins where there is none."""
        return self.node.line_of(*keys) if keys and self.node.has(keys[0]) else self.line


@dataclass(frozen=True)
class Workflow:
    """A workflow: the document it is read from, its triggers by name with what is said below each, and its jobs.

    `permissions` are None where it says nothing of them. A document that cannot be read has no jobs.
    """

    document: Document
    name: str = ""
    triggers: Mapping[str, Node | None] = field(default_factory=dict)
    jobs: tuple[Job, ...] = ()
    permissions: Mapping[str, str] | None = None
    env: Mapping[str, str] = field(default_factory=dict)

    @property
    def path(self) -> str:
        """Its path from the top of the repository."""
        return self.document.path

    @property
    def file(self) -> str:
        """The name of the file, by which a trusted publisher knows it."""
        return self.document.path.rpartition("/")[2]

    def at(self, line: int) -> str:
        """Return a place in it, as a problem names it."""
        return f"{self.path}:{line}"

    def line_of(self, *keys: str) -> int:
        """Return the line of a key at the top."""
        return self.document.root.line_of(*keys) if self.document.root is not None else 1

    def job(self, id_: str) -> Job | None:
        """Return the job of this name; None where there is none."""
        return next((job for job in self.jobs if job.id == id_), None)

    def permission(self, job: Job, scope: str) -> str:
        """Return what the token of a job may do: `read`, `write` or `none`; empty where the repository's default says.

        What a job says of its permissions takes the place of all that the workflow says; a scope that is not named
        there is none.
        """
        said = job.permissions if job.permissions is not None else self.permissions
        if said is None:
            return ""
        return said.get(scope, said.get("*", NONE))

    def is_started_by(self, *names: str) -> bool:
        """Tell whether any of these events starts it."""
        return any(name in self.triggers for name in names)

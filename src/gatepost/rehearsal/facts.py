"""What happened in a rehearsal, step by step."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from gatepost.artifact.facts import Installed
    from gatepost.values import Finding


@dataclass(frozen=True)
class Release:
    """One release that was made: of the package at `path`, which is called `name`; `commit` is what is tagged."""

    path: str
    name: str
    version: str
    tag: str
    commit: str = ""
    notes: str = ""


@dataclass(frozen=True)
class Merge:
    """A release pull request that was merged: its title, and the files that it changed."""

    title: str
    files: tuple[str, ...]
    releases: tuple[Release, ...]
    findings: tuple[Finding, ...] = ()


@dataclass(frozen=True)
class Stop:
    """Something that did not come to its end: what was said of it, what to do, and the last lines of a tool."""

    text: str
    fix: str = ""
    lines: tuple[str, ...] = ()


@dataclass(frozen=True)
class Built:
    """The distributions of a release, none where it has no Python package; `stop` says why they were not built.

    `is_fit` tells whether what `gatepost dist` looks at is well, by so many checks.
    """

    release: Release
    files: tuple[str, ...] = ()
    checked: int = 0
    is_fit: bool = True
    stop: Stop | None = None


@dataclass(frozen=True)
class Sent:
    """An upload of a release by a client, as it is typed: which of its files the index then has as they were built.

    `stop` is the client's failure; `missing` and `altered` are files that the index lacks, or has with other bytes.
    """

    release: Release
    client: str
    stop: Stop | None = None
    missing: tuple[str, ...] = ()
    altered: tuple[str, ...] = ()


@dataclass(frozen=True)
class FromIndex:
    """A release as somebody gets it who asks for `requirement`."""

    release: Release
    requirement: str
    installed: Installed


@dataclass(frozen=True)
class Facts:
    """What is known of a rehearsal. A fact that is None has its reason in `absent`.

    `stop` is where Release Please would stop; `taken` are tags that are there already. `again` are releases that it
    would make once more after these; `differences` are what the real Release Please makes otherwise. `failed` are
    uploads that were made to fail half-way, and `uploads` those that came after, or the only ones.
    """

    merges: tuple[Merge, ...] = ()
    stop: Stop | None = None
    taken: tuple[str, ...] = ()
    absent: Mapping[str, str] = field(default_factory=dict)
    again: tuple[Release, ...] | None = None
    differences: tuple[str, ...] | None = None
    builds: tuple[Built, ...] | None = None
    failed: tuple[Sent, ...] | None = None
    uploads: tuple[Sent, ...] | None = None
    installs: tuple[FromIndex, ...] | None = None

    @property
    def releases(self) -> tuple[Release, ...]:
        """All releases, in the order in which they are made."""
        return tuple(release for merge in self.merges for release in merge.releases)

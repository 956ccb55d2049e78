"""All that the checks of a distribution look at."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from gatepost.artifact.archive import SDIST, WHEEL

if TYPE_CHECKING:
    from collections.abc import Mapping

    from gatepost.artifact.archive import Archive


@dataclass(frozen=True)
class Package:
    """What the repository says of the distribution.

    `folder` is where its files are, from the top, ending with a slash, empty at the top; `modules` is what is
    imported; `version` is empty where it is computed, and so is `requires_python` where nothing says it.
    """

    name: str
    folder: str = ""
    version: str = ""
    modules: tuple[str, ...] = ()
    requires_python: str = ""
    classifiers: tuple[str, ...] = ()


@dataclass(frozen=True)
class Tag:
    """The tag that a release has: as it was given, and the version in it, without what stands before.

    The version is empty where the tag is none of this package's, which begin with `prefix`, if that is known.
    `is_named` tells whether somebody has named it; else it was found at the commit.
    """

    name: str
    version: str
    prefix: str = ""
    is_named: bool = False


@dataclass(frozen=True)
class Said:
    """What a tool said of one file; `lines` are its words, safe to print."""

    file: str
    is_fine: bool
    lines: tuple[str, ...] = ()


@dataclass(frozen=True)
class Ran:
    """A command that was run in the clean environment; `status` is None where it had to be stopped."""

    command: str
    status: int | None
    lines: tuple[str, ...] = ()


@dataclass(frozen=True)
class Module:
    """A module of the wheel, imported alone; `said` is its `__version__`, `lines` the error, empty where it works."""

    name: str
    said: str = ""
    lines: tuple[str, ...] = ()


@dataclass(frozen=True)
class Installed:
    """The wheel in an environment of its own; without `version` it could not be installed, for what `lines` say."""

    python: str
    version: str = ""
    lines: tuple[str, ...] = ()
    modules: tuple[Module, ...] = ()
    commands: tuple[Ran, ...] = ()


@dataclass(frozen=True)
class Facts:
    """What is known of the distributions in one folder. A fact that is None has its reason in `absent`.

    `folder` is that folder, as a command would name it; `others` are files in it that are neither sdist nor wheel of
    this version; `tracked` are the files that git tracks, from the package's folder;
    `changed` are those of the work tree that are not as they are committed;
    `written` are files that the build made or changed outside of its folder; `rebuilt` has the digest of
    each file of a second build; `altered` are files whose bytes changed while they were looked at;
    `pythons` are the versions that CI tests on; `twine` and `contents` are what those tools said.
    """

    archives: tuple[Archive, ...]
    folder: str = "dist"
    others: tuple[str, ...] = ()
    absent: Mapping[str, str] = field(default_factory=dict)
    package: Package | None = None
    tag: Tag | None = None
    manifest: str | None = None
    tracked: frozenset[str] | None = None
    changed: tuple[str, ...] | None = None
    written: tuple[str, ...] | None = None
    rebuilt: Mapping[str, str] | None = None
    altered: tuple[str, ...] = ()
    pythons: tuple[str, ...] | None = None
    twine: tuple[Said, ...] | None = None
    contents: tuple[Said, ...] | None = None
    installed: Installed | None = None
    tests: Ran | None = None

    @property
    def read(self) -> tuple[Archive, ...]:
        """The archives that were read."""
        return tuple(archive for archive in self.archives if not archive.refused)

    @property
    def sdists(self) -> tuple[Archive, ...]:
        """The sdists that were read."""
        return tuple(archive for archive in self.read if archive.kind == SDIST)

    @property
    def wheels(self) -> tuple[Archive, ...]:
        """The wheels that were read."""
        return tuple(archive for archive in self.read if archive.kind == WHEEL)

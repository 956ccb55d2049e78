"""What a survey means: the packages of a repository, and the tools that it is worked on with."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

SRC, FLAT = "src", "flat"
NEWEST = "3.14"


@dataclass(frozen=True)
class Package:
    """A distribution that the repository builds.

    `path` is its folder, `.` at the top; `module` is what is imported; `version` is
    empty where no file has it, and `computed_by` then names what computes it. `version_file` is the
    file, from the top, that the build reads the version from where that is no field of the project's own;
    `tests` is the folder of its tests, from the top, empty without any; `is_built` is false where the project
    says that it makes no distribution.
    """

    path: str
    name: str
    module: str
    layout: str = SRC
    version: str = ""
    computed_by: str = ""
    backend: str = ""
    version_file: str = ""
    tests: str = ""
    is_built: bool = True

    @property
    def folder(self) -> str:
        """Return what the paths of its files begin with: nothing at the top."""
        return "" if self.path == "." else f"{self.path}/"

    @property
    def normalized(self) -> str:
        """Return the name as lock files and indexes write it."""
        return re.sub(r"[-_.]+", "-", self.name).lower()


@dataclass(frozen=True)
class Project:
    """A repository, understood.

    `pythons` are the supported versions, oldest first; `locked` is the version of
    each tool that the repository's own lock pins; `tests` is the folder of the tests, empty without any.
    """

    packages: tuple[Package, ...]
    manager: str
    pythons: tuple[str, ...]
    tasks: str
    runner: str
    tests: str = "tests"
    locked: Mapping[str, str] = field(default_factory=dict)
    is_new: bool = False

    @property
    def is_monorepo(self) -> bool:
        """Tell whether there is anything but one package at the top."""
        return [package.path for package in self.packages] != ["."]

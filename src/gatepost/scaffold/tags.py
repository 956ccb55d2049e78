"""How a repository has tagged its releases so far: which tag is a package's last, and how Release Please finds it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from packaging.version import InvalidVersion as NoVersion
from packaging.version import Version as PythonVersion

from gatepost.policy.versions import InvalidVersion, TagName, parse_tag, parse_version

if TYPE_CHECKING:
    from collections.abc import Iterable

    from gatepost.scaffold.project import Package, Project

UNRELEASED = "0.0.0"

_USUAL_PREFIXES = ("r", "rel", "release", "releases", "ver", "version")
_NUMBERED = re.compile(r"(?:.*[^A-Za-z0-9])?v?\.?\d+(?:\.\d+)+[0-9A-Za-z.+-]*")
_SEPARATORS = re.compile(r"[-_./]+")


@dataclass(frozen=True)
class LastTag:
    """The tag of a package's last release: its text, and what Release Please reads in it."""

    text: str
    name: TagName

    @property
    def version(self) -> str:
        """The version that the manifest has to have for the tag to be found."""
        return str(self.name.version)


def last_tag(package: Package, project: Project, tags: Iterable[str]) -> LastTag | None:
    """Return the tag of the last release of a package, of tags that are newest first; None where none is readable."""
    for text in tags:
        name = parse_tag(text)
        if name is not None and _is_of(name.component, package, project):
            return LastTag(text, name)
    return None


def tag_of(package: Package, project: Project, tags: Iterable[str], version: str) -> str:
    """Return the newest tag by which Release Please finds a version of a package; empty where there is none."""
    for text in tags:
        name = parse_tag(text)
        if name is not None and str(name.version) == version and _is_of(name.component, package, project):
            return text
    return ""


def numbered(tags: Iterable[str]) -> str:
    """Return the newest tag that has a version in any spelling, as `v1.2`; empty where there is none."""
    return next((tag for tag in tags if _NUMBERED.fullmatch(tag)), "")


def released_version(package: Package, tag: LastTag | None) -> str:
    """Return what the manifest says of a package: the version of its last tag, else its own, else `0.0.0`.

    A version of less than three numbers is filled up: Release Please stops at `1.2`.
    """
    if tag is not None:
        return tag.version
    return str(parse_version(package.version)) if is_version(package.version) else _filled_up(package.version)


def is_version(text: str) -> bool:
    """Tell whether Release Please finds a version in a text."""
    try:
        parse_version(text)
    except InvalidVersion:
        return False
    return True


def is_before_1(version: str) -> bool:
    """Tell whether a version of the manifest is 0.x."""
    return parse_version(version).major < 1


def _filled_up(version: str) -> str:
    try:
        found = PythonVersion(version)
    except NoVersion:
        return UNRELEASED
    return f"{found.major}.{found.minor}.{found.micro}"


def _is_of(component: str, package: Package, project: Project) -> bool:
    normal = _normal(component)
    if not component:
        return package.path == "." or not project.is_monorepo
    names = {package.normalized, _normal(package.module), _normal(package.path.rpartition("/")[2])}
    return normal in names or (not project.is_monorepo and normal in _USUAL_PREFIXES)


def _normal(name: str) -> str:
    return _SEPARATORS.sub("-", name).lower()

"""Versions and tags, read and written as Release Please does it (spec §3)."""

import re
from dataclasses import dataclass, replace

from gatepost.formats.javascript import EXACT, WHITE_SPACE, number, number_text

_VERSION = re.compile(r"(?<![0-9])([0-9]+)\.([0-9]+)\.([0-9]+)(?:-([^+]+))?(?:\+([^\n\r\u2028\u2029]*))?")
_TAG = re.compile(r"(?:(.*)([^a-zA-Z0-9\n\r\u2028\u2029]))?(v)?([0-9]+\.[0-9]+\.[0-9]+[^\n\r\u2028\u2029]*)")
_NUMBER = r"(?:0|[1-9][0-9]*)"
_STRICT = re.compile(
    rf"{_NUMBER}\.{_NUMBER}\.{_NUMBER}"
    rf"(?:-((?:{_NUMBER}|[0-9]*[a-zA-Z-][0-9a-zA-Z-]*)(?:\.(?:{_NUMBER}|[0-9]*[a-zA-Z-][0-9a-zA-Z-]*))*))?"
    r"(?:\+[0-9a-zA-Z-]+(?:\.[0-9a-zA-Z-]+)*)?"
)
_LONGEST = 256
DEFAULT_SEPARATOR = "-"


class InvalidVersion(Exception):  # noqa: N818  named for what it says
    """No version is found in a text; the exception's text is the real tool's."""


@dataclass(frozen=True)
class Version:
    """A version: three numbers, a pre-release part and a build part, which are empty where there is none.

    The numbers are JavaScript's: whole ones up to 2**53, above it a float, which may be infinite.
    """

    major: float
    minor: float
    patch: float
    prerelease: str = ""
    build: str = ""

    def __str__(self) -> str:
        prerelease = f"-{self.prerelease}" if self.prerelease else ""
        build = f"+{self.build}" if self.build else ""
        numbers = ".".join(map(number_text, (self.major, self.minor, self.patch)))
        return f"{numbers}{prerelease}{build}"

    def next_major(self) -> "Version":
        """Return the next major version; the pre-release and build parts are carried over."""
        return replace(self, major=self.major + 1, minor=0, patch=0)

    def next_minor(self) -> "Version":
        """Return the next minor version; the pre-release and build parts are carried over."""
        return replace(self, minor=self.minor + 1, patch=0)

    def next_patch(self) -> "Version":
        """Return the next patch version; the pre-release and build parts are carried over."""
        return replace(self, patch=self.patch + 1)


def parse_version(text: str) -> Version:
    """Return the first version that stands anywhere in `text`: `1.0.0a1` is 1.0.0.

    Raises `InvalidVersion` where there is none.
    """
    found = _VERSION.search(text)
    if found is None:
        message = f"unable to parse version string: {text}"
        raise InvalidVersion(message)
    major, minor, patch, prerelease, build = found.groups()
    return Version(number(major), number(minor), number(patch), prerelease or "", build or "")


def precedence(version: Version) -> tuple[tuple[float, float, float], bool, tuple[tuple[bool, int, str], ...]]:
    """Return what versions are compared by (SemVer §11): a pre-release comes before its release, builds are equal.

    Raises `InvalidVersion` for what is no version by SemVer, as `1.2.3-01`.
    """
    if len(str(version)) > _LONGEST:
        message = f"version is longer than {_LONGEST} characters"
        raise InvalidVersion(message)
    found = _STRICT.fullmatch(str(version).strip(WHITE_SPACE))
    if found is None:
        message = f"Invalid Version: {version}"
        raise InvalidVersion(message)
    for name, part in (("major", version.major), ("minor", version.minor), ("patch", version.patch)):
        if part >= EXACT:
            message = f"Invalid {name} version"
            raise InvalidVersion(message)
    parts = found.group(1).split(".") if found.group(1) else []
    identifiers = tuple((not part.isdigit(), int(part) if part.isdigit() else 0, part) for part in parts)
    return (version.major, version.minor, version.patch), not parts, identifiers


@dataclass(frozen=True)
class TagName:
    """The name of a release's tag: `component-v1.2.3`."""

    version: Version
    component: str = ""
    separator: str = DEFAULT_SEPARATOR
    has_v: bool = True

    def __str__(self) -> str:
        component = f"{self.component}{self.separator}" if self.component else ""
        return f"{component}{'v' if self.has_v else ''}{self.version}"


def parse_tag(name: str) -> TagName | None:
    """Return what a tag's name says, or None where it names no version.

    The component reaches as far as it can: `a-1.0.0-2.0.0` is version 2.0.0 of `a-1.0.0`.
    """
    found = _TAG.fullmatch(name)
    if found is None:
        return None
    component, separator, v, version = found.groups()
    return TagName(parse_version(version), component or "", separator or DEFAULT_SEPARATOR, v is not None)

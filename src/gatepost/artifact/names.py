"""File names of distributions: what is in them, and how they are written."""

from __future__ import annotations

from dataclasses import dataclass

from packaging.utils import canonicalize_name, parse_sdist_filename, parse_wheel_filename
from packaging.version import Version

_SDIST, _WHEEL = ".tar.gz", ".whl"


@dataclass(frozen=True)
class FileName:
    """What a file name says: the project as indexes write it, the version, and how it should be spelt."""

    project: str
    version: Version
    expected: str


def read_name(name: str) -> FileName | None:
    """Return what a file name says; None where it is that of no distribution."""
    try:
        if name.endswith(_WHEEL):
            return _wheel(name)
        project, version = parse_sdist_filename(name)
    except ValueError:  # what packaging raises, and Python for a number of too many digits
        return None
    return FileName(project, version, f"{escaped(project)}-{version}{_SDIST}")


def read_version(text: str) -> Version | None:
    """Return the version that a text is, by PEP 440; None where it is none."""
    try:
        return Version(text)
    except ValueError:  # with more digits than Python turns into a number it is not even an invalid one
        return None


def escaped(name: str) -> str:
    """Return a project's name as it stands in file names: normalised, with underscores."""
    return canonicalize_name(name).replace("-", "_")


def _wheel(name: str) -> FileName:
    project, version = parse_wheel_filename(name)[:2]
    tags = name.removesuffix(_WHEEL).split("-")[2:]
    return FileName(project, version, "-".join([escaped(project), str(version), *tags]) + _WHEEL)

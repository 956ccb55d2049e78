"""Versions that a release of a Python package writes although they are of something else."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from gatepost.doctor.versions.version_files import folder_of, is_same, lines_of
from gatepost.release.types.python import SETUP_CFG, Python

if TYPE_CHECKING:
    from gatepost.doctor.versions.version_files import Written
    from gatepost.release.types.base import ReleaseType

VERSION_PY = "version.py"
_OWN = re.compile(r"(?:src/)?(?:(?!tests?/|docs?/)[^/]+/)?version\.py")
_SECTION = re.compile(r"\s*\[([^\]]*)\]")
_KEY = re.compile(r"\s*version\s*[=:]")


def is_stranger(written: Written, type_: ReleaseType, version: str) -> bool:
    """Tell whether what is written there is not of the package: it is another version, at a place of others."""
    return bool(foreign_module(written, type_, version) or wrong_line(written, type_, version))


def foreign_module(written: Written, type_: ReleaseType, version: str) -> tuple[int, str] | None:
    """Return the line and the version in a `version.py` that is another package's, or none's."""
    inner = written.path.removeprefix(folder_of(type_.package.path))
    if not isinstance(type_, Python) or inner.rpartition("/")[2] != VERSION_PY:
        return None
    found = next(iter(written.replaced), None)
    if found is None or _OWN.fullmatch(inner) or is_same(found[1], version):
        return None
    return found


def wrong_line(written: Written, type_: ReleaseType, version: str) -> tuple[int, str] | None:
    """Return the line and the version in a setup.cfg that are taken for the package's, and are not."""
    if not isinstance(type_, Python) or written.path.rpartition("/")[2] != SETUP_CFG:
        return None
    found = next(iter(written.replaced), None)
    lines = lines_of(written.before)
    if found is None or is_same(found[1], version) or _is_own(lines, found[0]):
        return None
    return found


def _is_own(lines: list[str], number: int) -> bool:
    """Tell whether a line is that of the version below `[metadata]`."""
    headers = [section for section in map(_SECTION.match, lines[:number]) if section is not None]
    section = headers[-1].group(1).strip() if headers else ""
    return section == "metadata" and _KEY.match(lines[number - 1]) is not None

"""What a distribution says of its licence, and which texts it ships."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from packaging.version import Version

from gatepost.artifact.archive import SDIST
from gatepost.artifact.contents import files_in, metadata_of
from gatepost.artifact.names import read_version

if TYPE_CHECKING:
    from gatepost.artifact.archive import Archive
    from gatepost.artifact.metadata import Metadata

_CLASSIFIER = "License :: "
_UNKNOWN = "UNKNOWN"
_TEXT = re.compile(r"(?:licen[cs]e|copying|unlicen[cs]e)(?:[._-].*)?", re.IGNORECASE)
_IN_WHEEL = re.compile(r"[^/]+\.dist-info/(?:licenses/)?(.+)")
_WITH_FILES = Version("2.4")
_LONGEST = 60


def stated(metadata: Metadata) -> tuple[str, ...]:
    """Return the licence in each way that it is said: as an expression, as a text, by classifiers."""
    text = metadata.license.strip()
    first = "" if text == _UNKNOWN else text.partition("\n")[0][:_LONGEST]
    classifiers = (each for each in metadata.classifiers if each.startswith(_CLASSIFIER))
    return tuple(filter(None, (metadata.license_expression, first, *classifiers)))


def shipped(archive: Archive) -> tuple[str, ...]:
    """Return the texts of licences in an archive, by the paths that the project has them at."""
    named = metadata_of(archive).license_files
    return tuple(
        path for path in _places(archive).values() if path in named or _TEXT.fullmatch(path.rpartition("/")[2])
    )


def named_but_missing(archive: Archive) -> tuple[str, ...]:
    """Return the files that the metadata names, and that are not where the specification has them."""
    if not names_files(archive):
        return ()
    named = metadata_of(archive).license_files
    if archive.kind == SDIST:
        return tuple(path for path in named if path not in _places(archive).values())
    there = [path for place, path in _places(archive).items() if ".dist-info/licenses/" in place]
    return tuple(path for path in named if path not in there)


def names_files(archive: Archive) -> bool:
    """Tell whether the metadata is new enough for `License-File` to mean anything: setuptools wrote it before."""
    version = read_version(metadata_of(archive).metadata_version)
    return version is not None and version >= _WITH_FILES


def _places(archive: Archive) -> dict[str, str]:
    """Return where texts of licences may be: the path in the archive, and that in the project."""
    if archive.kind == SDIST:
        return {path: path for path in files_in(archive)}
    found = {path: _IN_WHEEL.fullmatch(path) for path in files_in(archive)}
    return {path: match[1] for path, match in found.items() if match is not None}

"""GA102."""

from __future__ import annotations

from typing import TYPE_CHECKING

from packaging.utils import canonicalize_name

from gatepost.artifact.archive import WHEEL
from gatepost.artifact.contents import folder_in, metadata_of
from gatepost.artifact.facts import Facts
from gatepost.artifact.names import read_name
from gatepost.artifact.words import listed, nothing_read
from gatepost.outcomes.check import Check
from gatepost.outcomes.values import Problem

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gatepost.artifact.archive import Archive

_DIST_INFO = ".dist-info"
_FIX = "update the build backend, and build again: no file is renamed by hand"


class NameNotNormalised(Check[Facts]):
    """A distribution is not named as its project and the specifications want.

    ## Why
    Indexes and installers read project, version and tags in the file's name. PEP 625 has one spelling for an sdist:
    name in lower case with single underscores for `-`, `_` and `.`, and the version as PEP 440 normalises it,
    then `.tar.gz`: `my_project-1.0b1.tar.gz`. PyPI refuses any other. A wheel's name is built in the same way,
    and the folders inside (`my_project-1.0b1/` of an sdist, `my_project-1.0b1.dist-info/` of a wheel) have to
    agree with it, or the metadata is not found.

    Where the name in the metadata is another project's, the upload goes to that project, or is refused.

    ## Mend
    Old backends write old names: setuptools does it right since 69.3. Raise the version in `build-system.requires`
    and build again. Renaming a file leaves the folder inside as it was.
    """

    code = "GA102"
    name = "name-not-normalised"

    def unable(self, facts: Facts) -> str:
        """Return that no distribution was read, where that is so."""
        return nothing_read(facts)

    def look(self, facts: Facts) -> Iterator[Problem]:
        """Yield what is wrong with each name."""
        for archive in facts.read:
            yield from _of_file(archive)
            said = metadata_of(archive).name
            wanted = facts.package.name if facts.package is not None else said
            if canonicalize_name(said) != canonicalize_name(wanted):
                message = f"its metadata names the project `{said}`, the repository `{wanted}`"
                yield Problem(message, archive.name, "is this the file of another package?")

    def fine(self, facts: Facts) -> str:
        """Return the names."""
        return f"named as they should be: {listed(archive.name for archive in facts.read)}"


def _of_file(archive: Archive) -> Iterator[Problem]:
    """Yield what is wrong with the name of a file, and with that of the folder inside."""
    found = read_name(archive.name)
    if found is None:
        form = "NAME-VERSION-TAGS.whl" if archive.kind == WHEEL else "NAME-VERSION.tar.gz"
        yield Problem(f"`{archive.name}` is not named as a distribution is: {form}", archive.name, _FIX)
        return
    if archive.name != found.expected:
        yield Problem(f"the file is named `{archive.name}`, and should be `{found.expected}`", archive.name, _FIX)
    inside = folder_in(archive, _DIST_INFO if archive.kind == WHEEL else "")
    wanted = _folder(archive)
    if inside != wanted:
        yield Problem(f"by its name there is a folder `{wanted}` in it, but that is `{inside}`", archive.name, _FIX)


def _folder(archive: Archive) -> str:
    """Return the folder that a file name promises."""
    if archive.kind == WHEEL:
        return "-".join(archive.name.split("-")[:2]) + _DIST_INFO
    return archive.name.removesuffix(".tar.gz").removesuffix(".zip")

"""On which version most agree, where the files of a package have several."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from gatepost.doctor.versions.version_files import is_same, python_version

if TYPE_CHECKING:
    from collections.abc import Sequence


@dataclass(frozen=True)
class Agreed:
    """The version that most agree on.

    `is_told` where a tag or the commit of a release has it, `is_common` where most files have it, the manifest and
    the changelog among them.
    """

    version: str
    is_told: bool
    is_common: bool

    @property
    def is_sure(self) -> bool:
        """Whether what has another version can be mended without asking."""
        return self.is_told and self.is_common


def agreed_on(manifest: str, files: Sequence[str], told: Sequence[str]) -> Agreed:
    """Return the version that most of the manifest, the other files, and the tag and commit of the last release have.

    Of two that as many have, it is the manifest's. It is spelt as in the manifest, else as a release tells.
    """
    written = [manifest, *(text for text in files if python_version(text) is not None)]
    wanted = [*told, *written]
    best = max([manifest, *wanted], key=lambda text: _count(text, wanted))
    return Agreed(best, _count(best, told) > 0, 2 * _count(best, written) > len(written))


def _count(version: str, among: Sequence[str]) -> int:
    return sum(is_same(version, each) for each in among)

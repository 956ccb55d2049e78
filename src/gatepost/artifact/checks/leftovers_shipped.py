"""GA204."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gatepost.artifact.archive import WHEEL
from gatepost.artifact.contents import files_in, folder_of_tests
from gatepost.artifact.facts import Facts
from gatepost.artifact.leftovers import is_egg_info, is_leftover
from gatepost.artifact.words import listed, nothing_read
from gatepost.outcomes.check import Check
from gatepost.outcomes.values import Problem

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gatepost.artifact.archive import Archive

_FIX = (
    "hatch: `exclude` in [tool.hatch.build]; setuptools: `global-exclude` in MANIFEST.in; "
    "then `git clean -Xdn` lists what to remove"
)


class LeftoversShipped(Check[Facts]):
    """An archive ships what tools leave behind.

    ## Why
    Compiled files (`__pycache__`, `.pyc`) are for one interpreter and hold the paths of the machine; caches,
    `node_modules`, coverage data and editors' swap files make the download larger and builds differ. `.git`
    and `.env` are worse: history and passwords that were never meant for the public. Notes of setuptools
    (`*.egg-info`) in a wheel are those of another build.

    They come along where a backend takes whole folders, and where something was run in them before. Fixtures in
    a folder of tests that git tracks do not count.

    ## Mend
    Build in a clean check-out, as workflows do. hatch leaves out what `.gitignore` names, and more by `exclude` in
    `[tool.hatch.build]`; setuptools by `global-exclude *.py[cod]` and `prune` in MANIFEST.in.
    """

    code = "GA204"
    name = "leftovers-shipped"

    def unable(self, facts: Facts) -> str:
        """Return that no distribution was read, where that is so."""
        return nothing_read(facts)

    def look(self, facts: Facts) -> Iterator[Problem]:
        """Yield one problem for each archive that has any."""
        for archive in facts.read:
            left = [path for path in files_in(archive) if _is_left(path, archive, facts)]
            if left:
                yield Problem(f"it ships {listed(left)}, which tools leave behind", archive.name, _FIX)

    def fine(self, facts: Facts) -> str:  # noqa: ARG002  it is the same for all
        """Return that there is nothing of the kind."""
        return "no caches, compiled files or other leftovers are shipped"


def _is_left(path: str, archive: Archive, facts: Facts) -> bool:
    if archive.kind == WHEEL:
        return is_leftover(path) or is_egg_info(path)
    return is_leftover(path) and not (folder_of_tests(path) and path in (facts.tracked or ()))

"""GA206."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gatepost.artifact.archive import PLACE
from gatepost.artifact.facts import Facts
from gatepost.artifact.words import nothing_read
from gatepost.outcomes.check import Check
from gatepost.outcomes.values import Problem
from gatepost.values import WARNING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gatepost.artifact.archive import Archive, Hit

_FIX = "build in a clean environment, as a workflow does; compilers take `-ffile-prefix-map`"


class AbsolutePath(Check[Facts]):
    """A file that the build made has the path of a home folder or a build folder in it.

    ## Why
    Such a path is of the machine that built. It tells a user's name and how the disk is laid out; where
    code opens it, it works there and nowhere else; and it makes every build differ.

    Looked at is only what builds write: metadata, compiled files and generated version files, because in sources and
    documentation paths of this kind are mostly examples. Names that stand for anybody (`user`, `you`) and the accounts
    of CI services are passed over.

    ## Mend
    In compiled code it comes from debugging information and from `__FILE__`: `-ffile-prefix-map=$PWD=.` for gcc and
    clang, `--remap-path-prefix` for rustc. In metadata it comes from a requirement on a local path, or from an
    editable installation that was built in the same folder: build in a clean check-out.
    """

    code = "GA206"
    name = "absolute-path"
    severity = WARNING

    def unable(self, facts: Facts) -> str:
        """Return that no distribution was read, where that is so."""
        return nothing_read(facts)

    def look(self, facts: Facts) -> Iterator[Problem]:
        """Yield one problem for each file that has such paths."""
        for archive in facts.read:
            for path, hits in _by_file(archive).items():
                line = f", line {hits[0].line}" if hits[0].line else ""
                more = f" and {len(hits) - 1} more" if len(hits) > 1 else ""
                yield Problem(f"`{path}`{line}: {hits[0].shown}{more}", archive.name, _FIX)

    def fine(self, facts: Facts) -> str:  # noqa: ARG002  it is the same for all
        """Return that there is none."""
        return "what the build made has no path of the machine in it"


def _by_file(archive: Archive) -> dict[str, list[Hit]]:
    found: dict[str, list[Hit]] = {}
    for hit in archive.hits:
        if hit.kind == PLACE:
            found.setdefault(hit.path, []).append(hit)
    return found

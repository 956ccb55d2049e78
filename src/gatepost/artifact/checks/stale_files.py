"""GA104."""

from __future__ import annotations

from shlex import quote
from typing import TYPE_CHECKING

from gatepost.artifact.facts import Facts
from gatepost.artifact.leftovers import is_attestation
from gatepost.artifact.words import listed
from gatepost.outcomes.check import Check
from gatepost.outcomes.values import Problem

if TYPE_CHECKING:
    from collections.abc import Iterator


_BUILT = (".whl", ".tar.gz", ".zip", ".egg")


class StaleFiles(Check[Facts]):
    """There are files beside the distributions that an upload of the folder would take along.

    ## Why
    Uploads are asked for as `dist/*`. Files of an earlier build go up with the others: an old version that never was to
    be published, or one that the index has already, at which the upload stops when half of the files are up.
    Anything that is no distribution at all makes twine stop before the first.

    Build backends never empty the folder that they write to. Files whose name begins with a dot are no part of `dist/*`
    and do not count here.

    ## Mend
    Remove them, distributions with the command that is shown, or build into an empty folder: `gatepost dist -o FOLDER`.
    In workflows each job starts with an empty folder, unless a cache or an artefact brings an old one along.
    """

    code = "GA104"
    name = "stale-files"

    def look(self, facts: Facts) -> Iterator[Problem]:
        """Yield one problem for all such files, with the command that removes them."""
        stale = _stale(facts)
        if stale:
            places = " ".join(quote(f"{facts.folder.rstrip('/')}/{name}") for name in stale)
            is_built = all(name.endswith(_BUILT) for name in stale)
            fix = f"rm -- {places}" if is_built else "build into an empty folder: gatepost dist -o FOLDER"
            yield Problem(f"an upload of the folder would take along {listed(stale)}", stale[0], fix)

    def fine(self, facts: Facts) -> str:  # noqa: ARG002  it is the same for all
        """Return that nothing else is there."""
        return "nothing else is in the folder that an upload would take along"


def _stale(facts: Facts) -> list[str]:
    return [name for name in facts.others if not name.startswith(".") and not is_attestation(name)]

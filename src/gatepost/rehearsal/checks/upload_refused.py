"""GR202."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gatepost.artifact.words import listed
from gatepost.rehearsal.check import RehearsalCheck, known, title_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gatepost.outcomes.values import Problem
    from gatepost.rehearsal.facts import Facts


class UploadRefused(RehearsalCheck):
    """The client or the index refuses a distribution.

    ## Why
    The tag and the GitHub release are there by then, and the index has nothing, or half of it: a file that was uploaded
    can never be replaced.

    ## Mend
    The client's last lines say why. What it refuses by itself (metadata, names), `gatepost dist` says with the line.
    After the mend the release is tried again with the same tag, or, where the files have to change, a new patch is
    released.
    """

    code = "GR202"
    name = "upload-refused"
    needs: tuple[str, ...] = ("uploads",)
    job = "publish"

    def look(self, facts: Facts) -> Iterator[Problem]:
        """Report each upload that failed, and what the index then lacks."""
        for sent in known(facts.uploads):
            what = title_of(sent.release)
            if sent.stop is not None:
                yield self.stopped(sent.stop, f"{what}: ")
            elif sent.missing:
                yield self.problem(f"{what}: the index does not have {listed(sent.missing)}, which were uploaded")
            if sent.altered:
                yield self.problem(f"{what}: the index has other bytes of {listed(sent.altered)} than were built")

    def fine(self, facts: Facts) -> str:
        """Return the client, and what is on the index."""
        sent = known(facts.uploads)
        return f"`{sent[0].client}` uploaded {listed(title_of(each.release) for each in sent)}, byte for byte"

    def unable(self, facts: Facts) -> str:
        """Return that there is nothing to upload, where that is so."""
        return "" if known(facts.uploads) else "nothing was built that could be uploaded"

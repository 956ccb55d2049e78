"""GD514."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gatepost.doctor.symptoms import PUBLISH_FAILED
from gatepost.doctor.uploads.on_index import IndexCheck, after, shipped
from gatepost.outcomes.values import Problem

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gatepost.doctor.facts import Facts


class PpFilenameReused(IndexCheck):
    """The files of a version that is to be uploaded were deleted from the index: their names are used up.

    It is seen where the index lists the version without files, which not every index does.

    ## Symptom
    The upload fails: "This filename has already been used, use a different version".

    ## Cause
    A file name is used once, for ever, on PyPI: it stays used when the file, the release or the whole project is
    deleted.

    ## Mend
    Release another version, or a post release of it:

        git commit --allow-empty -m "chore: release 1.2.4" -m "Release-As: 1.2.4"
    """

    code = "GD514"
    name = "pp-filename-reused"
    symptoms: tuple[str, ...] = (PUBLISH_FAILED,)
    errors: tuple[str, ...] = (
        "This filename has already been used, use a different version",
        "was previously uploaded and deleted",
    )

    def look(self, facts: Facts) -> Iterator[Problem]:
        """Report the next version and that of the last release, where the index lists them without files."""
        for each in shipped(facts):
            for version in filter(None, (each.last, each.next)):
                if each.published.knows(version) and not each.published.of(version):
                    following = after(each.published.versions[0])
                    yield Problem(
                        f"the files of `{each.name}` {version} were deleted on PyPI: their names cannot be used again",
                        each.where,
                        f'git commit --allow-empty -m "chore: release {following}" -m "Release-As: {following}"',
                    )

    def fine(self, facts: Facts) -> str:  # noqa: ARG002  the contract
        """Return that none is listed so."""
        return "PyPI lists neither the last nor the next version without files"

"""GD515."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gatepost.doctor.facts import DAY
from gatepost.doctor.symptoms import PUBLISH_FAILED
from gatepost.doctor.uploads.on_index import PERIOD, IndexCheck, begun, has_half, missing_kind, shipped
from gatepost.outcomes.values import Problem

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gatepost.doctor.facts import Facts


class Pp14Days(IndexCheck):
    """The upload of the last release is incomplete, and too old to be completed.

    ## Symptom
    "Uploading new files to releases older than 14 days is not allowed" when the upload is tried again.

    ## Cause
    Since July 2026 PyPI takes further files of a release for 14 days, from its first file on. What is missing after
    that stays missing.

    ## Mend
    Release a new version, which is uploaded whole:

        git commit --allow-empty -m "fix: upload all distributions"
    """

    code = "GD515"
    name = "pp-14-days"
    symptoms: tuple[str, ...] = (PUBLISH_FAILED,)
    errors: tuple[str, ...] = ("Uploading new files to releases older than 14 days is not allowed",)

    def look(self, facts: Facts) -> Iterator[Problem]:
        """Report half uploads that are older."""
        for each in shipped(facts):
            files = has_half(each)
            age = facts.now - begun(each, files)
            if files and age > PERIOD:
                yield Problem(
                    f"`{each.name}` {each.last} has no {missing_kind(files)} on PyPI, which takes none any more"
                    f" after 14 days (it has been {age // DAY})",
                    each.where,
                    'git commit --allow-empty -m "fix: upload all distributions"',
                )

    def fine(self, facts: Facts) -> str:  # noqa: ARG002  the contract
        """Return that nothing is missing for good."""
        return "no upload of a last release was left incomplete for more than 14 days"

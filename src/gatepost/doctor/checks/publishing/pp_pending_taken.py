"""GD507."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gatepost.doctor.check import known
from gatepost.doctor.symptoms import PUBLISH_FAILED
from gatepost.doctor.uploads.on_index import TaggedIndexCheck, is_elsewhere, shipped
from gatepost.outcomes.values import Problem
from gatepost.values import WARNING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gatepost.doctor.facts import Facts


class PpPendingTaken(TaggedIndexCheck):
    """The name of the project is taken on PyPI, as it seems by another project.

    What is there has no version that this repository has tagged or is at. Where it is your own all the same, ignore
    this check.

    ## Symptom
    The first upload fails: "invalid-publisher", or 403 "The user isn't allowed to upload to project".

    ## Cause
    A pending publisher does not reserve the name: whoever uploads first has it. And names that are spelt alike, as
    `Foo_Bar` and `foo-bar`, are one name.

    ## Mend
    Choose another name in pyproject.toml, and register the pending publisher for it. Upload soon: only a first release
    makes the name yours.
    """

    code = "GD507"
    name = "pp-pending-taken"
    severity = WARNING
    symptoms: tuple[str, ...] = (PUBLISH_FAILED,)
    errors: tuple[str, ...] = ("isn't allowed to upload to project",)

    def look(self, facts: Facts) -> Iterator[Problem]:
        """Report names under which there is nothing of this repository's."""
        is_alone = len(known(facts.release).outlines) == 1  # of several packages, some may not be meant for PyPI
        for each in shipped(facts):
            if each.published.exists and is_elsewhere(each, facts) and is_alone:
                newest = next(iter(each.published.versions), "")
                what = f"up to {newest}, and no version that is tagged here" if newest else "without any version"
                yield Problem(
                    f"`{each.name}` is taken on PyPI: there is a project of this name, {what}",
                    each.project.at("project", "name"),
                    "if it is not yours, choose another `name`, and register the pending publisher for that",
                )

    def fine(self, facts: Facts) -> str:
        """Return which names are free, or whose versions are known here."""
        free = [f"`{each.name}`" for each in shipped(facts) if not each.published.exists]
        return f"{', '.join(free)}: free on PyPI" if free else "what is on PyPI is what was released here"

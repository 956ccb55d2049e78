"""What the checks of the last releases have in common."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gatepost.doctor.check import DoctorCheck, known
from gatepost.doctor.releases.plan_check import bypass
from gatepost.doctor.releases.release_tags import lost_releases, why_not_yet

if TYPE_CHECKING:
    from gatepost.doctor.facts import Facts
    from gatepost.doctor.node import Document, Node
    from gatepost.policy.configuration import Configuration


class ReleaseCheck(DoctorCheck):
    """A check that looks at what Release Please makes of each package."""

    needs: tuple[str, ...] = ("release",)

    def unable(self, facts: Facts) -> str:
        """Return that no package is known, where none is."""
        plan = known(facts.release).plan
        if plan.configuration is None:
            return "Release Please cannot read its configuration or its manifest"
        return bypass(facts) or ("" if plan.packages else "Release Please looks at no package")


class TagCheck(ReleaseCheck):
    """A check of the tags that the manifest's versions should have."""

    def unable(self, facts: Facts) -> str:
        """Return why a tag that is not found may be there, or need not be there yet."""
        unread = super().unable(facts)
        if unread or not lost_releases(facts):
            return unread
        if facts.repository.is_shallow:
            return "this clone is shallow and may lack the tag: `git fetch --unshallow --tags`"
        return why_not_yet(facts)


def configuration_of(facts: Facts) -> Configuration:
    """Return what a `ReleaseCheck` knows to be configured."""
    return known(known(facts.release).plan.configuration)


def document_of(facts: Facts) -> Document:
    """Return the file of the configuration."""
    return known(known(facts.release).configuration)


def root_of(facts: Facts) -> Node:
    """Return the configuration as it is written."""
    return known(document_of(facts).root)


def manifest_of(facts: Facts) -> Document:
    """Return the file of the manifest."""
    return known(known(facts.release).manifest)

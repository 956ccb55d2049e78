"""GD142."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gatepost.doctor.check import known
from gatepost.doctor.releases.json_lines import with_entry, with_value
from gatepost.doctor.releases.release_check import ReleaseCheck, configuration_of, document_of, root_of
from gatepost.doctor.symptoms import CHECKS_NEVER_RUN, NO_RELEASE_PR
from gatepost.outcomes.values import Problem
from gatepost.values import WARNING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gatepost.doctor.facts import Facts

_KEY, _SEPARATE = "always-update", "separate-pull-requests"
_LEAST = 2


class RpAlwaysUpdate(ReleaseCheck):
    """Several release pull requests write the same manifest, and each that is merged leaves the others in conflict.

    ## Symptom
    After one release pull request is merged, the next one cannot be: "This branch has conflicts that must be
    resolved". The log of Release Please says that it "remained the same".

    ## Cause
    The pull requests change neighbouring lines of `.release-please-manifest.json`. Release Please makes an open one
    anew only when its text changes, which the merge of another one does not do. Only the day is in it, so that a run on
    a later day makes it anew.

    ## Mend
    At the top level of the configuration:

        "always-update": true,
    """

    code = "GD142"
    name = "rp-always-update"
    severity = WARNING
    symptoms: tuple[str, ...] = (NO_RELEASE_PR, CHECKS_NEVER_RUN)
    errors: tuple[str, ...] = (
        "This branch has conflicts that must be resolved",
        "remained the same",
    )

    def look(self, facts: Facts) -> Iterator[Problem]:
        """Report several pull requests without it; a plugin may bring them together."""
        document, root = document_of(facts), root_of(facts)
        if not _are_several(facts) or root.word(_KEY) == "true":
            return
        entry = f'"{_KEY}": true'
        is_set = root.has(_KEY)
        edits = with_value(document, "true", _KEY) if is_set else with_entry(document, entry, after=_SEPARATE)
        where = document.at(_KEY if is_set else _SEPARATE)
        count = len(known(facts.release).plan.packages)
        message = f"{count} packages have pull requests of their own and one manifest, without `{_KEY}`"
        yield Problem(message, where, f"write `{entry}` at the top of the file", edits=edits)

    def fine(self, facts: Facts) -> str:
        """Return why there is no conflict."""
        if _are_several(facts):
            return "open release pull requests are made anew at each push"
        return "there is one release pull request at a time"


def _are_several(facts: Facts) -> bool:
    """Tell whether more than one release pull request may be open."""
    plan, configuration = known(facts.release).plan, configuration_of(facts)
    if len(plan.packages) < _LEAST or configuration.plugins:
        return False
    return configuration.separate_pull_requests or any(
        state.type.package.separate_pull_requests for state in plan.packages.values()
    )

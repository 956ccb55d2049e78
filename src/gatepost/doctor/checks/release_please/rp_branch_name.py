"""GD135."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gatepost.doctor.check import DoctorCheck, known
from gatepost.doctor.symptoms import NO_RELEASE_PR
from gatepost.outcomes.values import Problem
from gatepost.release.pull_request import branch_name
from gatepost.values import WARNING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gatepost.doctor.facts import Facts

_FORBIDDEN = {
    "creation": "made",
    "update": "pushed to",
    "non_fast_forward": "pushed to by force",
    "pull_request": "pushed to",
}
"""What each rule does not let anybody do, which Release Please does."""

_WHY = dict.fromkeys(
    _FORBIDDEN, 'The run of Release Please is red: "Error updating ref heads/release-please--branches--…".'
) | {"creation": 'The run of Release Please is red: "Cannot create ref due to creations being restricted".'}


class RpBranchName(DoctorCheck):
    """A ruleset lets nobody make or update the branches that Release Please makes.

    ## Symptom
    Release Please cannot bring its release pull request up to date, or cannot even open one.

    The run of Release Please is red: "Repository rule violations found", or "Cannot create ref due to creations being
    restricted", or "Error updating ref heads/release-please--branches--main". No release pull request is opened; or it
    is opened, and not brought up to date.

    ## Cause
    Release Please pushes to `release-please--branches--main`, by force where it updates it. A ruleset for all branches,
    as for the pattern `*` or `~ALL`, holds for that one too.

    ## Mend
    In Settings, Rules, Rulesets: exclude `release-please--*` from the ruleset's branches; or put the App of Release
    Please into its bypass list.
    """

    code = "GD135"
    name = "rp-branch-name"
    severity = WARNING
    needs: tuple[str, ...] = ("releasing", "settings")
    symptoms: tuple[str, ...] = (NO_RELEASE_PR,)
    errors: tuple[str, ...] = (
        "Repository rule violations found",
        "Cannot create ref due to creations being restricted",
        "Error updating ref heads/release-please--branches--",
    )

    def unable(self, facts: Facts) -> str:
        """Return that the rules are not known, where they are not."""
        settings = known(facts.settings)
        if settings.release_rules is None:
            return "the rules for the branches of release pull requests are not known"
        counts = {rule.bypasses for rule in settings.release_rules if rule.kind in _FORBIDDEN}
        is_hidden = None in counts and 0 not in counts
        return "the token is not shown who may bypass the rules for release branches" if is_hidden else ""

    def look(self, facts: Facts) -> Iterator[Problem]:
        """Report rules that nobody may pass by."""
        branch = branch_name(facts.repository.release_branch)
        rules = known(facts.settings).release_rules or ()
        for kind, ruleset in sorted({(rule.kind, rule.ruleset) for rule in rules if rule.bypasses == 0}):
            if kind in _FORBIDDEN:
                yield Problem(
                    f"by ruleset {ruleset} (`{kind}`) the branch `{branch}` cannot be {_FORBIDDEN[kind]}",
                    why=_WHY[kind],
                    fix=f"exclude `release-please--*` in the ruleset {ruleset}, or let the App bypass it",
                )

    def fine(self, facts: Facts) -> str:
        """Return that it may be made."""
        branch = branch_name(facts.repository.release_branch)
        return f"no rule that nobody may pass by keeps `{branch}` from being made and updated"

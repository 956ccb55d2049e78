"""GD325."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gatepost.doctor.actions.foreign_actions import Use, uses_of
from gatepost.doctor.check import DoctorCheck
from gatepost.doctor.symptoms import SECURITY
from gatepost.outcomes.values import Problem
from gatepost.scaffold.pins import ACTIONS, used
from gatepost.values import WARNING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gatepost.doctor.facts import Facts
    from gatepost.doctor.workflow import Action, Workflow

_GITHUB = frozenset(("actions", "github"))
"""Owners whose tags GitHub itself guards."""

_SHOWN = 5


class GhUnpinned(DoctorCheck):
    """Actions of third parties are used by a tag or a branch, which their owners can move to other code.

    ## Symptom
    Whoever takes over such an action, or its tag, has their code run here, with your token and your secrets.

    Nothing to see, until the day on which somebody takes over such an action: then the next run of yours executes
    their code, with your token and your secrets. It happened to `tj-actions/changed-files` in March 2025.

    ## Cause
    A tag is a name that can be moved; a commit's id is not. Actions of `actions` and `github`, which are GitHub's own,
    and those of the repository's own owner are not counted here.

    ## Mend
    Name the commit, and the version behind it in a comment, by which Dependabot keeps both up to date:

        - uses: astral-sh/setup-uv@20cfd1bf945f4377ade1205e4dbc17946fc9a30d # v10.0.1
    """

    code = "GD325"
    name = "gh-unpinned"
    severity = WARNING
    symptoms: tuple[str, ...] = (SECURITY,)

    def unable(self, facts: Facts) -> str:
        """Return that nothing of others is used."""
        is_any = any(True for workflow in facts.workflows for _ in _foreign(facts, workflow))
        return "" if is_any else "no workflow uses an action of third parties"

    def look(self, facts: Facts) -> Iterator[Problem]:
        """Report for each workflow what it uses by a name that can be moved."""
        for workflow in facts.workflows:
            found = [use for use in _foreign(facts, workflow) if not use.action.is_pinned]
            if found:
                names = list(dict.fromkeys(f"`{use.action.name}@{use.action.ref}`" for use in found))
                more = f" and {len(names) - _SHOWN} more" if len(names) > _SHOWN else ""
                yield Problem(
                    f"`{workflow.file}` runs what a tag or a branch may lead to: {', '.join(names[:_SHOWN])}{more}",
                    found[0].where,
                    _fix(found[0].action),
                )

    def fine(self, facts: Facts) -> str:
        """Return how many are pinned."""
        count = sum(1 for workflow in facts.workflows for _ in _foreign(facts, workflow))
        return f"every action of third parties is pinned to a commit ({count} uses)"


def _fix(action: Action) -> str:
    """Return how one of them is pinned, and how one learns the commit where we do not know one."""
    if action.name in ACTIONS:
        return f"write the commit, and its version behind it, as in `uses: {used(action.name)}`"
    return (
        f"write the commit in the place of the tag, and the tag in a comment behind it; "
        f"`gh api repos/{action.repository}/commits/{action.ref} --jq .sha` tells it"
    )


def _foreign(facts: Facts, workflow: Workflow) -> Iterator[Use]:
    """Yield what is neither GitHub's nor the owner's own."""
    remote = facts.repository.remote
    own = {*_GITHUB, remote.owner.lower()} if remote is not None else _GITHUB
    for use in uses_of(workflow):
        if use.owner not in own:
            yield use

"""GD302."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from gatepost.doctor.actions.tokens import BUILT_IN, makes_releases, starts_others, tokens_of
from gatepost.doctor.check import DoctorCheck, known
from gatepost.doctor.expressions import condition_of
from gatepost.doctor.symptoms import PUBLISH_NEVER_RUNS
from gatepost.outcomes.values import Problem

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gatepost.doctor.facts import Facts
    from gatepost.doctor.roles import Place
    from gatepost.doctor.workflow import Workflow

_ASIDE = frozenset(("workflow_dispatch", "pull_request", "pull_request_target", "merge_group"))
"""Events that bring no release to the index by themselves."""
_WANTS_TAG = re.compile(
    r"startsWith\(\s*github\.ref\s*,\s*'refs/tags/[^']*'\s*\)"
    r"|github\.ref_type\s*==\s*'tag'"
    r"|github\.event_name\s*==\s*'release'",
    re.IGNORECASE,
)
_TAGGED = frozenset(("release", "create"))
_REHEARSAL = re.compile(r"test\.?pypi", re.IGNORECASE)
_DRAFTS = ("draft", "skip-github-release")


class GhTokenNoTagTrigger(DoctorCheck):
    """Publishing waits for the tag or the release, and a tag or release made with GITHUB_TOKEN starts no workflow.

    ## Symptom
    The release pull request is merged, the tag and the release are there, and the workflow that publishes has no run
    at all. When somebody pushes a tag by hand it runs.

    ## Cause
    Release Please makes the tag and the release with GITHUB_TOKEN. Events that are due to GITHUB_TOKEN start no other
    workflow, so `on: push: tags` and `on: release` never fire. Only `workflow_dispatch` and `repository_dispatch` are
    excepted.

    ## Mend
    Publish in the run that releases, in jobs behind Release Please:

        publish:
          needs: [release-please]
          if: ${{ needs.release-please.outputs.created == 'true' }}

    or let Release Please work with the token of a GitHub App, whose tags start workflows.
    """

    code = "GD302"
    name = "gh-token-no-tag-trigger"
    needs: tuple[str, ...] = ("releasing", "publishing")
    symptoms: tuple[str, ...] = (PUBLISH_NEVER_RUNS,)
    consequences: tuple[str, ...] = ("pp-release-no-pypi",)

    def look(self, facts: Facts) -> Iterator[Problem]:
        """Report each workflow that publishes only for tags and releases which start nothing."""
        makers = [place for place in known(facts.releasing) if makes_releases(place)]
        if not makers or any(tokens_of(place) != (BUILT_IN,) or starts_others(place.workflow) for place in makers):
            return
        publishing = [place for place in known(facts.publishing) if not _is_rehearsal(place)]
        if _is_done_by_hand(facts) or not all(_waits_for_tag(place) for place in publishing):
            return
        told = {place.workflow.path: place for place in reversed(publishing)}
        for place in told.values():
            yield Problem(
                f"`{place.workflow.file}` publishes when a tag or a release is made, which GITHUB_TOKEN of Release "
                f"Please in `{makers[0].workflow.file}` does not make known to it",
                place.workflow.at(_line(place.workflow)),
                f"publish in `{makers[0].workflow.file}`, in a job that needs `{makers[0].job.id}`, or give Release "
                "Please the token of a GitHub App",
            )

    def fine(self, facts: Facts) -> str:
        """Return what starts publishing."""
        files = dict.fromkeys(place.workflow.file for place in known(facts.publishing))
        return f"what publishes, in {', '.join(f'`{file}`' for file in files)}, need not be started by GITHUB_TOKEN"


def _is_done_by_hand(facts: Facts) -> bool:
    """Tell whether somebody else makes the tag: drafts are published by people, who start workflows."""
    document = facts.release.configuration if facts.release is not None else None
    root = document.root if document is not None else None
    if root is None:
        return False
    packages = root.get("packages")
    tables = [root, *(value for _, value in packages.items())] if packages is not None else [root]
    return any(table.word(key) == "true" for table in tables for key in _DRAFTS)


def _is_rehearsal(place: Place) -> bool:
    """Tell whether a step uploads to TestPyPI."""
    said = (place.step.inputs.get("repository-url", ""), *place.step.env.values(), place.step.run)
    return _REHEARSAL.search("\n".join(said)) is not None


def _waits_for_tag(place: Place) -> bool:
    """Tell whether nothing but a tag or a release brings a step to run, apart from people."""
    of_tags, of_branches = _pushes(place.workflow)
    names = set(place.workflow.triggers) - _ASIDE - {"push"}
    if not of_tags and not names & _TAGGED:
        return False
    if not of_branches and names <= _TAGGED:
        return True
    return any(_wants_tag(text) for text in (place.job.condition, place.step.condition))


def _pushes(workflow: Workflow) -> tuple[bool, bool]:
    """Return whether a push of a tag, and whether one of a branch, starts a workflow."""
    if "push" not in workflow.triggers:
        return False, False
    filters = workflow.triggers["push"]
    tags = filters is not None and (filters.has("tags") or filters.has("tags-ignore"))
    branches = filters is not None and (filters.has("branches") or filters.has("branches-ignore"))
    return tags or not branches, branches or not tags


def _wants_tag(condition: str) -> bool:
    """Tell whether a condition asks for a tag or a release, and is nothing but a chain of `&&`."""
    text = condition_of(condition)
    return _WANTS_TAG.search(text) is not None and "||" not in text and "!" not in text.replace("!=", "")


def _line(workflow: Workflow) -> int:
    if "release" in workflow.triggers:
        return workflow.line_of("on", "release")
    return workflow.line_of("on", "push", "tags")

"""Steps that add files to a GitHub release, and whether that is published by then."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from gatepost.doctor.actions.job_chain import jobs_before
from gatepost.doctor.command_patterns import IN_COMMAND
from gatepost.doctor.expressions import condition_of
from gatepost.doctor.roles import Place, command_of, releasing_places, steps_of

if TYPE_CHECKING:
    from gatepost.doctor.facts import Facts, Release
    from gatepost.doctor.workflow import Workflow

_UPLOAD = re.compile(r"\bgh\s+release\s+upload\b")
_CREATE = re.compile(r"\bgh\s+release\s+create\b(?P<rest>[^\n;&|]*)")
_DRAFT = re.compile(r"\s(?:--draft|-d)(?:[\s=]|$)")
_PUBLISH = re.compile(rf"\bgh\s+release\s+edit\b{IN_COMMAND}\s--draft=false\b")
_ACTIONS = {
    "softprops/action-gh-release": "files",
    "svenstaro/upload-release-action": "file",
    "actions/upload-release-asset": "asset_path",
    "shogo82148/actions-upload-release-asset": "asset_path",
    "alexellis/upload-assets": "asset_paths",
    "csexton/release-asset-action": "pattern",
    "ncipollo/release-action": "artifacts",
}


def late_assets(facts: Facts) -> list[tuple[Place, str]]:
    """Return the steps that surely add files to a release that is published already, and why it is."""
    found = []
    for place in steps_of(facts.workflows):
        if adds_assets(place) and not may_be_draft(place.workflow):
            why = _published(place, facts.release)
            found += [(place, why)] if why else []
    return found


def adds_assets(place: Place) -> bool:
    """Tell whether a step adds files to a release."""
    uses = place.step.uses
    key = _ACTIONS.get(uses.repository, "") if uses is not None else ""
    return bool(key and place.step.inputs.get(key)) or _UPLOAD.search(_line(place)) is not None


def may_be_draft(workflow: Workflow) -> bool:
    """Tell whether a workflow publishes a draft when all is in it."""
    return any(
        _PUBLISH.search(_line(place)) is not None or place.step.inputs.get("draft", "false") != "false"
        for place in steps_of([workflow])
    )


def makes_drafts(release: Release | None) -> bool:
    """Tell whether Release Please makes drafts of some package, or may."""
    document = release.configuration if release is not None else None
    if document is None or document.root is None:
        return True
    packages = document.root.get("packages")
    tables = [document.root, *(value for _, value in (packages.items() if packages is not None else ()))]
    return any(table.word("draft") == "true" for table in tables)


def _published(place: Place, release: Release | None) -> str:
    """Return why the release is published when a step runs; empty where that is not sure."""
    conditions = [condition_of(each) for each in (place.step.condition, place.job.condition)]
    if set(place.workflow.triggers) == {"release"} and not any("draft" in each for each in conditions):
        return "a published release is what starts the workflow"
    before = jobs_before(place.workflow, place.job)
    for each in releasing_places([place.workflow]):
        is_before = each.job.id in before or (each.job is place.job and each.step.number < place.step.number)
        if is_before and not makes_drafts(release):
            return "Release Please has published the release by then"
    return "`gh release create` has published it before" if _is_created(place) else ""


def _is_created(place: Place) -> bool:
    """Tell whether the job made the release before the step, in one piece and not as a draft."""
    said = "\n".join(_line(Place(place.workflow, place.job, step)) for step in place.job.steps[: place.step.number + 1])
    upload = _UPLOAD.search(_line(place))
    made = _CREATE.search(said)
    if made is None or _DRAFT.search(made["rest"]):
        return False
    own = _CREATE.search(_line(place))
    return own is None or upload is None or own.start() < upload.start()


def _line(place: Place) -> str:
    """Return what a step runs, with continued lines put together."""
    return re.sub(r"\\\n\s*", " ", command_of(place.step))

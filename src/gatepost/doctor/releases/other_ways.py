"""What may run Release Please although no step of a workflow says so."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from gatepost.doctor.roles import RELEASE_PLEASE, command_of, steps_of

if TYPE_CHECKING:
    from gatepost.doctor.facts import Facts
    from gatepost.doctor.roles import Place

_FILES = (
    *(".github/release-please.yml", ".github/release-please.yaml", ".stats.yml", ".gitlab-ci.yml", ".travis.yml"),
    *(".circleci/config.yml", "azure-pipelines.yml", "Jenkinsfile", "cloudbuild.yaml", ".buildkite/pipeline.yml"),
)
"""Of Apps that run it, and of other services than GitHub Actions."""
_COMMAND = re.compile(
    r"(?:\b(?:make|just|npx|npm|yarn|pnpm|bunx?|task|nox|tox|invoke|sh|bash|node|python\d?|uvx?|poe)\s|\./)[^\n]{0,200}release",
    re.IGNORECASE,
)
_GROUP = re.compile(r"--(?:only-)?(?:group|extra)[ =]\S+")
_CODE = "actions/github-script"
_HARMLESS = frozenset(("softprops/action-gh-release", "actions/create-release"))
_WORDS = re.compile(r"release[-_ ]?please", re.IGNORECASE)


def may_run_otherwise(facts: Facts) -> bool:
    """Tell whether something else may run Release Please; in case of doubt it may."""
    if any(file in facts.tree.paths for file in _FILES):
        return True
    if any(job.uses is not None and not job.uses.is_local for workflow in facts.workflows for job in workflow.jobs):
        return True
    return any(_may_be(place, facts) for place in steps_of(facts.workflows))


def _may_be(place: Place, facts: Facts) -> bool:
    uses = place.step.uses
    if uses is None:
        return _COMMAND.search(_GROUP.sub("", command_of(place.step))) is not None
    if uses.is_local:
        folder = uses.name[2:].strip("/")
        texts = [facts.tree.read(f"{folder}/{file}".lstrip("/")) for file in ("action.yml", "action.yaml")]
        found = [text for text in texts if text is not None]
        return not found or any("release" in text for text in found)
    if uses.repository == _CODE:
        return _WORDS.search(place.step.inputs.get("script", "")) is not None
    return uses.repository not in {*RELEASE_PLEASE, *_HARMLESS} and "release" in uses.name.lower()

"""Steps of workflows that make tags and releases beside Release Please."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from gatepost.doctor.command_patterns import OPTIONS
from gatepost.doctor.roles import RELEASE_PLEASE, command_of, steps_of

if TYPE_CHECKING:
    from gatepost.doctor.facts import Facts

_COMMAND = re.compile(
    rf"\bgit\s+{OPTIONS}tag\b|\bgh\s+release\b|--tags\b|/releases\b|/git/refs\b|\b(?:create|update)_?release\b"
    r"|autorelease: tagged",
    re.IGNORECASE,
)
_ACTION = re.compile(r"release|tag", re.IGNORECASE)
_SCRIPT = "actions/github-script"


def makes_tags_elsewhere(facts: Facts) -> bool:
    """Tell whether a step could make a tag or a release, or publish a draft, by itself; in case of doubt it could.

    A local action and a workflow that is called could do anything.
    """
    if any(job.uses is not None and not job.uses.is_local for workflow in facts.workflows for job in workflow.jobs):
        return True
    for place in steps_of(facts.workflows):
        uses = place.step.uses
        if _COMMAND.search(command_of(place.step)):
            return True
        if uses is None or uses.repository in RELEASE_PLEASE:
            continue
        if uses.is_local or uses.repository == _SCRIPT or _ACTION.search(uses.repository):
            return True
    return False

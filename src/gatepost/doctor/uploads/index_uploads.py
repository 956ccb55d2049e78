"""Which uploads go to PyPI, as far as the files tell."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from gatepost.doctor.roles import PUBLISH_ACTION, command_of

if TYPE_CHECKING:
    from gatepost.doctor.facts import Facts
    from gatepost.doctor.roles import Place

_PYPI = re.compile(r"\b(?:upload|test)\.pypi\.")
_ELSEWHERE = re.compile(r"(?:^|\s)(?:--repository(?:-url)?|-r|--publish-url|--index(?:-url)?|--config-file)(?:[\s=])")
_VARIABLES = ("TWINE_REPOSITORY", "TWINE_REPOSITORY_URL", "UV_PUBLISH_URL", "UV_PUBLISH_INDEX", "HATCH_INDEX_REPO")


def first_to_pypi(facts: Facts) -> Place | None:
    """Return the first step that uploads to PyPI or its test index; None where each may go to another index."""
    return next((place for place in facts.publishing or () if _is_to_pypi(place)), None)


def _is_to_pypi(place: Place) -> bool:
    if place.is_action(PUBLISH_ACTION):
        inputs = place.step.inputs
        url = inputs.get("repository-url", inputs.get("repository_url", ""))
        return not url or _PYPI.search(url) is not None
    said = {**place.workflow.env, **place.job.env, **place.step.env}
    command = command_of(place.step)
    return not any(name in said or name in command for name in _VARIABLES) and not _ELSEWHERE.search(command)

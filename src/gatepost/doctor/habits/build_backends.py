"""Which build backend a project has, and how free it is to be the newest."""

from __future__ import annotations

from typing import TYPE_CHECKING

from packaging.requirements import InvalidRequirement, Requirement
from packaging.utils import canonicalize_name

if TYPE_CHECKING:
    from gatepost.doctor.project import Project

HATCHLING, SETUPTOOLS, FLIT = "hatchling", "setuptools", "flit-core"
POETRY, PDM, UV = "poetry-core", "pdm-backend", "uv-build"
_BY_MODULE = {
    "hatchling": HATCHLING,
    "setuptools": SETUPTOOLS,
    "flit_core": FLIT,
    "poetry": POETRY,
    "pdm": PDM,
    "uv_build": UV,
}
_UPPER = ("<", "<=", "==", "===", "~=")


def backend_of(project: Project) -> str:
    """Return the distribution that builds a project; empty where it is none of the known, or where nothing says it."""
    if project.get("build-system", "backend-path") is not None:
        return ""
    return _BY_MODULE.get(project.backend.partition(".")[0].partition(":")[0], "")


def is_newest(project: Project) -> bool:
    """Tell whether nothing keeps the backend from being the newest there is."""
    backend = backend_of(project)
    for text in project.words("build-system", "requires"):
        try:
            requirement = Requirement(text)
        except InvalidRequirement:
            continue
        if canonicalize_name(requirement.name) == backend:
            return not any(each.operator in _UPPER for each in requirement.specifier)
    return False

"""What a repository's own lock says of the tools: read by lines, since it has megabytes and machines write it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from packaging.version import InvalidVersion, Version

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gatepost.scaffold.survey import Survey

UV_LOCK, POETRY_LOCK, PDM_LOCK = "uv.lock", "poetry.lock", "pdm.lock"
LOCKS = (UV_LOCK, POETRY_LOCK, PDM_LOCK)

TOOLS = frozenset(
    (
        *("build", "commitizen", "coverage", "gatepost", "hatch", "hypothesis", "mypy", "nox", "pip-audit", "poetry"),
        *("pre-commit", "pre-commit-hooks", "prek", "pytest", "pytest-cov", "pytest-xdist", "ruff", "twine", "uv"),
    )
)
"""The tools whose versions matter."""

_ENTRY = re.compile(r'^name = "([^"\n]+)"\nversion = "([^"\n]+)"', re.MULTILINE)
_PIN = re.compile(r"^([A-Za-z0-9][A-Za-z0-9._-]*)(?:\[[^\]\n]*\])? *== *([^\s;,\\#]+)", re.MULTILINE)
_REQUIREMENTS = re.compile(r"(?:requirements/[^/]+|[^/]*requirements[^/]*)\.txt")
_HYPHENS = re.compile(r"[-_.]+")


def locked(survey: Survey) -> dict[str, str]:
    """Return the version of each tool that a lock or pinned requirements name; the locks count before the others."""
    found: dict[str, str] = {}
    for path in (*LOCKS, *requirement_files(survey)):
        pattern = _ENTRY if path in LOCKS else _PIN
        own: dict[str, str] = {}
        for name, version in _pins(pattern, survey.text(path)):
            own[name] = max(own.get(name, version), version, key=_order)
        found = {**own, **found}
    return found


def requirement_files(survey: Survey) -> list[str]:
    """Return the files of requirements, those for development first."""
    paths = [path for path in survey.texts if _REQUIREMENTS.fullmatch(path)]
    return sorted(paths, key=lambda path: ("dev" not in path, path))


def _pins(pattern: re.Pattern[str], text: str) -> Iterator[tuple[str, str]]:
    for name, version in pattern.findall(text):
        normal = _HYPHENS.sub("-", name).lower()
        if normal in TOOLS:
            yield normal, version


def _order(version: str) -> Version:
    """Return what versions are compared by; what is none comes first."""
    try:
        return Version(version)
    except InvalidVersion:
        return Version("0.dev0")

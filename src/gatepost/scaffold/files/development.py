"""The development requirements: which tools a repository needs in its own lock, and in which version."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from packaging.requirements import InvalidRequirement, Requirement
from packaging.utils import canonicalize_name

from gatepost import __version__
from gatepost.gate.init_options import NOX, PIP, PRE_COMMIT
from gatepost.scaffold.files.hooks import OF_FILES
from gatepost.scaffold.files.local import checks_types
from gatepost.scaffold.metadata import read_document, read_metadata
from gatepost.scaffold.pins import TOOLS as TOOLS_OF_CI
from gatepost.scaffold.pythons import KNOWN, admits

if TYPE_CHECKING:
    from collections.abc import Iterable

    from gatepost.scaffold.wanted import Setup

OWN = "gatepost"
RELEASE = "release"
"""The group of what builds and proves distributions."""
PROVER = f"{OWN}[dist]"
"""What does both."""
TOOLS = {
    "commitizen": "4.19.3",
    OWN: __version__,
    "mypy": "2.4.1",
    "nox": "2026.10.20",
    "pre-commit": "4.7.0",
    "pre-commit-hooks": "6.0.0",
    "prek": "0.5.11",
    "pytest": "9.2.0",
    "ruff": "0.17.6",
    "uv": TOOLS_OF_CI["uv"],
}
"""What is required where the repository's own lock does not have it."""
OLDEST = "3.10"
"""The oldest Python that all of these run on."""

_OLD_PRE_COMMIT = {"3.10": "4.6.2"}  # 4.7 wants 3.11
_ENTRY = re.compile(r"^[ \t]*-?[ \t]*entry:(.*)", re.MULTILINE)
_OLDER = ("3.6", "3.7", "3.8", "3.9")


def tools(setup: Setup) -> tuple[str, ...]:
    """Return the tools that hooks, tasks and CI run, by their names."""
    answers = setup.answers
    wanted = {
        "commitizen": answers.commitizen,
        OWN: not is_own(setup),
        "mypy": checks_types(setup),
        "nox": answers.tasks == NOX,  # the noxfile imports it, and mypy reads that
        answers.runner or PRE_COMMIT: True,
        "pre-commit-hooks": _has_hooks_of_files(setup),
        "pytest": "pytest" in answers.test and _has_tests(setup),
        "ruff": not answers.checks,
        "uv": answers.manager == PIP,  # it compiles the requirements
    }
    return tuple(sorted(tool for tool, is_wanted in wanted.items() if is_wanted))


def is_own(setup: Setup) -> bool:
    """Tell whether the repository is that of gatepost, which is no requirement of itself."""
    return OWN in {package.normalized for package in setup.project.packages}


def version_of(setup: Setup, tool: str) -> str:
    """Return the version in which a tool is locked, or will be; empty where that is not known yet."""
    will_be = setup.answers.manager != PIP and tool in tools(setup)
    return setup.project.locked.get(tool) or (pin(setup, tool) if will_be else "")


def pin(setup: Setup, tool: str) -> str:
    """Return the version in which a tool is required."""
    found = setup.project.locked.get(tool)
    return found or (_OLD_PRE_COMMIT.get(_oldest(setup), TOOLS[tool]) if tool == PRE_COMMIT else TOOLS[tool])


def _oldest(setup: Setup) -> str:
    """Return the oldest Python that a lock is made for: whatever the packages admit, be it tested or not."""
    documents = ((each.folder, read_document(setup.survey, each.folder)) for each in setup.project.packages)
    each = [read_metadata(setup.survey, folder, document) for folder, document in documents]
    requirements = [metadata.requires for metadata in each if metadata is not None]
    admitted = (python for python in KNOWN if any(admits(requires, python) for requires in requirements))
    return next(admitted, setup.answers.oldest)


def runs_on_older(requires: str) -> bool:
    """Tell whether a requirement of Python admits one that the tools do not run on."""
    return bool(requires) and any(admits(requires, python) for python in _OLDER)


def name_of(requirement: str) -> str:
    """Return the name that a requirement begins with; empty for what is none."""
    try:
        return canonicalize_name(Requirement(requirement).name)
    except InvalidRequirement:
        return ""


def without(requirements: Iterable[str], names: frozenset[str]) -> list[str]:
    """Return the requirements of what is not in `names`, the first of each name."""
    found: dict[str, str] = {}
    for requirement in requirements:
        name = name_of(requirement)
        if name and name not in names:
            found.setdefault(name, requirement)
    return list(found.values())


def _has_hooks_of_files(setup: Setup) -> bool:
    """Tell whether a hook of the distribution pre-commit-hooks is run from the lock, not from elsewhere."""
    there = setup.survey.text(".pre-commit-config.yaml")
    local = " ".join(_ENTRY.findall(there))
    return not all(id_ in there and command.partition(" ")[0] not in local for id_, _, command, _ in OF_FILES)


def _has_tests(setup: Setup) -> bool:
    packages = setup.project.packages
    return bool(setup.project.tests) or setup.project.is_new or any(package.tests for package in packages)

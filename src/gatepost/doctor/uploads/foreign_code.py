"""Which steps build, or run what is in the repository: slow, and with whatever the build brings along."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from gatepost.doctor.command_patterns import ON_LINE
from gatepost.doctor.roles import command_of
from gatepost.doctor.uploads.artifacts import is_checkout

if TYPE_CHECKING:
    from gatepost.doctor.workflow import Job, Step

_BUILD = re.compile(
    r"\bpython[\d.]*\s+-m\s+build\b|\bpyproject-build\b|\b(?:uv|hatch|flit|pdm|poetry|rye)\s+build\b"
    rf"|\bsetup\.py\s+(?:sdist|bdist)|\bmaturin\s+build\b|\bcibuildwheel\b|\bpoetry\s+publish\b{ON_LINE}\s--build\b"
)
_START = r"(?:^|&&|\|\||;)[^\S\n]*"
_RUN = re.compile(
    rf"{_START}(?:(?:make|just|tox|nox|pytest)\b|(?:bash|sh)\s+[\w./-]+\.sh|\./\S"
    r"|python[\d.]*\s+(?:-m\s+(?:pytest|tox|nox)\b|[\w./-]+\.py))"
    r"|\bpip\s+install\s+(?:-e\s+)?\.(?:\s|\[|$)|\bpoetry\s+(?:install|run)\b"
    rf"|\buv\s+(?:sync|run)\b(?!{ON_LINE}\s--(?:no-project|only-group|no-sync|no-install-project|script)\b)",
    re.MULTILINE,
)
_ACTIONS = ("hynek/build-and-inspect-python-package", "pypa/cibuildwheel", "pyo3/maturin-action")


def builds(step: Step) -> bool:
    """Tell whether a step builds distributions."""
    is_action = step.uses is not None and step.uses.repository in _ACTIONS
    return is_action or _BUILD.search(command_of(step)) is not None


def runs_repository(job: Job, step: Step) -> bool:
    """Tell whether a step runs code of the repository, which the job has checked out before."""
    is_there = any(is_checkout(each) for each in job.steps[: step.number])
    return is_there and _RUN.search(command_of(step)) is not None

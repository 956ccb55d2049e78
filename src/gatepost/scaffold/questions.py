"""What is asked before anything is set up: only what no file says, each with the answer that most want first."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from packaging.version import InvalidVersion, Version

from gatepost.gate.init_options import ADVISORY, BLOCKING, MAJOR, MINOR, NOWHERE, PRIVATE, PYPI
from gatepost.scaffold.tags import last_tag

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from gatepost.scaffold.project import Package, Project
    from gatepost.scaffold.survey import Survey

STATIC, REFUSE = "static", "refuse"
STATIC_VERSION = "static-version"
"""Not an answer that is kept: what it does is done once."""
_FIRST = "0.1.0"
_RELEASE_CONFIGURATION = "release-please-config.json"


@dataclass(frozen=True)
class Question:
    """A question with its answers, each with the words for it; the first one is taken where nobody chooses."""

    key: str
    text: str
    answers: tuple[tuple[str, str], ...]


def questions(survey: Survey, project: Project, given: Collection[str]) -> tuple[Question, ...]:
    """Return what is still to be asked; what was given by a flag or stands in the settings is not."""
    return tuple(each for each in _all(survey, project) if each.key not in given)


def _all(survey: Survey, project: Project) -> Iterator[Question]:
    if computed := next((package for package in project.packages if package.computed_by), None):
        yield Question(
            STATIC_VERSION,
            f"{computed.computed_by} computes the version from tags, Release Please writes it: only one of them can",
            (
                (STATIC, "write it into pyproject.toml instead"),
                (REFUSE, "stop here, and leave all as it is"),
            ),
        )
    yield Question(
        "publish",
        "Where do releases go?",
        (
            (PYPI, "to PyPI, by trusted publishing"),
            (PRIVATE, "to another index, with a password"),
            (NOWHERE, "nowhere: a tag and a GitHub release"),
        ),
    )
    yield Question(
        "type-errors",
        "What does a type error do?",
        (
            (ADVISORY, "mypy warns, in CI and before a push"),
            (BLOCKING, "nothing lands that mypy refuses"),
        ),
    )
    early = next((found for package in project.packages if (found := _early(package, project, survey))), None)
    if early and not survey.has(_RELEASE_CONFIGURATION):
        yield Question(
            "breaking-before-1",
            f"What does a breaking change make of version {early}?",
            ((MINOR, f"0.{early.minor + 1}.0, as usual before 1.0.0"), (MAJOR, "1.0.0")),
        )


def _early(package: Package, project: Project, survey: Survey) -> Version | None:
    """Return the version of a package that is before 1.0.0, the first where there is none; None for a later one.

    It is what the package says, or its last tag where nothing says it.
    """
    tag = None if package.version else last_tag(package, project, survey.history.tags)
    said = package.version or (tag.version if tag else "")
    try:
        version = Version(said or _FIRST)
    except InvalidVersion:
        return None
    return max(Version(_FIRST), version) if version.major == 0 else None

"""GD130."""

from __future__ import annotations

from typing import TYPE_CHECKING

from packaging.version import InvalidVersion, Version

from gatepost.doctor.check import known
from gatepost.doctor.releases.release_check import ReleaseCheck, manifest_of
from gatepost.doctor.releases.release_commits import folder_of
from gatepost.doctor.symptoms import WRONG_VERSION
from gatepost.outcomes.values import Problem
from gatepost.policy.versions import InvalidVersion as NoVersion
from gatepost.release.outline import FIRST
from gatepost.values import WARNING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gatepost.doctor.facts import Facts
    from gatepost.release.planned import PackageState


class RpInitialZero(ReleaseCheck):
    """The first release would have another version than the project has reached.

    ## Symptom
    The release pull request writes that version into the project's files, whatever they have now.

    The first release pull request proposes 0.1.0 or 1.0.0, and lowers the version in the project's files, or jumps.

    ## Cause
    A package that is not in the manifest, or is there with 0.0.0, was never released. Its first version is 0.1.0 for
    Python, whatever pyproject.toml or `initial-version` says, and for most others `initial-version`, or else 1.0.0.

    ## Mend
    If the version was released, write it into the manifest. If it is to be the first one, ask for it in a footer:

        git commit --allow-empty -m "chore: release 0.4.0" -m "Release-As: 0.4.0"

    In a repository of several packages an empty commit belongs to each of them: change a file of the package instead.
    """

    code = "GD130"
    name = "rp-initial-zero"
    severity = WARNING
    symptoms: tuple[str, ...] = (WRONG_VERSION,)

    def look(self, facts: Facts) -> Iterator[Problem]:
        """Report first versions that are lower than that of the project, or 1.0.0 for one that is 0.x."""
        release = known(facts.release)
        bumps = {each.path: each.bump for each in release.outlines}
        for path, state in release.plan.packages.items():
            if state.last is not None or bumps.get(path) not in ("", FIRST):
                continue
            project = facts.project(folder_of(path))
            initial = _initial(state)
            if project is None or initial is None or not _is_unexpected(project.version, initial):
                continue
            message = f"the first release of `{path}` would be {initial}, and {project.path} has {project.version}"
            own = _three(project.version)
            asked = f'git commit --allow-empty -m "chore: release {own}" -m "Release-As: {own}"'
            fix = f"run `{asked}`, or write `{own}` into the manifest if that was released"
            yield Problem(message, manifest_of(facts).at(path), fix)

    def fine(self, facts: Facts) -> str:
        """Return what is not released yet."""
        states = known(facts.release).plan.packages.items()
        new = [f"`{path}` with {_initial(state)}" for path, state in states if state.last is None]
        return f"the first release will be as expected: {', '.join(new)}" if new else "each package was released"


def _initial(state: PackageState) -> str | None:
    try:
        return state.type.package.release_as or str(state.type.initial_version)
    except NoVersion:
        return None


def _is_unexpected(own: str, initial: str) -> bool:
    try:
        project, first = Version(own), Version(initial)
    except InvalidVersion:
        return False
    return project.release > first.release or (first.major > 0 and project.major == 0 and project.release > (0, 0, 0))


def _three(version: str) -> str:
    found = Version(version)
    return f"{found.major}.{found.minor}.{found.micro}"

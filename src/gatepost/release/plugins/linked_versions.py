"""The plugin `linked-versions`: a group of components that always have the same version."""

from dataclasses import replace

from gatepost.policy.versions import InvalidVersion, Version, precedence
from gatepost.release.candidate import Candidate, build_candidate
from gatepost.release.errors import PlanError
from gatepost.release.plugins.base import Plugin, Workshop
from gatepost.release.plugins.merge import Merge
from gatepost.release.pull_request import group_branch_name
from gatepost.release.source import LoggedCommit, Target


class LinkedVersions(Plugin):
    """Gives each member the highest version of all; one without commits gets a made-up one."""

    def __init__(self, group: str, components: frozenset[str], target: Target, *, merges: bool) -> None:
        self._group = group
        self._components = components
        self._target = target
        self._merges = merges

    def prepare(self, workshop: Workshop) -> None:
        """Set the version of all members, and add a commit to those without anything to release. Raises `PlanError`."""
        members = {path: type_ for path, type_ in workshop.types.items() if type_.component in self._components}
        members = {path: type_ for path, type_ in members.items() if type_.component}
        versions: dict[str, Version] = {}
        for path, type_ in members.items():
            changes = workshop.readings.changes(workshop.commits[path])
            candidate = build_candidate(type_, changes, workshop.releases.get(path))
            if candidate is not None and candidate.version is not None:
                versions[path] = candidate.version
        if not versions:
            return
        highest = _highest(list(versions.values()))
        for path, type_ in members.items():
            package = replace(type_.package, release_as=str(highest))
            workshop.types[path] = type(type_)(package, workshop.source, workshop.target)
            if path not in versions:
                header = f"chore({type_.component}): Synchronize {self._group} versions"
                made_up = LoggedCommit("", f"{header}\n\nRelease-As: {highest}", ())
                workshop.commits[path] = [*workshop.commits[path], made_up]

    def run(self, candidates: list[Candidate]) -> list[Candidate]:
        """Return the pull requests with those of the members merged into one, at the end."""
        if not self._merges:
            return candidates
        inside = [each for each in candidates if self._is_member(each)]
        outside = [each for each in candidates if not self._is_member(each)]
        merge = Merge(
            self._target.branch,
            self._target.engine,
            pattern=f"chore${{scope}}: release {self._group} libraries",
            head_branch=group_branch_name(self._target.branch, self._group),
            is_forced=True,
        )
        return [*outside, *merge.run(inside)]

    def _is_member(self, candidate: Candidate) -> bool:
        component = candidate.package.component if candidate.package is not None else ""
        return candidate.version is not None and component in self._components


def _highest(versions: list[Version]) -> Version:
    highest = versions[0]
    try:
        for version in versions:
            if precedence(highest) <= precedence(version):
                highest = version
    except InvalidVersion as error:
        message = f"TypeError: {error}"
        raise PlanError(message) from None
    return highest

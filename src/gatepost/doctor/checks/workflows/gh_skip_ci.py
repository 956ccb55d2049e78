"""GD320."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gatepost.doctor.check import DoctorCheck, known
from gatepost.doctor.releases.unreleased import is_listed
from gatepost.doctor.symptoms import NO_RELEASE, NO_RELEASE_PR
from gatepost.message.reading import read
from gatepost.outcomes.values import Problem
from gatepost.policy.titles import DEFAULT_GROUP_PATTERN, DEFAULT_PATTERN, follows_pattern
from gatepost.rules.case import HISTORY, Case, Words
from gatepost.rules.mending.skip_markers import skip_markers

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gatepost.doctor.facts import Facts
    from gatepost.policy.configuration import Package
    from gatepost.release.source import LoggedCommit

_NO_WORDS = Words((), (), ())


class GhSkipCi(DoctorCheck):
    """The newest commit has a marker in its message that kept Release Please from running.

    ## Symptom
    On the Actions page there is no run for that commit at all, so that nobody is told.

    A fix is merged, and no release pull request is opened or brought up to date. Or the release pull request is merged,
    and there is no tag. On the Actions page there is no run for that commit at all.

    ## Cause
    GitHub starts no workflow for a push whose last commit has `[skip ci]`, `[ci skip]`, `[no ci]`, `[skip actions]` or
    `[actions skip]` anywhere in its message, or ends with the trailer `skip-checks: true`. A squash takes such markers
    over from the commits and the description of a pull request.

    ## Mend
    Push something without the marker: Release Please then sees the commit before it too.

        git commit --allow-empty -m "chore: run the release" && git push
    """

    code = "GD320"
    name = "gh-skip-ci"
    needs: tuple[str, ...] = ("release", "releasing")
    symptoms: tuple[str, ...] = (NO_RELEASE_PR, NO_RELEASE)

    def unable(self, facts: Facts) -> str:
        """Return why a push need not have started anything."""
        branch, wanted = facts.repository.branch, facts.repository.release_branch
        if branch not in ("", wanted):
            return f"`{branch}` is no branch that releases are made from"
        workflows = [place.workflow for place in known(facts.releasing)]
        is_due = any(each.is_started_by("push") for each in workflows)
        if not is_due or any(each.is_started_by("schedule", "workflow_run") for each in workflows):
            return "it is not a push alone that starts Release Please"
        return ""

    def look(self, facts: Facts) -> Iterator[Problem]:
        """Report the newest commit, where it has a marker and something for Release Please to do."""
        release = known(facts.release)
        commit = next((each for each in release.commits if each.sha == facts.repository.head), None)
        if commit is None:
            return
        case = Case(read(commit.message), HISTORY, _NO_WORDS)
        found, _ = skip_markers(case)
        states = [state for state in release.plan.packages.values() if commit in state.commits]
        lost = next(filter(None, (_lost(commit, state.type.package) for state in states)), "")
        if found and lost:
            start, end = found[0]
            header = commit.message.partition("\n")[0]
            yield Problem(
                f"`{commit.message[start:end]}` in `{header}` ({commit.sha[:7]}) lets no workflow start: {lost}",
                known(facts.releasing)[0].where,
                'git commit --allow-empty -m "chore: run the release" && git push',
            )

    def fine(self, facts: Facts) -> str:  # noqa: ARG002  the contract
        """Return that a push of it starts Release Please."""
        return "nothing in the newest commit keeps Release Please from running"


def _lost(commit: LoggedCommit, package: Package) -> str:
    """Return what is not done when Release Please does not run for a commit; empty where nothing is to do."""
    header = commit.message.partition("\n")[0]
    patterns = (package.pull_request_title_pattern, DEFAULT_PATTERN, DEFAULT_GROUP_PATTERN)
    if any(follows_pattern(header, pattern) for pattern in patterns):
        return "the release is not tagged"
    return "it gets into no release pull request" if is_listed(commit.text, commit.sha, package) else ""

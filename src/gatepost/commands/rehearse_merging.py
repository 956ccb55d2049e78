"""The first half of a rehearsal: plan, merge and tag, until nothing is left to release."""

import re
from collections.abc import Iterable
from contextlib import closing
from dataclasses import dataclass, replace

from gatepost.adapters.release_place import Place, find_place
from gatepost.adapters.scratch_clone import ScratchClone
from gatepost.adapters.surroundings import look_around
from gatepost.commands.plan import Planned, make, stopped
from gatepost.commands.rehearse_request import Request
from gatepost.gate.judge import Candidate, judge_one
from gatepost.policy.configuration import Package
from gatepost.policy.versions import TagName, parse_version
from gatepost.rehearsal.facts import Merge, Release, Stop
from gatepost.release.outline import LISTED
from gatepost.release.planned import PackageState, Plan, PullRequest
from gatepost.release.source import LoggedCommit
from gatepost.release.what_if import is_unborn, unborn
from gatepost.rules.case import LANDING
from gatepost.values import Finding

_NUMBER = re.compile(r"\(#([0-9]{1,9})\)\s*$")


@dataclass(frozen=True)
class Merged:
    """What became of the release pull requests.

    `untagged` are the packages that Release Please itself makes no tag for, or not at once, each with the setting that
    says so; `first` is the plan at the start; `idle` says of each message of --with that does nothing what it is.
    """

    merges: tuple[Merge, ...] = ()
    stop: Stop | None = None
    taken: tuple[str, ...] = ()
    again: tuple[Release, ...] = ()
    untagged: tuple[tuple[str, str], ...] = ()
    first: Plan | None = None
    idle: tuple[str, ...] = ()


def merge_all(clone: ScratchClone, place: Place, request: Request) -> Merged:
    """Merge one release pull request after the other, as their titles say, and tag what they release.

    Release Please makes them anew after each merge; so does this.
    """
    wanted = replace(
        request.wanted, folder=str(clone.folder), branch=place.target.branch, repository=place.target.repository
    )
    added = added_commits(request)
    found = Merged()
    while True:
        here = find_place(wanted)
        with closing(here.source):
            planned = make(here, added, request.configuration_file, request.manifest_file)
            found = found if found.first else replace(found, first=planned.plan, idle=_idle(planned))
            if planned.plan.error:
                return replace(found, stop=_stop(planned.plan.error))
            done = {release.path for merge in found.merges for release in merge.releases}
            waiting = [each for each in planned.plan.pull_requests if each.releases and done.isdisjoint(_paths(each))]
            if waiting:
                found = _with(found, clone, planned, waiting[0])
                if found.taken:
                    return found
                continue
            if added:  # what is rehearsed only now would else be released again
                planned = make(here, (), request.configuration_file, request.manifest_file)
            return replace(found, again=_again(planned, done))


def _idle(planned: Planned) -> tuple[str, ...]:
    """Return what is said of the messages that are not merged yet and release nothing."""
    new = [commit for each in planned.outlines for commit in each.commits if is_unborn(commit.sha)]
    heard = {commit.sha for commit in new if commit.effect == LISTED}
    idle = {commit.sha: f"`{commit.header}` releases nothing: {commit.effect}" for commit in new}
    return tuple(said for sha, said in idle.items() if sha not in heard)


def added_commits(request: Request) -> list[LoggedCommit]:
    """Return the commits that are not made yet, newest first."""
    texts = reversed(list(enumerate(request.added)))
    return [LoggedCommit(unborn(number), text, request.touching) for number, text in texts]


def _with(found: Merged, clone: ScratchClone, planned: Planned, pull_request: PullRequest) -> Merged:
    """Merge and tag one pull request; where a tag is there already, it is said and not made."""
    releases = [_release(each.path, each.version, each.notes, planned) for each in pull_request.releases]
    files = [each for each in pull_request.files if each.is_changed]
    title = f"{pull_request.title} (#{_next_number(planned.plan)})"
    commit = clone.merge(title, files)
    releases = [replace(each, commit=commit) for each in releases]
    merge = Merge(title, tuple(each.path for each in files), tuple(releases), tuple(_judged(title, clone)))
    there = clone.tags()
    taken = tuple(each.tag for each in releases if each.tag in there)
    for each in releases:
        if each.tag not in there:
            clone.tag(each.tag, commit)
    states = (planned.plan.packages[each.path].type.package for each in releases)
    untagged = ((each.name, _untagged_by(package)) for each, package in zip(releases, states, strict=True))
    return replace(
        found,
        merges=(*found.merges, merge),
        taken=taken,
        untagged=(*found.untagged, *(each for each in untagged if each[1])),
    )


def _release(path: str, version: str, notes: str, planned: Planned) -> Release:
    state = planned.plan.packages[path]
    name = next(each.name for each in planned.outlines if each.path == path)
    return Release(path, name, version, _tag(state, version), notes=notes)


def _tag(state: PackageState, version: str) -> str:
    """Return the tag of a release, as Release Please makes it."""
    package = state.type.package
    return str(TagName(parse_version(version), state.type.component, package.tag_separator, package.include_v_in_tag))


def _untagged_by(package: Package) -> str:
    """Return the setting by which a package gets no tag when its release is made; empty where it gets one."""
    if package.skip_github_release:
        return "skip-github-release"
    return "draft" if package.is_tagged_late else ""


def _judged(title: str, clone: ScratchClone) -> list[Finding]:
    """Return what the gate finds in the title, as it finds it when the pull request is opened."""
    rulebook = look_around(str(clone.folder)).loaded.rulebook
    return judge_one(Candidate("title", title, LANDING, by_release_please=True), rulebook).findings


def _next_number(plan: Plan) -> int:
    """Return a number for a pull request: one more than the highest in the headers since the last releases."""
    commits = (commit for state in plan.packages.values() for commit in state.commits)
    headers = (commit.text.partition("\n")[0] for commit in commits)
    return 1 + max((int(found[1]) for header in headers if (found := _NUMBER.search(header))), default=0)


def _again(planned: Planned, done: Iterable[str]) -> tuple[Release, ...]:
    """Return what would be released once more."""
    every = [release for each in planned.plan.pull_requests for release in each.releases]
    return tuple(_release(each.path, each.version, each.notes, planned) for each in every if each.path in set(done))


def _paths(pull_request: PullRequest) -> list[str]:
    return [release.path for release in pull_request.releases]


def _stop(error: str) -> Stop:
    found = stopped(error)
    return Stop(found.text, found.hint)

"""All there is to say of one commit: how it is read, what comes out, and what that does to the next release."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from gatepost.message.reading import read
from gatepost.policy.configuration import ROOT, Package
from gatepost.release.collected import sort_by_package
from gatepost.release.last_release import LastReleases
from gatepost.release.outline import LISTED, CommitOutline, EntryOutline, PackageOutline, commit_outline, outline
from gatepost.release.planned import Plan
from gatepost.release.reaching import files_reaching
from gatepost.release.reading_tree import Exit, Tree, tree_of
from gatepost.release.rescue import Rescue, lost_in, rescue
from gatepost.release.source import LoggedCommit
from gatepost.release.what_if import UNBORN
from gatepost.values import Finding

MESSAGE, UNMERGED, UNRELEASED, PAST = "message", "unmerged", "unreleased", "past"
EXCLUDED, NOWHERE = "excluded", "nowhere"
"""How a commit stands to the next release: only given, not merged, part of it, no part of it any more; taken out of
its packages by `exclude-paths`, or in no package at all."""

DEFAULT_PACKAGE = Package(path=ROOT, release_type="python")
"""What a message is read by where there is no release configuration."""


@dataclass(frozen=True)
class Subject:
    """What is explained: what it is called, the commit, whether it is a merge, and how it stands as far as git knows.

    `tag` is one that holds it, empty where there is none.
    """

    id: str
    commit: LoggedCommit
    is_merge: bool = False
    is_merged: bool = False
    tag: str = ""


@dataclass(frozen=True)
class Emerging:
    """A conventional commit that comes out, where from, and what it does: by the paths of packages that see it alike.

    Without paths, it is the same for all.
    """

    exit: Exit
    outcomes: tuple[tuple[tuple[str, ...], EntryOutline], ...]


@dataclass(frozen=True)
class Explanation:
    """A commit with all that is known of it. `packages` are those whose next release it is part of, or would be.

    `error` is what Release Please would stop with. `has_configuration` tells that the sections are those of the
    repository; `package_paths` are all its packages. `has_loss` tells that a part is refused, `rescue` is the way
    to have it read. `touched` are files that a commit in its place has to change, none where it may be empty.
    """

    subject: Subject
    standing: str
    tree: Tree
    emerging: tuple[Emerging, ...]
    packages: tuple[PackageOutline, ...]
    step: str
    error: str
    has_configuration: bool
    has_loss: bool
    rescue: Rescue | None
    findings: tuple[Finding, ...] = ()
    package_paths: tuple[str, ...] = ()
    touched: tuple[str, ...] = ()


def explain(subject: Subject, plan: Plan | None, findings: Sequence[Finding], mended: Sequence[str]) -> Explanation:
    """Return what there is to say of a commit.

    The plan is that of the repository; where the commit is not merged, that with it on top. `mended` are messages
    that could stand in place of its own.
    """
    commit = subject.commit
    reading = read(commit.text)
    packages = _packages_with(commit, plan)
    configuration = plan.configuration if plan is not None else None
    seen = _seen(commit, plan, packages)
    has_loss = bool(lost_in(reading, is_merge=subject.is_merge))
    tree = tree_of(commit)
    return Explanation(
        subject=subject,
        standing=_standing(subject, plan, packages),
        tree=tree,
        emerging=tuple(_emerging(tree, seen)),
        packages=packages,
        step=max((each.step for each in seen.values() if each.effect == LISTED), key=_STEPS.index, default=""),
        error=plan.error if plan is not None else "",
        has_configuration=configuration is not None,
        has_loss=has_loss,
        rescue=rescue(reading, mended, is_merge=subject.is_merge) if has_loss else None,
        findings=tuple(findings),
        package_paths=tuple(plan.packages) if plan is not None else (),
        touched=files_reaching(commit, configuration) if has_loss and configuration is not None else (),
    )


_STEPS = ("", "patch", "minor", "major")


def _packages_with(commit: LoggedCommit, plan: Plan | None) -> tuple[PackageOutline, ...]:
    if plan is None:
        return ()
    return tuple(each for each in outline(plan) if any(own.sha == commit.sha for own in each.commits))


def _seen(commit: LoggedCommit, plan: Plan | None, packages: tuple[PackageOutline, ...]) -> Mapping[str, CommitOutline]:
    """Return what the commit does by the paths of packages: those that have it, else those that it could belong to."""
    found = {each.path: own for each in packages for own in each.commits if own.sha == commit.sha}
    if found:
        return found
    configuration = plan.configuration if plan is not None else None
    own = dict(configuration.packages) if configuration is not None else {ROOT: DEFAULT_PACKAGE}
    if configuration is not None:
        split = sort_by_package([commit], configuration, LastReleases({}, are_all=False))
        own = {path: package for path, package in own.items() if split.by_path[path]} or own
    reading = read(commit.text)
    return {path: commit_outline(commit, reading, package, None) for path, package in own.items()}


def _emerging(tree: Tree, seen: Mapping[str, CommitOutline]) -> list[Emerging]:
    found = []
    for number, where in enumerate(tree.exits):
        groups: dict[EntryOutline, list[str]] = {}
        for path, each in seen.items():
            groups.setdefault(each.entries[number], []).append(path)
        outcomes = [(() if len(groups) == 1 else tuple(paths), entry) for entry, paths in groups.items()]
        found.append(Emerging(where, tuple(outcomes)))
    return found


def _standing(subject: Subject, plan: Plan | None, packages: tuple[PackageOutline, ...]) -> str:
    sha = subject.commit.sha
    if not subject.is_merged:
        return MESSAGE if sha == UNBORN else UNMERGED
    if packages:
        return UNRELEASED
    if plan is None or not plan.packages:
        return PAST if subject.tag else UNRELEASED
    if any(each.sha == sha for each in plan.elsewhere):
        return NOWHERE
    if any(each.sha == sha for state in plan.packages.values() for each in state.excluded):
        return EXCLUDED
    return PAST

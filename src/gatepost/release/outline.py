"""What every commit since the last release does to the next one, and why (spec §2, §4, §5)."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from gatepost.message.reading import Reading, line_and_column
from gatepost.policy.configuration import ROOT, Package
from gatepost.policy.versioning import FEATURES, MAJOR, MINOR, PATCH, forced_version, level
from gatepost.policy.versions import Version, parse_version
from gatepost.release.changes import Change, Readings
from gatepost.release.errors import PlanError
from gatepost.release.notes import title_for
from gatepost.release.planned import PackageState, Plan
from gatepost.release.source import LoggedCommit
from gatepost.release.what_if import is_unborn

LISTED, HIDDEN, UNLISTED, EXCLUDED = "listed", "hidden", "unlisted", "excluded"
DROPPED, NOT_CONVENTIONAL, EMPTY = "dropped", "not conventional", "empty"
BREAKING_TITLE = "⚠ BREAKING CHANGES"
STEPS = {PATCH: "patch", MINOR: "minor", MAJOR: "major"}
FIRST, FORCED, OTHER = "first", "release-as", "other"


@dataclass(frozen=True)
class EntryOutline:
    """A conventional commit that is read in a message: the titles that list it, none where it is not listed.

    A footer makes one too; `reason` says why it is not listed.
    """

    label: str
    description: str
    titles: tuple[str, ...]
    effect: str
    reason: str
    step: str
    is_footer: bool


@dataclass(frozen=True)
class Fault:
    """A stretch of a message that Release Please throws away: where it gives up (1-based, in code points), on what."""

    line: int
    column: int
    text: str
    is_header: bool


@dataclass(frozen=True)
class CommitOutline:
    """A commit and what it does: `effect` is that of its greatest entry, or says why it has none."""

    sha: str
    header: str
    effect: str
    step: str
    entries: tuple[EntryOutline, ...]
    faults: tuple[Fault, ...]

    @property
    def titles(self) -> tuple[str, ...]:
        """The titles of the notes under which it is listed."""
        return tuple(dict.fromkeys(title for entry in self.entries for title in entry.titles))

    @property
    def reasons(self) -> tuple[str, ...]:
        """Why nothing of it is listed, footers aside."""
        return tuple(dict.fromkeys(entry.reason for entry in self.entries if not entry.is_footer and entry.reason))


@dataclass(frozen=True)
class PackageOutline:
    """A package: the version before and after (empty: none), why it is that one, and its commits, newest first.

    `name` is what to call it: its component, else the repository's name or its path. `titles` are in the order
    of the notes.
    """

    path: str
    name: str
    component: str
    previous: str
    tag: str
    next: str
    bump: str
    reason: str
    commits: tuple[CommitOutline, ...]
    excluded: tuple[CommitOutline, ...]
    titles: tuple[str, ...]


def outline(plan: Plan) -> list[PackageOutline]:
    """Return what there is to say of each package of a plan, in the order of the configuration."""
    readings = Readings()
    versions = {release.path: release.version for each in plan.pull_requests for release in each.releases}
    return [_package(path, state, versions.get(path, ""), readings) for path, state in plan.packages.items()]


def commit_outline(commit: LoggedCommit, reading: Reading, package: Package, current: Version | None) -> CommitOutline:
    """Return what a commit does to the next release of a package whose version is `current`."""
    entries = tuple(_entry(Change(commit.sha, each), package, current) for each in reading.commits)
    faults = tuple(_faults(reading))
    step = max((_rank(entry.step) for entry in entries), default=0)
    return CommitOutline(
        commit.sha, _header(commit.text), _effect(entries, faults), STEPS.get(step, ""), entries, faults
    )


def _package(path: str, state: PackageState, version: str, readings: Readings) -> PackageOutline:
    package = state.type.package
    current = state.last.tag.version if state.last else None
    commits = tuple(commit_outline(commit, readings.of(commit), package, current) for commit in state.commits)
    changes = readings.changes(state.commits)
    bump, reason = _why(state, version, changes, commits)
    component = _component(state)
    return PackageOutline(
        path=path,
        name=component or (state.type.target.name if path == ROOT else path),
        component=component,
        previous=str(current or ""),
        tag=str(state.last.tag) if state.last else "",
        next=version,
        bump=bump,
        reason=reason,
        commits=commits,
        excluded=tuple(
            CommitOutline(commit.sha, _header(commit.text), EXCLUDED, "", (), ()) for commit in state.excluded
        ),
        titles=_in_order(commits, package),
    )


def _component(state: PackageState) -> str:
    """Return what a package is called; empty where a file that would say so is missing, at which the plan stops."""
    try:
        return state.type.branch_component
    except PlanError:
        return ""


def _in_order(commits: Sequence[CommitOutline], package: Package) -> tuple[str, ...]:
    """Return the titles of the notes: breaking changes, those that no section has, then those of the sections."""
    order = [title for _, title, _, _ in package.sections]
    found = dict.fromkeys(title for commit in commits for title in commit.titles)
    ranks = {title: (title != BREAKING_TITLE, order.index(title) + 1 if title in order else 0) for title in found}
    return tuple(sorted(found, key=lambda title: ranks[title]))


def _entry(change: Change, package: Package, current: Version | None) -> EntryOutline:
    commit = change.commit
    is_footer = commit.footer is not None
    title = title_for(change, package.sections)
    titles = tuple(filter(None, (BREAKING_TITLE if commit.breaking else "", title)))
    label = commit.type + (f"({commit.scope})" if commit.scope else "") + ("!" if commit.breaking else "")
    step = STEPS[level(current or Version(1, 0, 0), [commit], package)]
    if title is not None:
        return EntryOutline(label, commit.description, titles, LISTED, "", step, is_footer)
    is_known = any(section[0] == commit.type.lower() for section in package.sections)
    effect, reason = (HIDDEN, "hidden type") if is_known else (UNLISTED, f"no section lists `{commit.type}`")
    step = step if commit.type in FEATURES else ""
    return EntryOutline(label, commit.description, (), effect, reason, step, is_footer)


def _faults(reading: Reading) -> list[Fault]:
    found = []
    for part, message in zip(reading.parts, reading.messages, strict=True):
        if message.fault is None:
            continue
        offset = message.fault.offset
        if message.fault.throws:
            offset = message.text.rfind("(", 0, offset)  # the one that is not closed, as `message-dropped` points at it
        line, column = line_and_column(reading.text, part.offset_in_whole(message.offset + offset))
        end = message.text.find("\n", offset)
        start = message.text.rfind("\n", 0, offset) + 1
        text = message.text[start : end if end >= 0 else len(message.text)].strip()
        found.append(Fault(line, column, text, is_header=message.token is None))
    return found


def _effect(entries: Sequence[EntryOutline], faults: Sequence[Fault]) -> str:
    own = [entry for entry in entries if entry.effect == LISTED]
    if own:
        return LISTED
    if entries and not faults:
        return HIDDEN if any(entry.effect == HIDDEN for entry in entries) else UNLISTED
    if any(not fault.is_header for fault in faults):
        return DROPPED
    return NOT_CONVENTIONAL if faults else EMPTY


def _rank(step: str) -> int:
    return next((rank for rank, name in STEPS.items() if name == step), 0)


def _header(text: str) -> str:
    return text.replace("\r", "\n").lstrip("\n").partition("\n")[0]


def _why(
    state: PackageState, version: str, changes: Sequence[Change], commits: Sequence[CommitOutline]
) -> tuple[str, str]:
    """Return the name of the step from the last version to `version`, and the reason for it or for there being none."""
    if not version:
        return "", _why_nothing(commits)
    if state.type.package.release_as:
        return FORCED, "`release-as` in the configuration"
    forced = next((change for change in changes if forced_version([change.commit]) is not None), None)
    if forced is not None:
        where = "what is added" if is_unborn(forced.sha) else forced.sha[:7]
        return FORCED, f"Release-As in {where}"
    if state.last is None:
        return FIRST, "nothing was released before"
    bump = _step_between(state.last.tag.version, version)
    return bump, _count(commits)


def _step_between(previous: Version, version: str) -> str:
    following = _numbers(parse_version(version))
    steps = {"major": previous.next_major(), "minor": previous.next_minor(), "patch": previous.next_patch()}
    same = "prerelease" if following == _numbers(previous) else OTHER
    return next((name for name, step in steps.items() if _numbers(step) == following), same)


def _numbers(version: Version) -> tuple[float, float, float]:
    return version.major, version.minor, version.patch


def _count(commits: Sequence[CommitOutline]) -> str:
    """Return what makes the release, as in `2 breaking changes`, `1 feature`, `3 fixes and the like`."""
    entries = [entry for commit in commits for entry in commit.entries]
    breaking = sum(BREAKING_TITLE in entry.titles for entry in entries)
    features = sum(entry.label.partition("(")[0].rstrip("!") in FEATURES for entry in entries)
    listed = sum(entry.effect == LISTED for entry in entries)
    for number, one, many in (
        (breaking, "breaking change", "breaking changes"),
        (features, "feature", "features"),
        (listed, "entry", "entries"),
    ):
        if number:
            return f"{number} {one if number == 1 else many}"
    return "what it depends on, or is linked with"


def _why_nothing(commits: Sequence[CommitOutline]) -> str:
    if not commits:
        return "no commits since the last release"
    counts: Mapping[str, int] = {
        effect: sum(commit.effect == effect for commit in commits)
        for effect in (HIDDEN, UNLISTED, DROPPED, NOT_CONVENTIONAL, EMPTY)
    }
    said = [f"{count} {effect}" for effect, count in counts.items() if count]
    is_stopped = not said or any(commit.effect == LISTED for commit in commits)
    return "the plan stops before it is made" if is_stopped else f"nothing that is listed: {', '.join(said)}"

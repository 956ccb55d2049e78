"""The release pull request of one package, before it is merged with others (spec §7)."""

from collections.abc import Sequence
from dataclasses import dataclass

from gatepost.policy.configuration import Package
from gatepost.policy.versioning import forced_version, next_version
from gatepost.policy.versions import InvalidVersion, TagName, Version, parse_version
from gatepost.release.changes import Change
from gatepost.release.errors import PlanError
from gatepost.release.last_release import LastRelease
from gatepost.release.notes import NotesContext, render_notes
from gatepost.release.pull_request import Body, ReleaseData, Title, branch_name
from gatepost.release.types.base import NewRelease, ReleaseType
from gatepost.release.updates import Update, merge_updates


@dataclass
class Candidate:
    """A pull request in the making. `package` is None once it is merged from several."""

    path: str
    release_type: str
    package: Package | None
    title: Title
    body: Body
    updates: list[Update]
    labels: list[str]
    branch: str
    version: Version | None
    draft: bool


def notes_of(type_: ReleaseType, changes: Sequence[Change], last: LastRelease | None, version: Version) -> str:
    """Return the notes of a version; a single line, where nothing is listed. Raises `PlanError`."""
    package, target = type_.package, type_.target
    component = type_.component
    tag = TagName(version, component, package.tag_separator, package.include_v_in_tag)
    if package.changelog_type == "github":
        message = "Error: generateReleaseNotes needs the network"
        raise PlanError(message)
    context = NotesContext(
        url=type_.url,
        version=str(version),
        previous_tag=str(last.tag) if last else "",
        tag=str(tag),
        date=target.date,
        engine=target.engine,
    )
    return render_notes(changes, package.sections, context)


def new_version(type_: ReleaseType, changes: Sequence[Change], last: LastRelease | None) -> Version:
    """Return the version that a package gets: configured, asked for by a commit, stepped up, or the first.

    Raises `PlanError` where the configured or the asked one is none.
    """
    commits = [change.commit for change in changes]
    try:
        if type_.package.release_as:
            return parse_version(type_.package.release_as)
        forced = forced_version(commits)
        if forced is not None:
            return parse_version(forced)
        return next_version(last.tag.version, commits, type_.package) if last else type_.initial_version
    except InvalidVersion as error:
        message = f"Error: {error}"
        raise PlanError(message) from None


def build_candidate(
    type_: ReleaseType,
    changes: Sequence[Change],
    last: LastRelease | None,
    *,
    labels: Sequence[str] = (),
    forced: Version | None = None,
) -> Candidate | None:
    """Return the pull request of a package, or None where there is nothing to release.

    A `forced` version is released whether there is anything or not, and never as a draft. Raises `PlanError`.
    """
    if not changes and forced is None:
        return None
    package, target = type_.package, type_.target
    version = forced or new_version(type_, changes, last)
    title = Title(
        package.pull_request_title_pattern, target.branch, str(version), type_.component, package.component_no_space
    )
    title.check(target.engine)
    branch = branch_name(target.branch, type_.branch_component)
    notes = notes_of(type_, changes, last, version)
    if "\n" not in notes and forced is None:
        return None
    return Candidate(
        path=package.path,
        release_type=package.release_type,
        package=package,
        title=title,
        body=Body(
            [ReleaseData(type_.component, str(version), notes, package.path)],
            package.pull_request_header,
            package.pull_request_footer,
        ),
        updates=merge_updates(type_.updates(NewRelease(version, notes, changes))),
        labels=[*labels, *package.extra_label],
        branch=branch,
        version=version,
        draft=package.draft_pull_request and forced is None,
    )

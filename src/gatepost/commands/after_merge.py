"""The release as it would be after a pull request is merged, for the report on the pull request."""

from contextlib import closing, suppress
from dataclasses import dataclass

from gatepost.adapters.occasion import Occasion
from gatepost.adapters.release_place import Wanted, find_place
from gatepost.adapters.what_lands import landed_commits
from gatepost.commands.plan import Planned, make
from gatepost.errors import GatepostError
from gatepost.gate.judge import Candidate
from gatepost.release.loading import CONFIGURATION_FILE, MANIFEST_FILE
from gatepost.release.source import LoggedCommit
from gatepost.report.plan_markdown import render_plan_markdown
from gatepost.report.plan_text import render_releases
from gatepost.report.room import STEP_SUMMARY


@dataclass(frozen=True)
class AfterMerge:
    """The release after a merge: in one line, and as Markdown. Both are empty where it is not known."""

    line: str = ""
    markdown: str = ""


def after_merge(occasion: Occasion, candidates: list[Candidate]) -> AfterMerge:
    """Return the release that there would be; nothing where there are no releases, or where it cannot be told.

    That is: this clone lacks the history, or the pull request changes what a release is planned by.
    """
    event, folder = occasion.event, occasion.folder
    if not (occasion.surroundings.is_repository and event.base and event.head and event.pull_request):
        return AfterMerge()
    wanted = Wanted(folder, event.base, event.pull_request.target, repository=event.repository)
    with suppress(GatepostError):
        added = landed_commits(candidates, event.base, event.head, folder)
        if not _is_foreseeable(added):
            return AfterMerge()
        planned = _plan(wanted, added)
        if not planned.plan.error:
            markdown = render_plan_markdown(
                planned.plan,
                planned.outlines,
                planned.surprises,
                heading="The next release, after the merge",
                most=STEP_SUMMARY // 4,
            )
            return AfterMerge(f"after the merge: {render_releases(planned.outlines)}", markdown)
    return AfterMerge()


def _is_foreseeable(added: list[LoggedCommit]) -> bool:
    """Tell whether it is known what lands, and whether it leaves alone what is planned by; a release's own does not."""
    return bool(added) and not any(
        file in (CONFIGURATION_FILE, MANIFEST_FILE) for commit in added for file in commit.files
    )


def _plan(wanted: Wanted, added: list[LoggedCommit]) -> Planned:
    place = find_place(wanted)
    with closing(place.source):
        return make(place, added)

"""`gatepost rehearse`: clone, release, report."""

import shutil
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass, field, replace
from pathlib import Path

from gatepost.adapters.local_index import expect_index, local_index
from gatepost.adapters.release_place import Place, find_place
from gatepost.adapters.scratch_clone import ScratchClone, away_from_hook, clone
from gatepost.adapters.signals import interruptible
from gatepost.adapters.surroundings import look_around
from gatepost.adapters.uploading import find_client
from gatepost.commands.outcome_report import left_out, say, show
from gatepost.commands.rehearse_merging import Merged, added_commits, merge_all
from gatepost.commands.rehearse_publishing import Made, build_release, file_name, install, publish
from gatepost.commands.rehearse_request import Request
from gatepost.errors import CannotWriteError, UsageError
from gatepost.outcomes.judge import judge
from gatepost.outcomes.values import Outcome
from gatepost.rehearsal.catalogue import CHECKS
from gatepost.rehearsal.checks.release_not_built import ReleaseNotBuilt
from gatepost.rehearsal.facts import Facts
from gatepost.report.outcomes.report import File, Note, Report
from gatepost.report.visible import visible

NOTHING = "there is nothing to release"
NOT_REACHED = "not reached"
NOT_COMPARED = "--with-release-please compares with npm's"
NOT_BROKEN = "--publish-failure lets an upload break off"

_PREFIX = "gatepost-rehearsal-"
_FACTS = ("again", "differences", "builds", "failed", "uploads", "installs")
_LIMITS = (
    "Neither GitHub nor the real index was asked: is the name yours, the publisher registered, the tag allowed?",
    "The quality gates were not run: in CI they come before the release.",
)


@dataclass
class Rehearsal:
    """A rehearsal as it goes on: the folder where things are kept, and what is known so far."""

    request: Request
    out: Path
    place: Place
    facts: Facts = field(default_factory=Facts)
    made: tuple[Made, ...] = ()
    merged: Merged = field(default_factory=Merged)

    @property
    def logs(self) -> Path:
        """Where tools leave what they say."""
        return self.out / "logs"

    @property
    def index(self) -> Path:
        """Where the index keeps its files."""
        return self.out / "index"


def run(request: Request) -> int:
    """Do what is asked for, and return the exit code."""
    find_client(request.client, request.timeout)  # rather now than after the build
    expect_index()
    settings = look_around(request.wanted.folder).loaded.settings
    ignored = left_out()
    place = find_place(request.wanted)
    with closing(place.source), interruptible():  # what is started is ended
        rehearsal = Rehearsal(request, _folder(request.out), place)
        say(f"what is made is kept in {visible(str(rehearsal.out))}")
        try:
            _perform(rehearsal, ignored)
        except KeyboardInterrupt:
            if not request.out:
                shutil.rmtree(rehearsal.out, ignore_errors=True)
            raise
    outcomes = judge(CHECKS, rehearsal.facts, {**settings.texts("ignore"), **ignored}, settings.texts("severity"))
    if not rehearsal.facts.merges and rehearsal.facts.stop is None and not request.added:
        say(f'{NOTHING}; --with "fix: try it" rehearses a change')
    return show(_report(rehearsal, outcomes), request.format)


def _folder(out: str) -> Path:
    """Return a folder with nothing in it. Raises `UsageError`, `CannotWriteError`."""
    try:
        if not out:
            return Path(tempfile.mkdtemp(prefix=_PREFIX)).resolve()
        folder = Path(out).resolve()
        folder.mkdir(parents=True, exist_ok=True)
        if any(folder.iterdir()):
            message = f"--out {visible(out)} has something in it"
            raise UsageError(message, "name a folder that is not there, or empty")
    except OSError as error:
        place = visible(out) or "the folder for temporary files"
        message = f"cannot write to {place}: {error.strerror}"
        raise CannotWriteError(message, "name another folder by --out") from None
    return folder


def _perform(rehearsal: Rehearsal, ignored: Mapping[str, str]) -> None:
    """Go from step to step; each that is not reached says why."""
    request, place = rehearsal.request, rehearsal.place
    say("cloning, planning and merging")
    copied = clone(request.wanted.folder, place.source.sha, place.target.branch, rehearsal.out / "repository")
    with away_from_hook():
        merged = merge_all(copied, place, request)
    rehearsal.merged = merged
    rehearsal.facts = replace(rehearsal.facts, merges=merged.merges, stop=merged.stop, taken=merged.taken)
    _set(rehearsal, NOT_REACHED if merged.merges or merged.stop else NOTHING)
    if merged.stop is None:
        rehearsal.facts = replace(rehearsal.facts, differences=_compared(rehearsal))
    if not merged.merges or merged.stop is not None or merged.taken:
        return
    rehearsal.facts = replace(rehearsal.facts, again=merged.again)
    _keep_notes(rehearsal)
    with away_from_hook():
        _publish(rehearsal, copied, ignored)


def _compared(rehearsal: Rehearsal) -> tuple[str, ...] | None:
    """Return what the real Release Please would make otherwise; None where it is not asked."""
    request, first = rehearsal.request, rehearsal.merged.first
    if first is None or not request.asks_release_please:
        return None
    from gatepost.adapters.real_release_please import ask_release_please  # noqa: PLC0415  only where it is asked
    from gatepost.rehearsal.compare import differences  # noqa: PLC0415  likewise
    from gatepost.report.plan_json import pull_requests_as_json  # noqa: PLC0415  likewise

    say(f"asking release-please {rehearsal.place.engine.version} from npm")
    named = (request.configuration_file, request.manifest_file)
    real = ask_release_please(rehearsal.place, named, first.looked_at, added_commits(request))
    return differences(pull_requests_as_json(first), real)


def _set(rehearsal: Rehearsal, reason: str) -> None:
    """Say why what is not known is not."""
    absent = dict.fromkeys(_FACTS, reason)
    if not rehearsal.request.asks_release_please:
        absent["differences"] = NOT_COMPARED
    if not rehearsal.request.fails_upload:
        absent["failed"] = NOT_BROKEN
    rehearsal.facts = replace(rehearsal.facts, absent=absent)


def _publish(rehearsal: Rehearsal, copied: ScratchClone, ignored: Mapping[str, str]) -> None:
    request = rehearsal.request
    rehearsal.logs.mkdir()
    out = rehearsal.out / "dist"
    made = tuple(build_release(each, copied, out, request, ignored) for each in rehearsal.facts.releases)
    copied.to_branch()
    rehearsal.made = made
    rehearsal.facts = replace(rehearsal.facts, builds=tuple(each.built for each in made))
    if not all(each.is_ready for each in made):
        return
    client = find_client(request.client, request.timeout)
    with local_index(rehearsal.index, rehearsal.logs / "index.log") as index:
        published = publish(made, index, client, rehearsal.logs, fails=request.fails_upload)
        rehearsal.facts = replace(
            rehearsal.facts, uploads=published.uploads, failed=published.failed if request.fails_upload else None
        )
        if all(each.stop is None for each in published.uploads):
            rehearsal.facts = replace(rehearsal.facts, installs=install(made, index, request.timeout))


def _keep_notes(rehearsal: Rehearsal) -> None:
    """Write the notes of each release to a file of its own."""
    folder = rehearsal.out / "notes"
    folder.mkdir()
    for number, release in enumerate(rehearsal.facts.releases, 1):
        (folder / file_name(f"{number:02}-{release.version}.md")).write_text(f"{release.notes}\n", "utf-8", "replace")


def _report(rehearsal: Rehearsal, outcomes: Sequence[Outcome]) -> Report:
    facts, target = rehearsal.facts, rehearsal.place.target
    return Report(
        command="rehearse",
        title=f"rehearsal of {target.repository}",
        outcomes=tuple(_with_problems(outcomes, rehearsal.made)),
        facts=tuple(_said(rehearsal)),
        files=tuple(_files(rehearsal)),
        not_proven=(*dict.fromkeys(_limits(rehearsal)),) if facts.merges else (),
        checks=CHECKS,
        notes=tuple(Note(f"{each.name} {each.version}", each.notes) for each in facts.releases),
        is_story=True,
        is_strict=rehearsal.request.is_strict,
    )


def _with_problems(outcomes: Sequence[Outcome], made: Sequence[Made]) -> Iterator[Outcome]:
    """Yield the outcomes, with what was found in the distributions behind their being built."""
    for outcome in outcomes:
        yield outcome
        if outcome.name == ReleaseNotBuilt.name:
            yield from (problem for each in made for problem in each.problems)


def _said(rehearsal: Rehearsal) -> Iterator[tuple[str, str]]:
    yield "commit", rehearsal.place.source.sha
    yield "engine", f"release-please {rehearsal.place.engine.version}"
    if rehearsal.facts.merges:
        yield "release", ", ".join(f"{each.name} {each.version}" for each in rehearsal.facts.releases)
    yield "kept", str(rehearsal.out)
    remarks = (*rehearsal.merged.idle, *rehearsal.place.remarks)
    if remarks:
        yield "remark", "; ".join(remarks)


def _files(rehearsal: Rehearsal) -> Iterator[File]:
    """Yield what would be on the index."""
    for each in rehearsal.made:
        if each.facts is not None and rehearsal.facts.uploads:
            yield from (File(visible(one.name), one.size, one.sha256) for one in each.facts.archives)


def _limits(rehearsal: Rehearsal) -> Iterator[str]:
    yield from _LIMITS
    for name, setting in rehearsal.merged.untagged:
        yield f"Release Please itself makes no tag of {name} (`{setting}`): here it was made as it would be."
    for each in rehearsal.made:
        yield from each.limits

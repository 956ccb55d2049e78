"""`gatepost lint`: judge messages from files, standard input, a title, the history, or what CI says has happened."""

import sys
from collections.abc import Iterator
from contextlib import closing

import click

from gatepost.adapters import completing
from gatepost.adapters.ci_event import summary_path, write_summary
from gatepost.adapters.environment import ignored_skip, skip_words
from gatepost.adapters.git_history import (
    Range,
    count_commits,
    count_left_out,
    has_commit,
    raw_batches,
    shallow_boundary,
)
from gatepost.adapters.judging import Desk, Report, judge_commits
from gatepost.adapters.landing_place import place_of
from gatepost.adapters.meanwhile import Meanwhile
from gatepost.adapters.message_files import (
    candidate_from_file,
    candidate_from_input,
    fix_file,
    is_gits_own,
    must_be_plain,
)
from gatepost.adapters.progress import Progress
from gatepost.adapters.surroundings import BASE, Surroundings, look_around
from gatepost.adapters.terminal import style_for, write
from gatepost.errors import GatepostError, UsageError
from gatepost.gate.judge import Candidate, Rulebook
from gatepost.gate.skip import without
from gatepost.message.cleanup import DEFAULT, MODES, WHITESPACE, Cleanup
from gatepost.report.formats import FORMATS, reporter_for
from gatepost.report.kinds import short_id
from gatepost.report.machine import render_failure
from gatepost.report.text import render_closing
from gatepost.report.visible import visible
from gatepost.report.ways_round import render_skipped
from gatepost.rules.case import HISTORY, TITLE


class Request:
    """What is to be judged (exactly one of the first five), and how."""

    __slots__ = (
        "cleanup",
        "event",
        "files",
        "fix",
        "folder",
        "format",
        "online",
        "partial",
        "range",
        "settings_from",
        "stdin",
        "strict",
        "title",
    )

    files: tuple[str, ...]
    stdin: bool
    title: str | None
    range: str | None
    event: bool
    cleanup: str
    fix: bool
    folder: str
    format: str
    online: bool
    partial: bool
    settings_from: str
    strict: bool

    def __init__(self, **flags: object) -> None:
        for name, value in flags.items():
            setattr(self, name, value)
        if flags.get("settings_from") == "":
            message = "--settings-from names no revision"
            raise UsageError(message, "is its variable set? leave the flag out for the files here")
        self.settings_from = self.settings_from or ""
        if self.settings_from == BASE and not self.event:
            message = f"{BASE} is for --event alone"
            raise UsageError(message, "name a revision; nothing else says what a change goes to")
        given = [bool(self.files), self.stdin, self.title is not None, self.range is not None, self.event]
        if sum(given) != 1:
            said = "nothing to judge is named" if not any(given) else "only one thing can be judged at a time"
            raise UsageError(said, "name FILEs, or one of --stdin, --title TEXT, --range A..B, --event")
        if self.fix and not self.files:
            message = "--fix has no file to write to"
            raise UsageError(message, "name FILEs; a commit is mended by `git commit --amend` or `git rebase -i`")
        self._refuse_idle_flags()

    def _refuse_idle_flags(self) -> None:
        """Raise `UsageError` for a flag that would do nothing here."""
        if self.cleanup != DEFAULT and not self.files:
            message = "--cleanup is for FILEs alone"
            raise UsageError(message, "everything else is judged as it is")
        if self.partial and self.range is None and not self.event:
            message = "--partial is for --range and --event alone"
            raise UsageError(message, "nothing else reads the history")
        if self.online and not self.event:
            message = "--online is for --event alone"
            raise UsageError(message, "nothing else asks the network")


@click.command("lint")
@click.argument("files", nargs=-1, metavar="[FILE]...", shell_complete=completing.files)
@click.option("--stdin", is_flag=True, help="Judge the message on standard input.")
@click.option("--title", metavar="TEXT", help="Judge a pull request's title.")
@click.option("--range", metavar="A..B", help="Judge the commits of a range.", shell_complete=completing.ranges)
@click.option("--event", is_flag=True, help="Judge what the CI event is about: what will land, or has landed.")
@click.option("--fix", is_flag=True, help="Write what can be mended back to each FILE.")
@click.option(
    "--cleanup", type=click.Choice(MODES), default=DEFAULT, help="How git cleans the message of a FILE first."
)
@click.option("--format", type=click.Choice(FORMATS), default="text", help="How to report.")
@click.option("--strict", is_flag=True, help="Let warnings fail too.")
@click.option(
    "--settings-from",
    metavar="REV",
    shell_complete=completing.bases,
    help="Read the settings of a revision; with --event, `@base` is the branch that a change goes to.",
)
@click.option("--partial", is_flag=True, help="Judge what a shallow clone has.")
@click.option("--online", is_flag=True, help="With --event: ask GitHub for what the event does not say.")
@click.option(
    "-C",
    "folder",
    default=".",
    metavar="DIR",
    help="Judge as if started in DIR.",
    shell_complete=completing.folders,
)
def command(**flags: object) -> int:
    """Judge commit messages.

    A FILE is cleaned first as git cleans an edited message. Exit status: 0 when all pass,
    1 when some do not, 2 for a wrong call or settings, 3 where git or the history is missing.

    \b
    Examples:
      gatepost lint .git/COMMIT_EDITMSG
      gatepost lint --title "feat(api): sign in with a passkey"
      gatepost lint --range origin/main..HEAD
      git log -1 --format=%B | gatepost lint --stdin
      gatepost lint --event --format github --settings-from @base
    """  # noqa: D301  click wants the character, not its name
    try:
        return run(Request(**flags))
    except GatepostError as error:
        if flags["format"] == "github":  # the log alone is not where people look
            write(sys.stdout, render_failure(error.text, error.hint, error.code))
        raise


def run(request: Request) -> int:
    """Judge what `request` names, and report."""
    if request.event:
        from gatepost.commands.lint_event import run_event  # noqa: PLC0415  only where it is needed

        return run_event(request)
    surroundings = look_around(request.folder, settings_from=request.settings_from, needs_git=request.range is not None)
    rulebook = rulebook_for(surroundings)
    if request.range is not None:
        return _judge_range(request, surroundings, rulebook)
    candidates = _candidates(request, surroundings, rulebook)
    desk = desk_for(request, rulebook, is_titled=len(candidates) > 1)
    report = Report(desk.reporter, strict=request.strict)
    report.add(desk.judge(candidates))
    return finish(report, request, desk)


def rulebook_for(surroundings: Surroundings) -> Rulebook:
    """Return the rulebook, less what GATEPOST_SKIP leaves out, which is said; CI ignores it, which is said too."""
    rulebook, skipped = without(surroundings.loaded.rulebook, skip_words())
    write(sys.stderr, render_skipped(skipped))
    if ignored_skip():
        write(sys.stderr, "gatepost: GATEPOST_SKIP is not heeded in CI\n")
    return rulebook


def desk_for(
    request: Request, rulebook: Rulebook, *, is_titled: bool = True, place: str = HISTORY, is_advisory: bool = False
) -> Desk:
    """Return where the messages are judged; for GitHub with the step's summary beside the annotations."""
    reporter = reporter_for(request.format, style_for(sys.stdout), strict=request.strict, is_titled=is_titled)
    summary = None
    if request.format == "github" and summary_path():
        summary = reporter_for("markdown", style_for(sys.stdout))
    return Desk(rulebook, reporter, summary=summary, strict=request.strict, place=place, is_advisory=is_advisory)


def finish(report: Report, request: Request, desk: Desk, introduction: str = "") -> int:
    """Close the report; beside annotations, the numbers go to standard error and the findings into the summary."""
    report.close()
    if desk.summary is not None:
        write_summary(introduction + desk.summary.whole(report.asides, report.tally))
    if request.format == "github":
        write(sys.stderr, render_closing(report.tally, style_for(sys.stderr)))
    return 0 if report.tally.passes else 1


def say_what_is_left_out(wanted: Range) -> None:
    """Say which commits of a range are not judged, and why; `since` falls away where a partial clone lacks it."""
    is_cut = wanted.is_partial and bool(shallow_boundary(wanted.folder))
    if is_cut:
        write(sys.stderr, "gatepost: the history is cut short; what this clone does not have is not judged\n")
    since = visible(short_id(wanted.since))
    if is_cut and wanted.since and not has_commit(wanted.since, wanted.folder):
        write(sys.stderr, f"gatepost: `since` is {since}, which this clone does not have: nothing is left out for it\n")
        wanted.since = ""
    left_out = count_left_out(wanted) if wanted.since else 0
    if left_out:
        said = "1 commit is" if left_out == 1 else f"{left_out:,} commits are"
        write(sys.stderr, f"gatepost: {said} not judged: `since` is {since}\n")


def _judge_range(request: Request, surroundings: Surroundings, rulebook: Rulebook) -> int:
    settings = surroundings.loaded.settings
    revisions = request.range or ""
    wanted = Range(revisions, request.folder, since=settings.text("since"), is_partial=request.partial)
    say_what_is_left_out(wanted)
    desk = desk_for(request, rulebook)
    report = Report(desk.reporter, strict=request.strict, may_end_early=request.format != "github")
    judge_all(wanted, desk, report, Meanwhile(lambda: place_of(wanted, settings.text("merge"))))
    return finish(report, request, desk)


def judge_all(wanted: Range, desk: Desk, report: Report, place: Meanwhile[str] | None = None) -> None:
    """Judge the commits of a range, with a bar for whoever waits.

    Where they stand may be asked while git looks for the first of them, which takes as long.
    """
    progress = Progress("judging", lambda: count_commits(wanted))
    try:
        with closing(raw_batches(wanted)) as batches:
            judge_commits(_placed(batches, desk, place), desk, report, progress)
    finally:
        progress.clear()


def _placed(batches: Iterator[bytes], desk: Desk, place: Meanwhile[str] | None) -> Iterator[bytes]:
    for batch in batches:
        if place is not None:
            desk.place = place.answer()
            place = None
        yield batch


def _candidates(request: Request, surroundings: Surroundings, rulebook: Rulebook) -> list[Candidate]:
    if request.title is not None:
        return [Candidate("title", request.title, TITLE)]
    if request.stdin:
        return [candidate_from_input()]
    for file in request.files if request.fix else ():
        must_be_plain(file, request.folder)
    how, encoding = surroundings.cleanup(request.cleanup)
    candidates = []
    for file in request.files:
        whole = request.fix and request.cleanup == DEFAULT and not is_gits_own(file)
        cleaned = Cleanup(WHITESPACE, edited=False) if whole else how  # nobody says that its `#` lines are comments
        candidate = candidate_from_file(file, request.folder, cleaned, encoding)
        if request.fix and fix_file(candidate, request.folder, rulebook, cleaned, encoding):
            write(sys.stderr, f"mended {visible(file)}\n")
        candidates.append(candidate)
    return candidates

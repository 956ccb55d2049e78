"""`gatepost plan`: what Release Please would do now, offline."""

import sys
from collections.abc import Sequence
from contextlib import closing, suppress
from dataclasses import dataclass

import click

from gatepost.adapters import completing
from gatepost.adapters.message_files import text_of
from gatepost.adapters.release_place import Place, Wanted, find_place
from gatepost.adapters.terminal import is_obeyed, style_for, write
from gatepost.errors import GatepostError, PlanStopsError, UsageError
from gatepost.release.limits import LIMITS
from gatepost.release.loading import CONFIGURATION_FILE, MANIFEST_FILE
from gatepost.release.outline import PackageOutline, outline
from gatepost.release.plan import plan
from gatepost.release.planned import Plan, Surprise
from gatepost.release.source import LoggedCommit
from gatepost.release.surprises import surprises_of
from gatepost.release.suspects import suspects
from gatepost.release.what_if import WhatIf, unborn
from gatepost.report.plan_text import render_plan
from gatepost.report.visible import tame, visible

FORMATS = ("text", "json", "markdown", "github")


@dataclass(frozen=True)
class Request:
    """What is to be planned, and how it is to be shown."""

    wanted: Wanted
    configuration_file: str = CONFIGURATION_FILE
    manifest_file: str = MANIFEST_FILE
    added: tuple[str, ...] = ()
    touching: tuple[str, ...] = ()
    format: str = "text"
    shows_diff: bool = False
    shows_changelog: bool = False


@dataclass(frozen=True)
class Planned:
    """A plan with all that is said of it."""

    plan: Plan
    outlines: Sequence[PackageOutline]
    surprises: Sequence[Surprise]
    place: Place


@click.command("plan")
@click.option(
    "--at",
    "revision",
    metavar="REV",
    default="",
    help="Plan as of this revision, not of HEAD.",
    shell_complete=completing.revisions,
)
@click.option("--with", "added", metavar="TEXT", multiple=True, help="Plan as if this message were merged now.")
@click.option(
    "--with-file",
    "added_files",
    metavar="FILE",
    multiple=True,
    help="The same, from a file; - is stdin.",
    shell_complete=completing.files,
)
@click.option(
    "--touching",
    metavar="PATH",
    multiple=True,
    help="A file that --with changes; else every package.",
    shell_complete=completing.files,
)
@click.option(
    "--branch",
    metavar="NAME",
    default="",
    help="The release branch; else the remote's default branch.",
    shell_complete=completing.branches,
)
@click.option("--date", metavar="YYYY-MM-DD", default="", help="The day of the release; else today, in UTC.")
@click.option("--repository", metavar="OWNER/NAME", default="", help="What links name; else the remote's address.")
@click.option(
    "--engine",
    metavar="VERSION",
    default="",
    help="The release-please to follow; else the workflow's.",
    shell_complete=completing.engines,
)
@click.option(
    "--config-file",
    default=CONFIGURATION_FILE,
    metavar="FILE",
    help="Release Please's configuration.",
    shell_complete=completing.files,
)
@click.option(
    "--manifest-file",
    default=MANIFEST_FILE,
    metavar="FILE",
    help="Release Please's manifest.",
    shell_complete=completing.files,
)
@click.option("--diff", "shows_diff", is_flag=True, help="Show what would change in every file.")
@click.option(
    "--changelog", "shows_changelog", is_flag=True, help="Print the entries for the changelogs, nothing else."
)
@click.option("--markdown", "is_markdown", is_flag=True, help="The same as --format markdown.")
@click.option("--format", type=click.Choice(FORMATS), default="text", help="How to report.")
@click.option("--partial", is_flag=True, help="Plan with what a shallow clone has.")
@click.option(
    "-C", "folder", default=".", metavar="DIR", help="Plan as if started in DIR.", shell_complete=completing.folders
)
def command(**flags: object) -> int:
    """Show what Release Please would do now: version, notes, pull request, every file, and what it would drop.

    Nothing is written, and nothing asks the network. Exit status: 0, also where there is nothing to
    release; 2 where Release Please would stop with an error; 3 where git or the history is missing.

    \b
    Examples:
      gatepost plan
      gatepost plan --diff
      gatepost plan --with "feat(api): sign in with a passkey"
      gatepost plan --at v1.2.0~1 --date 2026-03-04
      gatepost plan --format json
    """  # noqa: D301  click wants the character, not its name
    return run(_request(flags))


def run(request: Request) -> int:
    """Make the plan and show it. Raises `PlanStopsError` where Release Please would stop."""
    place = find_place(request.wanted)
    texts = reversed(list(enumerate(request.added)))
    added = [LoggedCommit(unborn(number), text, request.touching) for number, text in texts]
    with closing(place.source):
        planned = make(place, added, request.configuration_file, request.manifest_file)
    _show(planned, request)
    if planned.plan.error:
        raise stopped(planned.plan.error)
    return 0


def make(
    place: Place,
    added: Sequence[LoggedCommit] = (),
    configuration_file: str = CONFIGURATION_FILE,
    manifest_file: str = MANIFEST_FILE,
) -> Planned:
    """Return the plan at a place, with these commits on top, newest first."""
    source = WhatIf(place.source, added) if added else place.source
    found = plan(source, place.target, configuration_file, manifest_file)
    outlines = outline(found)
    return Planned(found, outlines, [*surprises_of(found, outlines), *_in_messages(found, place)], place)


def _in_messages(found: Plan, place: Place) -> list[Surprise]:
    """Return what the gate finds in the messages of the plan; with broken settings, by the default ones."""
    commits = suspects(found)
    if not commits:
        return []
    from gatepost.adapters.surroundings import look_around  # noqa: PLC0415  rules are loaded where one may speak
    from gatepost.gate.compose import compose  # noqa: PLC0415  likewise
    from gatepost.gate.settings import Settings  # noqa: PLC0415  likewise
    from gatepost.gate.surprising import surprises_in_messages  # noqa: PLC0415  likewise

    rulebook = compose(Settings())
    with suppress(GatepostError):
        rulebook = look_around(place.source.folder, settings_from=place.source.sha).loaded.rulebook
    return list(surprises_in_messages(commits, rulebook))


def stopped(error: str) -> PlanStopsError:
    """Return the error for one of Release Please's, with what to do about it."""
    hint = next((hint for sign, hint in _HINTS if sign in error), "Release Please would stop there too")
    return PlanStopsError("no plan: " + error.replace("\n", ": "), hint)


_HINTS = (
    ("\ufeff", "it begins with a byte order mark: save it without one"),
    (
        "Missing required manifest",
        (
            f"it needs {CONFIGURATION_FILE} and {MANIFEST_FILE}, committed: `gatepost init` makes both; "
            "--config-file and --manifest-file name others"
        ),
    ),
    ("Failed to parse manifest", "it must be plain JSON: no comments, no comma behind the last entry"),
    ("Missing required file", "release-type `node` is the default: `python` must be set"),
    *LIMITS,
)


def _show(planned: Planned, request: Request) -> None:
    """Write what was asked for; remarks go to standard error where the plan is not for people."""
    if planned.plan.error and not planned.outlines and request.format == "text":
        return  # there is nothing to be shown but the error
    write(sys.stdout, _shown(planned, request))
    if request.format == "github":
        from gatepost.adapters.ci_event import summary_path, write_summary  # noqa: PLC0415  for GitHub alone

        if summary_path():
            write_summary(_markdown(planned))
    if (request.shows_changelog or request.shows_diff) and not planned.plan.pull_requests and not planned.plan.error:
        write(sys.stderr, "gatepost: there is nothing to release\n")
    if request.format not in ("text", "github") or request.shows_changelog or request.shows_diff:
        write(sys.stderr, "".join(f"gatepost: {visible(remark)}\n" for remark in planned.place.remarks))


def _shown(planned: Planned, request: Request) -> str:
    found, style = planned.plan, style_for(sys.stdout)
    if request.format == "json":
        from gatepost.report.plan_json import plan_as_json  # noqa: PLC0415  each face where it is wanted

        return plan_as_json(found, planned.outlines, planned.surprises, planned.place.engine)
    if request.format == "markdown":
        return _markdown(planned)
    if request.shows_diff:
        from gatepost.report.plan_diff import render_diff  # noqa: PLC0415  likewise

        return render_diff(found, style)
    if request.shows_changelog:
        entries = [release.notes for each in found.pull_requests for release in each.releases]
        lines = ("\n\n".join(entries) + "\n" if entries else "").split("\n")
        return "\n".join([tame(visible(line)) for line in lines] if is_obeyed(sys.stdout) else lines)
    return render_plan(found, planned.outlines, planned.surprises, planned.place.remarks, style)


def _markdown(planned: Planned) -> str:
    from gatepost.report.plan_markdown import render_plan_markdown  # noqa: PLC0415  likewise

    return render_plan_markdown(planned.plan, planned.outlines, planned.surprises)


def _request(flags: dict[str, object]) -> Request:
    """Return the request that the flags make. Raises `UsageError` for flags that exclude each other, or do nothing."""
    folder = str(flags["folder"])
    texts = [text.rstrip("\n") for text in _texts(flags["added"])]
    texts += [text_of(file, folder) for file in _texts(flags["added_files"])]
    if flags["touching"] and not texts:
        message = "--touching is for --with alone"
        raise UsageError(message, "it says what the message's commit would change")
    shown = "markdown" if flags["is_markdown"] else str(flags["format"])
    chosen = [bool(flags["shows_diff"]), bool(flags["shows_changelog"]), shown != "text"]
    if sum(chosen) > 1 or (flags["is_markdown"] and flags["format"] not in ("text", "markdown")):
        message = "only one of --diff, --changelog, --markdown and --format can be shown"
        raise UsageError(message, "JSON has everything: the diff follows from it")
    wanted = Wanted(
        folder=folder,
        revision=str(flags["revision"]),
        branch=str(flags["branch"]),
        date=str(flags["date"]),
        repository=str(flags["repository"]),
        engine=str(flags["engine"]),
        is_partial=bool(flags["partial"]),
    )
    return Request(
        wanted,
        str(flags["config_file"]),
        str(flags["manifest_file"]),
        tuple(texts),
        tuple(_texts(flags["touching"])),
        shown,
        shows_diff=bool(flags["shows_diff"]),
        shows_changelog=bool(flags["shows_changelog"]),
    )


def _texts(value: object) -> list[str]:
    return [str(each) for each in value] if isinstance(value, tuple) else []

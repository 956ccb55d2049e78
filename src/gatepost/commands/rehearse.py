"""`gatepost rehearse`: the next release, on this machine, with nothing leaving it."""

import sys

import click

from gatepost.adapters import completing
from gatepost.adapters.release_place import Wanted
from gatepost.adapters.terminal import write
from gatepost.commands.rehearse_request import Request
from gatepost.errors import GatepostError, UsageError
from gatepost.release.loading import CONFIGURATION_FILE, MANIFEST_FILE
from gatepost.report.formats import FORMATS
from gatepost.report.machine import render_failure

_TIMEOUT = 900.0
_CLIENTS = ("twine", "uv")


@click.command("rehearse")
@click.option(
    "--out",
    "-o",
    default="",
    metavar="DIR",
    help="Where what is made is kept; a new temporary folder without it.",
    shell_complete=completing.folders,
)
@click.option("--with", "added", metavar="TEXT", multiple=True, help="Rehearse as if this message were merged now.")
@click.option(
    "--touching",
    metavar="PATH",
    multiple=True,
    help="A file that --with changes; else every package.",
    shell_complete=completing.files,
)
@click.option(
    "--publish-failure", "fails_upload", is_flag=True, help="Let the upload break off half-way, and try again."
)
@click.option(
    "--with-release-please", "asks_release_please", is_flag=True, help="Compare with the real Release Please, from npm."
)
@click.option("--client", type=click.Choice(_CLIENTS), default="twine", help="What uploads; twine without it.")
@click.option("--no-isolation", is_flag=True, help="Build with the backend that is installed beside gatepost.")
@click.option(
    "--branch",
    metavar="NAME",
    default="",
    help="The release branch; else the remote's default branch.",
    shell_complete=completing.branches,
)
@click.option("--repository", metavar="OWNER/NAME", default="", help="What links name; else the remote's address.")
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
@click.option(
    "--timeout",
    type=click.FloatRange(min=0, min_open=True),
    default=_TIMEOUT,
    metavar="SECONDS",
    help=f"How long a build, an upload or an installation may take; {_TIMEOUT:.0f} without it.",
)
@click.option("--format", "format_", type=click.Choice(FORMATS), default="text", help="How to report.")
@click.option("--strict", "is_strict", is_flag=True, help="Let warnings fail too.")
@click.option(
    "-C", "folder", default=".", metavar="DIR", help="Work as if started in DIR.", shell_complete=completing.folders
)
def command(**given: object) -> int:
    """Release on this machine: plan, merge, tag, build, prove, upload to an index here, and install from it.

    All of it happens in a clone; the repository is not touched, and nothing is uploaded but to an index on localhost.
    What the build and the installation require comes from where it always does. What is made is kept in a folder that
    is named: the clone, the distributions, the notes, and what the tools have said.

    Exit status: 0 when the release would go through, also where there is nothing to release; 1 when it would
    not; 2 for a wrong call; 3 where a tool or the history is missing.

    \b
    Examples:
      gatepost rehearse
      gatepost rehearse --with "feat: sign in with a passkey"
      gatepost rehearse --publish-failure
      gatepost rehearse --with-release-please
      gatepost rehearse --out rehearsal --format markdown
    """  # noqa: D301  click wants the character, not its name
    try:
        from gatepost.commands.rehearse_run import run  # noqa: PLC0415  loads what builds

        return run(_request(given))
    except GatepostError as error:
        if given["format_"] == "github":  # the log alone is not where people look
            write(sys.stdout, render_failure(error.text, error.hint, error.code))
        raise


def _request(given: dict[str, object]) -> Request:
    """Return what the command line says. Raises `UsageError` for a flag that does nothing."""
    added = tuple(text.rstrip("\n") for text in _texts(given["added"]))
    if not all(text.strip() for text in added):
        message = "--with names no message"
        raise UsageError(message, 'name one as in --with "fix: try it"')
    if given["touching"] and not added:
        message = "--touching is for --with alone"
        raise UsageError(message, "it says what the message's commit would change")
    wanted = Wanted(folder=str(given["folder"]), branch=str(given["branch"]), repository=str(given["repository"]))
    return Request(
        wanted=wanted,
        out=str(given["out"]),
        added=added,
        touching=tuple(_texts(given["touching"])),
        configuration_file=str(given["config_file"]),
        manifest_file=str(given["manifest_file"]),
        client=str(given["client"]),
        timeout=float(str(given["timeout"])),
        format=str(given["format_"]),
        fails_upload=bool(given["fails_upload"]),
        asks_release_please=bool(given["asks_release_please"]),
        is_isolated=not given["no_isolation"],
        is_strict=bool(given["is_strict"]),
    )


def _texts(value: object) -> list[str]:
    return [str(each) for each in value] if isinstance(value, tuple) else []

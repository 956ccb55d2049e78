"""`gatepost doctor`: says why there is no release."""

import re
import sys
from itertools import pairwise

import click

from gatepost.adapters import completing
from gatepost.adapters.terminal import write
from gatepost.commands.doctor_request import Request
from gatepost.errors import GatepostError, UsageError
from gatepost.options.check import nearest
from gatepost.outcomes.known import CODES
from gatepost.report.formats import FORMATS
from gatepost.report.machine import render_failure
from gatepost.report.visible import visible

_RELEASES = 5
_PREFIX = "GD"
_TOO_FEW = re.compile(r"-[0-9]+|0+")


class _Command(click.Command):
    """A command whose --history may have a number or none: to click, -1 behind it would be another option."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Refuse a number of releases below 1 before the options are read."""
        for word, behind in pairwise([*args, ""]):
            option, _, number = word.partition("=")
            if option == "--history" and _TOO_FEW.fullmatch(number or behind):
                message = f"--history {number or behind}: at least 1"
                raise UsageError(message, f"say how many releases to look back at, as in --history {_RELEASES}")
        return super().parse_args(ctx, args)


@click.command("doctor", cls=_Command)
@click.argument("symptom", nargs=-1, metavar="[SYMPTOM]...", shell_complete=completing.symptoms)
@click.option("--online", "is_online", is_flag=True, help="Ask GitHub and the package index too.")
@click.option("--fix", "mends", is_flag=True, help="Show the mends that are safe, and make them.")
@click.option("--yes", "says_yes", is_flag=True, help="With --fix: do not ask.")
@click.option(
    "--only",
    multiple=True,
    metavar="CHECK",
    help="Look at this check alone, by code or name; may be given again.",
    shell_complete=completing.checks,
)
@click.option(
    "--skip",
    multiple=True,
    metavar="CHECK=REASON",
    help="Leave a check out, and say why; may be given again.",
    shell_complete=completing.checks,
)
@click.option(
    "--history",
    is_flag=False,
    flag_value=_RELEASES,
    type=click.IntRange(min=1),
    metavar="[N]",
    help=f"Show what the last N releases lost ({_RELEASES} without N), and what can still be rescued.",
)
@click.option("--all", "shows_all", is_flag=True, help="List what passes too.")
@click.option("--format", "format_", type=click.Choice(FORMATS), default="text", help="How to report.")
@click.option("--strict", "is_strict", is_flag=True, help="Let warnings fail too.")
@click.option("--partial", "is_partial", is_flag=True, help="Diagnose with what a shallow clone has.")
@click.option(
    "-C", "folder", default=".", metavar="DIR", help="Work as if started in DIR.", shell_complete=completing.folders
)
def command(**given: object) -> int:
    """Diagnose the whole chain from the commit to the package index, and say why there is no release.

    Files are read as they are in the work tree, the history as it is committed. Nothing asks the network without
    --online, and nothing is written without --fix. SYMPTOM says what goes wrong, in your own words, or is a line
    of a log: then only what could be the cause is looked at.

    Exit status: 0 when nothing is wrong, 1 when something is, 2 for a wrong call, 3 where the
    history is missing.

    \b
    Examples:
      gatepost doctor
      gatepost doctor "no release pr"
      gatepost doctor "Missing required manifest config"
      gatepost doctor --fix
      gatepost doctor --online --format github
      gatepost doctor --history 10
    """  # noqa: D301  click wants the character, not its name
    try:
        request = _request(given)
        if request.history:
            from gatepost.commands.doctor_history import run_history  # noqa: PLC0415  loads what explains commits

            return run_history(request)
        from gatepost.commands.doctor_run import run  # noqa: PLC0415  loads all checks

        return run(request)
    except GatepostError as error:
        if given["format_"] == "github":  # the log alone is not where people look
            write(sys.stdout, render_failure(error.text, error.hint, error.code))
        raise


def _request(given: dict[str, object]) -> Request:
    """Return what the command line says; raises `UsageError` where it says what makes no sense."""
    request = Request(
        folder=str(given["folder"]),
        words=" ".join(_texts(given["symptom"])).strip(),
        only=tuple(_check(word) for each in _texts(given["only"]) for word in each.split(",")),
        skip=dict(_skipped(each) for each in _texts(given["skip"])),
        format=str(given["format_"]),
        history=int(str(given["history"] or 0)),
        is_online=bool(given["is_online"]),
        mends=bool(given["mends"]),
        says_yes=bool(given["says_yes"]),
        is_strict=bool(given["is_strict"]),
        is_partial=bool(given["is_partial"]),
        shows_all=bool(given["shows_all"]),
    )
    _refuse_idle(request, _texts(given["symptom"]))
    return request


def _refuse_idle(request: Request, symptom: list[str]) -> None:
    """Raise `UsageError` for what would do nothing, or contradicts itself."""
    if symptom and not request.words:
        message = "the symptom is empty"
        raise UsageError(message, "say what goes wrong, as in: gatepost doctor no release pr")
    judged = (*request.only, *request.skip, request.mends, request.is_online, request.words, request.shows_all)
    refused = {
        "--yes is for --fix alone": request.says_yes and not request.mends,
        "--history looks back, and has no use for the rest": bool(request.history and any(judged)),
        "--history is shown as text or json": bool(request.history) and request.format not in ("text", "json"),
        "a SYMPTOM and --only choose the checks in two ways": bool(request.words and request.only),
        "--fix shows what it does as text": request.mends and request.format != "text",
        "--all is for text; the other formats list all": request.shows_all and request.format != "text",
    }
    for message, is_so in refused.items():
        if is_so:
            raise UsageError(message, "leave one of them out")


def _check(word: str) -> str:
    """Return the name of a check. Raises `UsageError` where there is none."""
    wanted = word.strip().lower()
    own = [(code, name) for code, name in CODES if code.startswith(_PREFIX)]
    found = next((name for code, name in own if wanted in (code.lower(), name)), "")
    if found:
        return found
    message = f"the doctor has no check `{visible(word.strip())}`"
    near = nearest(wanted, [name for _, name in own])
    raise UsageError(message, f"did you mean `{near}`?" if near else "`gatepost explain` lists them all")


def _skipped(text: str) -> tuple[str, str]:
    """Return a check that is left out, with the reason. Raises `UsageError` where there is none."""
    word, _, reason = text.partition("=")
    if not reason.strip():
        message = f"--skip {word}: the reason is missing"
        raise UsageError(message, f'say why, as in --skip {word}="we tag by hand"')
    return _check(word), reason.strip()


def _texts(value: object) -> list[str]:
    return [str(each) for each in value] if isinstance(value, tuple) else []

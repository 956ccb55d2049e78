"""`gatepost dist`: builds distributions, and proves them fit to publish."""

import os
import sys

import click

from gatepost.adapters import completing
from gatepost.adapters.terminal import write
from gatepost.artifact.attested import Publisher
from gatepost.commands.dist_request import Request
from gatepost.errors import GatepostError, UsageError
from gatepost.report.formats import FORMATS
from gatepost.report.machine import render_failure

_TIMEOUT = 900.0
_BUILDING = ("out", "is_reproduced", "is_build_only", "no_isolation")
_VERIFYING = ("repository", "workflow", "environment")
_PROVING = ("test", "requirements", "no_install", "tag")
_FLAGS = {
    "out": "--out",
    "is_reproduced": "--reproducible",
    "is_build_only": "--build-only",
    "no_isolation": "--no-isolation",
    "no_install": "--no-install",
    "requirements": "--with",
}


@click.command("dist")
@click.argument("folder", default="", metavar="[FOLDER]", shell_complete=completing.folders)
@click.option(
    "--out",
    "-o",
    default="",
    metavar="DIR",
    help="Where the files go; `dist` in FOLDER without it.",
    shell_complete=completing.folders,
)
@click.option(
    "--dist",
    "given",
    default="",
    metavar="DIR",
    help="Build nothing: take what is in DIR.",
    shell_complete=completing.folders,
)
@click.option(
    "--tag", metavar="TAG", help="The tag that the version has to be that of.", shell_complete=completing.revisions
)
@click.option("--build-only", "is_build_only", is_flag=True, help="Build, and prove nothing.")
@click.option("--reproducible", "is_reproduced", is_flag=True, help="Build twice, and compare the bytes.")
@click.option("--no-isolation", is_flag=True, help="Build with the backend that is installed beside gatepost.")
@click.option("--no-install", is_flag=True, help="Do not install the wheel to try it.")
@click.option("--test", metavar="COMMAND", help="Run the tests against the installed wheel.")
@click.option(
    "--with",
    "requirements",
    multiple=True,
    metavar="REQUIREMENT",
    help="What --test needs beside it, as pip is given it; may be given again.",
)
@click.option(
    "--timeout",
    type=click.FloatRange(min=0, min_open=True),
    metavar="SECONDS",
    help=f"How long a build, an installation or the tests may take; {_TIMEOUT:.0f} without it.",
)
@click.option("--verify", "is_verified", is_flag=True, help="Prove who published: check attestations, offline.")
@click.option("--repository", metavar="OWNER/NAME", help="With --verify: the repository of the publisher.")
@click.option("--workflow", metavar="FILE", help="With --verify: the publisher's workflow; release.yml without it.")
@click.option("--environment", metavar="NAME", help="With --verify: the publisher's environment.")
@click.option("--format", "format_", type=click.Choice(FORMATS), default="text", help="How to report.")
@click.option("--strict", "is_strict", is_flag=True, help="Let warnings fail too.")
@click.option(
    "-C", "start", default=".", metavar="DIR", help="Work as if started in DIR.", shell_complete=completing.folders
)
def command(**given: object) -> int:
    """Build sdist and wheel, and prove them fit to publish.

    The wheel is made from the sdist, and both have the time of the commit, so that the same tools make the same
    bytes. Then: do all versions agree, with the tag and the manifest too; are names, metadata, licences and
    contents right; is anything missing, left over, or secret in them; does the wheel install by itself, import,
    and run? What was not proven is said. FOLDER is that of the package; nothing is uploaded.

    Exit status: 0 when all is well, 1 when something is not, 2 for a wrong call, 3 where something could not be
    looked at.

    \b
    Examples:
      gatepost dist
      gatepost dist packages/salt --reproducible
      gatepost dist --test "python -m pytest" --with pytest
      gatepost dist --dist dist --tag v1.2.3 --format github
      gatepost dist --verify --dist downloads --repository octo/demo
    """  # noqa: D301  click wants the character, not its name
    try:
        request = _request(given)
        if request.publisher is not None:
            from gatepost.commands.dist_verify import verify  # noqa: PLC0415  loads what verifies

            return verify(request, request.publisher)
        from gatepost.commands.dist_run import run  # noqa: PLC0415  loads what builds

        return run(request)
    except GatepostError as error:
        if given["format_"] == "github":  # the log alone is not where people look
            write(sys.stdout, render_failure(error.text, error.hint, error.code))
        raise


def _request(given: dict[str, object]) -> Request:
    """Return what the command line says; raises `UsageError` where it says two things at once."""
    _refuse_idle_flags(given)
    start = str(given["start"])

    def below(name: str) -> str:
        return _joined(start, str(given[name])) if given[name] else ""

    requirements = given["requirements"]
    return Request(
        folder=below("folder") or start,
        out=below("out"),
        given=below("given") or (_joined(start, "dist") if given["is_verified"] else ""),
        tag=str(given["tag"] or ""),
        format=str(given["format_"]),
        test=str(given["test"] or ""),
        requirements=tuple(map(str, requirements)) if isinstance(requirements, tuple) else (),
        timeout=float(str(given["timeout"] or _TIMEOUT)),
        publisher=_publisher(given),
        is_isolated=not given["no_isolation"],
        is_build_only=bool(given["is_build_only"]),
        is_reproduced=bool(given["is_reproduced"]),
        is_installed=not given["no_install"],
        is_strict=bool(given["is_strict"]),
    )


def _joined(start: str, path: str) -> str:
    return os.path.normpath(os.path.join(start, path))  # noqa: PTH118  shown as it was typed


def _publisher(given: dict[str, object]) -> Publisher | None:
    if not given["is_verified"]:
        return None
    return Publisher(*("" if given[name] is None else str(given[name]) for name in _VERIFYING))


def _refuse_idle_flags(given: dict[str, object]) -> None:
    """Raise `UsageError` for a flag that would do nothing here."""
    if given["tag"] == "":
        message = "--tag names no tag"
        raise UsageError(message, "is its variable set? leave the flag out for the tag of the commit")
    rest = {
        "--dist builds nothing": (bool(given["given"]), _BUILDING),
        "--verify looks at attestations alone": (bool(given["is_verified"]), (*_BUILDING, *_PROVING, "timeout")),
        "--build-only proves nothing": (bool(given["is_build_only"]), (*_PROVING, "is_reproduced", "is_strict")),
        "who published is asked by --verify": (not given["is_verified"], _VERIFYING),
        "--with is for --test": (not given["test"], ("requirements",)),
        "nothing is built, and nothing installed": (bool(given["given"] and given["no_install"]), ("timeout",)),
        "--test needs the installed wheel": (bool(given["no_install"]), ("test",)),
    }
    if given["test"] == "":
        message = "--test names no command"
        raise UsageError(message, "is its variable set? leave the flag out for no tests")
    if given["is_build_only"] and given["format_"] not in ("text", "github"):
        message = f"--format {given['format_']} would do nothing: --build-only proves nothing"
        raise UsageError(message, "what is built is printed with its digests")
    for reason, (is_so, names) in rest.items():
        idle = next((name for name in names if is_so and given[name]), "")
        if idle:
            message = f"{_FLAGS.get(idle, f'--{idle}')} would do nothing: {reason}"
            raise UsageError(message, "leave one of them out")

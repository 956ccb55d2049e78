"""`gatepost init`: sets a repository up, or brings it up to date."""

import posixpath

import click

from gatepost.adapters import completing
from gatepost.commands.init_request import Request
from gatepost.errors import UsageError
from gatepost.gate.init_options import INIT
from gatepost.options.option import BOOLEAN, STRINGS, Option, Value

_ANSWERS = tuple(option for option in INIT if option.name != "leave")
"""The answers that have a flag of their name; `--keep` adds to the one that is left out."""


def _parameter(option: Option) -> str:
    return option.name.replace("-", "_")


def _flag(option: Option) -> click.Option:
    """Return the flag of an answer; without it, the answer is not given."""
    name = _parameter(option)
    if option.kind == BOOLEAN:
        return click.Option([f"--{option.name}/--no-{option.name}", name], default=None, help=option.about)
    return click.Option(
        [f"--{option.name}", name],
        default=None,
        multiple=option.kind == STRINGS,
        type=click.Choice(option.choices) if option.choices else str,
        metavar=None if option.choices else "TEXT",
        help=option.about,
        shell_complete=completing.revisions if option.name == "branch" else None,
    )


@click.command("init", params=[_flag(option) for option in _ANSWERS])
@click.option("--yes", "-y", "says_yes", is_flag=True, help="Ask nothing: what is not given is as usual.")
@click.option("--dry-run", "-n", "is_dry", is_flag=True, help="Show the plan, and do nothing.")
@click.option("--diff", "shows_diff", is_flag=True, help="Show what would be written as a diff, and do nothing.")
@click.option("--check", "is_check", is_flag=True, help="End with 1 where a file is not as it should be; do nothing.")
@click.option(
    "--only",
    multiple=True,
    metavar="FILE",
    shell_complete=completing.files,
    help="Look at this file alone; may be given again.",
)
@click.option(
    "--overwrite",
    multiple=True,
    metavar="FILE",
    shell_complete=completing.files,
    help="Make this file anew, whoever wrote it: a workflow, RELEASING.md.",
)
@click.option(
    "--keep",
    multiple=True,
    metavar="FILE",
    shell_complete=completing.files,
    help="Never make or compare this file; is written down.",
)
@click.option("--allow-dirty", is_flag=True, help="Change files that have changes which are not committed.")
@click.option("--static-version", is_flag=True, help="Write a computed version into pyproject.toml.")
@click.option("--hooks/--no-hooks", "with_hooks", default=True, help="Install the git hooks.")
@click.option("--lock/--no-lock", "with_locks", default=True, help="Lock and install the tools, by the index.")
@click.option(
    "--format",
    "format_",
    type=click.Choice(("text", "json")),
    default="text",
    help="How to show the plan; json shows it, and does nothing.",
)
@click.option(
    "-C", "folder", default=".", metavar="DIR", help="Work as if started in DIR.", shell_complete=completing.folders
)
def command(**given: object) -> int:
    """Set this repository up, or bring it up to date.

    Looks first, asks little, shows what it would do, then does it: CI that runs the quality gates, the commit gate,
    Release Please and publishing, the local hooks and tasks that run the same, and the pages that say so. What is
    yours stays: files that you wrote or changed are shown and kept. A second run changes nothing.

    The answers are written to [tool.gatepost.init] and not asked again.

    \b
    Examples:
      gatepost init
      gatepost init --yes --publish nowhere
      gatepost init --diff
      gatepost init --check
      gatepost init --only .github/workflows/ci.yml --overwrite .github/workflows/ci.yml
    """  # noqa: D301  click wants the character, not its name
    from gatepost.commands.init_run import run  # noqa: PLC0415  loads what makes files

    return run(_request(given))


def _request(given: dict[str, object]) -> Request:
    """Return what the command line says; raises `UsageError` where it says two things at once."""
    _check_ways(given)
    _check_files(_paths(given["only"]), _paths(given["overwrite"]), _paths(given["keep"]))
    answers = {option.name: _value(option, given[_parameter(option)]) for option in _ANSWERS}
    return Request(
        folder=str(given["folder"]),
        answers={name: value for name, value in answers.items() if value is not None},
        only=_paths(given["only"]),
        overwrite=_paths(given["overwrite"]),
        keep=_paths(given["keep"]),
        format=str(given["format_"]),
        says_yes=bool(given["says_yes"]),
        is_dry=bool(given["is_dry"]),
        shows_diff=bool(given["shows_diff"]),
        is_check=bool(given["is_check"]),
        allows_dirty=bool(given["allow_dirty"]),
        with_static_version=bool(given["static_version"]),
        with_hooks=bool(given["with_hooks"]),
        with_locks=bool(given["with_locks"]),
    )


def _check_ways(given: dict[str, object]) -> None:
    """Raise `UsageError` where the plan is to be dealt with in two ways."""
    shown = [name for name in ("is_dry", "shows_diff", "is_check") if given[name]]
    if len(shown) > 1 or (shown and given["says_yes"]):
        message = "--yes, --dry-run, --diff and --check exclude each other"
        raise UsageError(message, "--diff and --dry-run show, --check tells, --yes does it")
    if given["says_yes"] and given["format_"] == "json":
        message = "--yes and --format json exclude each other"
        raise UsageError(message, "json shows the plan, --yes does it")


def _check_files(only: tuple[str, ...], overwrite: tuple[str, ...], keep: tuple[str, ...]) -> None:
    """Raise `UsageError` for a file that is to be made anew and not to be made."""
    for path in overwrite:
        if path in keep:
            message = f"--keep and --overwrite exclude each other: {path}"
            raise UsageError(message, "name it once")
        if only and path not in only:
            message = f"--only leaves {path} out, which --overwrite names"
            raise UsageError(message, f"say --only {path} too")


def _value(option: Option, given: object) -> Value | None:
    """Return an answer as the settings have it; None where it is not given."""
    if option.kind == STRINGS:
        return _texts(given) or None
    return given if isinstance(given, bool | str) else None


def _texts(given: object) -> tuple[str, ...]:
    return tuple(str(each) for each in given) if isinstance(given, tuple) else ()


def _paths(given: object) -> tuple[str, ...]:
    """Return paths as the plan has them: `./Makefile` is `Makefile`."""
    return tuple(map(posixpath.normpath, _texts(given)))

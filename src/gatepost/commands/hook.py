"""`gatepost hook`: install, remove and show the native git hooks."""

import sys

import click

from gatepost.adapters import completing
from gatepost.adapters.terminal import style_for, write
from gatepost.commands.hook_run import run_group
from gatepost.hooks.names import NAMES, USUAL

_folder = click.option(
    "-C", "folder", default=".", metavar="DIR", help="Work as if started in DIR.", shell_complete=completing.folders
)
_names = click.argument("names", nargs=-1, type=click.Choice(NAMES), metavar="[NAME]...")


@click.group("hook", no_args_is_help=False)
def command() -> None:
    """Install, remove and run the git hooks that judge every commit and every push."""


command.add_command(run_group, "run")


@command.command()
@_names
@_folder
def install(names: tuple[str, ...], folder: str) -> int:
    """Install our hooks: commit-msg, pre-push and post-commit, or those named.

    A hook that is there already is kept and runs first. Running it again changes nothing. Without names,
    the repository's own pre-commit or prek is installed too, where nobody has done it yet.

    \b
    Examples:
      gatepost hook install
      gatepost hook install prepare-commit-msg
    """  # noqa: D301  click wants the character, not its name
    from gatepost.adapters.hook_places import usable_hooks  # noqa: PLC0415  only where it is needed
    from gatepost.commands.hook_install import install_all  # noqa: PLC0415  likewise

    return install_all(usable_hooks(folder), names or USUAL, with_runner=not names)


@command.command()
@_names
@_folder
def uninstall(names: tuple[str, ...], folder: str) -> int:
    """Remove our hooks, all or those named, and put back what was there before."""
    from gatepost.adapters.hook_places import find_hooks  # noqa: PLC0415  only where it is needed
    from gatepost.commands.hook_install import uninstall_all  # noqa: PLC0415  likewise

    return uninstall_all(find_hooks(folder), names)


@command.command()
@click.option("--format", "format_", type=click.Choice(("text", "json")), default="text", help="How to show them.")
@_folder
def status(format_: str, folder: str) -> int:
    """Show which hooks are installed, and who runs them.

    Exit status 1 unless gatepost judges at commit-msg and at pre-push, by a hook of its own or by another's.
    """
    from gatepost.adapters.hook_survey import survey  # noqa: PLC0415  only where it is needed
    from gatepost.report.hook_status import render_json, render_text  # noqa: PLC0415  likewise

    statuses = survey(folder)
    write(sys.stdout, render_json(statuses) if format_ == "json" else render_text(statuses, style_for(sys.stdout)))
    return 1 if any(status.is_missed for status in statuses) else 0

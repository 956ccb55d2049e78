"""The command table: names, summaries, and the module of each command, imported only when it is chosen."""

from importlib import import_module
from typing import TYPE_CHECKING

import click

from gatepost import __version__
from gatepost.errors import UsageError

if TYPE_CHECKING:
    from click.shell_completion import CompletionItem

COMMANDS = {
    "init": "Set a repository up: CI, hooks, releases.",
    "commit": "Write a commit that is right, guided or by flags.",
    "lint": "Judge commit messages.",
    "plan": "Show what Release Please would do now, offline.",
    "explain": "Explain a rule, an error, a commit or a message.",
    "doctor": "Say why there is no release, and mend it.",
    "dist": "Build distributions, and prove them fit to publish.",
    "rehearse": "Release on this machine, with nothing leaving it.",
    "hook": "Install, remove and run the git hooks.",
    "config": "Show the effective settings, each with where it comes from.",
    "parse": "Show what Release Please reads in messages, for machines.",
    "completion": "Print the script that makes a shell complete our commands.",
}


class Table(click.Group):
    """The commands, each in a module of its name that is imported when it is chosen."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return the commands in the order of the table."""
        _ = ctx
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Import the command that is asked for."""
        _ = ctx
        if cmd_name not in COMMANDS:
            return None
        command: click.Command = import_module(f"gatepost.commands.{cmd_name}").command
        return command

    def shell_complete(self, ctx: click.Context, incomplete: str) -> "list[CompletionItem[str]]":
        """Offer the commands without importing them, and the options."""
        from click.shell_completion import CompletionItem  # noqa: PLC0415  only where a shell asks

        found = [CompletionItem(name, help=about) for name, about in COMMANDS.items() if name.startswith(incomplete)]
        return [*found, *click.Command.shell_complete(self, ctx, incomplete)]

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """List the commands without importing them."""
        _ = ctx
        with formatter.section("Commands"):
            formatter.write_dl(list(COMMANDS.items()))


@click.group(cls=Table, no_args_is_help=False, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, message="gatepost %(version)s")
def table() -> None:
    """One rulebook from the commit prompt to the package index.

    What passes the gate is what gets released: every message is read exactly as
    Release Please reads it.
    """


def run_command(arguments: list[str]) -> object:
    """Run the command that the arguments name, and return what it returns; click's errors become ours.

    click's own completion is off: its script for bash would put names of others' into the line as they are.
    """
    try:
        return table.main(arguments, prog_name="gatepost", complete_var="", standalone_mode=False)
    except click.ClickException as error:
        context = getattr(error, "ctx", None)
        hint = f"try `{context.command_path} --help`" if isinstance(context, click.Context) else ""
        raise UsageError(error.format_message(), hint) from None
    except click.Abort:
        raise KeyboardInterrupt from None

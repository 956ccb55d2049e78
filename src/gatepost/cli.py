"""The command table. Only the chosen command is imported; here alone errors are printed and exit codes made."""

import errno
import os
import sys
from contextlib import suppress
from importlib import import_module
from typing import TextIO

import click

from gatepost import __version__
from gatepost.adapters.terminal import style_for, write
from gatepost.errors import BUG, ENVIRONMENT, INTERRUPTED, USAGE, CannotWriteError, GatepostError
from gatepost.report.visible import visible

COMMANDS = {
    "lint": "Judge commit messages.",
    "explain": "Explain a rule or an error.",
    "hook": "Install, remove and run the git hooks.",
    "parse": "Show what Release Please reads in messages, for machines.",
}
_NO_ROOM = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG, errno.EIO)
_ISSUES = "https://github.com/gatepost/gatepost/issues"


class ReaderGoneError(Exception):
    """Whoever reads our output has enough, as in `… | head`. That is no failure; click would end with 1."""


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

    def invoke(self, ctx: click.Context) -> object:
        """Run the command that is asked for."""
        try:
            done: object = super().invoke(ctx)
        except BrokenPipeError as error:
            raise ReaderGoneError from error
        return done

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


def main(arguments: list[str] | None = None) -> int:
    """Run a command and return its exit code (product.md: 0, 1, 2, 3, 70, 130)."""
    _replace_closed_streams()
    try:
        done = table.main(arguments, prog_name="gatepost", standalone_mode=False)
    except GatepostError as error:
        return _fail(error.text, error.hint, error.code, error.exit_code)
    except click.ClickException as error:
        return _fail(error.format_message(), _usage_hint(error), "", USAGE)
    except (KeyboardInterrupt, click.Abort):
        return _fail("interrupted", "", "", INTERRUPTED)
    except ReaderGoneError:
        _let_go(sys.stdout)
        return 0
    except Exception as error:  # noqa: BLE001  the last resort
        return _fail_unexpectedly(error)
    return done if isinstance(done, int) else 0


def _replace_closed_streams() -> None:
    """Put the void where a stream was closed (`>&-`): Python leaves None there."""
    sys.stdout = sys.stdout or open(os.devnull, "w", encoding="utf-8")  # noqa: PTH123,SIM115  as long as the process
    sys.stderr = sys.stderr or open(os.devnull, "w", encoding="utf-8")  # noqa: PTH123,SIM115  likewise


def _let_go(stream: TextIO) -> None:
    """Lead what is still to be written into the void, or the interpreter complains at its end."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())


def _fail_unexpectedly(error: Exception) -> int:
    """Report an error that nobody foresaw: a full disk under the output, else a bug of ours."""
    if isinstance(error, OSError) and error.errno in _NO_ROOM:
        _let_go(sys.stdout)
        hint = "make room, or write it somewhere else"
        return _fail(f"cannot write the output: {error.strerror}", hint, CannotWriteError.code, ENVIRONMENT)
    import traceback  # noqa: PLC0415  only for a bug

    with suppress(OSError):
        write(sys.stderr, traceback.format_exc())
    return _fail("this is a bug in gatepost", f"please report it with the lines above: {_ISSUES}", "", BUG)


def _fail(text: str, hint: str, code: str, exit_code: int) -> int:
    style = style_for(sys.stderr)
    lines = [f"{style.bad('error:')} {visible(text)}"]
    if hint:
        lines.append(f"  {style.strong('hint:')} {visible(hint)}")
    if code:
        lines.append(f"  {style.strong('help:')} gatepost explain {code}")
    try:
        write(sys.stderr, style.finish("\n".join(lines) + "\n"))
    except OSError:
        _let_go(sys.stderr)  # the exit code still says it
    return exit_code


def _usage_hint(error: click.ClickException) -> str:
    context = getattr(error, "ctx", None)
    return f"try `{context.command_path} --help`" if isinstance(context, click.Context) else ""

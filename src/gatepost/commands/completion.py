"""`gatepost completion`: the script that teaches a shell to complete our commands."""

import sys

import click

from gatepost.adapters.shells import SHELLS, script_for, users_shell
from gatepost.adapters.terminal import write
from gatepost.errors import UsageError


@click.command("completion")
@click.argument("shell", required=False, type=click.Choice(tuple(SHELLS)), metavar="[SHELL]")
def command(shell: str | None) -> int:
    """Print the script that makes a shell complete our commands.

    SHELL is bash, zsh, fish or powershell; without it, the one that $SHELL names. `gatepost` and
    `git-cc` are completed, and `git cc` where the shell completes git.

    \b
    One line in the shell's own file:
      ~/.bashrc                    eval "$(gatepost completion bash)"
      ~/.zshrc                     eval "$(gatepost completion zsh)"
      ~/.config/fish/config.fish   gatepost completion fish | source
      $PROFILE                     gatepost completion powershell | Out-String | Invoke-Expression
    """  # noqa: D301  click wants the character, not its name
    write(sys.stdout, script_for(shell or _users_shell()))
    return 0


def _users_shell() -> str:
    """Return the shell that the user works with; raises `UsageError` where it is none of ours."""
    shell = users_shell()
    if shell not in SHELLS:
        message = f"there is no completion for {shell}" if shell else "it is not known which shell you use"
        raise UsageError(message, f"name one: gatepost completion {'|'.join(SHELLS)}")
    return shell

"""`gatepost parse`: what Release Please reads in messages, for machines."""

import click

from gatepost.adapters.bulk import parse_standard_input


@click.command("parse")
def command() -> int:
    """Show what Release Please reads in messages, for machines.

    Standard input is messages with a NUL after each (`git log -z --format=%B`),
    in UTF-8; other bytes are read as U+FFFD. Standard output is one JSON object a
    line, in order: the commits that come out, the parser's error for the whole
    message, and its errors for the parts that it is split into.

    \b
    Example:
      git log -z --format=%B v1.2.0.. | gatepost parse
    """  # noqa: D301  click wants the character, not its name
    return parse_standard_input()

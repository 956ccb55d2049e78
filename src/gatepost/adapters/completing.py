"""What may stand at the cursor: the callbacks by which the commands' arguments and options say it.

Somebody is typing: none of them raises, prints, or does more than a short question to git.
"""

from collections.abc import Callable
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from click.shell_completion import CompletionItem

Completer = Callable[[click.Context, click.Parameter, str], "list[CompletionItem[str]]"]


def _offering(kind: str) -> Completer:
    """Return the callback that offers the words of a kind, which `completing_words` finds; nothing where it fails."""

    def complete(ctx: click.Context, param: click.Parameter, incomplete: str) -> "list[CompletionItem[str]]":
        from click.shell_completion import CompletionItem  # noqa: PLC0415  only where a shell asks

        from gatepost.adapters.completing_words import words_of  # noqa: PLC0415  likewise

        _ = param
        try:
            found = words_of(kind, str(ctx.params.get("folder") or "."), incomplete)
        except Exception:  # noqa: BLE001  a report would end up in the line
            return []
        return [CompletionItem(each.value, help=each.about) for each in found]

    return complete


types = _offering("types")
"""The allowed types, each with what it is for and does to the next release."""

scopes = _offering("scopes")
"""The allowed scopes, those lately used first; where any is allowed, those of the last 500 commits."""

people = _offering("people")
"""The authors of the last 500 commits, as `Name <mail>`."""

pages = _offering("pages")
"""What `gatepost explain` has a page for, or reads: rules and errors by name, by code behind a `G`; revisions."""

keys = _offering("keys")
"""The settings by their dotted keys, and the rules."""

checks = _offering("checks")
"""The checks of the doctor: by name, by code behind a `G`."""

symptoms = _offering("symptoms")
"""What goes wrong, as the doctor knows it."""

revisions = _offering("revisions")
"""Branches and tags."""

bases = _offering("bases")
"""Where settings are read from: a revision, or what the event's change goes to."""

branches = _offering("branches")
"""Branches, those of remotes without the remote's name."""

ranges = _offering("ranges")
"""Ranges of commits: to HEAD, or to what is typed behind the dots."""

engines = _offering("engines")
"""The versions of release-please that are reproduced."""


def files(ctx: click.Context, param: click.Parameter, incomplete: str) -> "list[CompletionItem[str]]":
    """Leave it to the shell to find files."""
    return _left_to_shell("file", ctx, param, incomplete)


def folders(ctx: click.Context, param: click.Parameter, incomplete: str) -> "list[CompletionItem[str]]":
    """Leave it to the shell to find folders."""
    return _left_to_shell("dir", ctx, param, incomplete)


def _left_to_shell(
    kind: str, ctx: click.Context, param: click.Parameter, incomplete: str
) -> "list[CompletionItem[str]]":
    from click.shell_completion import CompletionItem  # noqa: PLC0415  only where a shell asks

    _ = ctx, param
    return [CompletionItem(incomplete, type=kind)]

"""The first moment of `gatepost commit`: git is asked before anything else is loaded, since both take as long."""

from typing import TYPE_CHECKING

from gatepost.adapters.commit_questions import ask_git
from gatepost.adapters.environment import settle_git_paths

if TYPE_CHECKING:
    from gatepost.commands.commit_request import Request


def start(request: "Request | None" = None) -> int:
    """Make the commit that is asked for, else a guided one, and return the exit status."""
    folder, takes_all = (".", False) if request is None else (request.folder, request.takes_all)
    settle_git_paths(folder)
    answers = ask_git(folder, takes_all=takes_all)
    from gatepost.commands.commit_request import Request  # noqa: PLC0415  while git looks
    from gatepost.commands.commit_run import run  # noqa: PLC0415  likewise

    return run(request or Request(), answers)

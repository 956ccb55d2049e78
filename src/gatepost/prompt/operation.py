"""What git is in the middle of → whether a commit can be made now, and with which message."""

from collections.abc import Sequence
from dataclasses import dataclass

MERGE, CHERRY_PICK, REVERT, REBASE, REBASE_STOP, MAILS, BISECT = (
    "merge",
    "cherry-pick",
    "revert",
    "rebase",
    "rebase that stopped for a change",
    "git am",
    "bisect",
)
_SHOWN = 3
_GOES_ON = {REBASE: "git rebase --continue", REBASE_STOP: "git rebase --continue", MAILS: "git am --continue"}


@dataclass(frozen=True)
class Operation:
    """What git is in the middle of (one of the words above, or none), and the message that it has ready.

    `conflicts` are files that git could not merge.
    """

    name: str = ""
    message: str = ""
    conflicts: tuple[str, ...] = ()


@dataclass(frozen=True)
class Decision:
    """What follows: a message to use, what is to be said of it; or why there can be no commit, and what to do."""

    message: str = ""
    remark: str = ""
    stop: str = ""
    hint: str = ""


def decide(operation: Operation) -> Decision:
    """Return what a commit means in the middle of an operation."""
    if operation.conflicts:
        return Decision(
            stop=f"{_named(operation.conflicts)} in conflict",
            hint=f"mend what stands between the markers, `git add` it, then `{_GOES_ON.get(operation.name, 'git cc')}`",
        )
    if operation.name == REBASE:
        return Decision(
            stop="a rebase is going on: it makes the commit itself, with the message that it had",
            hint="`git rebase --continue` goes on; `git commit --amend` there would change another commit",
        )
    if operation.name == MAILS:
        return Decision(
            stop="`git am` is going on: it makes the commit itself, with the message of the mail",
            hint="`git am --continue` goes on",
        )
    remarks = {
        MERGE: "concludes a merge",
        CHERRY_PICK: "concludes a cherry-pick",
        REVERT: "concludes a revert",
        REBASE_STOP: "in a rebase: `git rebase --continue` goes on afterwards",
        BISECT: "bisecting: the commit will be on no branch",
    }
    return Decision(message=operation.message, remark=remarks.get(operation.name, ""))


def _named(paths: Sequence[str]) -> str:
    named = ", ".join(paths[:_SHOWN])
    more = f" and {len(paths) - _SHOWN} more" if len(paths) > _SHOWN else ""
    return f"{named}{more} {'is' if len(paths) == 1 else 'are'}"

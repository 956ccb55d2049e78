"""The words of a command line → which of our commands they are for, and in which folder it would run."""

from collections.abc import Sequence
from dataclasses import dataclass

_OWN = "git-cc"
_GIT = "git"
_WITH_VALUE = ("-C", "-c", "--git-dir", "--work-tree", "--namespace", "--config-env", "--super-prefix")


@dataclass(frozen=True)
class Invocation:
    """The words after `gatepost`, the last of them being typed, and the folders to change to, one after the other."""

    words: tuple[str, ...]
    folders: tuple[str, ...] = ()


def invocation_of(program: str, words: Sequence[str]) -> Invocation:
    """Return what `program WORDS` would run; of git it is known that it runs our command, whatever that is called."""
    if program == _GIT:
        return _of_git(words)
    is_own = program.removesuffix(".exe") == _OWN
    return Invocation(("commit", *words) if is_own else tuple(words))


def _of_git(words: Sequence[str]) -> Invocation:
    """Return what `git [OPTION]... COMMAND WORDS` runs."""
    folders: list[str] = []
    at = 0
    while at < len(words) and words[at].startswith("-"):
        if words[at] == "-C":
            folders += words[at + 1 : at + 2]
        at += 2 if words[at] in _WITH_VALUE else 1
    return Invocation(("commit", *(words[at + 1 :] or ("",))), tuple(folders))

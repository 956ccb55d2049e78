"""A message → `git commit`, which speaks to the terminal itself: hooks, signing and the way back."""

import subprocess
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from gatepost.errors import NoGitError, UsageError
from gatepost.prompt.state import State


@dataclass(frozen=True)
class Flags:
    """What `git commit` is given beside the message; `rest` comes from behind `--`, word for word."""

    amends: bool = False
    takes_all: bool = False
    skips_hooks: bool = False
    rest: tuple[str, ...] = ()

    @property
    def words(self) -> list[str]:
        """The words for git's command line."""
        chosen = (("--amend", self.amends), ("--all", self.takes_all), ("--no-verify", self.skips_hooks))
        return [*(word for word, is_wanted in chosen if is_wanted), *self.rest]


def commit(folder: str, message: bytes, flags: Flags) -> int:
    """Make the commit and return git's exit status; all that git and the hooks print goes where ours does.

    The message goes in by a pipe: a full disk cannot cut it short. Paths are those of the folder.
    """
    return _git(["commit", "--file=-", *flags.words], folder, message)


def commit_fixup(folder: str, revision: str, flags: Flags) -> int:
    """Make the commit that waits to be folded into another, as `git commit --fixup` does."""
    return _git(["commit", f"--fixup={revision}", *flags.words], folder, None)


def stage_parts(root: Path, paths: Sequence[str]) -> int:
    """Let git ask which parts of these files are to be staged; it knows no parts of untracked ones."""
    return _git(["--literal-pathspecs", "add", "--patch", "--", *paths], str(root), None)


def message_of(state: State, encoding: str) -> bytes:
    """Return the message of a state as git takes it. Raises `UsageError` where the encoding lacks a character."""
    try:
        return f"{state.answers.message}\n".encode(encoding, "surrogateescape")
    except (UnicodeError, LookupError):
        message = f"the message cannot be written in {encoding}, as i18n.commitEncoding has it"
        raise UsageError(
            message, "`git config --unset i18n.commitEncoding`; your message is kept, `git cc` goes on"
        ) from None


def _git(arguments: Sequence[str], folder: str, given: bytes | None) -> int:
    try:
        done = subprocess.run(  # noqa: S603  a list of words, no shell
            ["git", *arguments],  # noqa: S607  the git that the user's PATH names
            check=False,
            cwd=folder,
            input=given,
        )
    except FileNotFoundError:
        message = "git was not found"
        raise NoGitError(message, "install git, or put its folder on the PATH") from None
    return done.returncode

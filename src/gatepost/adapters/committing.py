"""A message → `git commit`, which speaks to the terminal itself: hooks, signing and the way back."""

import subprocess
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from gatepost.adapters.files import write_atomically
from gatepost.adapters.signals import deaf_to_interrupts
from gatepost.errors import INTERRUPTED, CannotWriteError, NoGitError, UsageError
from gatepost.prompt.state import State

MESSAGE = "gatepost/message"
"""The file below git's directory by which a message goes to git."""

_OTHER_MESSAGE = (
    *("--file", "--message", "--reuse-message", "--reedit-message", "--squash", "--fixup"),
    *("--cleanup", "--template"),
)
_NO_COMMIT = ("--dry-run", "--short", "--porcelain", "--long", "--null")
_ALONE, _OF_MESSAGE = "aeinopqsv", frozenset("FmCct")


def check_words(words: Sequence[str]) -> None:
    """Raise `UsageError` for a word for git that would make another message of ours, or no commit."""
    for word in words[: words.index("--") if "--" in words else len(words)]:
        letters = _letters(word)
        if _is_any(word, _OTHER_MESSAGE) or letters & _OF_MESSAGE:
            message = f"`{word}` behind -- would make another message than the one that is judged"
            raise UsageError(message, "the flags before -- say what the message is")
        if _is_any(word, _NO_COMMIT) or "z" in letters:
            message = f"`{word}` behind -- would commit nothing"
            raise UsageError(message, "--dry-run before -- judges the message and shows it")


def _is_any(word: str, names: Sequence[str]) -> bool:
    """Tell whether a word is one of these flags, cut short or taken back as git allows: `--mess=x`, `--no-file`."""
    name = word.partition("=")[0].replace("--no-", "--", 1)
    return name.startswith("--") and any(each.startswith(name) for each in names)


def _letters(word: str) -> frozenset[str]:
    """Return the short flags of a word, up to the first that may have the rest for its value: `-aFx` is two."""
    if word[:1] != "-" or word.startswith("--"):
        return frozenset()
    alone = len(word) - 1 - len(word[1:].lstrip(_ALONE))
    return frozenset(word[1 : alone + 2])


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


def commit(folder: str, message: bytes, flags: Flags, file: Path) -> int:
    """Make the commit and return git's exit status; all that git and the hooks print goes where ours does.

    The message goes in by `file`, or where that cannot be written by a pipe. Paths are those of the folder.
    """
    try:
        write_atomically(file, message)
    except CannotWriteError:
        return _git(["commit", "--file=-", *flags.words], folder, message)
    status = _git(["commit", f"--file={file}", *flags.words], folder, None)
    with suppress(OSError):
        file.unlink()
    return status


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
    """Run git until it ends: Ctrl-C is for git and its hooks, which have the terminal."""
    try:
        with deaf_to_interrupts():
            done = subprocess.run(  # noqa: S603  a list of words, no shell
                ["git", *arguments],  # noqa: S607  the git that the user's PATH names
                check=False,
                cwd=folder,
                input=given,
            )
    except FileNotFoundError:
        message = "git was not found"
        raise NoGitError(message, "install git, or put its folder on the PATH") from None
    return done.returncode if done.returncode >= 0 else INTERRUPTED

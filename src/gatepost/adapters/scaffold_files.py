"""Putting the planned files into a repository: looked at first, all of them, then written, each whole or not at all."""

import os
import shlex
from collections.abc import Sequence
from importlib.resources import files
from pathlib import Path

from gatepost.adapters.files import read_plain_file, write_atomically
from gatepost.adapters.signals import deferred
from gatepost.adapters.work_tree import is_ignored
from gatepost.errors import CannotWriteError, NotSetUpError
from gatepost.scaffold.compare import ADD, Change

_GIT = ".git"
_USUAL = 0o666
_MOST = 64 << 20  # bytes, more than any file that is planned


def templates() -> dict[str, str]:
    """Return the templates of all files that a repository is given, by name."""
    folder = files("gatepost.templates").joinpath("init")
    return {each.name: each.read_text("utf-8") for each in folder.iterdir() if each.name.endswith(".j2")}


def apply(root: Path, changes: Sequence[Change]) -> None:
    """Write the files that are to be written.

    Nothing is written where one of them cannot be, leads out of the repository, or is not as it was when it was
    shown: raises `CannotWriteError`, `NotSetUpError`. Ctrl-C waits for the end, which is near.
    """
    targets = [(_place(root, change), change) for change in changes if change.is_done]
    with deferred():
        for path, change in targets:
            write_atomically(path, change.after.encode(), mode=_mode(path))


def _place(root: Path, change: Change) -> Path:
    """Return where a file is to be written; a link inside the repository is followed."""
    path = Path(os.path.realpath(root / change.path))
    top = Path(os.path.realpath(root))
    if not path.is_relative_to(top) or _GIT in path.relative_to(top).parts:
        message = f"{change.path} leads out of the repository, to {path}"
        raise NotSetUpError(message, "replace the link by a file, or name the file in `leave` of [tool.gatepost.init]")
    folder = next(parent for parent in path.parents if parent.exists())
    if path.is_dir() or not folder.is_dir():
        message = f"cannot write {change.path}: a folder and a file are in each other's place"
        raise CannotWriteError(message, "move what is in the way")
    for place in (folder, path):
        if place.exists() and not os.access(place, os.W_OK):
            message = f"cannot write {change.path}: {'it' if place == path else place} is not writable"
            raise CannotWriteError(message, "`chmod u+w` it; `--keep` leaves all but the settings out")
    if _text(path, change.path) != change.before:
        raise _changed(path, change)
    return path


def _changed(path: Path, change: Change) -> NotSetUpError:
    """Return the error for a file that is not as it was read; what git ignores was not read at all."""
    if change.kind == ADD and is_ignored(path):
        message = f"{change.path} is there already, but git ignores it: nobody else has it; nothing was written"
        which = f"`git check-ignore -v {shlex.quote(change.path)}` names the line that does so"
        return NotSetUpError(message, f"{which}: mend it, or leave the file out by --keep")
    return NotSetUpError(f"{change.path} has changed since it was read", "run it again: the plan is made anew")


def _text(path: Path, called: str) -> str:
    try:
        return read_plain_file(path, _MOST).decode()
    except FileNotFoundError:
        return ""
    except (OSError, UnicodeDecodeError) as error:
        reason = getattr(error, "strerror", None) or error
        message = f"cannot read {called}: {reason}"
        raise CannotWriteError(message, "move what is in the way") from None


def _mode(path: Path) -> int:
    """Return the mode that the file has, or that a new one gets."""
    if path.exists():
        return path.stat().st_mode & 0o777
    mask = os.umask(0)
    os.umask(mask)
    return _USUAL & ~mask

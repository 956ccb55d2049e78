"""The part of git's configuration that decides how a message is read, and the files that it came from."""

import os
from pathlib import Path

from gatepost.adapters.process import git_output
from gatepost.message.cleanup import DEFAULT, MODES, Cleanup

ENVIRONMENT = (
    "GIT_CONFIG_COUNT",
    "GIT_CONFIG_GLOBAL",
    "GIT_CONFIG_NOSYSTEM",
    "GIT_CONFIG_PARAMETERS",
    "GIT_CONFIG_SYSTEM",
    "HOME",
    "XDG_CONFIG_HOME",
)
"""The variables that decide which configuration git reads."""


class MessageConfig:
    """How git is set up to write messages; `sources` are the files that say so, those that do not exist yet too."""

    __slots__ = ("cleanup", "comment", "encoding", "sources", "verbose")

    def __init__(self, values: dict[str, str], sources: tuple[str, ...]) -> None:
        mode = values.get("commit.cleanup", DEFAULT)
        self.cleanup = mode if mode in MODES else DEFAULT
        self.comment = values.get("core.commentstring") or values.get("core.commentchar") or "#"
        self.encoding = values.get("i18n.commitencoding") or "utf-8"
        self.verbose = values.get("commit.verbose", "false").lower() not in ("false", "no", "off", "0", "")
        self.sources = sources

    def for_message(self, *, edited: bool, mode: str = "") -> Cleanup:
        """Return how a message is cleaned that a person edited, or not."""
        return Cleanup(mode or self.cleanup, self.comment, edited=edited, verbose=self.verbose)


def read_config(folder: str, git_dir: Path) -> MessageConfig:
    """Read the configuration of the repository in `folder`."""
    listed = git_output(["config", "--list", "--show-origin", "-z"], folder=folder).decode("utf-8", "surrogateescape")
    values: dict[str, str] = {}
    sources = dict.fromkeys(_places(git_dir))
    fields = listed.split("\0")
    for origin, entry in zip(fields[::2], fields[1::2], strict=False):
        key, has_value, value = entry.partition("\n")
        if key in ("core.commentchar", "core.commentstring"):  # the later one counts, whichever it is
            values.pop("core.commentstring", None)
        values[key] = value if has_value else "true"
        kind, _, path = origin.partition(":")
        if kind == "file":
            sources[os.path.join(folder, path)] = None  # noqa: PTH118  git's spelling is kept
        if key == "include.path" or (key.startswith("includeif.") and key.endswith(".path")):
            sources[_included(value, os.path.join(folder, path))] = None  # noqa: PTH118  it may not be there yet
        if key.startswith("includeif.onbranch:"):
            sources[str(git_dir / "HEAD")] = None
    return MessageConfig(values, tuple(sources))


def _included(path: str, origin: str) -> str:
    """Return the file that `include.path` in the file `origin` means (git-config(1), Includes)."""
    return os.path.join(os.path.dirname(origin), os.path.expanduser(path))  # noqa: PTH111,PTH118,PTH120  any text


def _places(git_dir: Path) -> list[str]:
    """Return the files that git would read if they were there."""
    home = os.environ.get("HOME") or os.path.expanduser("~")  # noqa: PTH111  an empty HOME is git's case too
    default = os.environ.get("XDG_CONFIG_HOME") or str(Path(home) / ".config")
    places = [str(git_dir / "config"), str(git_dir / "config.worktree")]
    own = os.environ.get("GIT_CONFIG_GLOBAL")
    places += [own] if own is not None else [str(Path(home) / ".gitconfig"), str(Path(default) / "git" / "config")]
    places.append(os.environ.get("GIT_CONFIG_SYSTEM", "/etc/gitconfig"))
    return places

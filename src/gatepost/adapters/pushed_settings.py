"""The settings of commits that are pushed: each file is read once, however many of them hold the same."""

from collections.abc import Sequence

from gatepost.adapters.process import git_output
from gatepost.adapters.settings_files import LoadedSettings, load_settings
from gatepost.adapters.settings_sources import RevisionFiles


class _Noted:
    """The files of a commit, and the names of those that were asked for."""

    def __init__(self, files: RevisionFiles) -> None:
        self._files = files
        self.origin = files.origin
        self.names: dict[str, None] = {}

    def place(self, name: str) -> str:
        """Return what a file is known by."""
        return self._files.place(name)

    def read(self, name: str) -> bytes | None:
        """Return what is in a file, None where there is none; raises `UnreadableFileError`."""
        self.names[name] = None
        return self._files.read(name)


def settings_of(commits: Sequence[str], folder: str = ".") -> dict[str, LoadedSettings]:
    """Return the settings of each commit; of those whose files do not differ, one and the same.

    Raises what `load_settings` raises.
    """
    found: dict[str, LoadedSettings] = {}
    rest = list(commits)
    while rest:
        files = _Noted(RevisionFiles(rest[0], folder))
        loaded = load_settings(files)
        contents = _contents(rest, list(files.names), folder) if len(rest) > 1 else [()]
        for commit, content in zip(rest, contents, strict=True):
            if content == contents[0]:
                found[commit] = loaded
        rest = [commit for commit in rest if commit not in found]
    return found


def _contents(commits: Sequence[str], names: Sequence[str], folder: str) -> list[tuple[str, ...]]:
    """Return for each commit the ids of the files `names`, or that they are missing."""
    if any("\n" in name for name in names):  # git is asked line by line
        return [(commit,) for commit in commits]
    asked = (f"{commit}:{name}\n" for commit in commits for name in names)
    shown = git_output(
        ["cat-file", "--batch-check=%(objectname)"],
        folder=folder,
        given="".join(asked).encode("utf-8", "surrogateescape"),
    )
    ids = ["" if line.endswith(b" missing") else line.decode("ascii") for line in shown.splitlines()]
    return [tuple(ids[at : at + len(names)]) for at in range(0, len(ids), len(names))]

"""What holds where a command was started: the work tree, the settings, and how git writes messages there."""

from pathlib import Path

from gatepost.adapters.process import git_output
from gatepost.adapters.settings_files import Files, LoadedSettings, load_settings
from gatepost.adapters.settings_sources import FolderFiles, RevisionFiles
from gatepost.adapters.work_tree import WorkTree, find_work_tree
from gatepost.errors import NoGitError, NoRepositoryError
from gatepost.message.cleanup import DEFAULT, Cleanup

BASE = "@base"
"""The name, among revisions, of the branch that a change goes to: only an event knows it."""


class Surroundings:
    """The folder, the work tree around it (None outside of a repository, or without git), and the settings there."""

    __slots__ = ("_tree", "folder", "loaded")

    def __init__(self, folder: str, tree: WorkTree | None, loaded: LoadedSettings) -> None:
        self.folder = folder
        self._tree = tree
        self.loaded = loaded

    @property
    def is_repository(self) -> bool:
        """Whether there is a history to be read."""
        return self._tree is not None

    def cleanup(self, mode: str) -> tuple[Cleanup, str]:
        """Return how git cleans an edited message here, `mode` aside, and the encoding that it is in."""
        if self._tree is None:
            return Cleanup(mode), "utf-8"
        config = self._tree.message_config()
        return config.for_message(edited=True, mode="" if mode == DEFAULT else mode), config.encoding


def look_around(folder: str, *, settings_from: str = "", needs_git: bool = False) -> Surroundings:
    """Return what holds in `folder`; the settings are those of the revision `settings_from` where it is given.

    Outside a repository, or without git, the settings of the folder itself and
    git's defaults hold, unless git is needed. A bare repository has the settings of its HEAD.
    """
    try:
        tree = find_work_tree(folder)
    except (NoGitError, NoRepositoryError):
        if needs_git or settings_from or not Path(folder).is_dir():
            raise
        return Surroundings(folder, None, load_settings(FolderFiles(Path(folder))))
    return Surroundings(folder, tree, load_settings(_files(folder, tree, settings_from)))


def _files(folder: str, tree: WorkTree, settings_from: str) -> Files:
    if (
        not settings_from
        and tree.root == tree.git_dir
        and git_output(["rev-parse", "--verify", "--quiet", "HEAD^{commit}"], folder=folder, missing=1)
    ):
        settings_from = "HEAD"
    return RevisionFiles(settings_from, folder) if settings_from else FolderFiles(tree.root)

"""The settings that the doctor judges by: it must come to its checks where others cannot even begin."""

from gatepost.adapters.doctor_tree import WorkFiles
from gatepost.adapters.settings_files import PYPROJECT, load_own_settings
from gatepost.adapters.settings_sources import FolderFiles
from gatepost.adapters.work_tree import find_work_tree
from gatepost.doctor.project import read_project
from gatepost.errors import SettingsInvalidError
from gatepost.gate.settings import Settings


def settings_in(folder: str) -> tuple[Settings, str]:
    """Return the settings, and why they are not those of the repository; empty where they are.

    A pyproject.toml that is no TOML is what a check tells of, and so is all that is wrong with the configuration of
    Release Please, which is not looked at here. Raises `SettingsInvalidError` for what no check would tell.
    """
    root = find_work_tree(folder).root
    try:
        return load_own_settings(FolderFiles(root)), ""
    except SettingsInvalidError:
        text = WorkFiles(root).read(PYPROJECT)
        if text is None or not read_project("", text).error:
            raise
        return Settings(), f"the usual ones: {PYPROJECT} cannot be read"

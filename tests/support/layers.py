"""Files of settings that build on each other, and what is made of them."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from gatepost.adapters.settings_files import load_settings
from gatepost.adapters.settings_sources import FolderFiles
from gatepost.errors import SettingsInvalidError

if TYPE_CHECKING:
    from pathlib import Path

    from gatepost.adapters.settings_files import LoadedSettings
    from gatepost.gate.judge import Rulebook

PACKAGE = "gatepost_test_house"


def install_package(folder: Path, patch: pytest.MonkeyPatch) -> Path:
    """Make a package in `folder` that can be found, and fails when it is imported; return where it is."""
    path = folder / "site" / PACKAGE
    path.mkdir(parents=True)
    (path / "__init__.py").write_text("raise RuntimeError('a package of settings is not imported')")
    patch.syspath_prepend(path.parent)
    return path


def write(folder: Path, **files: str) -> None:
    """Write files; `conf__base` is `conf/base.toml`."""
    for name, text in files.items():
        path = folder / f"{name.replace('__', '/')}.toml"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)


def loaded(root: Path, **files: str) -> LoadedSettings:
    """Write files, and load the settings of the folder."""
    write(root, **files)
    return load_settings(FolderFiles(root))


def refusal(root: Path, **files: str) -> tuple[str, str]:
    """Return what is wrong with the settings, and the hint."""
    with pytest.raises(SettingsInvalidError) as caught:
        loaded(root, **files)
    assert caught.value.exit_code == 2
    return caught.value.text, caught.value.hint


def extends(*names: str) -> str:
    """Return the line that names what is built on."""
    return f"extends = {json.dumps(names)}\n"


def load_rulebook(root: Path) -> Rulebook:
    """Return the rulebook of the files in a folder."""
    return load_settings(FolderFiles(root)).rulebook

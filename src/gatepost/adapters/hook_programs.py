"""The programs that the hooks of a repository look for on the PATH, and where they are found here."""

import os
import re
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path

from gatepost.adapters.files import read_plain_file
from gatepost.adapters.hook_places import HooksPlace, find_hooks
from gatepost.adapters.hook_survey import husky_file
from gatepost.doctor.facts import Searched
from gatepost.doctor.habits.hook_programs import started_by_name
from gatepost.errors import GatepostError
from gatepost.hooks.names import NAMES
from gatepost.hooks.owners import HUSKY, OURS, owner_of

_STAGES = ("pre-commit", *NAMES)
_LARGEST = 1 << 20
_SCRIPT = "#!"
_OF_RUNNER = re.compile(r"^(?:INSTALL_PYTHON|PREK)=[\"']?(.+?)[\"']?$", re.MULTILINE)
"""The line by which pre-commit and prek remember where they are: they look on the PATH only where that is gone."""


def searched_programs(folder: str) -> tuple[Searched, ...]:
    """Return what hooks look for by name, and where each is; on Windows every program has the same PATH."""
    if sys.platform == "win32":
        return ()
    try:
        place = find_hooks(folder)
    except GatepostError:
        return ()
    return tuple(found for path in _files(place) for found in _searched(path, place.top))


def _files(place: HooksPlace) -> Iterator[Path]:
    """Yield the hooks of others, and what husky runs in their place."""
    for name in _STAGES:
        path = place.folder / name
        owner = owner_of(_text(path))
        if owner == HUSKY:
            yield place.top / husky_file(place, name)
        elif owner != OURS:
            yield path
        yield place.folder / f"{name}.legacy"


def _searched(path: Path, top: Path) -> Iterator[Searched]:
    text = _text(path)
    remembered = _OF_RUNNER.search(text)
    if not text.startswith(_SCRIPT) or (remembered is not None and Path(remembered[1]).exists()):
        return
    for line, name in started_by_name(text):
        found = shutil.which(name)
        if found:
            shown = path.relative_to(top).as_posix() if path.is_relative_to(top) else str(path)
            yield Searched(shown, line, name, os.path.realpath(Path(found).parent))


def _text(path: Path) -> str:
    try:
        return read_plain_file(path, _LARGEST).decode("utf-8", "replace")
    except OSError:
        return ""

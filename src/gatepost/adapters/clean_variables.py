"""The environment variables of what is tried: nothing of the user's own world, and no secrets for strangers."""

import os
import re
from collections.abc import Mapping
from pathlib import Path

from gatepost.adapters.venv import MARK, Venv

TEMPORARY = "tmp"  # in a stranger's home

_WORLD = re.compile(
    r"PYTHON(?:PATH|HOME|STARTUP|USERBASE|PLATLIBDIR|INSPECT)|__PYVENV_LAUNCHER__|VIRTUAL_ENV(?:_PROMPT)?|(?:CONDA|_CE)_.*"
    r"|PIP_(?:TARGET|PREFIX|ROOT|USER|PYTHON|REQUIRE_VIRTUALENV|NO_DEPS|REQUIREMENT|EDITABLE|GROUP|REQUIRE_HASHES"
    r"|IGNORE_REQUIRES_PYTHON|DRY_RUN|REPORT|LOG|QUIET|VERBOSE)"
    r"|UV_(?:(?:NO_)?MANAGED_PYTHON|(?:SYSTEM_)?PYTHON|PYTHON_PREFERENCE|PROJECT(?:_ENVIRONMENT)?|WORKING_DIR"
    r"|REQUIRE_HASHES|OVERRIDE|EXCLUDE|VENV_.*)"
    r"|GIT_(?:DIR|WORK_TREE|INDEX_FILE|COMMON_DIR|OBJECT_DIRECTORY|ALTERNATE_OBJECT_DIRECTORIES|PREFIX|NAMESPACE|CONFIG"
    r"|CONFIG_PARAMETERS|GRAFT_FILE|SHALLOW_FILE|IMPLICIT_WORK_TREE|INTERNAL_SUPER_PREFIX|NO_REPLACE_OBJECTS"
    r"|REPLACE_REF_BASE)"
)
_PUBLISHING = re.compile(r"(?:ACTIONS_ID_TOKEN_REQUEST|TWINE|UV_PUBLISH)_.*")
_OF_INSTALLERS = {
    "PIP_DISABLE_PIP_VERSION_CHECK": "1",
    "PYTHONUNBUFFERED": "1",  # or pip's errors come before what they are about
    "UV_PYTHON_DOWNLOADS": "never",
    "NO_COLOR": "1",
}
_HARMLESS = re.compile(
    r"LANG|LANGUAGE|LC_.*|TZ|(?:WAYLAND_)?DISPLAY|(?:LD|DYLD|DYLD_FALLBACK)_LIBRARY_PATH"
    r"|SYSTEM(?:ROOT|DRIVE)|WINDIR|COMSPEC|PATHEXT|PROGRAM(?:DATA|FILES)|NUMBER_OF_PROCESSORS|PROCESSOR_ARCHITECTURE"
)

_OF_GIT = re.compile(r"PATH|HOME|USERPROFILE|XDG_CONFIG_HOME|GIT_.*|TMPDIR|TEMP|TMP")


def for_installer(environment: Mapping[str, str]) -> dict[str, str]:
    """Return the variables for uv and pip: where they install from is as ever, where to is not.

    What publishes has no place there, since requirements may be built, which runs code of others.
    """
    return {**_without(_PUBLISHING, _without(_WORLD, environment)), **_OF_INSTALLERS}


def for_uploader(environment: Mapping[str, str]) -> dict[str, str]:
    """Return the variables for what uploads to an index on this machine: nothing there is meant for a real one."""
    return {**_without(_PUBLISHING, _without(_WORLD, environment)), "NO_COLOR": "1", "PYTHONUNBUFFERED": "1"}


def for_engine(environment: Mapping[str, str]) -> dict[str, str]:
    """Return the variables for the real Release Please, which is code of others and asks git alone: no secrets."""
    return {name: value for name, value in environment.items() if _HARMLESS.fullmatch(name) or _OF_GIT.fullmatch(name)}


def for_tests(environment: Mapping[str, str], venv: Venv) -> dict[str, str]:
    """Return the variables for a command of the user's, which finds the programs of a virtual environment first."""
    return {**_without(_WORLD, environment), "PATH": _path(environment, venv), "VIRTUAL_ENV": str(venv.path)}


def for_stranger(environment: Mapping[str, str], venv: Venv, home: Path) -> dict[str, str]:
    """Return the variables for code of others: those that say how this machine is, and a home of its own.

    So nothing of a CI system is in them, by which one step could change what the next one does.
    """
    kept = {name: value for name, value in environment.items() if _HARMLESS.fullmatch(name)}
    return {
        **kept,
        **dict.fromkeys(("HOME", "USERPROFILE", "APPDATA", "LOCALAPPDATA"), str(home)),
        **dict.fromkeys(("TMPDIR", "TEMP", "TMP"), str(home / TEMPORARY)),
        "PATH": _path(environment, venv),
        "COLUMNS": "80",
        "NO_COLOR": "1",
        "TERM": "dumb",
        "PYTHONNOUSERSITE": "1",
    }


def _without(left_out: re.Pattern[str], environment: Mapping[str, str]) -> dict[str, str]:
    return {name: value for name, value in environment.items() if not left_out.fullmatch(name)}


def _path(environment: Mapping[str, str], venv: Venv) -> str:
    """Return where programs are found: first in a virtual environment, and in no other."""
    places = environment.get("PATH", os.defpath).split(os.pathsep)
    others = [place for place in places if place and not Path(place).parent.joinpath(MARK).is_file()]
    return os.pathsep.join([str(venv.scripts), *others])

"""What a project's build requires, and whether it is installed beside us."""

import sys
from collections.abc import Iterable, Sequence
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from packaging.requirements import InvalidRequirement, Requirement
from packaging.version import InvalidVersion

from gatepost.adapters.files import read_plain_file
from gatepost.adapters.own_installation import command_to_install
from gatepost.errors import ProjectInvalidError, ToolMissingError
from gatepost.scaffold.tables import Tables, read_toml

_PYPROJECT, _SETUP = "pyproject.toml", "setup.py"
_LARGEST = 1 << 20
_LEGACY = ("setuptools",)  # what builds where pyproject.toml does not say


def read_build_requirements(folder: Path) -> tuple[str, ...]:
    """Return what the build requires. Raises `ProjectInvalidError` where nothing can be built in the folder."""
    path = folder / _PYPROJECT
    try:
        data = read_plain_file(path, _LARGEST + 1)
        text = data.decode("utf-8")
    except FileNotFoundError:
        if (folder / _SETUP).is_file():
            return _LEGACY
        message = f"there is nothing to build in {folder}: neither {_PYPROJECT} nor {_SETUP}"
        raise ProjectInvalidError(message, "name the folder of a package; `gatepost init` makes one") from None
    except UnicodeDecodeError:
        message = f"{path} is not UTF-8"
        raise ProjectInvalidError(message, "save it as UTF-8; nothing was built") from None
    except OSError as error:
        message = f"{path} cannot be read: {error.strerror}"
        raise ProjectInvalidError(message, "make it readable; nothing was built") from None
    if len(data) > _LARGEST:
        message = f"{path} has more than {_LARGEST >> 20} MiB"
        raise ProjectInvalidError(message, "is this really the file?")
    return _required(read_toml(_PYPROJECT, text))


def _required(document: Tables) -> tuple[str, ...]:
    if "build-system" not in document:
        return _LEGACY
    table = document.table("build-system")
    table.text("build-backend")
    table.texts("backend-path")
    return table.texts("requires")


def expect_installed(required: Iterable[str]) -> None:
    """Raise `ToolMissingError` where something that a build requires is not installed beside us."""
    missing = [each for each in required if not _is_installed(each)]
    if missing:
        raise not_installed(missing)


def not_installed(missing: Sequence[str]) -> ToolMissingError:
    """Return the error for requirements of a build without isolation that are not there."""
    named = [each.partition(";")[0].strip() for each in missing]
    message = f"not built: without isolation, {', '.join(named)} must be installed in {sys.prefix}"
    return ToolMissingError(message, f"`{command_to_install(*named)}`, or build without --no-isolation")


def _is_installed(text: str) -> bool:
    try:
        requirement = Requirement(text)
        if requirement.marker is not None and not requirement.marker.evaluate():
            return True
        return requirement.specifier.contains(version(requirement.name), prereleases=True)
    except PackageNotFoundError:
        return False
    except (InvalidRequirement, InvalidVersion):
        return True  # the builder says what is wrong with it

"""What a distribution says of itself, in whichever of pyproject.toml, setup.cfg and setup.py it does."""

from __future__ import annotations

from configparser import ConfigParser
from configparser import Error as ConfigError
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from packaging.utils import InvalidName, canonicalize_name

from gatepost.errors import ProjectInvalidError
from gatepost.scaffold.setup_py import COMPUTED, arguments
from gatepost.scaffold.tables import Tables, read_toml

if TYPE_CHECKING:
    from gatepost.scaffold.survey import Survey

PYPROJECT, SETUP_CFG, SETUP_PY = "pyproject.toml", "setup.cfg", "setup.py"
SETUPTOOLS = "setuptools.build_meta"

_NAME_HINT = "a name has letters, digits, `.`, `_` and `-`, and begins and ends with a letter or digit"
_STATIC_HINT = "put `name` and `version` under `[project]` in pyproject.toml; code is never run to find them"
_UNBUILT = (("poetry", "package-mode"), ("uv", "package"))


@dataclass(frozen=True)
class Metadata:
    """The name, the version, empty where it is found elsewhere, and the rest of what decides about a set-up.

    `file` is what says so; `requires` is what it says of Python, under the key `requires_key`; `is_built` is false
    for a project that makes no distribution.
    """

    file: str
    name: str
    version: str = ""
    requires: str = ""
    requires_key: str = ""
    classifiers: tuple[str, ...] = ()
    backend: str = ""
    is_built: bool = True


def read_document(survey: Survey, folder: str) -> Tables:
    """Return the pyproject.toml of a folder, an empty one where there is none. Raises `ProjectInvalidError`."""
    path = folder + PYPROJECT
    return read_toml(path, survey.text(path))


def read_metadata(survey: Survey, folder: str, document: Tables) -> Metadata | None:
    """Return what is said of the distribution in a folder; None where nothing is.

    Raises `ProjectInvalidError` for a name that is none, or that only code would tell.
    """
    found = _from_project(document) or _from_poetry(document) or _from_setup(survey, folder)
    if found is None:
        return None
    try:
        canonicalize_name(found.name, validate=True)
    except InvalidName:
        message = f"{found.file}: `{found.name}` is no name for a distribution"
        raise ProjectInvalidError(message, _NAME_HINT) from None
    if "build-system" in document or found.file == document.file:
        found = replace(found, backend=document.table("build-system").text("build-backend"))
    is_off = any(document.table("tool", tool).is_off(key) for tool, key in _UNBUILT)
    return replace(found, is_built=not is_off)


def _from_project(document: Tables) -> Metadata | None:
    if "project" not in document:
        return None
    table = document.table("project")
    if "name" not in table:
        message = f"{document.file}: `project.name` is missing"
        raise ProjectInvalidError(message, _NAME_HINT)
    poetry = document.table("tool", "poetry", "dependencies")
    requires, key = table.text("requires-python"), "project.requires-python"
    if not requires and "python" in poetry:
        requires, key = poetry.text("python"), "tool.poetry.dependencies.python"
    return Metadata(document.file, table.text("name"), table.text("version"), requires, key, table.texts("classifiers"))


def _from_poetry(document: Tables) -> Metadata | None:
    table = document.table("tool", "poetry")
    if "name" not in table:
        return None
    requires = table.table("dependencies").hint("python")
    return Metadata(
        document.file,
        table.text("name"),
        table.text("version"),
        requires,
        "tool.poetry.dependencies.python",
        table.texts("classifiers"),
    )


def _from_setup(survey: Survey, folder: str) -> Metadata | None:
    """Return what setup.cfg says, and setup.py where that is silent."""
    cfg = read_setup_cfg(survey, folder)
    metadata = cfg["metadata"] if cfg.has_section("metadata") else {}
    options = cfg["options"] if cfg.has_section("options") else {}
    said = arguments(survey.text(folder + SETUP_PY)) or {}
    if "name" not in metadata and folder + SETUP_PY not in survey.texts:
        return None

    def text(key: str, own: str) -> str:
        value = own or said.get(key, "")
        return value if isinstance(value, str) and value != COMPUTED else ""

    file = folder + (SETUP_CFG if "name" in metadata else SETUP_PY)
    if not text("name", metadata.get("name", "")):
        message = f"{file}: nothing but running it would tell the name of the distribution"
        raise ProjectInvalidError(message, _STATIC_HINT)
    classifiers = tuple(metadata.get("classifiers", "").strip().splitlines()) or said.get("classifiers", ())
    version = metadata.get("version", "")
    return Metadata(
        file,
        text("name", metadata.get("name", "")),
        "" if version.startswith(("attr:", "file:")) else text("version", version),
        text("python_requires", options.get("python_requires", "")),
        "python_requires",
        classifiers if isinstance(classifiers, tuple) else (),
        SETUPTOOLS,
    )


def read_setup_cfg(survey: Survey, folder: str) -> ConfigParser:
    """Return the setup.cfg of a folder, an empty one where there is none. Raises `ProjectInvalidError`."""
    return read_ini(survey, folder + SETUP_CFG)


def read_ini(survey: Survey, path: str) -> ConfigParser:
    """Return a file of sections, an empty one where there is none. Raises `ProjectInvalidError`."""
    parser = ConfigParser(interpolation=None, strict=False)
    try:
        parser.read_string(survey.text(path).removeprefix("\ufeff"), path)
    except ConfigError as error:
        message = f"{path} cannot be read: {str(error).splitlines()[0]}"
        raise ProjectInvalidError(message, "mend it; nothing was changed") from None
    return parser

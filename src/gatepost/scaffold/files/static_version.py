"""A version that is computed while building → one that is written down, where Release Please can change it."""

from __future__ import annotations

import re
from collections.abc import MutableMapping
from typing import TYPE_CHECKING

from packaging.utils import canonicalize_name

from gatepost.scaffold.computed import FROM_TAGS
from gatepost.scaffold.files.development import name_of
from gatepost.scaffold.tags import last_tag, released_version
from gatepost.scaffold.toml_edit import TomlText
from gatepost.scaffold.wanted import CannotEdit

if TYPE_CHECKING:
    from gatepost.scaffold.project import Package
    from gatepost.scaffold.wanted import Setup

_TABLES = (
    *(("tool", "hatch", "version"), ("tool", "hatch", "build", "hooks", "vcs"), ("tool", "pdm", "version")),
    *(("tool", "setuptools", "dynamic", "version"), ("tool", "setuptools_scm"), ("tool", "setuptools-scm")),
    *(("tool", "setuptools-git-versioning"), ("tool", "versioningit"), ("tool", "poetry-dynamic-versioning")),
    *(("tool", "uv-dynamic-versioning"), ("tool", "versioneer")),
)
"""What says how a version is computed."""
_PLUGINS = ("tool", "poetry", "requires-plugins")
_WRITES = ("version-file", "version_file", "write_to", "write", "versionfile_source", "versionfile-source")
"""The keys by which a build writes the version into the code, which imports it from there."""
_BACKENDS = {"poetry_dynamic_versioning.backend": "poetry.core.masonry.api"}
"""What builds without computing, in place of a backend that does."""
_NAME = re.compile(r"^\[project\][ \t]*(?:#.*)?\n(?:(?!\[).*\n)*?name[ \t]*=.*\n", re.MULTILINE)
_HINT = "write `version` under [project] by hand, and take the computing out"


def make_static(setup: Setup, path: str, text: str, package: Package) -> str:
    """Return a project's own file with the version of its last release in it. Raises `CannotEdit`."""
    version = released_version(package, last_tag(package, setup.project, setup.survey.history.tags))
    file = TomlText(path, text)
    for keys in _TABLES:
        _take_out(file, keys)
    _take_plugin_out(file)
    _clean_build(file)
    project, poetry = file.table("project"), file.table("tool", "poetry")
    if project is not None and "version" in _texts(project.get("dynamic")):
        file.remove(project, "dynamic", lambda name: name == "version")
        if not project["dynamic"]:
            del project["dynamic"]
        if poetry is not None and "version" in poetry:  # a placeholder
            del poetry["version"]
        return _with_version(path, _ended(file), version)
    for table in (project, poetry):
        if table is not None and "version" in table:
            table["version"] = version
            return _ended(file)
    raise CannotEdit(path, f"{package.computed_by} computes the version, and nothing here says so", _HINT)


def _take_plugin_out(file: TomlText) -> None:
    """Take what computes the version out of what Poetry itself needs."""
    plugins = file.table(*_PLUGINS)
    for name in list(plugins or {}):
        if plugins is not None and canonicalize_name(name) in FROM_TAGS:
            del plugins[name]
            if not plugins:
                _take_out(file, _PLUGINS)


def _ended(file: TomlText) -> str:
    """Return the text without the empty lines that stood before a table which was its last."""
    return file.result().rstrip("\n") + "\n"


def _clean_build(file: TomlText) -> None:
    """Take what computes the version out of what the project is built with."""
    system = file.table("build-system") or {}
    backend = str(system.get("build-backend", ""))
    if canonicalize_name(re.split(r"[.:]", backend)[0]) in FROM_TAGS:
        if backend not in _BACKENDS:
            file.refuse(f"the build backend `{backend}` computes the version", _HINT)
        file.set(("build-system",), "build-backend", _BACKENDS[backend])
    file.remove(system, "requires", lambda requirement: name_of(requirement) in FROM_TAGS)


def _take_out(file: TomlText, keys: tuple[str, ...]) -> None:
    above = file.table(*keys[:-1])
    found = above.get(keys[-1]) if above is not None else None
    written = [key for key in _WRITES if isinstance(found, MutableMapping) and key in found]
    if written:
        why = f"with `{'.'.join(keys)}.{written[0]}` the build writes the version into the code"
        file.refuse(why, "let the code ask importlib.metadata.version() instead, and take that key out")
    if above is not None and found is not None:
        del above[keys[-1]]


def _with_version(path: str, text: str, version: str) -> str:
    """Return the text with the version below the name."""
    found = _NAME.search(text)
    if found is None:
        raise CannotEdit(path, "there is no `name` right below `[project]`", _HINT)
    return f'{text[: found.end()]}version = "{version}"\n{text[found.end() :]}'


def _texts(value: object) -> list[str]:
    return [str(each) for each in value] if isinstance(value, list) else []

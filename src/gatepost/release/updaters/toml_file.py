"""TOML files: values at a JSONPath, and the version in pyproject.toml (spec §6)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from gatepost.formats.errors import UnreadableText
from gatepost.formats.toml.text import Array, Scalar, Table, parse_toml, replace_value, replace_values

if TYPE_CHECKING:
    from gatepost.formats.json_text import Json
    from gatepost.formats.toml.text import Value

_LOST = re.compile(r"~|\^|@[^\n\r\u2028\u2029]*\(\)")
"""Keys that the pointers of jsonpath-plus leave out."""


def update_toml(content: str, jsonpath: str | None, version: str) -> str:
    """Return the document with the version as the value of all that `jsonpath` finds.

    A path sees each string and truth value as an object of `value`, `start`
    and `end`: a filter must ask for `@.name.value`. What is no TOML, or
    has nothing there, stays as it is. Raises `UnreadableText` where
    Release Please stops: what was found is no string or truth value, or has a
    key with `/` or `~` above it, or an empty one.
    """
    try:
        document = parse_toml(content)
    except UnreadableText:
        return content
    from gatepost.formats.jsonpath.search import find  # noqa: PLC0415  not for the version in pyproject.toml

    found = find(jsonpath, _with_places(document))
    return replace_values(content, [_pointed(match.path) for match in found], version)


def update_pyproject(content: str, version: str) -> str:
    """Return pyproject.toml with this version in `[project]`, else in `[tool.poetry]`; a dynamic version is let be.

    Raises `UnreadableText` where it is no TOML, has no version to replace, or
    has one that is no string.
    """
    document = parse_toml(content)
    project = document.get("project")
    path = ["project", "version"]
    if not _is_true(project):
        tool = document.get("tool")
        project = tool.get("poetry") if isinstance(tool, Table) else None
        path = ["tool", "poetry", "version"]
    table = project if isinstance(project, Table) else Table()
    if _is_true(table.get("version")):
        return replace_value(content, path, version)
    if _is_dynamic(table.get("dynamic")):
        return content
    raise UnreadableText("invalid file")  # noqa: EM101, TRY003  the real tool's words


def _is_dynamic(dynamic: Value | None) -> bool:
    """Tell whether the version is among the dynamic fields; in a string it is looked for as a part of it."""
    if isinstance(dynamic, Array):
        return any(isinstance(field, Scalar) and field.replaceable and field.value == "version" for field in dynamic)
    return isinstance(dynamic, Scalar) and isinstance(dynamic.value, str) and "version" in dynamic.value


def _is_true(value: Value | None) -> bool:
    """Tell whether JavaScript takes a value for true: all but empty strings, zeros, NaN and false."""
    if isinstance(value, Scalar):
        return bool(value.value) and value.value == value.value
    return value is not None


def _pointed(path: list[str | int]) -> list[str]:
    """Return the keys that come out of a JSON pointer that is cut at each slash and not unescaped."""
    keys = [str(key) for key in path]
    keys = [key.replace("~", "~0").replace("/", "~1") for key in keys if key and not _LOST.fullmatch(key)]
    return keys[1:] if keys[:1] == ["$"] else keys


def _with_places(value: Value) -> Json:
    """Return what a JSONPath sees of a value."""
    if isinstance(value, Table):
        return {key: _with_places(below) for key, below in value.items()}
    if isinstance(value, Array):
        return [_with_places(item) for item in value]
    if value.replaceable:
        return {"start": value.start, "end": value.end, "value": value.value}
    return value.value

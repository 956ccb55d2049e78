"""package.json and what npm writes beside it (spec §6)."""

import re
from collections.abc import Mapping
from typing import TypeAlias

from gatepost.formats.errors import UnreadableText
from gatepost.formats.json_text import Json, parse_json, rewrite_json

_PREFIXES = ("^", "~", ">=", "<=", ">", "<")
_PROTOCOL = re.compile("[a-z]+:")
_WITH_PACKAGES = (2, 3)
DEPENDENCIES, DEV, PEER, OPTIONAL = "dependencies", "devDependencies", "peerDependencies", "optionalDependencies"

Object: TypeAlias = "dict[str, Json]"


def update_package_json(content: str | None, version: str) -> str:
    """Return package.json with this version; a list is left as it is. Raises `UnreadableText` where it is neither."""
    parsed = parse_json(content or "")
    if not isinstance(parsed, list):
        parsed = _object(content)
        parsed["version"] = version
    return rewrite_json(parsed, content or "")


def update_package_dependencies(
    content: str | None, version: str, versions: Mapping[str, str], kinds: list[str]
) -> str:
    """Return package.json with this version and those of the packages it depends on, by name.

    `kinds` are the tables that are looked at. What stands before a version, as `^`,
    is kept. Raises `UnreadableText` where it is no JSON object.
    """
    parsed = _object(content)
    parsed["version"] = version
    _update_tables(parsed, versions, kinds)
    return rewrite_json(parsed, content or "")


def update_package_lock(content: str | None, version: str, versions: Mapping[str, str]) -> str:
    """Return package-lock.json with this version (none, where it is empty) and those of the packages in it, by name.

    Raises `UnreadableText` for a lock file without `packages`, as npm 6 wrote them: Release Please stops there too.
    """
    parsed = _object(content)
    if version:
        parsed["version"] = version
    packages = parsed.get("packages")
    if not isinstance(packages, dict):
        wanted = [""] if version else [f"node_modules/{name}" for name in versions]
        message = "Cannot convert undefined or null to object"
        if parsed.get("lockfileVersion") in _WITH_PACKAGES and wanted:
            message = f"Cannot read properties of undefined (reading '{wanted[0]}')"
        raise UnreadableText(message)
    if parsed.get("lockfileVersion") in _WITH_PACKAGES:
        _update_packages(packages, version, versions)
    for package in packages.values():
        name = package.get("name") if isinstance(package, dict) else None
        if isinstance(package, dict) and isinstance(name, str) and name in versions:
            package["version"] = versions[name]
    return rewrite_json(parsed, content or "")


def update_samples(content: str | None, version: str, package_name: str) -> str:
    """Return the package.json of the samples, which depend on the new version.

    Raises `UnreadableText` where it is no JSON object.
    """
    parsed = parse_json(content or "")
    if isinstance(parsed, list):
        return content or ""
    parsed = _object(content)
    dependencies = parsed.get(DEPENDENCIES)
    if not isinstance(dependencies, dict) or not dependencies.get(package_name):
        return content or ""
    dependencies[package_name] = f"^{version}"
    return rewrite_json(parsed, content or "")


def with_range(old: str, version: str) -> str:
    """Return the new version with what stands before the old one: `^1.0.0` → `^1.1.0`."""
    return next((prefix for prefix in _PREFIXES if old.startswith(prefix)), "") + version


def _object(content: str | None) -> "Object":
    parsed = parse_json(content or "")
    if not isinstance(parsed, dict):
        message = "the file must be a JSON object"
        raise UnreadableText(message)
    return parsed


def _update_packages(packages: "Object", version: str, versions: Mapping[str, str]) -> None:
    root = packages.get("")
    if version:
        if not isinstance(root, dict):
            message = "Cannot set properties of undefined (setting 'version')"
            raise UnreadableText(message)
        root["version"] = version
    for name, new in versions.items():
        package = packages.get(f"node_modules/{name}")
        if isinstance(package, dict) and package.get("link") and package.get("resolved"):
            package = packages.get(str(package["resolved"]))
        if isinstance(package, dict):
            package["version"] = new
            _update_tables(package, versions, [DEPENDENCIES, DEV, PEER, OPTIONAL])


def _update_tables(package: "Object", versions: Mapping[str, str], kinds: list[str]) -> None:
    for kind in kinds:
        table = package.get(kind)
        if not isinstance(table, dict):
            continue
        for name, old in table.items():
            if isinstance(old, str) and name in versions and not _PROTOCOL.match(old):
                table[name] = with_range(old, versions[name])

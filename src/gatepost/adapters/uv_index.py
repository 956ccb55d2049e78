"""Where a project has uv install from, taken out of all that uv is told there."""

import re
from collections.abc import Mapping
from pathlib import Path

from tomlkit import dumps, parse

from gatepost.adapters.files import read_plain_file

_LARGEST = 1 << 20
_OWN, _SHARED = "uv.toml", "pyproject.toml"
_KEYS = re.compile(
    "(?:extra-)?index-url|index(?:-strategy)?|no-index|find-links|keyring-provider|allow-insecure-host|native-tls"
    "|system-certs|offline|exclude-newer"
)
_PLACES = frozenset(("index-url", "extra-index-url", "find-links"))


def index_settings(folder: Path) -> str:
    """Return a uv.toml that says where the project in a folder installs from; empty where the project does not.

    The nearest of the folder and those above it counts. Whatever else is said there would hide that a wheel cannot be
    installed elsewhere, for `override-dependencies` and `no-deps` are of no wheel.
    """
    for place in (folder, *folder.parents):
        for name in (_OWN, _SHARED):
            found = _chosen(_read(place / name), place)
            if found:
                return dumps(found)
    return ""


def _read(path: Path) -> Mapping[str, object]:
    """Return what a file has for uv; of one that cannot be read, nothing, since uv itself complains of it."""
    try:
        document: dict[str, object] = parse(read_plain_file(path, _LARGEST).decode("utf-8")).unwrap()
    except (OSError, ValueError, RecursionError):  # what is no TOML is a ValueError
        return {}
    if path.name == _OWN:
        return document
    tools = document.get("tool")
    own = tools.get("uv") if isinstance(tools, dict) else None
    return own if isinstance(own, dict) else {}


def _chosen(settings: Mapping[str, object], folder: Path) -> dict[str, object]:
    found = {key: _rooted(key, value, folder) for key, value in settings.items() if _KEYS.fullmatch(key)}
    below = settings.get("pip")
    chosen = _chosen(below, folder) if isinstance(below, dict) else {}
    return {**found, "pip": chosen} if chosen else found


def _rooted(key: str, value: object, folder: Path) -> object:
    """Return a value with its folders, which it names from the file's own, as they are from anywhere."""
    if isinstance(value, list):
        return [_rooted(key, each, folder) for each in value]
    if isinstance(value, dict) and isinstance(value.get("url"), str):
        return {**value, "url": _rooted("index-url", value["url"], folder)}
    is_folder = key in _PLACES and isinstance(value, str) and "://" not in value
    return str(folder / str(value)) if is_folder else value

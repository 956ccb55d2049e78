"""A release-please-config.json that somebody else wrote, with what a set-up needs in it; all else stays as it is."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from packaging.utils import canonicalize_name

from gatepost.scaffold.json_edit import append, change, insert, read_object
from gatepost.scaffold.wanted import CannotEdit

if TYPE_CHECKING:
    from collections.abc import Mapping

    from gatepost.formats.json_text import Json
    from gatepost.scaffold.wanted import Setup

_PACKAGES, _EXTRA_FILES = "packages", "extra-files"
_BREAKING, _PRE_MAJOR = "breaking-before-1", "bump-minor-pre-major"
_JSONPATH = "jsonpath"
_OF_NAME = re.compile(r"""@\.name(?:\.value)?\s*={1,3}\s*['"]([^'"]+)['"]""")
_HINT = "Release Please would stop there too; mend it"


def with_additions(setup: Setup, path: str, text: str, entries: Mapping[str, Mapping[str, Json]]) -> str:
    """Return the text of a configuration with what it lacks of `entries`, which are those of the packages by path.

    A package that it does not name is not added: somebody may want that. Raises `CannotEdit` for what is no
    configuration.
    """
    document = read_object(path, text)
    if not _table(path, document, _PACKAGES):
        return _with_packages(text, document, entries)
    for name in _table(path, document, _PACKAGES):
        entry = entries.get(name.strip("/") or ".")
        if entry is not None:
            text = _with_extra_files(path, text, name, entry)
            text = _with_answer(setup, path, text, name, entry)
    return text


def _with_packages(text: str, document: Mapping[str, Json], entries: Mapping[str, Mapping[str, Json]]) -> str:
    if _PACKAGES not in document:
        return insert(text, (), _PACKAGES, {path: dict(entry) for path, entry in entries.items()})
    for path, entry in entries.items():
        text = insert(text, (_PACKAGES,), path, dict(entry))
    return text


def _with_extra_files(path: str, text: str, name: str, entry: Mapping[str, Json]) -> str:
    """Return `text` with the extra files that a package lacks; its own list hides the one at the top level.

    A selection in a lock by which Release Please finds nothing becomes the one by which it does.
    """
    document = read_object(path, text)
    own = _table(path, _table(path, document, _PACKAGES), name)
    shared = _list(path, document, _EXTRA_FILES)
    there = _list(path, own, _EXTRA_FILES) if _EXTRA_FILES in own else shared
    wanted = entry.get(_EXTRA_FILES)
    missing = [each for each in wanted if not _has(there, each)] if isinstance(wanted, list) else []
    if missing and _EXTRA_FILES not in own:
        kept = [each for each in shared if not any(_is_mistaken(each, other) for other in missing)]
        return insert(text, (_PACKAGES, name), _EXTRA_FILES, [*kept, *missing])
    steps = (_PACKAGES, name, _EXTRA_FILES)
    for each in missing:
        at = next((number for number, other in enumerate(there) if _is_mistaken(other, each)), None)
        if at is None or not isinstance(each, dict):
            text = append(text, steps, each)
        else:
            text = change(text, (*steps, at, _JSONPATH), each[_JSONPATH])
    return text


def _with_answer(setup: Setup, path: str, text: str, name: str, entry: Mapping[str, Json]) -> str:
    """Return `text` with what the answer about 0.x means, where it was given and the configuration says nothing."""
    document = read_object(path, text)
    own = _table(path, _table(path, document, _PACKAGES), name)
    is_said = _PRE_MAJOR in own or _PRE_MAJOR in document
    if is_said or _PRE_MAJOR not in entry or _BREAKING not in setup.answers.given:
        return text
    return insert(text, (_PACKAGES, name), _PRE_MAJOR, entry[_PRE_MAJOR])


def _has(files: list[Json], wanted: Json) -> bool:
    """Tell whether a list of extra files has one: the same file, and in a lock the same package."""
    return any(_is_same(each, wanted) for each in files)


def _is_same(entry: Json, wanted: Json) -> bool:
    if not isinstance(wanted, dict) or not isinstance(entry, dict | str):
        return False
    if isinstance(entry, str):
        return entry == wanted.get("path") and wanted.get("type") == "generic"
    is_of_file = all(entry.get(key) == wanted.get(key) for key in ("path", "type"))
    return is_of_file and _selected(entry) == _selected(wanted)


def _is_mistaken(entry: Json, wanted: Json) -> bool:
    """Tell whether an entry means the same package of a lock, in a way that selects nothing there."""
    if not isinstance(entry, dict) or not isinstance(wanted, dict):
        return False
    is_of_file = all(entry.get(key) == wanted.get(key) for key in ("path", "type"))
    named = [_OF_NAME.search(str(each.get(_JSONPATH))) for each in (entry, wanted)]
    names = {canonicalize_name(found[1]) for found in named if found is not None}
    return is_of_file and None not in named and len(names) == 1


def _selected(entry: Mapping[str, Json]) -> str:
    """Return what an entry selects, without the spaces and quotes that are a matter of taste."""
    return str(entry.get(_JSONPATH, "")).replace(" ", "").replace('"', "'").replace("===", "==")


def _table(path: str, document: Mapping[str, Json], key: str) -> Mapping[str, Json]:
    value = document.get(key, {})
    if not isinstance(value, dict):
        raise CannotEdit(path, f"`{key}` must be an object", _HINT)
    return value


def _list(path: str, document: Mapping[str, Json], key: str) -> list[Json]:
    value = document.get(key, [])
    if not isinstance(value, list):
        raise CannotEdit(path, f"`{key}` must be a list", _HINT)
    return value

"""The own package in a uv.lock, and the JSONPaths by which a release writes its version there."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from packaging.utils import canonicalize_name

from gatepost.doctor.versions.version_files import DATE, NEXT, TRIED, folder_of, tried
from gatepost.formats.errors import UnreadableText
from gatepost.formats.toml.text import Array, Scalar, Table, parse_toml
from gatepost.policy.configuration import ExtraFile
from gatepost.release.extra_files import updaters_for

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from gatepost.doctor.facts import Facts
    from gatepost.doctor.project import Project
    from gatepost.doctor.versions.extra_entries import Entry
    from gatepost.formats.toml.text import Value

LOCK = "uv.lock"
_NAMED = re.compile(r"""@(?:\.name|\[["']name["']\])(?:\.value)?\s*={2,3}\s*(["'])([^"']*)\1""")
_OWN = ("editable", "virtual", "directory")


@dataclass(frozen=True)
class Locked:
    """What a uv.lock has of a project of the repository: its version, and the line of it."""

    path: str
    version: str
    line: int


def jsonpath_of(name: str) -> str:
    """Return the path of the version of a package in a uv.lock, by its normalised name."""
    return f"$.package[?(@.name.value=='{name}')].version"


def meant_path(entry: Entry, facts: Facts) -> str:
    """Return the path that was meant by one that asks for a name in a wrong way; empty where none would do."""
    path, written = entry.extra.selector or "", entry.written()
    found = _NAMED.search(path)
    if entry.extra.kind != "toml" or found is None or written is None or TRIED in written.after:
        return ""
    names = [found.group(2), canonicalize_name(found.group(2))]
    project = facts.project(folder_of(entry.package))
    if project is not None and project.normalised:
        names.append(project.normalised)
    for name in names:
        better = f"{path[: found.start()]}@.name.value=='{name}'{path[found.end() :]}"
        extra = ExtraFile(entry.extra.path, "toml", better)
        updaters = updaters_for(extra, NEXT, DATE, entry.type.package.date_format)
        if TRIED in tried(entry.path, written.before, updaters).after:
            return better
    return ""


def locked(project: Project, facts: Facts) -> Locked | None:
    """Return what the lock of a project has of it; None where there is no lock, or it has no version of it."""
    path = next((each for each in (f"{project.folder}{LOCK}", LOCK) if each in facts.tree.paths), "")
    text = facts.tree.read(path) if path else None
    if text is None or not project.normalised:
        return None
    folder = project.folder[len(path) - len(LOCK) :].removesuffix("/") or "."
    found = _own_packages(text).get((project.normalised, folder))
    return Locked(path, *found) if found is not None else None


@lru_cache(maxsize=4)  # all packages of a workspace share one, and it takes its time
def _own_packages(text: str) -> Mapping[tuple[str, str], tuple[str, int]]:
    """Return the versions in a lock of the projects that are no downloads, and their lines, by name and folder."""
    found: dict[tuple[str, str], tuple[str, int]] = {}
    try:
        document = parse_toml(text)
    except UnreadableText:
        return found
    line, counted = 1, 0
    for package in _packages(document.get("package")):
        version, source = package.get("version"), package.get("source")
        if not isinstance(version, Scalar) or not isinstance(source, Table):
            continue
        line += text.count("\n", counted, version.start)
        counted = version.start
        for folder in filter(None, (_text(source.get(kind)) for kind in _OWN)):
            if _text(version):
                found[_text(package.get("name")), folder] = _text(version), line
    return found


def _packages(value: Value | None) -> Iterator[Table]:
    if isinstance(value, Array):
        yield from (each for each in value if isinstance(each, Table))


def _text(value: Value | None) -> str:
    return value.value if isinstance(value, Scalar) and isinstance(value.value, str) else ""

"""The packages of a repository: the one at its top, the members of a workspace, or those in folders of their own."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from fnmatch import fnmatchcase
from typing import TYPE_CHECKING

from gatepost.release.loading import CONFIGURATION_FILE
from gatepost.scaffold.computed import Place, compute, is_placeholder
from gatepost.scaffold.metadata import PYPROJECT, Metadata, read_document, read_metadata
from gatepost.scaffold.modules import GROUPS, NO_CODE, Code, declared_module, find_module
from gatepost.scaffold.project import Package

if TYPE_CHECKING:
    from collections.abc import Iterable

    from gatepost.scaffold.survey import Survey
    from gatepost.scaffold.tables import Tables

TOP = "."
_DEEPEST = 4
TESTS = ("tests", "test")
"""What a folder of tests is called."""
_TEST_FOLDER = re.compile(r"((?:[^/]+/)*?tests?)/")
_ANY_DEPTH = "**"


@dataclass(frozen=True)
class Found:
    """A package with what it says of itself."""

    package: Package
    metadata: Metadata


def find_packages(survey: Survey) -> list[Found]:
    """Return the packages that the repository builds, the one at the top first. Raises `ProjectInvalidError`.

    Where it builds none of those that there are, all are returned.
    """
    ground = _Ground(survey, Code(survey.paths), _test_folders(survey.paths))
    document = read_document(survey, "")
    top = _package(ground, TOP, document)
    members = _members(survey, document, is_alone=top is not None)
    others = [_package(ground, path, read_document(survey, f"{path}/")) for path in members]
    is_virtual = bool(members) and "build-system" not in document and "uv" in document.table("tool")
    found = [*([] if is_virtual else [top]), *others]
    packages = [each for each in found if each is not None]
    return [each for each in packages if each.package.is_built] or packages


def nested_projects(paths: Iterable[str]) -> list[str]:
    """Return the folders below the top with a pyproject.toml, but for those of tests, examples and the like."""
    folders = (path.removesuffix(f"/{PYPROJECT}") for path in paths if path.endswith(f"/{PYPROJECT}"))
    return sorted(folder for folder in folders if _may_be_package(folder.split("/")))


@dataclass(frozen=True)
class _Ground:
    survey: Survey
    code: Code
    folders: frozenset[str]


def _package(ground: _Ground, path: str, document: Tables) -> Found | None:
    survey, code = ground.survey, ground.code
    folder = "" if path == TOP else f"{path}/"
    metadata = read_metadata(survey, folder, document)
    if metadata is None:
        return None
    module = find_module(code, folder, metadata.name, declared_module(document))
    version, version_file, computed_by = metadata.version, "", ""
    if not version or is_placeholder(document):
        computed = compute(Place(survey, folder, document, module, code), metadata)
        version, version_file, computed_by = computed.version, computed.file, computed.by
    own = module.file.rpartition("/")[0]
    places = (f"{place}{name}" for place in (folder, f"{own}/") for name in TESTS)
    tests = next((place for place in places if place in ground.folders), "")
    package = Package(
        path=path,
        name=metadata.name,
        module=module.name,
        layout=module.layout,
        version=version,
        computed_by=computed_by,
        backend=metadata.backend,
        version_file=version_file,
        tests=tests,
        is_built=metadata.is_built,
    )
    return Found(package, metadata)


def _members(survey: Survey, document: Tables, *, is_alone: bool) -> list[str]:
    """Return the folders of the members of a workspace; without one, those that hold projects of their own."""
    folders = nested_projects(survey.texts)
    workspace = document.table("tool", "uv", "workspace")
    globs, left_out = workspace.texts("members"), workspace.texts("exclude")
    if globs:
        every = sorted(path.removesuffix(f"/{PYPROJECT}") for path in survey.texts if path.endswith(f"/{PYPROJECT}"))
        return [each for each in every if _matches(each, globs) and not _matches(each, left_out)]
    released = _released(survey)
    return [folder for folder in folders if not is_alone or folder.split("/")[0] in GROUPS or folder in released]


def _released(survey: Survey) -> frozenset[str]:
    """Return the folders that Release Please releases; none where its configuration cannot be read."""
    try:
        document: object = json.loads(survey.text(CONFIGURATION_FILE) or "{}")
    except (ValueError, RecursionError):
        return frozenset()
    packages = document.get("packages") if isinstance(document, dict) else None
    return frozenset(str(path).strip("/") for path in packages) if isinstance(packages, dict) else frozenset()


def _matches(folder: str, globs: Iterable[str]) -> bool:
    """Tell whether a glob names the folder; `*` stays in a folder, `**` does not."""
    return any(_match(folder.split("/"), _parts(glob)) for glob in globs)


def _parts(glob: str) -> list[str]:
    parts = [part for part in glob.split("/") if part not in ("", ".")]
    return [part for at, part in enumerate(parts) if part != _ANY_DEPTH or parts[at - 1 : at] != [_ANY_DEPTH]]


def _match(parts: list[str], wanted: list[str]) -> bool:
    if not wanted or not parts:
        return wanted in (parts, [_ANY_DEPTH])
    if wanted[0] == _ANY_DEPTH:
        return _match(parts, wanted[1:]) or _match(parts[1:], wanted)
    return fnmatchcase(parts[0], wanted[0]) and _match(parts[1:], wanted[1:])


def _may_be_package(parts: list[str]) -> bool:
    return len(parts) <= _DEEPEST and not any(part in NO_CODE or part.startswith(".") or "{" in part for part in parts)


def _test_folders(paths: Iterable[str]) -> frozenset[str]:
    found = (_TEST_FOLDER.match(path) for path in paths)
    return frozenset(each[1] for each in found if each is not None)

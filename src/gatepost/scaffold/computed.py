"""Where a version comes from that the project does not state: a file that can be written to, or code."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from packaging.requirements import InvalidRequirement, Requirement
from packaging.utils import canonicalize_name

from gatepost.scaffold.dunder import find_literal
from gatepost.scaffold.metadata import PYPROJECT, SETUP_PY, Metadata, read_setup_cfg

if TYPE_CHECKING:
    from gatepost.scaffold.modules import Code, Module
    from gatepost.scaffold.survey import Survey
    from gatepost.scaffold.tables import Tables

FROM_TAGS = frozenset(
    (
        *("hatch-vcs", "setuptools-scm", "setuptools-git-versioning", "versioneer", "versioningit", "pbr", "dunamai"),
        *("flit-scm", "uv-dynamic-versioning", "poetry-dynamic-versioning", "vcs-versioning", "setuptools-vcs-version"),
        *("hatch-regex-commit", "incremental", "hatch-nodejs-version", "pdm-bump", "setuptools-git-version"),
    )
)
"""What computes a version while building, nearly always from the tags of git."""
_POETRYS = "poetry-dynamic-versioning"


@dataclass(frozen=True)
class Computed:
    """A version, and the file that has it; or what computes it, where no file has it."""

    version: str = ""
    file: str = ""
    by: str = ""


@dataclass(frozen=True)
class Place:
    """A distribution whose version is looked for; `folder` is empty at the top, and ends in a slash elsewhere."""

    survey: Survey
    folder: str
    document: Tables
    module: Module
    code: Code


def compute(place: Place, metadata: Metadata) -> Computed:
    """Return where the version of a distribution comes from that does not state it; nothing, where nobody says."""
    name = _from_tags(place.document)
    if name:
        return Computed(by=name)
    for look in (_poetry, _hatch, _setuptools, _setup_cfg, _pdm, _flit):
        found = look(place)
        if found is not None:
            return found
    if metadata.file.endswith(SETUP_PY):
        return Computed(by=metadata.file)
    dynamic = "version" in place.document.table("project").texts("dynamic")
    return Computed(by=metadata.backend or "the build") if dynamic else Computed()


def is_placeholder(document: Tables) -> bool:
    """Tell whether the version that is stated is written over while building, as Poetry's plugin does it."""
    return document.table("tool", _POETRYS).is_on("enable")


def _from_tags(document: Tables) -> str:
    for requirement in document.table("build-system").texts("requires"):
        try:
            name = canonicalize_name(Requirement(requirement).name)
        except InvalidRequirement:
            continue
        if name in FROM_TAGS:
            return name
    tools = document.table("tool")
    found = next((canonicalize_name(name) for name in tools if canonicalize_name(name) in FROM_TAGS), "")
    is_off = found == _POETRYS and not tools.table(found).is_on("enable")
    return "" if is_off else found


def _poetry(place: Place) -> Computed | None:
    """Poetry's own version beside a `[project]` that says it is dynamic."""
    version = place.document.table("tool", "poetry").text("version")
    return Computed(version, place.folder + PYPROJECT) if version else None


def _hatch(place: Place) -> Computed | None:
    table = place.document.table("tool", "hatch", "version")
    source = table.text("source")
    if source not in ("", "regex"):
        return Computed(by=f"hatch ({source})")
    path = table.text("path")
    return _in_file(place, path) if path else None


def _setuptools(place: Place) -> Computed | None:
    dynamic = ("tool", "setuptools", "dynamic", "version")
    attribute, file = place.document.hint(*dynamic, "attr"), place.document.hint(*dynamic, "file")
    return _by_setuptools(place, attribute, file)


def _setup_cfg(place: Place) -> Computed | None:
    cfg = read_setup_cfg(place.survey, place.folder)
    version = cfg.get("metadata", "version", fallback="")
    kind, _, value = version.partition(":")
    return _by_setuptools(place, value.strip() * (kind == "attr"), value.strip() * (kind == "file"))


def _by_setuptools(place: Place, attribute: str, file: str) -> Computed | None:
    if file:
        return Computed(by=f"setuptools from {place.folder}{file}")
    if not attribute:
        return None
    module = attribute.rpartition(".")[0]
    found = place.code.find(place.folder, module)
    path = found.file.removeprefix(place.folder) if found is not None else f"{module.replace('.', '/')}.py"
    return _in_file(place, path)


def _pdm(place: Place) -> Computed | None:
    table = place.document.table("tool", "pdm", "version")
    source = table.text("source")
    if source == "file":
        return _in_file(place, table.text("path"))
    return Computed(by=f"pdm ({source})") if source else None


def _flit(place: Place) -> Computed | None:
    is_flit = place.document.table("build-system").text("build-backend").startswith("flit")
    return _in_file(place, place.module.file.removeprefix(place.folder)) if is_flit else None


def _in_file(place: Place, file: str) -> Computed:
    """Return the version that a Python file assigns; where it assigns none, the file itself computes it."""
    path = place.folder + file
    literal = find_literal(place.survey.text(path))
    if literal is None or not literal.is_read:
        return Computed(by=path)
    return Computed(literal.version, path)

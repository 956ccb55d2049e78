"""Where the version of a project comes from when its build computes it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from packaging.utils import canonicalize_name

if TYPE_CHECKING:
    from gatepost.doctor.facts import Tree
    from gatepost.doctor.project import Project

HATCH_VCS, SETUPTOOLS_SCM = "hatch-vcs", "setuptools-scm"
_REQUIRED = (HATCH_VCS, SETUPTOOLS_SCM, "versioningit", "uv-dynamic-versioning", "poetry-dynamic-versioning")
_NAME = re.compile(r"\s*([A-Za-z0-9][A-Za-z0-9._-]*)")
_FLIT = "flit_core.buildapi"
STATIC = re.compile(
    r"""^__version__(?:\s*:\s*[\w.\[\]]+)?\s*=\s*(["'])(?P<version>v?[0-9]+\.[0-9][^"'\n]*)\1""", re.MULTILINE
)
"""A `__version__` that is written down."""


def scm_of(project: Project) -> str:
    """Return what computes the version from git's tags; empty where nothing is known to."""
    if not project.is_dynamic or _file_of(project):
        return ""
    if project.word("tool", "pdm", "version", "source") == "scm":
        return "pdm"
    required = {canonicalize_name(found.group(1)) for found in map(_NAME.match, _requires(project)) if found}
    name = next((name for name in _REQUIRED if name in required), "")
    if name == HATCH_VCS and project.word("tool", "hatch", "version", "source") != "vcs":
        return ""
    return name


def files_of(project: Project, tree: Tree) -> tuple[str, ...]:
    """Return the files from which the build takes a dynamic version, as far as they are named and there."""
    if not project.is_dynamic:
        return ()
    named = _file_of(project)
    listed = (f"{project.folder}{each}" for each in (*named, *(f"src/{each}" for each in named)))
    return tuple(dict.fromkeys(path for path in listed if path in tree.paths))


def _requires(project: Project) -> tuple[str, ...]:
    return project.words("build-system", "requires")


def _file_of(project: Project) -> tuple[str, ...]:
    """Return the files that a project names for its version, from its folder; of a module, wherever it may be."""
    hatch = project.word("tool", "hatch", "version", "path")
    if hatch and project.word("tool", "hatch", "version", "source") in ("", "regex", "code"):
        return (hatch,)
    if project.word("tool", "pdm", "version", "source") == "file":
        return (project.word("tool", "pdm", "version", "path"),)
    setuptools = ("tool", "setuptools", "dynamic", "version")
    module = project.word(*setuptools, "attr").rpartition(".")[0]
    if module:
        return _of_module(module)
    if project.backend == _FLIT:
        return _of_module(project.word("tool", "flit", "module", "name") or project.name.replace("-", "_"))
    file = project.word(*setuptools, "file")
    return (file,) if file else project.words(*setuptools, "file")


def _of_module(name: str) -> tuple[str, ...]:
    path = name.replace(".", "/")
    return (f"{path}.py", f"{path}/__init__.py")

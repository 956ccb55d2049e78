"""GD405."""

from __future__ import annotations

import posixpath
import re
from fnmatch import fnmatchcase
from typing import TYPE_CHECKING

from gatepost.doctor.check import DoctorCheck
from gatepost.doctor.habits.build_backends import HATCHLING, SETUPTOOLS, backend_of
from gatepost.doctor.habits.setup_calls import files_read
from gatepost.doctor.symptoms import PUBLISH_FAILED
from gatepost.outcomes.values import Problem

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gatepost.doctor.facts import Facts, Tree
    from gatepost.doctor.project import Project

_SDIST = ("tool", "hatch", "build", "targets", "sdist")
_GLOB = re.compile(r"[*?\[\]!\\]")
_ALWAYS = (
    "readme*",
    "licen[cs]e*",
    "copying*",
    "notice*",
    "authors*",
    "setup.cfg",
    "pyproject.toml",
    "*.py",
)
_SCM = ("setuptools-scm", "setuptools_scm", "setuptools-git", "setuptools-svn")


class BSdistIncomplete(DoctorCheck):
    """The sdist lacks what the wheel is built from.

    ## Symptom
    The wheel is built from the sdist: the build fails, or the wheel lacks what is missing there.

    The build fails after the sdist is made: "FileNotFoundError: [Errno 2] No such file or directory:
    'requirements.txt'", or "Unable to determine which files to ship inside the wheel". Or the wheel is built, and is
    empty.

    ## Cause
    `python -m build` and `uv build` make the wheel from the sdist, as whoever installs from it does. setuptools puts
    no file into it that setup.py opens, unless MANIFEST.in says so; and what hatchling is told to `include` in the
    sdist and to `exclude` from it can leave the package itself out.

    ## Mend
    Name the file in MANIFEST.in:

        include requirements.txt

    Or let the sdist of hatchling have the package: `include = ["/src"]`. `gatepost dist` builds both, and proves it.
    """

    code = "GD405"
    name = "b-sdist-incomplete"
    symptoms: tuple[str, ...] = (PUBLISH_FAILED,)
    errors: tuple[str, ...] = (
        "FileNotFoundError: [Errno 2] No such file or directory: 'requirements",
        "Unable to determine which files to ship inside the wheel",
    )

    def look(self, facts: Facts) -> Iterator[Problem]:
        """Report files that the build needs, and that the settings leave out of the sdist."""
        for project in facts.projects:
            if backend_of(project) == HATCHLING:
                yield from _of_hatchling(facts.tree, project)
            elif backend_of(project) == SETUPTOOLS or not project.backend:
                yield from _of_setup_py(facts.tree, project)

    def fine(self, facts: Facts) -> str:  # noqa: ARG002  the contract
        """Return how far this goes."""
        return "no setting leaves out of the sdist what the build needs; `gatepost dist` builds it and proves it"


def _of_hatchling(tree: Tree, project: Project) -> Iterator[Problem]:
    """Yield packages whose first file is left out: their texts of licences and the readme never are."""
    only, include, exclude = (project.words(*_SDIST, key) for key in ("only-include", "include", "exclude"))
    if project.get(*_SDIST, "force-include") or any("!" in each for each in exclude):
        return
    for path in _packages(tree, project):
        key = _left_out_by(path, only=only, include=include, exclude=exclude)
        if key:
            message = f"`{key}` leaves `{path}` out of the sdist, and so out of the wheel"
            yield Problem(message, project.at(".".join(_SDIST), key), f"change `{key}` so that the sdist has `{path}`")


def _left_out_by(path: str, *, only: tuple[str, ...], include: tuple[str, ...], exclude: tuple[str, ...]) -> str:
    if only and not any(_covers(f"/{each}", path) for each in only):
        return "only-include"
    if any(_covers(each, path) for each in exclude if not _GLOB.search(each)):
        return "exclude"
    is_plain = not any(_GLOB.search(each) for each in include)
    return "include" if include and is_plain and not any(_covers(each, path) for each in include) else ""


def _covers(pattern: str, path: str) -> bool:
    """Tell whether a pattern without wildcards stands for a path, as in .gitignore: a slash before its end anchors."""
    name = posixpath.normpath(pattern).strip("/")
    if "/" in pattern.rstrip("/"):
        return path == name or path.startswith(f"{name}/") or name in ("", ".")
    return name in path.split("/")


def _packages(tree: Tree, project: Project) -> list[str]:
    """Return the first files of the packages, from the project's folder: those that are listed, else the usual one."""
    listed = project.words("tool", "hatch", "build", "targets", "wheel", "packages")
    name = project.normalised.replace("-", "_")
    folders = [each.strip("/") for each in listed] or [f"src/{name}", name]
    files = [f"{folder}/__init__.py" for folder in folders]
    return [file for file in files if project.folder + file in tree.paths]


def _of_setup_py(tree: Tree, project: Project) -> Iterator[Problem]:
    path = f"{project.folder}setup.py"
    requires = " ".join(project.words("build-system", "requires"))
    text = tree.read(path) or "" if path in tree.paths else ""
    if "data_files" in text or any(each in requires for each in _SCM):
        return
    manifest = tree.read(f"{project.folder}MANIFEST.in") or ""
    for name, line in dict(files_read(text)).items():
        file = posixpath.normpath(name)
        if "/" not in file and project.folder + file in tree.paths and not _is_in_sdist(file, manifest):
            message = f"setup.py opens `{file}`, which is not in the sdist"
            yield Problem(message, f"{path}:{line}", f"echo 'include {file}' >>{project.folder}MANIFEST.in")


def _is_in_sdist(file: str, manifest: str) -> bool:
    """Tell whether a file gets into the sdist: by its name, or by any word of MANIFEST.in."""
    words = {word for line in manifest.split("\n") if not line.lstrip().startswith("#") for word in line.split()[1:]}
    if any(fnmatchcase(file.lower(), pattern) for pattern in _ALWAYS):
        return True
    return any(fnmatchcase(file, word) or word == "." for word in words)

"""GD218."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gatepost.doctor.check import DoctorCheck, known
from gatepost.doctor.symptoms import VERSION_FILES
from gatepost.doctor.versions.version_files import folder_of, no_python, pythons, written_by
from gatepost.doctor.versions.version_sources import scm_of
from gatepost.outcomes.values import Problem
from gatepost.release.types.python import SETUP_CFG, SETUP_PY
from gatepost.values import WARNING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gatepost.doctor.facts import Facts
    from gatepost.release.types.python import Python


class VerNowhere(DoctorCheck):
    """No file with a version is found in a package, so only the tag and the changelog will have the new one.

    ## Symptom
    The release pull request changes nothing but `CHANGELOG.md` and the manifest, and the package is built with the old
    version.

    ## Cause
    In the folder of the package there is no `pyproject.toml` with a table `[project]` or `[tool.poetry]`, and nothing
    else with a version: the path in `packages` is not that of the project.

    ## Mend
    Name the folder in which the `pyproject.toml` is, in the configuration and in the manifest:

        "packages": { "python": { "release-type": "python" } }

    Or write the version into `pyproject.toml`, or name the file that has it in `extra-files`.
    """

    code = "GD218"
    name = "ver-nowhere"
    needs: tuple[str, ...] = ("release",)
    symptoms: tuple[str, ...] = (VERSION_FILES,)
    consequences: tuple[str, ...] = ("ver-init-name",)

    def unable(self, facts: Facts) -> str:
        """Nothing can be said without a Python package."""
        return no_python(facts)

    def look(self, facts: Facts) -> Iterator[Problem]:
        """Report the packages that no file has the version of; an error where their project is elsewhere."""
        release = known(facts.release)
        for path, type_ in pythons(release):
            folder = folder_of(path)
            project = facts.project(folder)
            is_computed = project is not None and (project.is_dynamic or project.error)
            if is_computed or not facts.tree.paths.isdisjoint({f"{folder}{SETUP_PY}", f"{folder}{SETUP_CFG}"}):
                continue
            if _is_nowhere(type_):
                where = release.configuration.at("packages", path) if release.configuration is not None else ""
                found = _elsewhere(facts, folder)
                message = f"no file with the version of the package `{path}` is found"
                fix = (
                    f"write `{found}` in the place of `{path}`: the project is there"
                    if found
                    else "name the file that has the version in `extra-files`"
                )
                yield Problem(message, where, fix, "" if found else WARNING)

    def fine(self, facts: Facts) -> str:
        """Return how many files have it."""
        packages = pythons(known(facts.release))
        count = sum(len(_with_version(type_)) for _, type_ in packages)
        projects = [facts.project(folder_of(path)) for path, _ in packages]
        tools = ", ".join(dict.fromkeys(scm_of(each) for each in projects if each is not None and scm_of(each)))
        if tools:
            written = f"into {count} files alone" if count else "into no file"
            return (
                f"{tools} computes the version from tags, and a release writes it {written}: fine where the tag is"
                " there when it is built"
            )
        return f"a release writes the version into {count} files"


def _is_nowhere(type_: Python) -> bool:
    """Tell whether no file has it; where that cannot be evaluated, or Release Please stops, it is not."""
    written = written_by(type_)
    is_known = not any(each.error for each in written.values()) and not type_.package.extra_files
    return is_known and not _with_version(type_)


def _with_version(type_: Python) -> list[str]:
    return [each.path for each in written_by(type_).values() if each.replaced]


def _elsewhere(facts: Facts, folder: str) -> str:
    """Return the only folder below in which a project is; empty where there is none, or several are."""
    paths = [path for path in facts.tree.paths if path.startswith(folder) and path.endswith("/pyproject.toml")]
    return paths[0].removesuffix("/pyproject.toml") if len(paths) == 1 and paths[0] != f"{folder}pyproject.toml" else ""

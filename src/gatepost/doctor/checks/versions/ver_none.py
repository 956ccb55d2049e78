"""GD207."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gatepost.doctor.check import DoctorCheck, known
from gatepost.doctor.symptoms import NO_RELEASE_PR
from gatepost.doctor.versions.version_files import TRIED, folder_of, manifest_version, no_python, pythons
from gatepost.formats.errors import UnreadableText
from gatepost.outcomes.values import Edit, Problem
from gatepost.release.updaters.toml_file import update_pyproject

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gatepost.doctor.facts import Facts
    from gatepost.doctor.project import Project
    from gatepost.release.types.python import Python

_INVALID = "invalid file"
"""What Release Please says where there is no version."""


class VerNone(DoctorCheck):
    """The `pyproject.toml` of a package has no version that could be written, at which Release Please stops.

    ## Symptom
    The run of Release Please is red: "invalid file". No release pull request is opened, for no package.

    ## Cause
    There is a table `[project]`, or `[tool.poetry]`, without `version`, and `dynamic` does not name it either. Or the
    version is no string: `version = 1.2` is a number.

    ## Mend
    Write the version of the last release into the table:

        [project]
        version = "1.2.3"
    """

    code = "GD207"
    name = "ver-none"
    needs: tuple[str, ...] = ("release",)
    symptoms: tuple[str, ...] = (NO_RELEASE_PR,)
    errors: tuple[str, ...] = ("path not found in object: project.version",)

    def unable(self, facts: Facts) -> str:
        """Nothing can be said without a Python package."""
        return no_python(facts)

    def look(self, facts: Facts) -> Iterator[Problem]:
        """Report what Release Please stops at."""
        release = known(facts.release)
        for path, type_ in pythons(release):
            project = facts.project(folder_of(path))
            error = _error(type_, project) if project is not None else ""
            if project is None or not error:
                continue
            table = "project" if project.get("project") is not None else "tool.poetry"
            version = manifest_version(release, path) or "0.1.0"
            message = f"`[{table}]` in `{project.path}` has no `version`, at which Release Please stops"
            if error != _INVALID:
                message = f"`version` in `{project.path}` is no string, at which Release Please stops"
            where = project.at(table, "version")
            fix = f'write `version = "{version}"` into `[{table}]`'
            yield Problem(message, where, fix, edits=_edits(project, table, version, error))

    def fine(self, facts: Facts) -> str:
        """Return the versions."""
        projects = [facts.project(folder_of(path)) for path, _ in pythons(known(facts.release))]
        found = [f"`{each.path}` has {each.version}" for each in projects if each is not None and each.version]
        return ", ".join(found) or "no `pyproject.toml` lacks a version"


def _error(type_: Python, project: Project) -> str:
    """Return the words with which Release Please stops; empty where it does not."""
    if type_.project_table() is None:
        return ""
    try:
        update_pyproject(project.text, TRIED)
    except UnreadableText as error:
        return str(error)
    return ""


def _edits(project: Project, table: str, version: str, error: str) -> tuple[Edit, ...]:
    """Return the edit that adds the version below the name; none where a value that is there has to be judged."""
    name = project.line(table, "name")
    if error != _INVALID or not project.name or name == project.line(table):
        return ()
    return (Edit(project.path, name + 1, name, (f'version = "{version}"',)),)

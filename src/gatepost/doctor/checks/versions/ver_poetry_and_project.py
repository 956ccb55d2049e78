"""GD212."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gatepost.doctor.check import DoctorCheck, known
from gatepost.doctor.project import read_project
from gatepost.doctor.symptoms import VERSION_FILES
from gatepost.doctor.versions.extra_entries import added_entry, entry_of
from gatepost.doctor.versions.version_files import TRIED, folder_of, no_python, pythons, written_by
from gatepost.outcomes.values import Problem
from gatepost.values import ERROR, WARNING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gatepost.doctor.facts import Facts

_PATH = "$.tool.poetry.version"


class VerPoetryAndProject(DoctorCheck):
    """The version stands in `[tool.poetry]` beside a table `[project]`, and no release writes it there.

    ## Symptom
    Poetry builds the old version again wherever it takes that of `[tool.poetry]`, and the index refuses it.

    `[project]` has the new version and `[tool.poetry]` the old one. Where `[project]` has none, because it is
    `dynamic`, Poetry builds the old version again, and the index refuses it.

    ## Cause
    Release Please writes the version of `[tool.poetry]` only where there is no table `[project]`.

    ## Mend
    Keep the version in `[project]` alone, which Poetry 2 reads. Or have the other written too:

        { "type": "toml", "path": "pyproject.toml", "jsonpath": "$.tool.poetry.version" }
    """

    code = "GD212"
    name = "ver-poetry-and-project"
    severity = WARNING
    needs: tuple[str, ...] = ("release",)
    symptoms: tuple[str, ...] = (VERSION_FILES,)
    errors: tuple[str, ...] = ("[tool.poetry.version] is set but 'version' is not in [project.dynamic]",)

    def unable(self, facts: Facts) -> str:
        """Nothing can be said without a Python package."""
        return no_python(facts)

    def look(self, facts: Facts) -> Iterator[Problem]:
        """Report a version of Poetry that stays as it is; an error where it is the only one."""
        release = known(facts.release)
        for path, type_ in pythons(release):
            project = facts.project(folder_of(path))
            if project is None or not project.section("project") or not project.word("tool", "poetry", "version"):
                continue
            written = written_by(type_).get(project.path)
            if written is None or written.error:
                continue
            if read_project(project.folder, written.after).word("tool", "poetry", "version") == TRIED:
                continue
            own = entry_of(type_, project.path)
            entry = {"type": "toml", "path": own, "jsonpath": _PATH}
            yield Problem(
                f"no release writes `version` in `[tool.poetry]` of `{project.path}`",
                project.at("tool.poetry", "version"),
                f'add to `extra-files`: `{{ "type": "toml", "path": "{own}", "jsonpath": "{_PATH}" }}`',
                WARNING if project.word("project", "version") else ERROR,
                added_entry(release, path, entry),
            )

    def fine(self, facts: Facts) -> str:
        """Return that the version is in one place."""
        del facts
        return "no version is left behind in `[tool.poetry]`"

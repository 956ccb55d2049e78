"""GD608."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gatepost.doctor.check import DoctorCheck
from gatepost.doctor.symptoms import QUALITY_GATE, VERSION_FILES, WRONG_VERSION
from gatepost.doctor.versions.quotes import quoted
from gatepost.outcomes.values import Problem

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gatepost.doctor.facts import Facts


class PyprojectUnreadableHere(DoctorCheck):
    """A pyproject.toml is no TOML.

    ## Symptom
    Each tool that reads it stops there: uv, pip, the build.

    Each tool that reads it stops: uv says "Failed to parse: `pyproject.toml`", pip "Invalid TOML in pyproject.toml".

    ## Cause
    Mostly a merge: markers of a conflict, a table or a key that is there twice, a bracket that is missing. Or a text
    without quotes, as in `version = 1.2.3`.

    ## Mend
    Mend the line that is named, and see that it can be read:

        python -c 'import tomllib; tomllib.load(open("pyproject.toml", "rb"))'
    """

    code = "GD608"
    name = "pyproject-unreadable-here"
    symptoms: tuple[str, ...] = (QUALITY_GATE, VERSION_FILES, WRONG_VERSION)
    consequences: tuple[str, ...] = ("ver-pyproject-unreadable",)
    errors: tuple[str, ...] = ("Failed to parse: `pyproject.toml`", "TOML parse error at line", "TOMLDecodeError")

    def look(self, facts: Facts) -> Iterator[Problem]:
        """Report each file that cannot be read, with the place where its reader stopped."""
        for project in facts.projects:
            if project.error:
                message = f"`{project.path}` is no TOML: {project.error}"
                line = project.error_line or 1
                edit = quoted(project)
                fix = f"quote it: `{edit.lines[0].strip()}`" if edit is not None else ""
                yield Problem(
                    message,
                    f"{project.path}:{line}",
                    fix or f"correct line {line} of `{project.path}`",
                    edits=() if edit is None else (edit,),
                )

    def unable(self, facts: Facts) -> str:
        """Return why there is nothing to read."""
        return "" if facts.projects else "there is no pyproject.toml"

    def fine(self, facts: Facts) -> str:
        """Return the files."""
        return f"{', '.join(f'`{project.path}`' for project in facts.projects)} can be read"

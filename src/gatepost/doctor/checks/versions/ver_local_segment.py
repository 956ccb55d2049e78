"""GD214."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gatepost.doctor.check import DoctorCheck
from gatepost.doctor.roles import releasing_places
from gatepost.doctor.symptoms import PUBLISH_FAILED
from gatepost.doctor.versions.scm_builds import builds_on_branches, no_scm, scm_projects
from gatepost.doctor.versions.version_files import lines_of
from gatepost.doctor.versions.version_sources import HATCH_VCS, SETUPTOOLS_SCM, scm_of
from gatepost.outcomes.values import Edit, Problem

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gatepost.doctor.facts import Facts
    from gatepost.doctor.project import Project

_LINE = 'local_scheme = "no-local-version"'
_TABLES = {HATCH_VCS: "tool.hatch.version.raw-options", SETUPTOOLS_SCM: "tool.setuptools_scm"}


class VerLocalSegment(DoctorCheck):
    """Distributions of commits between releases are uploaded with a local version, which indexes refuse.

    ## Symptom
    The upload fails with status 400: the index takes no local versions.

    The upload to TestPyPI fails with status 400: "The use of local versions in <Version('1.2.4.dev3+g1a2b3c4')> is not
    allowed".

    ## Cause
    For a commit that has no tag, hatch-vcs and setuptools-scm add the commit behind a `+`. That is a local version,
    which PyPI and TestPyPI do not take.

    ## Mend
    Leave it away:

        [tool.hatch.version.raw-options]
        local_scheme = "no-local-version"

    With setuptools-scm the same line stands in `[tool.setuptools_scm]`.
    """

    code = "GD214"
    name = "ver-local-segment"
    needs: tuple[str, ...] = ("publishing",)
    symptoms: tuple[str, ...] = (PUBLISH_FAILED,)
    errors: tuple[str, ...] = ("The use of local versions in", "Can't use PEP 440 local versions")

    def unable(self, facts: Facts) -> str:
        """Nothing can be said where the version does not come from tags."""
        return no_scm(facts)

    def look(self, facts: Facts) -> Iterator[Problem]:
        """Report the uploads of what every push to a branch builds."""
        projects = [each for each in scm_projects(facts) if scm_of(each) in _TABLES and "local_scheme" not in each.text]
        for build in builds_on_branches(facts) if projects else ():
            said = f"{build.upload.step.condition} {build.upload.job.condition} {build.job.condition}"
            if releasing_places([build.upload.workflow]) or "needs." in said:
                continue
            table = _TABLES[scm_of(projects[0])]
            yield Problem(
                "what is uploaded for each push has a local version, with a `+` and the commit in it, which is refused",
                build.upload.where,
                f"write `{_LINE}` into `[{table}]` of `{projects[0].path}`",
                edits=tuple(edit for project in projects for edit in _edits(project)),
            )

    def fine(self, facts: Facts) -> str:
        """Return that no such thing is uploaded."""
        return f"no upload was found that has a local version of {scm_of(scm_projects(facts)[0])}"


def _edits(project: Project) -> tuple[Edit, ...]:
    table = _TABLES[scm_of(project)]
    lines = lines_of(project.text)
    at = project.line(table)
    if lines[at - 1].strip() == f"[{table}]":
        return (Edit(project.path, at + 1, at, (_LINE,)),)
    if project.get(*table.split(".")) is not None:
        return ()
    added = ("", f"[{table}]", _LINE)
    if lines[-1]:
        return (Edit(project.path, len(lines), len(lines), (lines[-1], *added, "")),)
    return (Edit(project.path, len(lines), len(lines) - 1, added),)

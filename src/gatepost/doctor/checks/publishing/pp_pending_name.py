"""GD506."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gatepost.doctor.check import DoctorCheck, known
from gatepost.doctor.project import read_project
from gatepost.doctor.symptoms import PUBLISH_FAILED
from gatepost.doctor.uploads.uploads import real_places
from gatepost.outcomes.values import Problem
from gatepost.policy.configuration import ROOT

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gatepost.doctor.facts import Facts
    from gatepost.doctor.project import Project


class PpPendingName(DoctorCheck):
    """The distribution has another name than at the last release, and to PyPI that is another project.

    ## Symptom
    The upload is refused: "Non-user identities cannot create new projects".

    The upload ends with "Non-user identities cannot create new projects. This was probably caused by successfully
    using a pending publisher but specifying the project name incorrectly".

    ## Cause
    A trusted publisher belongs to one project. Under a new name there is no project yet, and none is made for a
    publisher of the old one: only a pending publisher for exactly the new name may make it. Case, and `-`, `_` and
    `.`, make no difference.

    ## Mend
    Give the distribution its old name back, or add a pending publisher for the new name in the settings of your
    account on PyPI, under Publishing, before the next release:

        [project]
        name = "the-name-of-the-pending-publisher"
    """

    code = "GD506"
    name = "pp-pending-name"
    needs: tuple[str, ...] = ("publishing", "then")
    symptoms: tuple[str, ...] = (PUBLISH_FAILED,)
    errors: tuple[str, ...] = (
        "Non-user identities cannot create new projects",
        "using a pending publisher but specifying the project name incorrectly",
    )

    def unable(self, facts: Facts) -> str:
        """Return that nothing is uploaded to PyPI by trusted publishing."""
        return "" if real_places(facts) else "nothing is surely uploaded to PyPI by trusted publishing"

    def look(self, facts: Facts) -> Iterator[Problem]:
        """Report each package whose distribution was renamed."""
        then = known(facts.then)
        for project in _released(facts):
            old = read_project(project.folder, then.read(project.path) or "")
            if project.normalised and old.normalised and project.normalised != old.normalised:
                table = "project" if project.word("project", "name") else "tool.poetry"
                yield Problem(
                    f"`{project.name}` was released as `{old.name}`, and is another project to PyPI: the trusted"
                    " publisher of the old one cannot make it",
                    project.at(table, "name"),
                    f"add a pending publisher for `{project.name}` on PyPI, or write `{old.name}` again",
                )

    def fine(self, facts: Facts) -> str:
        """Return the names."""
        names = [project.name for project in _released(facts) if project.name]
        return f"`{'`, `'.join(names)}` has the name of the last release" if names else "no name is written here"


def _released(facts: Facts) -> list[Project]:
    """Return the projects that Release Please releases."""
    configuration = facts.release.plan.configuration if facts.release is not None else None
    folders = {path.strip("/") for path in configuration.packages} if configuration is not None else {ROOT}
    return [project for project in facts.projects if (project.folder.strip("/") or ROOT) in folders]

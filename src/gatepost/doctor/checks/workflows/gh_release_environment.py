"""GD333."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gatepost.doctor.check import DoctorCheck, known
from gatepost.doctor.expressions import references, references_in
from gatepost.doctor.roles import releasing_places
from gatepost.doctor.symptoms import CHECKS_NEVER_RUN, NO_RELEASE_PR
from gatepost.doctor.workflow_reading import is_workflow, read_workflow
from gatepost.outcomes.values import Problem
from gatepost.values import ERROR, WARNING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gatepost.doctor.facts import Facts, Tree
    from gatepost.doctor.roles import Place
    from gatepost.doctor.workflow import Job

_BUILT_IN = "secrets.github_token"
_KEPT = ("secrets.", "vars.")
"""What an environment keeps."""


class GhReleaseEnvironment(DoctorCheck):
    """The job of Release Please has another environment than at the last release, which may not have its secrets.

    ## Symptom
    The run of Release Please is red, "Input required and not supplied"; or it works with GITHUB_TOKEN all of a sudden,
    and the checks of the release pull request stay at "Expected".

    ## Cause
    Secrets and variables of an environment are only given to jobs that are in it; elsewhere they are empty. An
    environment that there is not is made when the job runs, without anything in it, and without protection.

    ## Mend
    Give the job its environment back, or make the new one, and put the secrets and variables into it:

        release-please:
          environment: release-please

    Where they are those of the repository, each job has them: then ignore this check until the next release.
    """

    code = "GD333"
    name = "gh-release-environment"
    severity = WARNING
    needs: tuple[str, ...] = ("releasing", "then")
    symptoms: tuple[str, ...] = (NO_RELEASE_PR, CHECKS_NEVER_RUN)
    errors: tuple[str, ...] = ("Input required and not supplied",)

    def unable(self, facts: Facts) -> str:
        """Return that there is nothing to compare with."""
        return "" if _environments(known(facts.then)) else "at the last release no workflow ran Release Please"

    def look(self, facts: Facts) -> Iterator[Problem]:
        """Report each job whose environment is new, and that takes secrets or variables; not one that is on GitHub."""
        then = _environments(known(facts.then))
        for place in {each.job.line_of("environment"): each for each in known(facts.releasing)}.values():
            old, new = then.get(place.workflow.path, [""]), place.job.environment
            is_known = new.lower() in [name.lower() for name in old] or "" in old or "${{" in "".join([new, *old])
            if is_known or not _takes_kept(place.job) or (new and _is_on_github(facts, new)):
                continue
            has = f"the environment `{new}`" if new else "no environment"
            is_missing = bool(new) and facts.environments is not None
            yield Problem(
                f"the job `{place.job.id}` has {has}{_MISSING if is_missing else ''}, and at the last release it was "
                f"`{old[0]}`: what that keeps is empty now",
                place.workflow.at(place.job.line_of("environment")),
                f"write `environment: {old[0]}`, or put its secrets and variables where the job finds them",
                ERROR if is_missing else WARNING,
            )

    def fine(self, facts: Facts) -> str:
        """Return the environments."""
        names = dict.fromkeys(place.job.environment for place in known(facts.releasing) if place.job.environment)
        said = "`, `".join(names)
        return f"Release Please finds what is kept in `{said}`" if said else "Release Please needs no environment"


_MISSING = ", which there is not on GitHub"


def _environments(tree: Tree) -> dict[str, list[str]]:
    """Return the environments in which Release Please ran, by workflow, when the files were those of a tree."""
    found: dict[str, list[str]] = {}
    for path in sorted(filter(is_workflow, tree.paths)):
        for place in _places(tree, path):
            found.setdefault(path, []).append(place.job.environment)
    return found


def _places(tree: Tree, path: str) -> tuple[Place, ...]:
    text = tree.read(path)
    return releasing_places([read_workflow(path, text)]) if text is not None else ()


def _is_on_github(facts: Facts, name: str) -> bool:
    return name.lower() in [each.name.lower() for each in facts.environments or ()]


def _takes_kept(job: Job) -> bool:
    """Tell whether a job takes secrets or variables that an environment may keep."""
    conditions = [step.condition for step in job.steps if "${{" not in step.condition]
    found = [name.lower() for node in job.node.scalars() for name in references_in(node.text)]
    found += [name.lower() for condition in conditions for name in references(condition)]
    return any(name.startswith(_KEPT) and name != _BUILT_IN for name in found)

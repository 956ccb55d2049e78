"""GD403."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from gatepost.doctor.check import DoctorCheck
from gatepost.doctor.habits.python_claims import (
    Claim,
    admitted,
    classified,
    is_mentioned,
    is_open,
    matrix_claims,
    minor_of,
    step_claims,
)
from gatepost.doctor.project import line_in
from gatepost.doctor.symptoms import QUALITY_GATE
from gatepost.outcomes.values import Edit, Problem
from gatepost.scaffold.pythons import KNOWN
from gatepost.values import ERROR, WARNING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gatepost.doctor.facts import Facts, Tree
    from gatepost.doctor.project import Project

_RUFF_FILES = (".ruff.toml", "ruff.toml")
_TARGET = re.compile(r"""(?m)^[^\S\n]*target-version\s*=\s*["']py3([0-9]{1,2})["']""")
_RUFF = re.compile(r"py3([0-9]{1,2})")
_MYPY = re.compile(r"3\.([0-9]{1,2})")


class QPythonMatrix(DoctorCheck):
    """The Pythons that are tested are not those that the project says it is for.

    ## Symptom
    What the project promises, what installers check, and what CI tries are not the same.

    setup-python says "The version '3.1' with architecture 'x64' was not found", or pip says "requires a different
    Python". Or users of the oldest or newest Python that the project promises meet errors that CI never saw.

    ## Cause
    The same list is written in many places: `requires-python`, the classifiers, the matrix of the tests, ruff's
    `target-version`, mypy's `python_version`. And YAML reads a version without quotes as a number: 3.10 is 3.1.

    ## Mend
    Put each version of the matrix in quotes, and make the places agree:

        matrix:
          python: ["3.10", "3.11", "3.12"]

    Take `target-version` away: ruff then reads `requires-python`.
    """

    code = "GD403"
    name = "q-python-matrix"
    severity = WARNING
    symptoms: tuple[str, ...] = (QUALITY_GATE,)
    errors: tuple[str, ...] = (
        "The version '3.1' with architecture",
        "No interpreter found for Python 3.1 in",
        "requires a different Python:",
    )

    def look(self, facts: Facts) -> Iterator[Problem]:
        """Report numbers that are no versions, then what disagrees with what the project requires."""
        yield from _numbers(facts)
        project = _project(facts)
        if project is None:
            return
        yield from _beside_classifiers(project)
        yield from _beside_matrix(facts, project)
        yield from _beside_tools(facts, project)

    def fine(self, facts: Facts) -> str:
        """Return what is tested."""
        tested = sorted({claim.python for claim in matrix_claims(facts.workflows)}, key=minor_of)
        return f"Python {', '.join(tested)} are tested, as is said" if tested else "no matrix names a Python"


def _project(facts: Facts) -> Project | None:
    """Return the project whose Pythons are tested; None where several differ."""
    said = {admitted(project): project for project in facts.projects if admitted(project)}
    return next(iter(said.values())) if len(said) == 1 else None


def _numbers(facts: Facts) -> Iterator[Problem]:
    claims = (*matrix_claims(facts.workflows), *step_claims(facts.workflows))
    wrong = {claim.where: claim for claim in claims if _is_misread(claim)}
    for where, claim in wrong.items():
        path, _, number = where.rpartition(":")
        line = (facts.tree.read(path) or "").split("\n")[int(number) - 1]
        quoted = re.sub(rf"""(?<![\w."'-]){re.escape(claim.python)}(?![\w."'])""", f'"{claim.python}"', line)
        edits = (Edit(path, int(number), int(number), (quoted,)),) if quoted != line else ()
        message = f"YAML reads {claim.python} without quotes as the number {claim.python.rstrip('0')}"
        fix = f'write it in quotes: "{claim.python}"'
        why = f"setup-python looks for a Python {claim.python.rstrip('0')}, and does not find it."
        yield Problem(message, where, fix, ERROR, edits, why)


def _is_misread(claim: Claim) -> bool:
    return claim.is_number and claim.python.endswith("0")


def _beside_classifiers(project: Project) -> Iterator[Problem]:
    pythons, promised = classified(project), admitted(project)
    where = project.at("project", "classifiers")
    for python in pythons:
        if python not in promised:
            said = project.word("project", "requires-python")
            message = f"a classifier names Python {python}, which `requires-python` ({said}) refuses"
            yield Problem(message, where, f"take `Programming Language :: Python :: {python}` out of `classifiers`")
    if pythons and minor_of(promised[0]) < minor_of(pythons[0]):
        message = f"`requires-python` admits Python {promised[0]}, and the classifiers begin with {pythons[0]}"
        yield Problem(
            message,
            project.at("project", "requires-python"),
            f'write `requires-python = ">={pythons[0]}"`, or add the classifiers',
        )


def _beside_matrix(facts: Facts, project: Project) -> Iterator[Problem]:
    claims = [each for each in matrix_claims(facts.workflows) if each.is_of_source and not _is_misread(each)]
    pythons, promised = classified(project), admitted(project)
    seen: dict[str, Claim] = {}
    for claim in claims:
        seen.setdefault(claim.python, claim)
    for claim in seen.values():
        if claim.python not in promised:
            said = project.word("project", "requires-python")
            message = f"Python {claim.python} is tested, which `requires-python` ({said}) refuses"
            yield Problem(message, claim.where, f"take {claim.python} out of the matrix")
        elif pythons and claim.python in KNOWN and claim.minor > minor_of(pythons[-1]):
            message = f"Python {claim.python} is tested, and no classifier names it"
            fix = f'add `"Programming Language :: Python :: {claim.python}",` to `classifiers`'
            yield Problem(message, project.at("project", "classifiers"), fix)
    if seen and not is_open(facts.workflows):
        yield from _untested(facts, project, min(seen.values(), key=lambda each: each.minor))


def _untested(facts: Facts, project: Project, oldest: Claim) -> Iterator[Problem]:
    """Yield the oldest and the newest Python that is promised, where nothing in any workflow names it."""
    pythons, promised = classified(project), admitted(project)
    newest = pythons[-1] if pythons else promised[0]
    for python in dict.fromkeys((promised[0], newest)):
        if python in promised and not is_mentioned(facts.workflows, python):
            yield Problem(
                f"Python {python} is promised, and nothing tests it", oldest.where, f'add "{python}" to the matrix'
            )


def _beside_tools(facts: Facts, project: Project) -> Iterator[Problem]:
    lowest = admitted(project)[0]
    for what, minor, where in (*_ruff(facts.tree, project), *_mypy(facts, project)):
        if minor > minor_of(lowest):
            message = f"{what} judges for Python 3.{minor}, and `requires-python` admits {lowest}"
            yield Problem(
                message,
                where,
                f"write {lowest} on this line, or take the line away: {what.split()[0]} then goes by `requires-python`",
            )


def _ruff(tree: Tree, project: Project) -> Iterator[tuple[str, int, str]]:
    path = next((name for name in _RUFF_FILES if project.folder + name in tree.paths), "")
    if path:
        text = tree.read(project.folder + path) or ""
        found = _TARGET.search(text)
        where = f"{project.folder}{path}:{line_in(text, '', 'target-version')}"
    else:
        found = _RUFF.fullmatch(project.word("tool", "ruff", "target-version"))
        where = project.at("tool.ruff", "target-version")
    if found:
        yield "ruff", int(found.group(1)), where


def _mypy(facts: Facts, project: Project) -> Iterator[tuple[str, int, str]]:
    """Yield what mypy judges for; a file of its own, and a command, take the place of what pyproject.toml says."""
    said = project.get("tool", "mypy", "python_version")
    found = _MYPY.fullmatch(str(said))
    is_elsewhere = any(project.folder + name in facts.tree.paths for name in ("mypy.ini", ".mypy.ini"))
    is_elsewhere = is_elsewhere or any("--python-version" in each.document.text for each in facts.workflows)
    if found and not is_elsewhere:
        yield "mypy", int(found.group(1)), project.at("tool.mypy", "python_version")

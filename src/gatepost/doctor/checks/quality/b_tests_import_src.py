"""GD406."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from gatepost.doctor.check import DoctorCheck
from gatepost.doctor.command_patterns import ON_LINE
from gatepost.doctor.habits.shell_lines import shell_lines
from gatepost.doctor.roles import command_of, steps_of
from gatepost.doctor.symptoms import QUALITY_GATE
from gatepost.outcomes.values import Problem
from gatepost.values import WARNING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gatepost.doctor.facts import Facts
    from gatepost.doctor.project import Project
    from gatepost.doctor.roles import Place

_TESTS = re.compile(r"(?:^|\s)(?:\S*/)?pytest(?:\s|$)")
_WHEEL = re.compile(
    rf"\.whl\b|--no-editable|--find-links|--installpkg|\bgatepost\s+dist\b(?!{ON_LINE}--(?:no-install|build-only))"
)
_PLAIN_INSTALL = re.compile(rf"\bpip3?\s+install\b(?!{ON_LINE}(?:\s-e\b|--editable))|\buv\s+tool\s+install\b|\bpipx\b")
_UNKNOWN = re.compile(
    r"(?:^|[\s;&|])(?:make|just|task|nox|tox|hatch|invoke|inv|doit|bash|sh|docker|\.{1,2}/\S+)(?:\s|$)"
)
_BUILDERS = ("hynek/build-and-inspect-python-package", "pypa/cibuildwheel")


class BTestsImportSrc(DoctorCheck):
    """The tests run on the source tree, and nothing ever tries the wheel that is published.

    ## Symptom
    CI is green, and what users install fails: "ModuleNotFoundError", or a file of data that is not there.

    ## Cause
    In a flat layout, or with `pythonpath = ["src"]`, Python finds the package in the checkout whatever is installed. A
    module or a file that the wheel lacks is there all the same.

    ## Mend
    Install the built wheel in the job that tests, and take the sources away before:

        - run: |
            python -m pip install dist/*.whl
            rm -rf src
            python -m pytest

    Or build with `gatepost dist`, which installs the wheel and imports all of it.
    """

    code = "GD406"
    name = "b-tests-import-src"
    severity = WARNING
    symptoms: tuple[str, ...] = (QUALITY_GATE,)
    needs: tuple[str, ...] = ("publishing",)

    def look(self, facts: Facts) -> Iterator[Problem]:
        """Report the first step that tests the source tree, where no job installs anything else."""
        project = facts.project("")
        why = _why(facts, project) if project is not None else ""
        if not why or any(_may_try_wheel(place) for place in steps_of(facts.workflows)):
            return
        if any(job.uses is not None and not job.uses.is_local for flow in facts.workflows for job in flow.jobs):
            return
        tested = (
            (place, line)
            for place in steps_of(facts.workflows)
            for line in shell_lines(place)
            if _TESTS.search(line.text)
        )
        for place, line in tested:
            message = f"the tests import the source tree ({why}), and no job installs the wheel"
            yield Problem(
                message,
                place.workflow.at(line.line),
                "let a job run `python -m pip install dist/*.whl` and the tests outside of the checkout",
            )
            return

    def fine(self, facts: Facts) -> str:
        """Return whether anything is known to try what is built."""
        tried = any(_WHEEL.search(command_of(place.step)) for place in steps_of(facts.workflows))
        return "a job installs what is built" if tried else "the tests are not known to import the source tree"


def _why(facts: Facts, project: Project) -> str:
    """Return why the source tree is imported whatever is installed; empty where that is not known."""
    paths = project.words("tool", "pytest", "ini_options", "pythonpath")
    if not {"src", "./src", "src/"}.isdisjoint(paths):
        return "`pythonpath` has `src`"
    name = project.normalised.replace("-", "_")
    return f"`{name}/` lies at the top" if f"{name}/__init__.py" in facts.tree.paths else ""


def _may_try_wheel(place: Place) -> bool:
    """Tell whether a step installs what is built, or runs what may do so."""
    command = command_of(place.step)
    if place.step.uses is not None and (place.step.uses.is_local or place.is_action(*_BUILDERS)):
        return True
    return any(pattern.search(command) for pattern in (_WHEEL, _PLAIN_INSTALL, _UNKNOWN))

"""The jobs whose distributions are uploaded, where the version of these comes from git's tags."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from gatepost.doctor.command_patterns import OPTIONS
from gatepost.doctor.roles import command_of
from gatepost.doctor.versions.version_files import lines_of
from gatepost.doctor.versions.version_sources import scm_of
from gatepost.outcomes.values import Edit

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gatepost.doctor.facts import Facts
    from gatepost.doctor.project import Project
    from gatepost.doctor.roles import Place
    from gatepost.doctor.workflow import Job, Step, Workflow

CHECKOUT = "actions/checkout"
_BUILDER = "hynek/build-and-inspect-python-package"
_BUILD = re.compile(
    rf"\b(?:python[0-9.]*\s+-m|pipx\s+run|uvx)\s+build\b|\b(?:uv|hatch|pdm|poetry|flit)\s+{OPTIONS}build\b"
    r"|\bpyproject-build\b|\bpip\s+wheel\b|\bgatepost\s+dist\b"
)
_PRETENDED = re.compile(
    r"PRETEND_VERSION|VERSIONING_BYPASS|BUILD_SCM_VERSION|SETUPTOOLS_SCM_|git\s+(?:fetch|pull|tag)\b"
)
_OF_REFS = re.compile(r"\b(?:ref|ref_name|ref_type|event|event_name|inputs|tag|tags)\b")
_DEPTH = re.compile(r"""(\s*(?:-\s+)?["']?fetch-depth["']?\s*:\s*)(["']?)[0-9]+\2(.*)""")


@dataclass(frozen=True)
class Build:
    """A job that builds what the step of `upload` uploads, and the step that checks out what is built."""

    upload: Place
    job: Job
    checkout: Step


def scm_projects(facts: Facts) -> list[Project]:
    """Return the projects, where all of them take their version from tags; else none."""
    projects = [project for project in facts.projects if project.section("project")]
    return projects if all(scm_of(project) for project in projects) else []


def no_scm(facts: Facts) -> str:
    """Return why nothing can be said where the version does not come from tags."""
    return "" if scm_projects(facts) else "no version comes from git's tags"


def builds_on_branches(facts: Facts) -> Iterator[Build]:
    """Yield the builds that are started by a push to a branch, and where nothing says that they are of a tag."""
    for place in facts.publishing or ():
        if not _is_of_branch(place.workflow) or _OF_REFS.search(place.step.condition):
            continue
        jobs = _before(place.workflow, place.job)
        if any(_OF_REFS.search(job.condition) for job in jobs) or any(job.uses is not None for job in jobs):
            continue
        for job in jobs:
            checkout = _checkout(place.workflow, job)
            if checkout is not None:
                yield Build(place, job, checkout)


def deepened(workflow: Workflow, checkout: Step) -> tuple[Edit, ...]:
    """Return the edit after which a step checks out the whole history; none where its place is not plain to see."""
    lines = lines_of(workflow.document.text)
    given = checkout.node.get("with")
    line = checkout.line_of("uses")
    if given is None:
        text = lines[line - 1]
        indent = " " * text.find("uses:")
        is_plain = text[: len(indent)].strip(" -") == "" and "uses:" in text
        return (
            (Edit(workflow.path, line + 1, line, (f"{indent}with:", f"{indent}  fetch-depth: 0")),) if is_plain else ()
        )
    at = checkout.line_of("with", "fetch-depth")
    found = _DEPTH.fullmatch(lines[at - 1])
    if given.has("fetch-depth"):
        return (Edit(workflow.path, at, at, (f"{found.group(1)}0{found.group(3)}",)),) if found else ()
    first = given.entries[0][0].line if given.entries else 0
    if first <= checkout.line_of("with"):
        return ()
    indent = lines[first - 1][: len(lines[first - 1]) - len(lines[first - 1].lstrip())]
    return (Edit(workflow.path, first, first - 1, (f"{indent}fetch-depth: 0",)),)


def _is_of_branch(workflow: Workflow) -> bool:
    """Tell whether pushes to branches start a workflow."""
    if "push" not in workflow.triggers:
        return False
    push = workflow.triggers["push"]
    return push is None or push.has("branches") or not (push.has("tags") or push.has("tags-ignore"))


def _before(workflow: Workflow, job: Job) -> list[Job]:
    """Return a job and all that it waits for."""
    found: dict[str, Job] = {}
    waiting = [job.id]
    while waiting:
        each = workflow.job(waiting.pop())
        if each is not None and each.id not in found:
            found[each.id] = each
            waiting += each.needs
    return list(found.values())


def _checkout(workflow: Workflow, job: Job) -> Step | None:
    """Return the step that checks out what a job builds, where nothing says that it is of a tag."""
    build = next((step for step in job.steps if _is_build(step)), None)
    if build is None:
        return None
    said = [*workflow.env, *job.env, *(key for step in job.steps for key in step.env)]
    if _PRETENDED.search("\n".join([*said, *(command_of(step) for step in job.steps)])):
        return None
    before = [step for step in job.steps[: build.number] if step.uses is not None and step.uses.repository == CHECKOUT]
    return before[-1] if len(before) == 1 and not before[0].inputs.get("ref") else None


def _is_build(step: Step) -> bool:
    return _BUILD.search(command_of(step)) is not None or (step.uses is not None and step.uses.repository == _BUILDER)

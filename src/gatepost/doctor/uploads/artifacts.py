"""What the jobs of a run hand each other: artifacts, by the steps that upload and download them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from gatepost.doctor.actions.job_chain import jobs_before
from gatepost.doctor.expressions import around_expressions, references_in
from gatepost.doctor.uploads.uploads import tidy
from gatepost.doctor.wildcards import ANYTHING, fits, joined

if TYPE_CHECKING:
    from collections.abc import Iterable

    from gatepost.doctor.workflow import Job, Step, Workflow

UPLOAD, DOWNLOAD, CHECKOUT = "actions/upload-artifact", "actions/download-artifact", "actions/checkout"
_OUTPUT = 4
"""The parts of a reference to an output."""
_SILENT = frozenset(
    (
        *(UPLOAD, DOWNLOAD, CHECKOUT, "actions/setup-python", "actions/setup-node", "actions/cache", "actions/attest"),
        *("astral-sh/setup-uv", "pypa/gh-action-pypi-publish", "actions/create-github-app-token"),
        *("googleapis/release-please-action", "actions/attest-build-provenance", "pypa/cibuildwheel"),
        *("codecov/codecov-action", "actions/setup-go", "actions/dependency-review-action", "pre-commit/action"),
        *("docker/setup-qemu-action", "step-security/harden-runner", "softprops/action-gh-release"),
    )
)
"""Actions that upload no artifact of their own."""


@dataclass(frozen=True)
class Artifact:
    """A step that uploads an artifact, and its job."""

    workflow: Workflow
    job: Job
    step: Step

    @property
    def name(self) -> str:
        """The name, which may hold expressions."""
        return self.step.inputs.get("name", "") or "artifact"

    def may_be(self, name: str) -> bool:
        """Tell whether it may come to have a name: an expression may be anything."""
        return fits(joined(around_expressions(self.name), ANYTHING), name)

    @property
    def is_many(self) -> bool:
        """Whether it may be several, one of each job of a matrix."""
        return "${{" in self.name


def is_checkout(step: Step) -> bool:
    """Tell whether a step checks out the repository itself."""
    return _uses(step, CHECKOUT) and not step.inputs.get("repository") and not step.inputs.get("path")


def is_download(step: Step) -> bool:
    """Tell whether a step downloads artifacts of the run that it is in."""
    return _uses(step, DOWNLOAD) and not {"run-id", "github-token", "repository"} & step.inputs.keys()


def uploads_of(workflow: Workflow, *jobs: Job) -> list[Artifact]:
    """Return the artifacts that some jobs upload; without any, those of all jobs."""
    return [Artifact(workflow, job, step) for job in jobs or workflow.jobs for step in job.steps if _uses(step, UPLOAD)]


def knows_all(workflow: Workflow, others: Iterable[Workflow] = ()) -> bool:
    """Tell whether every artifact of a run is uploaded by a step that is seen here, or in those that it calls."""
    every = with_called(workflow, others)
    return every is not None and all(
        step.uses is None or step.uses.repository in _SILENT
        for each in every
        for job in each.jobs
        for step in job.steps
    )


def with_called(workflow: Workflow, others: Iterable[Workflow]) -> list[Workflow] | None:
    """Return a workflow and those of the repository that it calls, however far; None where one is not seen here."""
    by_path = {each.path: each for each in others}
    found = [workflow]
    for each in found:
        for uses in (job.uses for job in each.jobs if job.uses is not None):
            called = by_path.get(uses.name[2:]) if uses.is_local else None
            if called is None:
                return None
            found += [] if called in found else [called]
    return found


def root_of(artifact: Artifact) -> str:
    """Return the folder whose files are at the top of an artifact; empty where that is not clear."""
    paths = artifact.step.inputs.get("path", "").split("\n")
    lines = [line.strip() for line in paths if line.strip()]
    roots = {tidy(re.split(r"[*?\[]", line)[0].rpartition("/")[0] if _is_glob(line) else line) for line in lines}
    root = next(iter(roots), "")
    return root if len(roots) == 1 and not root.startswith(("!", "~")) and "${{" not in root else ""


def covers(artifact: Artifact, folder: str) -> bool:
    """Tell whether everything in a folder gets into an artifact."""
    path = tidy(artifact.step.inputs.get("path", ""))
    return path in (folder, f"{folder}/*", f"{folder}/**", f"{folder}/**/*")


def _is_glob(path: str) -> bool:
    return re.search(r"[*?\[]", path) is not None


def _uses(step: Step, repository: str) -> bool:
    return step.uses is not None and step.uses.repository == repository


def fetched(workflow: Workflow, job: Job, step: Step) -> list[Artifact]:
    """Return the artifacts that a step surely downloads, as far as they are uploaded here."""
    name, ids = step.inputs.get("name", ""), step.inputs.get("artifact-ids", "")
    every = uploads_of(workflow)
    if name:
        return [each for each in every if each.name == name or ("${{" not in name and each.may_be(name))]
    if ids:
        return [each for reference in references_in(ids) for each in _by_id(workflow, reference)]
    pattern = step.inputs.get("pattern", "") or "*"
    if "${{" in pattern or not re.fullmatch(r"[\w.*-]+", pattern):
        return []
    fitting = joined(pattern.split("*"), ANYTHING)
    near = jobs_before(workflow, job)
    return [
        each
        for each in every
        if fits(fitting, each.name) and (each.job.id in near or not (each.job.condition or each.step.condition))
    ]


def _by_id(workflow: Workflow, reference: str) -> list[Artifact]:
    """Return what an output of a job refers to, as in `needs.build.outputs.artifact-id`."""
    parts = reference.split(".")
    source = workflow.job(parts[1]) if len(parts) == _OUTPUT and parts[0] == "needs" else None
    if source is None:
        return []
    named = [each.split(".") for each in references_in(source.outputs.get(parts[-1], ""))]
    steps = {each[1] for each in named if len(each) == _OUTPUT and each[0] == "steps"}
    return [each for each in uploads_of(workflow, source) if each.step.id in steps]

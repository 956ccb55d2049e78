"""GD512."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gatepost.doctor.actions.job_chain import jobs_before
from gatepost.doctor.check import DoctorCheck, known
from gatepost.doctor.roles import Place, command_of
from gatepost.doctor.symptoms import PUBLISH_FAILED
from gatepost.doctor.uploads.artifacts import covers, is_checkout, uploads_of
from gatepost.doctor.uploads.uploads import attests, is_action, packages_dir
from gatepost.outcomes.values import Problem
from gatepost.values import ERROR, WARNING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gatepost.doctor.facts import Facts
    from gatepost.doctor.workflow import Job, Step, Workflow

_SIGNER = "sigstore/gh-action-sigstore-python"
_BUNDLES = (".sigstore", ".sigstore.json")
_ATTESTATION = ".attestation"


class PpAttestLeftover(DoctorCheck):
    """Signatures lie among the distributions before they are uploaded, and are taken for distributions.

    ## Symptom
    The upload stops: what lies beside the distributions is taken for one of them.

    The upload ends with "InvalidDistribution: Unknown distribution format: 'rocket-1.0.0.tar.gz.sigstore.json'", or
    with "Attestation generation failure: … already has a publish attestation".

    ## Cause
    The action uploads every file in the folder. What `sigstore/gh-action-sigstore-python` writes beside the files
    that it signs is no distribution; and the action does not sign what has an attestation already, as after an
    upload of the same folder in the same job.

    ## Mend
    Sign for the GitHub release in a job after the upload, or upload before you sign. Two uploads, say to TestPyPI and
    PyPI, belong in two jobs:

        publish:
          needs: [rehearse]
    """

    code = "GD512"
    name = "pp-attest-leftover"
    needs: tuple[str, ...] = ("publishing",)
    symptoms: tuple[str, ...] = (PUBLISH_FAILED,)
    errors: tuple[str, ...] = ("already has a publish attestation", "Unknown distribution format")

    def look(self, facts: Facts) -> Iterator[Problem]:
        """Report signatures in the repository, steps that sign before the upload, and uploads that would sign again."""
        places = [place for place in known(facts.publishing) if is_action(place) and "$" not in packages_dir(place)]
        found: dict[str, Problem] = {}
        for place in places:
            for problem in (*_tracked(place, facts), *_signed(place), *_second(place, places)):
                found.setdefault(problem.where, problem)
        yield from found.values()

    def fine(self, facts: Facts) -> str:
        """Return which folders are uploaded."""
        folders = dict.fromkeys(packages_dir(place) for place in known(facts.publishing))
        return f"no signatures get into `{'`, `'.join(folders)}` before the upload"


def _tracked(place: Place, facts: Facts) -> Iterator[Problem]:
    """Yield the signatures in the repository that come to lie in the folder that is uploaded."""
    folder = packages_dir(place)
    if not _brings_files(place, folder):
        return
    for path in sorted(facts.tree.paths):
        if path.rpartition("/")[0] == folder and path.endswith((*_BUNDLES, _ATTESTATION)):
            yield Problem(
                f"`{path}` is in the repository, and gets among what is uploaded",
                path,
                f"git rm {path}",
                WARNING if path.endswith(_ATTESTATION) else ERROR,
            )


def _brings_files(place: Place, folder: str) -> bool:
    """Tell whether the folder comes from the repository: checked out in the job, or in one whose artifact it gets."""
    if any(map(is_checkout, place.job.steps)):
        return True
    return any(
        any(map(is_checkout, job.steps)) and any(covers(upload, folder) for upload in uploads_of(place.workflow, job))
        for job in jobs_before(place.workflow, place.job).values()
    )


def _signed(place: Place) -> Iterator[Problem]:
    """Yield the steps that sign in the folder before it is uploaded, in the job or in one whose artifact it gets."""
    folder = packages_dir(place)
    steps = list(_signing(place.workflow, place.job, folder, place.step.number))
    for job in jobs_before(place.workflow, place.job).values():
        ends = [upload.step.number for upload in uploads_of(place.workflow, job) if covers(upload, folder)]
        steps += _signing(place.workflow, job, folder, max(ends, default=0))
    for step in steps:
        yield Problem(
            f"what `{_SIGNER}` writes into `{folder}/` is uploaded with the distributions, and refused",
            place.workflow.at(step.line),
            "move this step to a job that needs the one that uploads",
        )


def _signing(workflow: Workflow, job: Job, folder: str, before: int) -> Iterator[Step]:
    """Yield the steps of a job that sign files of a folder before a step, where nothing seems to clean up."""
    for step in job.steps[:before]:
        inputs = [each.removeprefix("./") for each in step.inputs.get("inputs", "").split()]
        is_ours = any(each.startswith(f"{folder}/") for each in inputs)
        later = "\n".join(command_of(each) for each in job.steps[step.number : before])
        if is_ours and Place(workflow, job, step).is_action(_SIGNER) and "sigstore" not in later:
            yield step


def _second(place: Place, places: list[Place]) -> Iterator[Problem]:
    """Yield a second upload of the same folder in the same job that would sign again."""
    for first in places:
        is_before = first.job is place.job and first.step.number < place.step.number
        is_same = packages_dir(first) == packages_dir(place) and first.step.condition == place.step.condition
        if is_before and is_same and attests(first) and attests(place):
            yield Problem(
                f"the second upload of `{packages_dir(place)}/` in the job `{place.job.id}` finds the attestations of"
                " the first, and stops",
                place.where,
                "upload in two jobs, or write `attestations: false` below `with` of the first upload",
                why='The second upload stops: "already has a publish attestation".',
            )

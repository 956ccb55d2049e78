"""GD530."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from gatepost.doctor.actions.workflow_lines import added
from gatepost.doctor.check import DoctorCheck, known
from gatepost.doctor.symptoms import PUBLISH_FAILED
from gatepost.doctor.uploads.artifacts import DOWNLOAD, fetched, is_download, root_of
from gatepost.doctor.uploads.uploads import is_action, packages_dir, tidy
from gatepost.outcomes.values import Problem

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gatepost.doctor.facts import Facts
    from gatepost.doctor.roles import Place
    from gatepost.doctor.uploads.artifacts import Artifact
    from gatepost.doctor.workflow import Step

_MERGE = "merge-multiple: true"
_PLAIN = (DOWNLOAD, "pypa/gh-action-pypi-publish", "astral-sh/setup-uv", "actions/setup-python")
_VERSION = re.compile(r"\bv(\d+)\b")
_FLAT_SINCE = 5


class PpDownloadLayout(DoctorCheck):
    """The distributions are downloaded to another place than the one they are uploaded from.

    ## Symptom
    The upload finds no distributions where it looks for them, or files that are none, and stops.

    The upload ends with "MISSING DISTS … It looks like there are no Python distribution packages to publish in the
    directory", with "InvalidDistribution: Unknown distribution format", or with "Path looks like a distribution but is
    not a file".

    ## Cause
    Without `name` all artifacts are downloaded, each into a folder of its own: `dist/wheels-linux/rocket.whl`. And
    the files of an artifact come to lie in `path` itself, which is the top of the workspace where it is not given:
    that they were in `dist/` when they were uploaded is not kept. The action looks in `packages-dir`, `dist` by
    default, and in no folder below.

    ## Mend
    Download into the folder that is uploaded, without folders in it:

        with:
          path: dist/
          merge-multiple: true
    """

    code = "GD530"
    name = "pp-download-layout"
    needs: tuple[str, ...] = ("publishing",)
    symptoms: tuple[str, ...] = (PUBLISH_FAILED,)
    errors: tuple[str, ...] = (
        "It looks like there are no Python distribution packages to publish in the directory",
        "Path looks like a distribution but is not a file",
    )

    def look(self, facts: Facts) -> Iterator[Problem]:
        """Report each download before an upload by the action, where nothing in between moves the files."""
        for place in known(facts.publishing):
            before = place.job.steps[: place.step.number]
            downloads = [step for step in before if is_download(step)]
            if is_action(place) and len(downloads) == 1 and all(map(_moves_nothing, before)):
                yield from _wrong(place, downloads[0])

    def fine(self, facts: Facts) -> str:
        """Return from where is uploaded."""
        folders = dict.fromkeys(packages_dir(place) for place in known(facts.publishing))
        return f"what is downloaded lies where it is uploaded from: `{'`, `'.join(folders)}`"


def _moves_nothing(step: Step) -> bool:
    return not step.run and step.uses is not None and step.uses.repository in _PLAIN


def _wrong(place: Place, step: Step) -> Iterator[Problem]:
    folder, path = packages_dir(place), tidy(step.inputs.get("path", ""))
    if "$" in folder + path or "*" in folder or path.startswith(("/", "~")):
        return
    found = fetched(place.workflow, place.job, step)
    is_all = not step.inputs.get("name") and not step.inputs.get("artifact-ids")
    if is_all and step.inputs.get("merge-multiple", "").lower() != "true":
        if path == folder and _are_several(found, step):
            yield Problem(
                f"each artifact gets a folder of its own in `{folder}/`, and only files right in it are uploaded",
                place.workflow.at(step.line),
                f"write `{_MERGE}` below `with` of the download",
                edits=added(place.workflow, step.line_of("with"), _MERGE),
            )
    elif path != folder and found and all(root_of(each).rpartition("/")[2] == "dist" for each in found):
        shown = "the top of the workspace" if path == "." else f"`{path}/`"
        yield Problem(
            f"the distributions are downloaded to {shown}, and uploaded from `{folder}/`",
            place.workflow.at(step.line_of("with", "path")),
            f"write `path: {folder}/` below `with` of the download",
        )


def _are_several(found: list[Artifact], step: Step) -> bool:
    """Tell whether surely more than one artifact is downloaded; old versions make a folder even for a single one."""
    version = _VERSION.search(f"{step.uses.ref} {step.uses.comment}") if step.uses is not None else None
    if version is not None and int(version.group(1)) < _FLAT_SINCE:
        return bool(found)
    return len({each.name for each in found}) > 1 or any(each.is_many and _has_matrix(each) for each in found)


def _has_matrix(artifact: Artifact) -> bool:
    matrix = artifact.job.node.get("strategy", "matrix")
    entries = matrix.items() if matrix is not None else ()
    return any(len(value.parts) > 1 and f"matrix.{name}" in artifact.name for name, value in entries)

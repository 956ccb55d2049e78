"""GD503."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gatepost.doctor.check import DoctorCheck, known
from gatepost.doctor.symptoms import PUBLISH_FAILED
from gatepost.doctor.uploads.older_uploads import NONE_THEN, of_top_level, older_places
from gatepost.outcomes.values import Problem

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gatepost.doctor.facts import Facts


class PpInvalidPublisherWorkflow(DoctorCheck):
    """The workflow that publishes has another file name than at the last release, and PyPI knows it by that name.

    ## Symptom
    The upload ends with "invalid-publisher": PyPI knows no publisher with the new file name.

    The upload ends with "Trusted publishing exchange failure: Token request failed: the server refused the request
    for the following reasons:" and "invalid-publisher: valid token, but no corresponding publisher (Publisher with
    matching claims was not found)".

    ## Cause
    A trusted publisher is registered for an owner, a repository, the file name of a workflow, and an environment. When
    the file is renamed, or the job that uploads moves to another workflow, the token names a file that PyPI does not
    know.

    ## Mend
    Register the new file name in the settings of the project on PyPI, under Publishing, before the next release; or
    give the file its old name back:

        git mv .github/workflows/publish.yml .github/workflows/release.yml

    Nothing is said any more after the first release that the new file publishes.
    """

    code = "GD503"
    name = "pp-invalid-publisher-workflow"
    needs: tuple[str, ...] = ("publishing", "then")
    symptoms: tuple[str, ...] = (PUBLISH_FAILED,)
    errors: tuple[str, ...] = (
        "valid token, but no corresponding publisher",
        "Publisher with matching claims was not found",
    )

    def unable(self, facts: Facts) -> str:
        """Return that there is nothing to compare with."""
        return "" if older_places(known(facts.then)) else NONE_THEN

    def look(self, facts: Facts) -> Iterator[Problem]:
        """Report each workflow that publishes now in the place of one that did."""
        then = {place.workflow.path: place.workflow for place in older_places(known(facts.then))}
        now = {place.workflow.path: place for place in of_top_level(known(facts.publishing))}
        gone = [workflow for path, workflow in then.items() if path not in now]
        for path, place in now.items():
            if path not in then and gone:
                old = gone[0]
                yield Problem(
                    f"`{place.workflow.file}` publishes now, and at the last release `{old.file}` did, for which the"
                    " trusted publisher is registered",
                    place.where,
                    f"register `{place.workflow.file}` as the trusted publisher's workflow on PyPI, or publish from"
                    f" `{old.file}` again",
                )

    def fine(self, facts: Facts) -> str:
        """Return which files publish."""
        files = dict.fromkeys(place.workflow.file for place in older_places(known(facts.then)))
        return f"`{'`, `'.join(files)}` publishes, as at the last release"

"""GD504."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gatepost.doctor.check import DoctorCheck, known
from gatepost.doctor.symptoms import PUBLISH_FAILED
from gatepost.doctor.uploads.older_uploads import NONE_THEN, of_top_level, older_places
from gatepost.outcomes.values import Problem

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gatepost.doctor.facts import Facts


class PpInvalidPublisherEnvironment(DoctorCheck):
    """The job that publishes has another environment than at the last release, and PyPI asks for that one.

    ## Symptom
    The upload ends with "invalid-publisher: valid token, but no corresponding publisher (Publisher with matching
    claims was not found)", although repository and file name are right.

    ## Cause
    A trusted publisher may be bound to an environment. Then a token from a job with another one, or with none, is
    refused. Capital letters do not matter, and a job that had no environment may be given any: a publisher that
    accepted it is bound to none.

    ## Mend
    Give the job its environment back, or register the new one in the settings of the project on PyPI, under
    Publishing:

        publish:
          environment: pypi

    A publisher that is bound to no environment takes any: then ignore this check until the next release.
    """

    code = "GD504"
    name = "pp-invalid-publisher-environment"
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
        """Report each job that publishes with an environment that the same file did not publish with."""
        then: dict[str, list[str]] = {}
        for place in older_places(known(facts.then)):
            then.setdefault(place.workflow.path, []).append(place.job.environment)
        for place in of_top_level(known(facts.publishing)):
            old, new = then.get(place.workflow.path, [""]), place.job.environment
            known_names = [name.lower() for name in old]
            if "" in old or new.lower() in known_names or "${{" in "".join([new, *old]):
                continue
            has = f"the environment `{new}`" if new else "no environment"
            yield Problem(
                f"the job `{place.job.id}` publishes with {has}, and at the last release it was `{old[0]}`",
                place.workflow.at(place.job.line_of("environment")),
                f"write `environment: {old[0]}`, or register the new one with the trusted publisher on PyPI",
            )

    def fine(self, facts: Facts) -> str:
        """Return the environments."""
        names = dict.fromkeys(place.job.environment for place in of_top_level(known(facts.publishing)))
        said = "`, `".join(name for name in names if name)
        return f"the environment is `{said}`, as at the last release" if said else "no environment is asked for"

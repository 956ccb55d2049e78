"""GD510."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gatepost.doctor.check import DoctorCheck, known
from gatepost.doctor.symptoms import SECURITY
from gatepost.doctor.uploads.uploads import ELSEWHERE, has_password, index_of, line_of, may_mint
from gatepost.outcomes.values import Problem
from gatepost.values import WARNING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gatepost.doctor.facts import Facts
    from gatepost.doctor.roles import Place

_PLAIN = ("actions/checkout", "actions/download-artifact", "actions/setup-python", "astral-sh/setup-uv")


class PpTokenAndOidc(DoctorCheck):
    """The job may publish without any secret, and uploads with a token all the same.

    ## Symptom
    The upload works, and the files on PyPI have no attestations: nothing proves where they come from. The log advises
    "Upgrade to Trusted Publishing".

    ## Cause
    `id-token: write` is there for trusted publishing, and `password` or `user` turns that off, and the attestations
    with it. The token stays valid for as long as nobody revokes it.

    ## Mend
    Register the trusted publisher in the settings of the project on PyPI, take `password` and `user` away, and revoke
    the token:

        - uses: pypa/gh-action-pypi-publish@release/v1
    """

    code = "GD510"
    name = "pp-token-and-oidc"
    severity = WARNING
    needs: tuple[str, ...] = ("publishing",)
    symptoms: tuple[str, ...] = (SECURITY,)
    errors: tuple[str, ...] = ("Upgrade to Trusted Publishing",)

    def look(self, facts: Facts) -> Iterator[Problem]:
        """Report each upload with a token in a job that may mint identity tokens, for which nothing else asks."""
        for place in known(facts.publishing):
            if has_password(place) and index_of(place) != ELSEWHERE and may_mint(place) and _is_alone(place):
                name = "password" if place.step.inputs.get("password") else "user"
                yield Problem(
                    f"`{name}` turns off trusted publishing, for which the job `{place.job.id}` has `id-token: write`,"
                    " and the attestations",
                    place.workflow.at(line_of(place, name)),
                    "register the trusted publisher on PyPI, and take `password` and `user` out of `with`",
                )

    def fine(self, facts: Facts) -> str:
        """Return which jobs publish."""
        jobs = dict.fromkeys(place.job.id for place in known(facts.publishing))
        return f"`{'`, `'.join(jobs)}` does not use a token beside trusted publishing"


def _is_alone(place: Place) -> bool:
    """Tell whether no other step of the job may have a use for the identity token."""
    return all(
        step is place.step or (step.uses is not None and step.uses.repository in _PLAIN) for step in place.job.steps
    )

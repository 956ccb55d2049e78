"""The tokens of GitHub Apps that workflows make."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gatepost.doctor.expressions import references_in
from gatepost.doctor.roles import Place, steps_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from gatepost.doctor.workflow import Workflow

MAKER = "actions/create-github-app-token"


def app_tokens(workflows: Iterable[Workflow]) -> tuple[Place, ...]:
    """Return the steps that make the token of a GitHub App."""
    return tuple(place for place in steps_of(workflows) if place.is_action(MAKER))


def takers(maker: Place, places: Iterable[Place]) -> tuple[Place, ...]:
    """Return those of some steps which are given what a step of their job makes."""
    output = f"steps.{maker.step.id}.outputs."
    return tuple(
        place
        for place in places
        if place.job is maker.job
        and any(
            reference.startswith(output)
            for text in (*place.step.inputs.values(), *place.step.env.values(), place.step.run)
            for reference in references_in(text)
        )
    )

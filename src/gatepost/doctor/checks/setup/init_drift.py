"""GD605."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gatepost.doctor.check import DoctorCheck, known
from gatepost.doctor.symptoms import QUALITY_GATE
from gatepost.outcomes.values import Problem
from gatepost.scaffold.compare import ADD, YOURS
from gatepost.values import WARNING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gatepost.doctor.facts import Facts


class InitDrift(DoctorCheck):
    """A file is not as `gatepost init` would make it now.

    ## Symptom
    What the page of a release says, what the hooks run and what CI runs are no longer the same; or a newer gatepost
    would set things up better than the files have it.

    ## Cause
    The settings were changed after the files were made, a file was removed or edited by hand, or gatepost itself is
    newer than the files.

    ## Mend
    Look at it, then let it be made again. What a hand has changed is kept:

        gatepost init --diff
        gatepost init

    To keep a file as it is for good, name it in `leave`, in `[tool.gatepost.init]`.
    """

    code = "GD605"
    name = "init-drift"
    severity = WARNING
    symptoms: tuple[str, ...] = (QUALITY_GATE,)
    needs: tuple[str, ...] = ("drift",)
    is_echo = True

    def look(self, facts: Facts) -> Iterator[Problem]:
        """Report each file."""
        for each in known(facts.drift):
            if each.action == ADD:
                message, fix = f"`{each.path}` is missing, which `gatepost init` would make", "gatepost init"
            elif each.action == YOURS:
                message, fix = f"`{each.path}` was changed by hand, and is kept as it is", "gatepost init --diff"
            else:
                message, fix = f"`{each.path}` is not as `gatepost init` would make it", "gatepost init"
            yield Problem(f"{message} ({each.detail})" if each.detail else message, each.path, fix)

    def fine(self, facts: Facts) -> str:  # noqa: ARG002  the contract
        """Return that nothing differs."""
        return "all files are as `gatepost init` would make them"

"""The checks of the doctor, in the order of their codes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gatepost.doctor.catalogue import publishing, quality, release_please, setup, versions, workflows

if TYPE_CHECKING:
    from gatepost.doctor.check import DoctorCheck

CHECKS: tuple[type[DoctorCheck], ...] = (
    *release_please.CHECKS,
    *versions.CHECKS,
    *workflows.CHECKS,
    *quality.CHECKS,
    *publishing.CHECKS,
    *setup.CHECKS,
)

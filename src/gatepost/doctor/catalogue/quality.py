"""The checks of what is built, and what judges it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gatepost.doctor.checks.quality.b_direct_url_dep import BDirectUrlDep
from gatepost.doctor.checks.quality.b_dirty_dist import BDirtyDist
from gatepost.doctor.checks.quality.b_license_metadata import BLicenseMetadata
from gatepost.doctor.checks.quality.b_metadata_too_new import BMetadataTooNew
from gatepost.doctor.checks.quality.b_sdist_incomplete import BSdistIncomplete
from gatepost.doctor.checks.quality.b_tests_import_src import BTestsImportSrc
from gatepost.doctor.checks.quality.b_twine_long_description import BTwineLongDescription
from gatepost.doctor.checks.quality.b_unused_local_target import BUnusedLocalTarget
from gatepost.doctor.checks.quality.b_wheel_extra import BWheelExtra
from gatepost.doctor.checks.quality.q_mypy_false_green import QMypyFalseGreen
from gatepost.doctor.checks.quality.q_python_matrix import QPythonMatrix
from gatepost.doctor.checks.quality.q_ruff_drift import QRuffDrift

if TYPE_CHECKING:
    from gatepost.doctor.check import DoctorCheck

CHECKS: tuple[type[DoctorCheck], ...] = (
    QRuffDrift,
    QMypyFalseGreen,
    QPythonMatrix,
    BTwineLongDescription,
    BSdistIncomplete,
    BTestsImportSrc,
    BWheelExtra,
    BLicenseMetadata,
    BMetadataTooNew,
    BDirtyDist,
    BDirectUrlDep,
    BUnusedLocalTarget,
)
